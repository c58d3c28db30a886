// A short notice over the page. It lives in a closed shadow root, survives hostile style sheets and strict policies, and leaves nothing behind.

const XHTML = "http://www.w3.org/1999/xhtml";
const LASTS_MS = 8000;
// Declarations marked important inside a shadow root win over the page's own, whatever the page does.
const STYLE = `
  :host { all: initial !important; position: fixed !important; inset: auto 0 1.5rem 0 !important; z-index: 2147483647 !important;
    display: block !important; width: fit-content !important; max-width: min(30rem, 90vw) !important; margin: 0 auto !important;
    background: none !important; border: 0 !important; padding: 0 !important; overflow: visible !important; }
  div { display: flex; gap: 0.75rem; align-items: start; padding: 0.8rem 1rem; border-radius: 0.6rem; font: 16px/1.5 system-ui, sans-serif;
    color: #f6f1e7; background: #2b2420; border: 1px solid #6b5d52; box-shadow: 0 0.4rem 1.6rem #0006; }
  button { font: inherit; color: inherit; background: none; border: 0; padding: 0 0.3rem; cursor: pointer; border-radius: 0.3rem; }
  button:focus-visible { outline: 2px solid currentColor; }
  @media print { :host { display: none !important; } }`;

/** Takes away the notice that is shown, if one is. */
let dismiss = () => {};

/**
 * Shows one plain sentence until it is dismissed, at most one at a time.
 * @param {Document} document
 * @param {{ sentence: string, close: string, lang: string, dir: string }} words
 */
export function showNotice(document, { sentence, close, lang, dir }) {
  dismiss();
  const host = /** @type {HTMLElement} */ (document.createElementNS(XHTML, "div"));
  host.lang = lang;
  host.dir = dir;
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [sheet(document)];
  const box = document.createElementNS(XHTML, "div");
  const status = /** @type {HTMLElement} */ (document.createElementNS(XHTML, "span"));
  status.setAttribute("role", "status");
  box.append(status, closeButton(document, close));
  root.append(box);
  document.documentElement.append(host);
  liftAboveAll(host);
  // Screen readers announce a change of a region that they already know.
  const speak = setTimeout(() => status.append(sentence), 50);
  const end = setTimeout(() => dismiss(), LASTS_MS);
  dismiss = () => {
    clearTimeout(speak);
    clearTimeout(end);
    host.remove();
    dismiss = () => {};
  };
}

/** @param {Document} document */
function sheet(document) {
  const Sheet = document.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const made = new Sheet();
  made.replaceSync(STYLE);
  return made;
}

/**
 * @param {Document} document
 * @param {string} label
 */
function closeButton(document, label) {
  const button = /** @type {HTMLButtonElement} */ (document.createElementNS(XHTML, "button"));
  button.append("✕");
  button.setAttribute("aria-label", label);
  button.addEventListener("click", () => dismiss());
  return button;
}

/**
 * The browser's top layer stands above every z-index and open dialog.
 * @param {HTMLElement} host
 */
function liftAboveAll(host) {
  if (!("showPopover" in host)) return;
  host.popover = "manual";
  host.showPopover();
}
