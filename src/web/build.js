// @ts-check
/** Builds nodes from the packed form of `src/page/packed.rs`. Nothing is parsed as markup. */

const NAMESPACES = { svg: "http://www.w3.org/2000/svg", math: "http://www.w3.org/1998/Math/MathML" };
const XLINK = "http://www.w3.org/1999/xlink";
const OPEN = 0, TEXT = 1, CLOSE = 2, FOREIGN = 4;
/** Names the page's node that an element was made from; it does not get into the document. */
const SOURCE = "data-lede-source";

/** @typedef {{ words: Uint32Array, text: string, names: string[] }} Packed */

/**
 * @param {Document} document
 * @param {Packed} packed
 * @returns {{ content: DocumentFragment, sources: Map<Element, number> }} the nodes, and the page's node by element
 */
export function build(document, { words, text, names }) {
  const content = document.createDocumentFragment();
  /** @type {Map<Element, number>} */
  const sources = new Map();
  /** @type {{ element: Node, space: string | null }[]} */
  const open = [{ element: content, space: null }];
  let at = 0, read = 0;
  const take = () => text.slice(read, (read += words[at++] ?? 0));
  while (at < words.length) {
    const word = words[at++] ?? 0, kind = word & 3;
    const { element: parent, space: outer } = open[open.length - 1] ?? { element: content, space: null };
    if (kind === OPEN) {
      const name = names[(word >>> 10) & 0xfff] ?? "span";
      const space = (word >>> 2) & FOREIGN ? NAMESPACES[/** @type {"svg" | "math"} */ (name)] ?? outer : null;
      const element = space ? document.createElementNS(space, name) : document.createElement(name);
      for (let left = word >>> 22; left > 0; left--) {
        const key = names[words[at++] ?? 0] ?? "", value = take();
        if (key === SOURCE) sources.set(element, Number(value));
        else if (key.startsWith("xlink:")) element.setAttributeNS(XLINK, key, value);
        else element.setAttribute(key, value);
      }
      parent.appendChild(element);
      open.push({ element, space });
    } else if (kind === CLOSE) {
      if (open.length > 1) open.pop();
    } else {
      parent.appendChild(document.createTextNode(kind === TEXT ? take() : " "));
    }
  }
  return { content, sources };
}

/**
 * An element with attributes and children; absent children are left out.
 * @param {Document} document
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string | null | undefined)[]} children
 * @returns {HTMLElement}
 */
export function make(document, name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}
