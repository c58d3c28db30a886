// The settings page. Every change is kept at once; open reading views follow by themselves.

import { askFor, giveBack, mayEnter, onAccessGranted, onAccessLost, onStored, shortcut, storage, text } from "./browser-api.js";
import { byId, translate } from "./page.js";
import { ALL_SITES, originsFor, readSite, withRule, withoutRule } from "./rules.js";
import { dropChange, showLook } from "./options-look.js";
import { fillScopes, fillActions, showRules } from "./options-rules.js";
import { SettingsError, defaults, exportText, importText } from "./settings.js";
import { createStore } from "./store.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./rules.js").Rule} Rule */

const store = createStore(storage.sync, storage.local);
let settings = defaults();
const everywhere = byId("everywhere", HTMLInputElement);
const search = byId("search", HTMLInputElement);
const file = byId("file", HTMLInputElement);

translate();
fillScopes(byId("add-scope", HTMLSelectElement));
fillActions(byId("add-action", HTMLSelectElement));
listen();
onStored(refresh);
onAccessGranted(refresh);
onAccessLost(refresh);
await refresh();
const key = await shortcut();
byId("key", HTMLParagraphElement).textContent = key ? text("options_key", key) : text("options_noKey");

async function refresh() {
  const stored = await store.load();
  settings = stored.settings;
  if (stored.problem) say(errorText(stored.problem));
  everywhere.checked = settings.everywhere;
  showRules(settings.rules, search.value, { change: (old, rule) => keep((all) => withRules(all, withRule(withoutRule(all.rules, old), rule))), remove: (rule) => keep((all) => withRules(all, withoutRule(all.rules, rule))) });
  byId("lacking", HTMLParagraphElement).hidden = (await Promise.all(originsFor(settings).map(mayEnter))).every(Boolean);
  showLook(settings.look, (look) => keep((all) => ({ ...all, look })));
}

/** @param {Settings} all @param {Rule[]} rules @returns {Settings} */
const withRules = (all, rules) => ({ ...all, rules });

/**
 * Keeps a change, and asks for the access that it adds first: browsers take the question only in the turn of the press. Where it is too late
 * for that, as after a file was read, the rules are kept and wait for their access.
 * @param {(settings: Settings) => Settings} change
 * @param {string} [done] what to say then
 */
async function keep(change, done = text("options_saved")) {
  try {
    const granted = await takeAccess(change(settings));
    if (granted === false) return say(text("error_denied"));
    const { place } = await store.update(change);
    const said = place === "sync" ? done : text("options_savedHere");
    say(granted ? said : `${said} ${text("options_lacking")}`);
  } catch (error) {
    say(errorText(error));
  } finally {
    await refresh();
  }
}

/**
 * @param {Settings} next
 * @returns {Promise<boolean | undefined>} as `askFor`
 */
async function takeAccess(next) {
  const held = originsFor(settings), needed = originsFor(next);
  if (!settings.everywhere || next.everywhere) return askFor(needed.filter((origin) => !held.includes(origin)));
  // Chromium takes single hosts away together with all sites, and gives them again without a question. Firefox gives none while all sites are held, and
  // takes no question after that: there the rules of hosts wait until the reader presses once more.
  await giveBack([ALL_SITES]);
  return (await askFor(needed)) || undefined;
}

function listen() {
  everywhere.addEventListener("change", () => {
    // The page is shown anew before the change is made.
    const { checked } = everywhere;
    keep((all) => ({ ...all, everywhere: checked }));
  });
  search.addEventListener("input", refresh);
  byId("add", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    addRule();
  });
  byId("allow", HTMLButtonElement).addEventListener("click", () => askFor(originsFor(settings)));
  byId("export", HTMLButtonElement).addEventListener("click", download);
  byId("import", HTMLButtonElement).addEventListener("click", () => file.click());
  file.addEventListener("change", readFile);
  byId("reset", HTMLButtonElement).addEventListener("click", () => confirm(text("options_resetAsk")) && replace(defaults));
}

/** @param {() => Settings} other @param {string} [done] */
function replace(other, done) {
  dropChange();
  return keep(other, done);
}

function addRule() {
  const field = byId("add-site", HTMLInputElement);
  const scope = /** @type {Rule["scope"]} */ (byId("add-scope", HTMLSelectElement).value);
  const action = /** @type {Rule["action"]} */ (byId("add-action", HTMLSelectElement).value);
  const site = readSite(scope, field.value);
  if (!site) return say(text("error_site"));
  field.value = "";
  keep((all) => withRules(all, withRule(all.rules, { scope, site, action })));
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([exportText(settings)], { type: "application/json" }));
  link.download = "lede-settings.json";
  link.click();
  URL.revokeObjectURL(link.href);
}

async function readFile() {
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  try {
    const imported = importText(await chosen.text());
    await replace(() => imported, text("options_imported"));
  } catch (error) {
    say(errorText(error));
  }
  file.value = "";
}

/** @param {unknown} error */
function errorText(error) {
  if (!(error instanceof SettingsError)) return text("error_denied");
  switch (error.code) {
    case "not-json":
      return text("error_not_json");
    case "newer":
      return text("error_newer");
    case "broken":
      return text("error_broken", error.where);
    default:
      return text("error_foreign");
  }
}

/** @param {string} words */
function say(words) {
  byId("status", HTMLParagraphElement).textContent = words;
}
