// @ts-check
/**
 * The fast way to read a document: the browser's own serialiser writes it down at once, `src/page/markup.rs` reads that, and only then is each
 * element that matters asked whether it is rendered. Documents with shadow roots or readable frames are read node by node, in `snapshot.js`.
 */

import { attempt, closedRoot, frameContent, getter, isHidden, isRendered } from "./snapshot.js";

const outerOf = getter(Element.prototype, "outerHTML");
const rootOf = getter(Document.prototype, "documentElement");
const addressOf = getter(Document.prototype, "URL");
const baseOf = getter(Node.prototype, "baseURI");
const firstChildOf = getter(Node.prototype, "firstChild");
const shadowRootOf = getter(Element.prototype, "shadowRoot");
const completeOf = getter(HTMLImageElement.prototype, "complete");
const sourceOf = getter(HTMLImageElement.prototype, "src");
const currentSourceOf = getter(HTMLImageElement.prototype, "currentSrc");
const naturalWidthOf = getter(HTMLImageElement.prototype, "naturalWidth");
const naturalHeightOf = getter(HTMLImageElement.prototype, "naturalHeight");
const { querySelectorAll } = Document.prototype;

/** What besides being rendered is asked of an element; the low bits of an ask. */
const HOST = 1, CUSTOM = 2, FRAME = 4, BITS = 3;

/**
 * @typedef {object} Serialized
 * @property {Uint8Array} text the root element's markup, as UTF-8
 * @property {NodeListOf<Element>} nodes all elements, in document order
 * @property {number} count how many they are
 * @property {Uint32Array} shownAt per image that shows something else than its `src`: its place among the images, its natural width and height
 * @property {string[]} shown the addresses of what they show
 * @property {string} url the document's address
 * @property {string} base the address that relative links resolve against
 */

/**
 * @param {Document} document
 * @returns {Serialized | null} null where the document has no boxes to ask about, and the serialiser takes scripting as off
 */
export function serialize(document) {
  if (!isRendered(document)) return null;
  const nodes = querySelectorAll.call(document, "*");
  return {
    text: new TextEncoder().encode(outerOf.call(rootOf.call(document))),
    nodes,
    count: nodes.length,
    ...shownImages(querySelectorAll.call(document, "img")),
    url: addressOf.call(document),
    base: baseOf.call(document),
  };
}

/** @param {NodeListOf<Element>} images @returns {{ shownAt: Uint32Array, shown: string[] }} */
function shownImages(images) {
  /** @type {number[]} */
  const shownAt = [];
  /** @type {string[]} */
  const shown = [];
  for (let i = 0; i < images.length; i++) {
    const image = images[i];
    const address = attempt(() => (completeOf.call(image) && naturalWidthOf.call(image) > 0 ? currentSourceOf.call(image) : ""));
    if (!address || address === sourceOf.call(image)) continue;
    shownAt.push(i, naturalWidthOf.call(image), naturalHeightOf.call(image));
    shown.push(address);
  }
  return { shownAt: Uint32Array.from(shownAt), shown };
}

/**
 * Asks elements whether they are rendered, none below one that is not.
 * @param {NodeListOf<Element>} nodes
 * @param {Uint32Array} asks in document order: the element's place, shifted, and what else to ask
 * @param {Uint32Array} skips per ask: the next ask outside the element
 * @returns {Uint32Array | undefined} the asks of the topmost elements that are not rendered; undefined where the document must be read node by node
 */
export function notRendered(nodes, asks, skips) {
  const hidden = new Uint32Array(asks.length);
  let count = 0;
  for (let i = 0; i < asks.length; ) {
    const ask = asks[i] ?? 0, node = /** @type {Element} */ (nodes[ask >>> BITS]);
    if (isHidden(node)) {
      hidden[count++] = i;
      i = skips[i] ?? asks.length;
      continue;
    }
    if (ask & HOST && hasRoot(node, ask)) return undefined;
    if (ask & FRAME && frameContent(node)) return undefined;
    i++;
  }
  return hidden.subarray(0, count);
}

/** @param {Element} node @param {number} ask */
const hasRoot = (node, ask) => shadowRootOf.call(node) !== null || ((ask & CUSTOM || firstChildOf.call(node) === null) && closedRoot(node) !== null);
