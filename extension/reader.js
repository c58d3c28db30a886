// The life of the reading view in one page: opened, closed, and put right when the engine breaks. Knows no extension API.

/**
 * @typedef {import("../www/pkg/lede.js").View} View
 * @typedef {import("./slots.js").Engine} Engine
 * @typedef {object} Surroundings
 * @property {(kind: import("./messages.js").EngineKind) => Promise<Engine>} loadEngine a fresh instance at each call
 * @property {(message: import("./messages.js").ToBackground) => unknown} tell
 * @property {(code: string | undefined) => void} say tells the reader about an error of the engine; without a code, of a crash
 * @property {(document: Document) => boolean} undo gives the page back without an engine; false where there was nothing to undo
 * @property {Record<string, string>} strings the view's texts
 */

/**
 * @param {Document} document
 * @param {Surroundings} surroundings
 */
export function createReader(document, { loadEngine, tell, say, undo, strings }) {
  /** @type {Engine | undefined} */
  let engine;
  /** @type {View | undefined} */
  let view;
  let busy = false;

  // A page that comes back from the back/forward cache still shows the view, but the button has forgotten.
  document.defaultView?.addEventListener("pageshow", (event) => event.persisted && tellState());

  async function toggle() {
    if (busy) return;
    busy = true;
    try {
      if (view) view.close();
      else await openView();
    } catch (error) {
      fail(error);
    } finally {
      busy = false;
    }
  }

  async function openView() {
    if (undo(document) || closeLeftover(document)) return closed();
    if (!isPage(document)) return tell({ type: "not-a-page" });
    engine ??= await loadEngine("wasm").catch((error) => {
      if (!isForbidden(error)) throw error;
      return loadEngine("js");
    });
    view = engine.open(document, { strings, onClose: closed, onChange: tellState });
    tellState();
  }

  function closed() {
    view = undefined;
    tell({ type: "closed" });
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

  return { toggle, report: () => view?.report };
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
