// @ts-check
/** Takes the page's look away and gives it back: its style sheets, late ones too, and the inline styles of `html` and `body`. */

/** @param {object} prototype @param {string} name */
const getter = (prototype, name) => /** @type {(this: unknown) => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
const styleSheetsOf = getter(Document.prototype, "styleSheets");
const { getAttribute, setAttribute } = Element.prototype;

/**
 * Firefox gives extensions a document of their own making, which refuses lists of style sheets; behind it stands the page's.
 * @template T @param {T} object @returns {T}
 */
const waive = (object) => /** @type {any} */ (object).wrappedJSObject ?? object;

/** How often, in milliseconds, sheets are looked over that a script enabled or adopted: nothing else tells of that. */
const PATROL = 500;

/**
 * Switches off every style sheet of the document but `ours`, and keeps them off.
 * @param {Document} document
 * @param {CSSStyleSheet} ours
 * @returns {() => void} the undo
 */
export function undress(document, ours) {
  /** @type {Set<CSSStyleSheet>} */
  const off = new Set();
  const sweep = () => {
    for (const sheet of [...styleSheetsOf.call(document), ...waive(document).adoptedStyleSheets]) {
      if (sheet === ours || sheet.disabled) continue;
      sheet.disabled = true;
      off.add(sheet);
    }
  };
  const observer = new MutationObserver(sweep);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ["rel", "href", "media", "disabled", "type"] });
  document.addEventListener("load", sweep, true);
  const patrol = setInterval(sweep, PATROL);
  sweep();
  return () => {
    clearInterval(patrol);
    observer.disconnect();
    document.removeEventListener("load", sweep, true);
    for (const sheet of off) sheet.disabled = false;
  };
}

/**
 * Empties the element's inline style. The attribute stays, so that it keeps its place among the others.
 * @param {Element} element
 * @returns {() => void} the undo; it leaves alone what the page wrote meanwhile
 */
export function bare(element) {
  const was = getAttribute.call(element, "style");
  if (!was) return () => {};
  setAttribute.call(element, "style", "");
  return () => {
    if (getAttribute.call(element, "style") !== "") return;
    setAttribute.call(element, "style", was);
    const style = /** @type {HTMLElement} */ (element).style;
    if (style.length === 0) style.cssText = was; // a policy forbids style attributes, but not scripts that set styles
  };
}

/** A constructed style sheet. @param {Document} document @param {string} css @returns {CSSStyleSheet} */
export function sheetOf(document, css) {
  const { CSSStyleSheet: Sheet } = waive(/** @type {Window & typeof globalThis} */ (document.defaultView));
  const sheet = new Sheet();
  sheet.replaceSync(css);
  return sheet;
}

/**
 * Gives a document or a shadow root a constructed style sheet.
 * @param {Document | ShadowRoot} root
 * @param {CSSStyleSheet} sheet
 * @returns {() => void} the undo
 */
export function adopt(root, sheet) {
  const sheets = waive(root).adoptedStyleSheets;
  sheets.push(sheet);
  return () => {
    const at = sheets.indexOf(sheet);
    if (at >= 0) sheets.splice(at, 1);
  };
}
