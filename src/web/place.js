// @ts-check
/** Where the reader is: which paragraph, how far every scroller has moved, what has the focus. */

const { querySelectorAll, getBoundingClientRect } = Element.prototype;
/** @param {object} prototype @param {string} name */
const getter = (prototype, name) => /** @type {(this: unknown) => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
const scrollTopOf = getter(Element.prototype, "scrollTop");
const scrollLeftOf = getter(Element.prototype, "scrollLeft");
const activeOf = getter(Document.prototype, "activeElement");
const rootOf = getter(Document.prototype, "documentElement");
const scrollTo = /** @type {(this: Element, to: ScrollToOptions) => void} */ (Element.prototype.scrollTo);

/**
 * Remembers scroll positions and focus.
 * @param {Document} document
 * @returns {{ moved: boolean, scroll: () => void, focus: () => void }} whether anything was scrolled, and what puts things back
 */
export function remember(document) {
  const root = rootOf.call(document);
  const scrollers = [root, ...querySelectorAll.call(root, "*")]
    .map((element) => ({ element, top: scrollTopOf.call(element), left: scrollLeftOf.call(element) }))
    .filter(({ top, left }) => top !== 0 || left !== 0);
  const active = activeOf.call(document);
  return {
    moved: scrollers.length > 0,
    scroll() {
      if (scrollers[0]?.element !== root) scrollTo.call(root, { top: 0, left: 0, behavior: "instant" });
      for (const { element, top, left } of scrollers) scrollTo.call(element, { top, left, behavior: "instant" });
    },
    focus() {
      if (active && active !== activeOf.call(document)) HTMLElement.prototype.focus.call(active, { preventScroll: true });
    },
  };
}

/**
 * The paragraph at the top of the window: the first of `elements` (in document order) that reaches below the edge.
 * @template {Element} T
 * @param {T[]} elements
 * @param {number} edge distance from the window's top, in CSS pixels
 * @returns {T | undefined}
 */
export function atTop(elements, edge) {
  return elements.find((element) => {
    const box = getBoundingClientRect.call(element);
    return box.height > 0 && box.bottom > edge;
  });
}
