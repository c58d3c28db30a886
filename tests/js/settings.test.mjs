// The form of settings, foreign data, and where settings are kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SettingsError, defaults, exportText, importText, readSettings } from "../../extension/settings.js";
import { createStore } from "../../extension/store.js";

/** @param {string} code @param {string} [where] */
const problem = (code, where) => (/** @type {unknown} */ error) =>
  error instanceof SettingsError && error.code === code && (where === undefined || error.where === where);

const RULE = /** @type {const} */ ({ scope: "host", site: "news.example", action: "always" });
const SETTINGS = { ...defaults(), rules: [RULE], everywhere: true };

test("what is exported can be imported, and holds nothing else", () => {
  assert.deepEqual(importText(exportText(SETTINGS)), SETTINGS);
  assert.deepEqual(importText(JSON.stringify({ app: "lede", ...SETTINGS, extra: 1, rules: [{ ...RULE, extra: 1 }] })), SETTINGS);
});

test("files that are no settings are refused with the reason", () => {
  assert.throws(() => importText("not json"), problem("not-json"));
  for (const text of ["null", "[]", "1", "{}", '{"app":"other","version":1}', '{"app":"lede"}']) assert.throws(() => importText(text), problem("foreign"), text);
  assert.throws(() => importText(JSON.stringify({ app: "lede", ...SETTINGS, version: 99 })), problem("newer"));
});

test("a wrong field is named", () => {
  /** @type {[change: object, where: string][]} */
  const wrong = [
    [{ rules: {} }, "rules"],
    [{ rules: [RULE, { ...RULE, scope: "galaxy" }] }, "rules[1]"],
    [{ rules: [{ ...RULE, site: "*://*/*" }] }, "rules[0]"],
    [{ rules: [null] }, "rules[0]"],
    [{ everywhere: "yes" }, "everywhere"],
    [{ look: null }, "look"],
    [{ look: { ...SETTINGS.look, theme: "red; }" } }, "look.theme"],
    [{ look: { ...SETTINGS.look, size: "20px" } }, "look.size"],
    [{ look: { ...SETTINGS.look, width: 1e9 } }, "look.width"],
  ];
  for (const [change, where] of wrong) assert.throws(() => readSettings({ ...SETTINGS, ...change }), problem("broken", where), where);
});

test("old forms are brought up step by step", () => {
  const steps = [(/** @type {any} */ { all, ...old }) => ({ ...old, everywhere: all }), (/** @type {any} */ old) => ({ ...old, rules: old.rules ?? [] })];
  const { everywhere: _, rules: __, ...old } = SETTINGS;
  assert.deepEqual(readSettings({ ...old, version: 1, all: true }, steps), { ...SETTINGS, rules: [], version: 3 });
  assert.deepEqual(readSettings({ ...old, version: 2, everywhere: false }, steps), { ...SETTINGS, rules: [], everywhere: false, version: 3 });
});

/** Storage as browsers have it. @param {number} [quota] bytes for one item */
function area(quota = Infinity) {
  /** @type {Record<string, any>} */
  let items = {};
  return {
    get: async () => structuredClone(items),
    set: async (/** @type {object} */ added) => {
      for (const value of Object.values(added)) if (JSON.stringify(value).length > quota) throw new Error("QUOTA_BYTES_PER_ITEM quota exceeded");
      items = structuredClone({ ...items, ...added });
    },
    remove: async (/** @type {string[]} */ keys) => {
      for (const key of keys) delete items[key];
    },
  };
}

/** @param {number} n */
const rules = (n) => Array.from({ length: n }, (_, i) => ({ ...RULE, site: `site-${i}.example` }));

test("without anything kept, there are the defaults", async () => assert.deepEqual((await createStore(area(), area()).load()).settings, defaults()));

test("many rules fit into sync, and fewer leave nothing behind", async () => {
  const sync = area(8192), local = area();
  const store = createStore(sync, local);
  assert.equal((await store.update((old) => ({ ...old, rules: rules(500) }))).place, "sync");
  assert.deepEqual((await store.load()).settings.rules, rules(500));
  await store.update((old) => ({ ...old, rules: rules(1) }));
  assert.deepEqual(Object.keys(await sync.get()), ["settings", "rules-0"]);
});

test("over the quota, settings stay on this machine, and go back when they fit", async () => {
  const sync = area(8192), local = area();
  const store = createStore(sync, local);
  const huge = { ...RULE, scope: /** @type {const} */ ("page"), site: `news.example/${"a".repeat(9000)}` };
  assert.equal((await store.update((old) => ({ ...old, rules: [huge] }))).place, "local");
  assert.deepEqual(await store.load(), { settings: { ...defaults(), rules: [huge] }, place: "local" });
  assert.equal((await store.update(() => SETTINGS)).place, "sync");
  assert.deepEqual(await store.load(), { settings: SETTINGS, place: "sync" });
  assert.deepEqual(await local.get(), {});
});

test("settings of a newer version are not overwritten", async () => {
  const sync = area();
  await sync.set({ settings: { ...SETTINGS, version: 99 } });
  const store = createStore(sync, area());
  const { settings, problem: found } = await store.load();
  assert.deepEqual([settings, found?.code], [defaults(), "newer"]);
  await assert.rejects(store.update((old) => old), problem("newer"));
  assert.equal((await sync.get()).settings.version, 99);
});

test("changes at the same moment are all kept", async () => {
  const store = createStore(area(), area());
  await Promise.all(rules(5).map((rule) => store.update((old) => ({ ...old, rules: [...old.rules, rule] }))));
  assert.equal((await store.load()).settings.rules.length, 5);
});
