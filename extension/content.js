// Runs in the page at every press. The first press makes the page's reader, every press toggles it.

import { undo } from "../src/web/view.js";
import { language, tellBackground, text } from "./browser-api.js";
import { showNotice } from "./notice.js";
import { createReader } from "./reader.js";
import { takeEngine, theReader } from "./slots.js";
import { noticeText, viewStrings } from "./strings.js";

/** @param {import("./messages.js").EngineKind} kind */
async function loadEngine(kind) {
  if (!(await tellBackground({ type: "load-engine", engine: kind }))) throw new Error(`The ${kind} engine could not be loaded.`);
  return takeEngine()();
}

const reader = theReader(() =>
  createReader(document, {
    loadEngine,
    tell: tellBackground,
    undo,
    strings: viewStrings(),
    say: (code) => showNotice(document, { sentence: noticeText(code), close: text("notice_close"), ...language() }),
  }),
);
reader.toggle();
