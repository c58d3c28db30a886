// @ts-check
/**
 * Reads a live document into the packed form of `src/page/packed.rs`: one pass, no change to the page, one crossing into wasm.
 *
 * Pages are hostile: a form's inputs named `firstChild` or `attributes` stand in for those properties. So every getter and method is taken
 * from its prototype once, when this module loads, and called on the node. The walk keeps its own stack: depth costs nothing.
 */

/** @typedef {(this: unknown, ...args: any[]) => any} Method */

/** @param {object} prototype @param {string} name @returns {Method} */
export const getter = (prototype, name) => /** @type {Method} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);

const firstChildOf = getter(Node.prototype, "firstChild");
const nextSiblingOf = getter(Node.prototype, "nextSibling");
const nodeTypeOf = getter(Node.prototype, "nodeType");
const baseOf = getter(Node.prototype, "baseURI");
const localNameOf = getter(Element.prototype, "localName");
const namespaceOf = getter(Element.prototype, "namespaceURI");
const outerOf = getter(Element.prototype, "outerHTML");
const shadowRootOf = getter(Element.prototype, "shadowRoot");
const dataOf = getter(CharacterData.prototype, "data");
const viewOf = getter(Document.prototype, "defaultView");
const bodyOf = getter(Document.prototype, "body");
const rootOf = getter(Document.prototype, "documentElement");
const addressOf = getter(Document.prototype, "URL");
const contentTypeOf = getter(Document.prototype, "contentType");
const lengthOf = getter(HTMLCollection.prototype, "length");
const documentElementsOf = /** @type {Method} */ (Document.prototype.getElementsByTagName);
const frameDocumentOf = getter(HTMLIFrameElement.prototype, "contentDocument");
const completeOf = getter(HTMLImageElement.prototype, "complete");
const sourceOf = getter(HTMLImageElement.prototype, "src");
const currentSourceOf = getter(HTMLImageElement.prototype, "currentSrc");
const naturalWidthOf = getter(HTMLImageElement.prototype, "naturalWidth");
const naturalHeightOf = getter(HTMLImageElement.prototype, "naturalHeight");
const { hasAttributes, getAttributeNames, getAttribute, getElementsByTagName, getBoundingClientRect } = Element.prototype;
const { checkVisibility } = Element.prototype;
const { assignedNodes } = HTMLSlotElement.prototype;

const XHTML = "http://www.w3.org/1999/xhtml";
const HIDDEN = 1, FLATTENED = 2, FOREIGN = 4;
const TEXT = 1, CLOSE = 2, SPACE = 3;
const MAX_NAMES = 4096, MAX_ATTRS = 1023;

/** Attributes that are read, besides `data-*` and `aria-*`: the rule of `snapshot_reads` in `src/page/mod.rs`. */
const READ = words(
  `action allow allowfullscreen alt amp-access-hide cite class colspan content controls coords data datetime dir display download headers
   height hidden href hreflang id inert itemid itemprop itemref itemscope itemtype kind label lang loading media method name open placeholder
   poster property rel reversed role rowspan scope shadowrootmode sizes span src srclang srcset start subscriptions-section summary target
   title type value video-id videoid viewBox width xlink:href xmlns`,
);
/** Longer values are cut to this many units, unless they hold addresses: the rule of `snapshot_cut` in `src/page/mod.rs`. */
const MAX_VALUE = 4000;
const ADDRESS = /href|src|url|poster|original/;

/** What an element's name tells the walk, as bits. */
const SKIP = 1, RAW = 2, ASK = 4, HOST = 8, SLOT = 16, FRAME = 32, IMAGE = 64, SCRIPT = 128, ROOT = 256, CUSTOM = 512;
/** Not rendered by nature, or not worth a question: never asked whether they are rendered. */
const UNASKED = words(
  `area b base br cite code col colgroup em head html i link meta noscript option optgroup param rp rt s script slot small source strong sub sup title
   track tt u wbr`,
);
const RAW_TEXT = words("pre script noscript textarea");
/** Elements of HTML's own that may carry a shadow root and in practice hold a story in one; custom elements are always asked. */
const HOSTS = words("article body div main section");
/** `opacity: 0` and `content-visibility: auto` do not count as hidden: such content is on its way into view. */
const VISIBLE = { visibilityProperty: true };
/** Frames with less room than this on either side, in CSS pixels, hold no story. */
const MIN_FRAME = 200;

/** @param {string} list */
function words(list) {
  return new Set(list.split(/\s+/));
}

/**
 * @typedef {object} Snapshot
 * @property {Uint32Array} words the records of the packed form
 * @property {Uint8Array} text all texts and values one after the other, as UTF-8
 * @property {string[]} names the table of names
 * @property {string} url the document's address
 * @property {string} base the address that relative links resolve against
 * @property {Node[]} nodes the live nodes; a node's place is its id in the `Page`
 */

/**
 * Reads the document. The page is not changed.
 * @param {Document} document
 * @returns {Snapshot}
 */
export function snapshot(document) {
  const reader = new Reader(isRendered(document));
  reader.walk(document);
  return {
    words: reader.words.subarray(0, reader.length),
    text: new TextEncoder().encode(reader.text),
    names: reader.names,
    url: addressOf.call(document),
    base: baseOf.call(document),
    nodes: reader.nodes,
  };
}

/**
 * Whether the document is one that can hold a story: `html`, or why not: `frameset`, `other`.
 * @param {unknown} document
 * @returns {"html" | "frameset" | "other"}
 */
export function documentKind(document) {
  try {
    const root = rootOf.call(document), body = bodyOf.call(document);
    if (!/^(text\/html|application\/xhtml\+xml)$/.test(contentTypeOf.call(document)) || !root || !body) return "other";
    if (localNameOf.call(root) !== "html" || namespaceOf.call(root) !== XHTML) return "other";
    return localNameOf.call(body) === "frameset" ? "frameset" : "html";
  } catch {
    return "other"; // not a document at all: the getters throw
  }
}

/** How many elements the document has, those in shadow trees and frames left out. @param {Document} document @returns {number} */
export function elementCount(document) {
  return lengthOf.call(documentElementsOf.call(document, "*"));
}

/**
 * The document as a browser without scripts has it, `noscript` included; undefined where the page's policy forbids to parse one.
 * @param {Document} document @returns {Document | undefined}
 */
export function withoutScripts(document) {
  return attempt(() => {
    const parsed = new DOMParser().parseFromString(outerOf.call(rootOf.call(document)), "text/html");
    for (const held of parsed.querySelectorAll("noscript")) {
      const box = parsed.createElement("div");
      box.append(...held.childNodes);
      held.replaceWith(box);
    }
    return parsed;
  });
}

/** The rest of a list of slotted nodes, which the walk follows in the place of siblings. */
class Slotted {
  /** @param {Node[]} nodes @param {number} at */
  constructor(nodes, at) {
    this.nodes = nodes;
    this.at = at;
  }
}

/** One walk over one document. */
class Reader {
  words = new Uint32Array(1 << 15);
  length = 0;
  text = "";
  /** @type {string[]} */
  names = [];
  /** @type {Map<string, number>} */
  ids = new Map();
  /** Element names as `id << 10 | bits`. @type {Map<string, number>} */
  elements = new Map();
  /** Attribute names as ids, -1 for those that are not read. @type {Map<string, number>} */
  attrs = new Map();
  /** @type {Node[]} */
  nodes = [];
  /** Depths at which the walk entered these; 0 outside: white space counts, nothing is rendered, SVG or MathML. */
  raw = 0;
  hidden = 0;
  foreign = 0;

  /** @param {boolean} rendered whether the document has boxes to ask about */
  constructor(rendered) {
    this.isHidden = rendered ? isHidden : saysHidden;
    this.rendered = rendered;
  }

  /** @param {Node} root */
  walk(root) {
    this.nodes.push(root);
    /** @type {(Node | Slotted)[]} */
    const open = [];
    /** @type {Node | Slotted | null} */
    let at = firstChildOf.call(root);
    for (;;) {
      if (at === null) {
        const ended = open.pop();
        if (ended === undefined) return;
        this.close(open.length + 1);
        at = following(ended);
        continue;
      }
      const child = this.enter(at instanceof Slotted ? /** @type {Node} */ (at.nodes[at.at]) : at, open.length + 1);
      if (child === undefined) {
        at = following(at);
      } else {
        open.push(at);
        at = child;
      }
    }
  }

  /**
   * Writes what opens here.
   * @param {Node} node
   * @param {number} depth
   * @returns {Node | Slotted | null | undefined} where the walk goes on below, or undefined where nothing opened
   */
  enter(node, depth) {
    const type = nodeTypeOf.call(node);
    if (type === 1) return this.element(/** @type {Element} */ (node), depth);
    if (type === 3 || type === 4) this.addText(node);
    return undefined;
  }

  /** @param {Element} node @param {number} depth */
  element(node, depth) {
    const name = localNameOf.call(node);
    const known = this.elements.get(name) ?? this.learn(name);
    if (known & SKIP) return undefined;
    this.makeRoom();
    const record = this.length++;
    let flags = 0;
    if ((known & ROOT || this.foreign) && namespaceOf.call(node) !== XHTML) {
      flags = FOREIGN;
      this.foreign ||= depth;
    }
    if (known & ASK && !this.hidden && !(this.foreign && depth > this.foreign) && this.isHidden(node)) {
      flags |= HIDDEN;
      this.hidden = depth;
    }
    if (known & RAW) this.raw ||= depth;
    let count = hasAttributes.call(node) ? this.addAttrs(node, flags & FOREIGN) : 0;
    if (known & IMAGE && this.rendered) count += this.addImage(node);
    this.nodes.push(node);
    let child = known & SCRIPT && getAttribute.call(node, "type") !== "application/ld+json" ? null : firstChildOf.call(node);
    if (known & (HOST | FRAME | SLOT)) {
      const inner = this.innerOf(node, known);
      if (inner !== undefined) {
        child = inner;
        if (!(known & SLOT)) flags |= FLATTENED;
      }
    }
    this.words[record] = (flags << 2) | ((known >>> 10) << 10) | (count << 22);
    return child;
  }

  /** What stands in the place of the element's own children, if anything does. @param {Element} node @param {number} known */
  innerOf(node, known) {
    if (known & HOST) {
      // Whatever shows something and has no children of its own may show a closed root.
      const root = shadowRootOf.call(node) ?? (known & CUSTOM || firstChildOf.call(node) === null ? closedRoot(node) : null);
      return root ? firstChildOf.call(root) : undefined;
    }
    if (known & FRAME) return this.hidden || !this.rendered ? undefined : frameContent(node);
    const assigned = attempt(() => assignedNodes.call(node)) ?? [];
    return assigned.length > 0 ? new Slotted(assigned, 0) : undefined;
  }

  /** @param {number} depth */
  close(depth) {
    this.makeRoom();
    this.words[this.length++] = CLOSE;
    if (this.raw === depth) this.raw = 0;
    if (this.hidden === depth) this.hidden = 0;
    if (this.foreign === depth) this.foreign = 0;
  }

  /** @param {Element} node @param {number} foreign @returns {number} how many were written */
  addAttrs(node, foreign) {
    let count = 0;
    for (const name of getAttributeNames.call(node)) {
      let id = this.attrs.get(name);
      if (id === undefined) this.attrs.set(name, (id = isRead(name) ? this.intern(name) : -1));
      if (id < 0 && foreign) id = this.intern(name);
      if (id < 0 || count === MAX_ATTRS - 3) continue;
      const value = getAttribute.call(node, name) ?? "";
      this.addAttr(id, value.length > MAX_VALUE && !foreign && !ADDRESS.test(name) ? value.slice(0, MAX_VALUE) : value);
      count++;
    }
    return count;
  }

  /** What the browser chose and loaded, where that differs from `src`. @param {Element} node @returns {number} how many were written */
  addImage(node) {
    const shown = attempt(() => (completeOf.call(node) && naturalWidthOf.call(node) > 0 ? currentSourceOf.call(node) : ""));
    if (!shown || shown === sourceOf.call(node)) return 0;
    this.addAttr(this.intern(":current-src"), shown);
    this.addAttr(this.intern(":natural-width"), `${naturalWidthOf.call(node)}`);
    this.addAttr(this.intern(":natural-height"), `${naturalHeightOf.call(node)}`);
    return 3;
  }

  /** @param {number} id @param {string} value */
  addAttr(id, value) {
    this.words[this.length++] = id;
    this.words[this.length++] = value.length;
    this.text += wellEnded(value);
  }

  /** @param {Node} node */
  addText(node) {
    const data = dataOf.call(node);
    if (data === "") return;
    this.makeRoom();
    this.nodes.push(node);
    if (!this.raw && data.charCodeAt(0) <= 32 && !/\S/.test(data)) {
      this.words[this.length++] = SPACE;
    } else {
      this.words[this.length++] = TEXT;
      this.words[this.length++] = data.length;
      this.text += wellEnded(data);
    }
  }

  /** Room for the longest record. */
  makeRoom() {
    if (this.length + 2 * MAX_ATTRS + 4 < this.words.length) return;
    const more = new Uint32Array(this.words.length * 2);
    more.set(this.words);
    this.words = more;
  }

  /** @param {string} name @returns {number} its place in the table; -1 where the table is full */
  intern(name) {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    if (this.names.length === MAX_NAMES) return -1;
    this.ids.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  /** @param {string} name @returns {number} `id << 10 | bits` */
  learn(name) {
    const custom = name.includes("-");
    let bits = custom ? CUSTOM | HOST : 0;
    if (name === "style" || name === "template") bits |= SKIP;
    if (name === "svg" || name === "math") bits |= ROOT;
    if (name === "script") bits |= SCRIPT;
    if (name === "slot") bits |= SLOT;
    if (name === "iframe") bits |= FRAME;
    if (name === "img") bits |= IMAGE;
    if (RAW_TEXT.has(name)) bits |= RAW;
    if (HOSTS.has(name)) bits |= HOST;
    if (!UNASKED.has(name)) bits |= ASK;
    const id = this.intern(name);
    const known = ((id < 0 ? 0 : id) << 10) | bits;
    this.elements.set(name, known);
    return known;
  }
}

/** @param {Node | Slotted} at @returns {Node | Slotted | null} */
function following(at) {
  if (!(at instanceof Slotted)) return nextSiblingOf.call(at);
  return at.at + 1 < at.nodes.length ? new Slotted(at.nodes, at.at + 1) : null;
}

/** @param {string} name */
function isRead(name) {
  return READ.has(name) || name.startsWith("data-") || name.startsWith("aria-");
}

/** Half a surrogate pair at the end would melt with what follows; it becomes U+FFFD. @param {string} value */
function wellEnded(value) {
  return (value.charCodeAt(value.length - 1) & 0xfc00) === 0xd800 ? `${value.slice(0, -1)}\ufffd` : value;
}

/** Whether boxes can be asked about: not in a parsed document, nor while the page as a whole is not shown. @param {Document} document */
export function isRendered(document) {
  return viewOf.call(document) !== null && checkVisibility !== undefined && checkVisibility.call(bodyOf.call(document), VISIBLE);
}

/**
 * Whether the element is the root of something not rendered. The content of closed `details` and of `hidden=until-found` is not shown either,
 * but a reader wants it: computed style tells it from the rest.
 * @param {Element} node
 */
export function isHidden(node) {
  if (checkVisibility.call(node, VISIBLE)) return false;
  const style = getComputedStyle(node);
  if (style.display === "none") return true;
  if (style.visibility === "visible") return false;
  for (const inner of getElementsByTagName.call(node, "*")) {
    if (checkVisibility.call(inner, VISIBLE)) return false; // visibility is inherited, but can be taken back
  }
  return true;
}

/** The same by the markup alone, for documents without boxes. @param {Element} node */
function saysHidden(node) {
  if (getAttribute.call(node, "hidden") !== null) return true;
  const style = getAttribute.call(node, "style");
  return style !== null && /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** @param {Element} node @returns {ShadowRoot | null} */
export function closedRoot(node) {
  const { chrome } = /** @type {any} */ (globalThis);
  return attempt(() => chrome?.dom?.openOrClosedShadowRoot?.(node) ?? /** @type {any} */ (node).openOrClosedShadowRoot) ?? null;
}

/** The first node of a same-origin frame's body, if the frame is large enough to hold a story. @param {Element} node */
export function frameContent(node) {
  const body = attempt(() => bodyOf.call(frameDocumentOf.call(node)));
  const child = body && firstChildOf.call(body);
  if (!child) return undefined;
  const box = getBoundingClientRect.call(node);
  return box.width >= MIN_FRAME && box.height >= MIN_FRAME ? child : undefined;
}

/** Getters throw on elements that only look like their kind (an `img` of no namespace). @template T @param {() => T} ask @returns {T | undefined} */
export function attempt(ask) {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
