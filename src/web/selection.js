// @ts-check
/** Where the reader's selection begins and ends, in terms that survive the way into `src/selection.rs`. */

import { attempt, getter } from "./snapshot.js";

const parentOf = getter(Node.prototype, "parentNode");
const childNodesOf = getter(Node.prototype, "childNodes");
const typeOf = getter(Node.prototype, "nodeType");
const dataOf = getter(CharacterData.prototype, "data");
const { closest } = Element.prototype;
const { indexOf } = Array.prototype;

/** What is selected here is being written, not read. */
const WRITTEN = "input, textarea, select, button, [contenteditable]:not([contenteditable='false' i])";

/**
 * The selection's ranges. What a browser keeps to itself (in shadow roots, form fields, frames) has none.
 * @param {Document} document
 * @param {ArrayLike<Node>} nodes the live nodes that were read
 * @returns {Int32Array} four numbers a range: for its start and its end the parent's place in `nodes`, and the units above U+0020 before it in
 *   the text nodes that are the parent's children
 */
export function selectedPoints(document, nodes) {
  /** @type {number[]} */
  const points = [];
  const selection = document.getSelection();
  for (let i = 0; i < (selection?.rangeCount ?? 0); i++) {
    const range = selection?.getRangeAt(i);
    const ends = range && !range.collapsed && endsOf(document, range);
    if (!ends) continue;
    for (const { text, offset } of ends) {
      const parent = parentOf.call(text);
      points.push(indexOf.call(nodes, parent), unitsBefore(parent, text, offset));
    }
  }
  return Int32Array.from(points);
}

/** @typedef {{ text: Node, offset: number }} End */

/** The first and the last text of a range, and where in them it begins and ends. @param {Document} document @param {Range} range @returns {[End, End] | undefined} */
function endsOf(document, range) {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: root } = range;
  const inside = attempt(() => closest.call(typeOf.call(root) === 1 ? root : parentOf.call(root), WRITTEN));
  if (inside) return undefined;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Node | undefined} */
  let first;
  /** @type {Node | undefined} */
  let last;
  for (let text = typeOf.call(root) === 3 ? root : texts.nextNode(); text; text = texts.nextNode()) {
    if (!range.intersectsNode(text) || !/\S/.test(dataOf.call(text))) continue;
    first ??= text;
    last = text;
  }
  if (!first || !last) return undefined;
  return [
    { text: first, offset: first === startContainer ? startOffset : 0 },
    { text: last, offset: last === endContainer ? endOffset : dataOf.call(last).length },
  ];
}

/** @param {Node} parent @param {Node} text @param {number} offset */
function unitsBefore(parent, text, offset) {
  let units = 0;
  const children = childNodesOf.call(parent);
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    const type = typeOf.call(child);
    if (type === 3 || type === 4) units += visibleUnits(child === text ? dataOf.call(child).slice(0, offset) : dataOf.call(child));
    if (child === text) break;
  }
  return units;
}

/** @param {string} data */
const visibleUnits = (data) => data.replace(/[\u0000-\u0020]/g, "").length;
