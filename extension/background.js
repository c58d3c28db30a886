// The background: answers presses, puts scripts into the tab and keeps the button's face. It decides nothing about pages.

import { addMenuItem, onMessage, onPress, openPopup, runScript, showOnButton, text } from "./browser-api.js";

const RETRY_MS = 100;
const ENGINES = { wasm: "engine.js", js: "engine-js.js" };

addMenuItem(text("action_toggle"));
onPress(toggle);
onMessage(answer);

/** @param {number} tabId */
async function toggle(tabId) {
  const run = () => runScript("content.js", tabId);
  // The leave to enter the tab can reach the page's process later than the script: seen in Chromium right after loading. So try twice.
  await run()
    .catch(() => new Promise((resolve) => setTimeout(resolve, RETRY_MS)).then(run))
    .catch(() => explain(tabId));
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
      break;
    case "opened":
      await showOnButton(tabId, { badge: badge(message.removed), title: text("action_close") });
      break;
    case "closed":
      await showOnButton(tabId, { badge: "", title: text("action_open") });
      break;
    case "not-a-page":
      await explain(tabId);
  }
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
