// @ts-check
/** Pages to test on, each in a frame of its own, and the questions that only JavaScript can put to them. */

/** @param {string} html @returns {Promise<Document>} */
export function load(html) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "width: 1200px; height: 800px; border: 0";
  return new Promise((resolve) => {
    frame.addEventListener("load", () => resolve(/** @type {Document} */ (frame.contentDocument)), { once: true });
    frame.srcdoc = html;
    document.body.append(frame);
  });
}

/** @param {string} text @param {DOMParserSupportedType} type */
export const parse = (text, type) => new DOMParser().parseFromString(text, type);

/** A page with much below one another. @param {Document} page @param {number} levels */
export function deepen(page, levels) {
  let at = page.querySelector("article");
  for (let i = 0; i < levels; i++) {
    const next = page.createElement("div");
    at?.append(next);
    at = next;
  }
  at?.append("the bottom");
}

/** Empties the story: Chromium's own layout does not survive 5,000 levels, so none may reach a frame. @param {Document} page */
export const empty = (page) => page.querySelector("article")?.replaceChildren();

/** A page with much beside one another. @param {Document} page @param {number} elements */
export function widen(page, elements) {
  const all = page.createDocumentFragment();
  for (let i = 0; i < elements / 2; i++) {
    const item = page.createElement("p");
    item.append(page.createElement("b"), "word");
    all.append(item);
  }
  page.querySelector("article")?.append(all);
}

/** @param {Document} page @param {() => void} act @returns {Promise<number>} the mutation records that `act` caused */
export async function mutations(page, act) {
  let count = 0;
  const observer = new MutationObserver((records) => (count += records.length));
  observer.observe(page, { subtree: true, childList: true, attributes: true, characterData: true });
  act();
  count += observer.takeRecords().length;
  await new Promise((resolve) => setTimeout(resolve));
  observer.disconnect();
  return count;
}

/** All that must be as before after closing. @param {Document} page */
export function state(page) {
  return JSON.stringify([
    page.documentElement.outerHTML,
    [...page.styleSheets].map((sheet) => sheet.disabled),
    page.adoptedStyleSheets.length,
    page.scrollingElement?.scrollTop,
    page.activeElement?.id,
    page.defaultView?.getComputedStyle(page.body).cssText ?? "",
  ]);
}

/** The text that a translator or a highlighter sees. @param {Document} page */
export function visibleText(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement?.checkVisibility({ visibilityProperty: true })) text += `${walker.currentNode.textContent} `;
  }
  return text.replace(/\s+/g, " ").trim();
}

/** The text of the view alone. @param {Document} page */
export const viewText = (page) => {
  const walker = page.createTreeWalker(/** @type {Element} */ (page.querySelector("lede-view")), NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) text += `${walker.currentNode.textContent} `;
  return text.replace(/\s+/g, " ").trim();
};

/** The computed look of every element of the view. @param {Document} page */
export function look(page) {
  const elements = page.querySelectorAll("html, body, lede-view, lede-view *");
  return [...elements].map((element) => {
    const style = /** @type {Window} */ (page.defaultView).getComputedStyle(element);
    return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
  }).join("\n");
}

/** @param {Document} page @param {string} css */
export async function addSheet(page, css) {
  const style = page.createElement("style");
  style.textContent = css;
  page.head.append(style);
  await new Promise((resolve) => setTimeout(resolve, 20));
}

/** @param {Document} page */
export const removeLastSheet = (page) => page.head.lastElementChild?.remove();

/** @param {Document} page */
export const press = (page, key = "Escape") =>
  page.defaultView?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

/** @param {Document} page @param {string} selector */
export function focusAndScroll(page, selector) {
  const element = /** @type {HTMLElement} */ (page.querySelector(selector));
  element.focus();
  page.defaultView?.scrollTo(0, 300);
}
