// The background: answers presses, puts scripts into the tab, keeps the button's face and the rules. It decides nothing about pages.

import { keepInStep, registerAgain, store } from "./access.js";
import {
  askFor, onAccessGranted, onAccessLost, onInstalled, onMenu, onMessage, onPress, onStored, onTabClosed, onTabLoaded, openOptions, openPopup, openTab, ownPage,
  runScript, runScripts, setMenu, showOnButton, text,
} from "./browser-api.js";
import { choose, isChoice, originsForChoice } from "./choices.js";
import { forgetTab, rememberClosed, wasClosed } from "./closed.js";
import { menuItems } from "./menu.js";
import { opensByItself, originOf, webAddress } from "./rules.js";

/** @typedef {import("./choices.js").Choice} Choice */

const RETRY_MS = 100;
const ENGINES = { wasm: "engine.js", js: "engine-js.js" };
/** Tabs that were opened to show a link's story. */
const linkTabs = new Set();

onInstalled((reason) => {
  setMenu(menuItems());
  keepInStep();
  if (reason === "install") openTab(ownPage("welcome.html"));
});
onPress(toggle);
onMessage(answer);
onMenu(onChoice);
onStored(keepInStep);
onAccessGranted(registerAgain);
onAccessLost(registerAgain);
onTabClosed((tabId) => forgetTab(tabId));
onTabLoaded((tabId) => linkTabs.delete(tabId) && openUnasked(tabId, ["wish-open.js", "content.js"]).then(keepInStep));

/** @param {number} tabId */
async function toggle(tabId) {
  const run = () => runScript("content.js", tabId);
  // The leave to enter the tab can reach the page's process later than the script: seen in Chromium right after loading. So try twice.
  await run()
    .catch(() => new Promise((resolve) => setTimeout(resolve, RETRY_MS)).then(run))
    .catch(() => explain(tabId));
}

/** @param {number} tabId @param {string[]} files */
const openUnasked = (tabId, files) => runScripts(files, tabId).catch(() => undefined);

/**
 * @param {number} tabId
 * @param {string} address
 */
async function mayOpen(tabId, address) {
  const [{ settings }, closed] = await Promise.all([store.load(), wasClosed(tabId, address)]);
  return !closed && opensByItself(settings, address);
}

/**
 * @param {import("./messages.js").ToBackground} message
 * @param {number} tabId
 * @param {number} frameId
 */
async function answer(message, tabId, frameId) {
  switch (message.type) {
    case "load-engine":
      await runScript(ENGINES[message.engine], tabId, frameId);
      return true;
    case "opened":
      return showOnButton(tabId, { badge: badge(message.removed), title: text("action_close") });
    case "closed":
      if (message.byReader) await rememberClosed(tabId, message.byReader);
      return showOnButton(tabId, { badge: "", title: text("action_open") });
    case "not-a-page":
      return explain(tabId);
    case "may-open":
      return mayOpen(tabId, message.address);
    case "open-unasked":
      return openUnasked(tabId, ["wish-unasked.js", "content.js"]);
    case "moved":
      return (await mayOpen(tabId, message.address)) && openUnasked(tabId, ["moved.js"]);
    case "rule":
      return rule(message.choice, message.address, tabId);
    case "settings":
      return openOptions();
  }
}

/**
 * @param {Choice} choice
 * @param {string} address
 * @param {number} tabId
 * @returns {Promise<boolean | "asking">} whether it is so now, or is being asked for in a page of its own
 */
async function rule(choice, address, tabId) {
  // First of all: browsers take the question only in the turn of the press.
  const granted = await askFor(originsForChoice(choice, address));
  if (granted === undefined) {
    await openTab(ownPage(`ask.html?${new URLSearchParams({ choice, address, tab: `${tabId}` })}`));
    return "asking";
  }
  if (!granted) return false;
  await store.update((settings) => choose(settings, choice, address));
  await keepInStep();
  return true;
}

/** @param {{ item: string, tabId: number, address: string, link: string }} choice */
async function onChoice({ item, tabId, address, link }) {
  if (item === "toggle") await toggle(tabId);
  else if (item === "selection") await openUnasked(tabId, ["wish-open.js", "content.js"]);
  else if (item === "settings") await openOptions();
  else if (item === "link") await openLink(link);
  else if (isChoice(item) && (await rule(item, address, tabId)) === true && item.startsWith("always")) await openUnasked(tabId, ["wish-open.js", "content.js"]);
}

/**
 * Opens a link's page in a new tab and its story there. Access to that host is given back at once where no rule needs it.
 * @param {string} link
 */
async function openLink(link) {
  const url = webAddress(link);
  if (!url) return;
  const granted = await askFor([originOf(url.host)]);
  const tabId = await openTab(link);
  if (granted && tabId !== undefined) linkTabs.add(tabId);
}

/** @param {number} removed */
const badge = (removed) => (removed > 999 ? "999+" : removed ? String(removed) : "");

/**
 * Pages where no extension may work: the button says so itself.
 * @param {number} tabId
 */
async function explain(tabId) {
  await showOnButton(tabId, { badge: "–", title: text("unsupported_title"), popup: "unsupported.html" });
  await openPopup();
}
