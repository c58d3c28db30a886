// The life of the reading view in one page: opened, closed, and put right when the engine breaks. Knows no extension API.

import { onMove } from "./moves.js";
import { opensUnasked } from "./verdict.js";

/**
 * @typedef {import("../www/pkg/lede.js").View} View
 * @typedef {import("./slots.js").Engine} Engine
 * @typedef {object} Surroundings
 * @property {(kind: import("./messages.js").EngineKind) => Promise<Engine>} loadEngine a fresh instance at each call
 * @property {(message: import("./messages.js").ToBackground) => unknown} tell
 * @property {(code: string | undefined) => void} say tells the reader about an error of the engine; without a code, of a crash
 * @property {(document: Document) => boolean} undo gives the page back without an engine; false where there was nothing to undo
 * @property {Record<string, string>} strings the view's texts
 * @property {() => Promise<Pick<import("../www/pkg/lede.js").OpenOptions, "look" | "menu">>} extras the look, and the site's switches
 * @property {() => void} lift lifts the curtain before the page
 */

/**
 * @param {Document} document
 * @param {Surroundings} surroundings
 */
export function createReader(document, { loadEngine, tell, say, undo, strings, extras, lift }) {
  /** @type {Engine | undefined} */
  let engine;
  /** @type {View | undefined} */
  let view;
  let busy = false;
  /** A view that closes because the page moved on was not closed by the reader. */
  let moving = false;

  // A page that comes back from the back/forward cache still shows the view, but the button has forgotten.
  document.defaultView?.addEventListener("pageshow", (event) => event.persisted && tellState());

  const window = document.defaultView;
  if (window) onMove(window, moved);

  function moved() {
    moving = true;
    view?.close();
    moving = false;
  }

  /** @param {() => Promise<unknown>} step */
  async function once(step) {
    if (busy) return;
    busy = true;
    try {
      await step();
    } finally {
      busy = false;
    }
  }

  const toggle = () => once(() => pressed().catch(fail));

  async function pressed() {
    if (view) return view.close();
    if (undo(document) || closeLeftover(document)) return closed();
    await show();
  }

  /** Opens the page on the reader's word; an open view stays. */
  const open = () => once(async () => view || (await show().catch(fail)));

  async function show() {
    if (!isPage(document)) return tell({ type: "not-a-page" });
    await openView();
  }

  /** Opens the page where the engine is sure that it is an article; otherwise nobody hears of it, and the page stays as it is. */
  const openUnasked = () =>
    once(async () => {
      if (!view && isPage(document)) await openView(opensUnasked).catch(() => undefined);
      lift();
    });

  /** @param {(report: import("../www/pkg/lede.js").Report) => boolean} [accept] */
  async function openView(accept) {
    const address = document.URL;
    const [loaded, more] = await Promise.all([engine ?? loadAny(), extras()]);
    engine = loaded;
    if (document.URL !== address) return;
    // From here to the swap nothing is painted. The engine has to see the page without the curtain.
    const unasked = accept !== undefined;
    lift();
    view = loaded.open(document, { strings, onClose: closed, onChange: tellState, ...more, accept, fade: unasked, selection: !unasked });
    tellState();
  }

  const loadAny = () =>
    loadEngine("wasm").catch((error) => {
      if (!isForbidden(error)) throw error;
      return loadEngine("js");
    });

  function closed() {
    view = undefined;
    tell({ type: "closed", ...(moving ? {} : { byReader: document.URL }) });
  }

  function tellState() {
    if (view) tell({ type: "opened", removed: view.removed().length });
  }

  /** @param {unknown} error */
  function fail(error) {
    const code = errorCode(error);
    if (code === undefined) {
      // The engine broke: its instance is unusable. The page is given back without it, and the next press loads another.
      console.error(error);
      engine = undefined;
      undo(document);
      closed();
    }
    say(code);
  }

  return { toggle, open, openUnasked, report: () => view?.report };
}

/**
 * A view that an update of the extension cut off from its button cannot be reached from here. But it still listens to Esc: once for its list
 * of removed things, once for itself.
 * @param {Document} document
 */
function closeLeftover(document) {
  const leftover = document.body?.querySelector(":scope > lede-view");
  if (!leftover) return false;
  for (let i = 0; i < 2 && leftover.isConnected; i++) {
    document.defaultView?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", cancelable: true }));
  }
  return !leftover.isConnected;
}

/** @param {Document} document */
const isPage = (document) => !/^(application\/pdf|image\/(?!svg)|video\/|audio\/)/.test(document.contentType);

/**
 * Chromium refuses WebAssembly to content scripts where the page's policy forbids it.
 * @param {unknown} error
 */
const isForbidden = (error) => error instanceof WebAssembly.CompileError;

/**
 * The engine's own errors carry a code; anything else is a crash.
 * @param {unknown} error
 * @returns {string | undefined}
 */
function errorCode(error) {
  if (typeof error !== "object" || error === null || error instanceof WebAssembly.RuntimeError) return undefined;
  const code = Reflect.get(error, "code");
  return typeof code === "string" ? code : undefined;
}
