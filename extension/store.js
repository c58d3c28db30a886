// Where settings are kept: with the browser's account (sync), in parts that fit its limits; on this machine alone where they don't fit.

import { SettingsError, defaults, readSettings } from "./settings.js";

/**
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {{ get(keys: null): Promise<Record<string, any>>, set(items: object): Promise<void>, remove(keys: string[]): Promise<void> }} Area
 * @typedef {{ settings: Settings, place: "sync" | "local", problem?: SettingsError }} Stored with a problem, what is kept could not be read
 */

const KEY = "settings";
/** Rules are kept in parts under these keys, because sync storage takes 8 KB for each. */
const PART = "rules-";
const RULES_PER_PART = 60;

/**
 * @param {Area} sync
 * @param {Area} local
 */
export function createStore(sync, local) {
  /** @returns {Promise<Stored>} */
  async function load() {
    const here = await local.get(null);
    const place = KEY in here ? "local" : "sync";
    const items = place === "local" ? here : await sync.get(null).catch(() => ({}));
    try {
      return { settings: KEY in items ? readSettings(joined(items)) : defaults(), place };
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return { settings: defaults(), place, problem: error };
    }
  }

  /**
   * @param {Settings} settings
   * @returns {Promise<"sync" | "local">} where they are now
   */
  async function save(settings) {
    const items = parted(settings);
    const keep = async (/** @type {Area} */ area) => {
      await area.set(items);
      await area.remove(Object.keys(await area.get(null)).filter((key) => isOurs(key) && !(key in items)));
    };
    try {
      await keep(sync);
      await local.remove(Object.keys(await local.get(null)).filter(isOurs));
      return "sync";
    } catch {
      // Over a quota, or sync is switched off by policy.
      await keep(local);
      return "local";
    }
  }

  /** One change after the other: two at once would undo each other. @type {Promise<unknown>} */
  let queue = Promise.resolve();
  /**
   * Changes what is kept. Settings of a newer Lede are never overwritten: it throws.
   * @param {(settings: Settings) => Settings} change
   * @returns {Promise<Stored>}
   */
  function update(change) {
    const step = queue.then(async () => {
      const { settings, problem } = await load();
      if (problem?.code === "newer") throw problem;
      const changed = change(settings);
      return { settings: changed, place: await save(changed) };
    });
    queue = step.catch(() => undefined);
    return step;
  }

  return { load, update };
}

/** @param {string} key */
const isOurs = (key) => key === KEY || key.startsWith(PART);

/** @param {Settings} settings */
function parted({ rules, ...rest }) {
  /** @type {Record<string, object>} */
  const items = { [KEY]: rest };
  for (let at = 0; at < rules.length; at += RULES_PER_PART) items[PART + at / RULES_PER_PART] = rules.slice(at, at + RULES_PER_PART);
  return items;
}

/** @param {Record<string, any>} items */
function joined(items) {
  const rules = [];
  for (let part = 0; PART + part in items; part++) rules.push(...items[PART + part]);
  return { ...items[KEY], rules };
}
