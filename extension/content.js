// Runs in the page at every press, and where a rule says "always". The first run makes the page's reader; a press toggles it.

import { setLook, undo } from "../src/web/view.js";
import { language, onStored, storage, tellBackground, text } from "./browser-api.js";
import { siteChoices } from "./menu.js";
import { showNotice } from "./notice.js";
import { createReader } from "./reader.js";
import { CURTAIN, WISH, slot, takeEngine, theReader } from "./slots.js";
import { createStore } from "./store.js";
import { noticeText, viewStrings } from "./strings.js";

const store = createStore(storage.sync, storage.local);

/** @param {import("./messages.js").EngineKind} kind */
async function loadEngine(kind) {
  if (!(await tellBackground({ type: "load-engine", engine: kind }))) throw new Error(`The ${kind} engine could not be loaded.`);
  return takeEngine()();
}

async function extras() {
  const choices = siteChoices().map(({ choice, label }) => ({ label, act: () => tellBackground({ type: "rule", choice, address: document.URL }) }));
  const settings = { label: text("menu_settings"), act: () => tellBackground({ type: "settings" }) };
  return {
    look: (await store.load()).settings.look,
    menu: { title: text("menu_site"), close: text("view_closePanel"), done: text("choice_done"), failed: text("choice_failed"), items: [...choices, settings] },
  };
}

const makeReader = () => {
  onStored(async () => setLook(document, (await store.load()).settings.look));
  return createReader(document, {
    loadEngine,
    tell: tellBackground,
    undo,
    extras,
    lift: () => slot(CURTAIN)?.(),
    strings: viewStrings(),
    say: (code) => showNotice(document, { sentence: noticeText(code), close: text("notice_close"), ...language() }),
  });
};

const reader = theReader(makeReader);
const wish = slot(WISH);
if (wish === "unasked") reader.openUnasked();
else if (wish === "open") reader.open();
else reader.toggle();
