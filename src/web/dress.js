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
const PATROL = 250;
/** A media query that never holds. */
const NEVER = "not all";

/** The items of a list, without asking the page's own iterators. @template T @param {ArrayLike<T>} list @returns {T[]} */
function itemsOf(list) {
  const items = [];
  for (let i = 0; i < list.length; i++) items.push(/** @type {T} */ (list[i]));
  return items;
}

/**
 * Switches off every style sheet of the document but `ours`, and keeps them off.
 * @param {Document} document
 * @param {CSSStyleSheet} ours adopted by the document
 * @returns {{ undo: () => void, peek: <T>(look: () => T) => T }} the undo, and what gives the page its look back while `look` runs
 */
export function undress(document, ours) {
  /** The sheets that are off, and their media queries where those had to go too. @type {Map<CSSStyleSheet, string | undefined>} */
  const off = new Map();
  const mine = waive(ours);
  /** @param {CSSStyleSheet} sheet */
  const switchOff = (sheet) => {
    if (sheet.disabled) return;
    // A page that enables its sheets again does not think of this as well.
    if (off.has(sheet) && sheet.media.mediaText !== NEVER) {
      off.set(sheet, sheet.media.mediaText);
      sheet.media.mediaText = NEVER;
    }
    sheet.disabled = true;
    if (!off.has(sheet)) off.set(sheet, undefined);
  };
  const sweep = () => {
    const adopted = itemsOf(/** @type {ArrayLike<CSSStyleSheet>} */ (waive(document).adoptedStyleSheets));
    for (const sheet of [...itemsOf(/** @type {StyleSheetList} */ (styleSheetsOf.call(document))), ...adopted]) if (sheet !== mine) switchOff(sheet);
    if (started && !adopted.includes(mine)) adopt(document, ours);
    started = true;
  };
  let started = false;
  const switchOn = () => {
    for (const [sheet, media] of off) {
      if (media !== undefined && sheet.media.mediaText === NEVER) sheet.media.mediaText = media;
      sheet.disabled = false;
    }
  };
  const observer = new MutationObserver(sweep);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ["rel", "href", "media", "disabled", "type"] });
  document.addEventListener("load", sweep, true);
  const patrol = setInterval(sweep, PATROL);
  sweep();
  const undo = () => {
    clearInterval(patrol);
    observer.disconnect();
    document.removeEventListener("load", sweep, true);
    switchOn();
  };
  /** @template T @param {() => T} look @returns {T} */
  const peek = (look) => {
    switchOn();
    mine.disabled = true;
    try {
      return look();
    } finally {
      mine.disabled = false;
      for (const [sheet, media] of off) {
        if (media !== undefined) sheet.media.mediaText = NEVER;
        sheet.disabled = true;
      }
    }
  };
  return { undo, peek };
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
  const { CSSStyleSheet: Sheet } = /** @type {Window & typeof globalThis} */ (document.defaultView);
  const sheet = new Sheet();
  sheet.replaceSync(css);
  return sheet;
}

/**
 * Gives a document or a shadow root a constructed style sheet. Methods of the list are the page's, so it is only indexed.
 * @param {Document | ShadowRoot} root
 * @param {CSSStyleSheet} sheet
 * @returns {() => void} the undo
 */
export function adopt(root, sheet) {
  const sheets = waive(root).adoptedStyleSheets, own = waive(sheet);
  sheets[sheets.length] = own;
  return () => {
    const left = itemsOf(sheets).filter((other) => other !== own);
    for (let i = 0; i < left.length; i++) if (sheets[i] !== left[i]) sheets[i] = /** @type {CSSStyleSheet} */ (left[i]);
    if (sheets.length > left.length) sheets.length = left.length;
  };
}
