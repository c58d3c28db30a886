// @ts-check
/**
 * Lets the story's part of the page be laid out for a moment, unseen, when the reader comes near the end of what is shown: pages load paragraphs and
 * pictures when they come into view, and what the view hides never does. What loads then is `late.js`'s to take in. Nothing outside of the
 * story's part is laid out, and nothing that was found to be clutter: no further story, no advertisement is called by this.
 */

import { adopt, sheetOf } from "./dress.js";
import { getter } from "./snapshot.js";

const parentOf = getter(Node.prototype, "parentNode");
const previousOf = getter(Element.prototype, "previousElementSibling");
const childrenOf = getter(Element.prototype, "children");
const bodyOf = getter(Document.prototype, "body");
const { contains, getRootNode } = Node.prototype;

/** So often within one view. Every time needs the end to have moved away before, so a page that brings nothing is asked once. */
const MOST = 10;
/** How near the end has to be, in heights of the window. */
const NEAR = "0px 0px 100% 0px";
/** Small enough for all of it to be in the window at once. A frame has no height that comes from what is in it, so it gets one. */
const UNSEEN = `display: revert !important; position: fixed !important; inset: 0 auto auto 0 !important; width: 1000px !important;
  font-size: 16px !important; line-height: 1.5 !important; transform: scale(0.01) !important; transform-origin: 0 0 !important;
  opacity: 0 !important; pointer-events: none !important;`;
const FRAME = "width: 1000px !important; height: 20000px !important;";
const AWAY = "display: none !important;";

/**
 * @param {Document} document
 * @param {object} view
 * @param {() => Node | null} view.home the smallest part of the page that holds the whole story
 * @param {Element} view.end stands behind the story in the view
 * @param {Element[]} view.clutter what is no part of the story
 * @param {(rules: string) => void} view.style puts rules behind those of the view
 * @returns {() => void} the end of it
 */
export function revealAtEnd(document, { home, end, clutter, style }) {
  const window = document.defaultView;
  if (!window) return () => {};
  let count = 0, frame = 0;
  let hide = () => {};
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting) || frame || count++ >= MOST) return;
      hide = reveal(document, home(), clutter, style);
      // In the first frame the page's observers see the change, in the second they have been told.
      frame = window.requestAnimationFrame(() => (frame = window.requestAnimationFrame(() => ((frame = 0), hide()))));
    },
    { rootMargin: NEAR },
  );
  observer.observe(end);
  return () => {
    observer.disconnect();
    window.cancelAnimationFrame(frame);
    hide();
  };
}

/**
 * Lays the part out in its own tree, and what holds that tree (a shadow root's host, a frame) in the tree around it, up to the document.
 * @param {Document} document
 * @param {Node | null} home
 * @param {Element[]} clutter
 * @param {(rules: string) => void} style
 * @returns {() => void} the undo
 */
function reveal(document, home, clutter, style) {
  /** @type {(() => void)[]} */
  const undos = [];
  let part = home;
  while (part) {
    const tree = getRootNode.call(part);
    const found = clutter.filter((element) => getRootNode.call(element) === tree && !contains.call(element, part));
    const rules = besides(part) + rule(found.map(pathOf), AWAY) + (isFrame(part) ? rule([pathOf(part)], FRAME) : "");
    if (tree === document) {
      style(rule(shown(document, part).map(pathOf), UNSEEN) + rules);
      undos.push(() => style(""));
      break;
    }
    const { host, defaultView } = /** @type {any} */ (tree);
    // What the page took out of itself has neither.
    if (host || defaultView) undos.push(adopt(/** @type {ShadowRoot} */ (tree), sheetOf(tree.ownerDocument ?? /** @type {Document} */ (tree), rules)));
    part = host ?? defaultView?.frameElement;
  }
  return () => undos.splice(0).forEach((undo) => undo());
}

/** @param {any} node */
const isBody = ({ localName }) => localName === "body";
/** @param {any} node */
const isFrame = ({ localName }) => localName === "iframe";

/** The children of the body that hold the part, or are it. @param {Document} document @param {Node} part @returns {Element[]} */
function shown(document, part) {
  const body = bodyOf.call(document);
  return [...childrenOf.call(body)].filter((child) => child.localName !== "lede-view" && (part === body || contains.call(child, part)));
}

/** What stands beside the way from the body, or from the shadow root, down to the part stays away. @param {Node} part @returns {string} */
function besides(part) {
  const beside = [];
  for (let at = part, parent; (parent = parentOf.call(at)) && !isBody(at); at = parent) {
    beside.push(`${pathOf(parent)} > :not(:nth-child(${placeOf(at)}), lede-view)`);
  }
  return rule(beside, AWAY);
}

/** A selector that meets this node of its tree and no other; names and ids are not to be relied on. @param {Node} node @returns {string} */
function pathOf(node) {
  let path = "", at = node, parent;
  for (; (parent = parentOf.call(at)) && parent.nodeType !== Node.DOCUMENT_NODE; at = parent) path = ` > :nth-child(${placeOf(at)})${path}`;
  return `${parent ? ":root" : ":host"}${path}`;
}

/** @param {Node} element @returns {number} among its siblings, from 1 */
function placeOf(element) {
  let place = 1;
  for (let at = previousOf.call(element); at; at = previousOf.call(at)) place++;
  return place;
}

/** @param {string[]} selectors @param {string} declarations */
const rule = (selectors, declarations) => (selectors.length ? `${selectors.join(",\n")} { ${declarations} }\n` : "");
