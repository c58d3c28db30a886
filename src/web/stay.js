// @ts-check
/**
 * Keeps an open view in its place on pages that do not hold still: that remove what they do not know, replace their body, lock scrolling,
 * write important inline styles, or block all else with a modal dialog.
 */

import { adopt, bare, sheetOf } from "./dress.js";
import { make } from "./build.js";

/** @param {object} prototype @param {string} name */
const getter = (prototype, name) => /** @type {(this: unknown) => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
const bodyOf = getter(Document.prototype, "body");
const rootOf = getter(Document.prototype, "documentElement");
const parentOf = getter(Node.prototype, "parentNode");
const { appendChild } = Node.prototype;
const { attachShadow, getAttribute, closest, querySelectorAll } = Element.prototype;
const { querySelector } = Document.prototype;
const { showModal, close } = HTMLDialogElement.prototype;

/** So often the view is put back among the page's nodes; a page that still removes it does not want it there. */
const TRIES = 5;
/** So often important inline styles are taken from the page again; then it is left to win, for it writes them without end. */
const BARINGS = 50;
/** In the top layer, but laid out as before: the document scrolls, not the dialog. */
const LIFTED = `dialog { all: unset; position: absolute !important; inset: 0 0 auto 0; display: block; box-sizing: border-box; min-height: 100vh;
  padding: inherit; background: var(--lede-paper); } dialog::backdrop { display: none; }`;
const SCROLLS = { capture: true, passive: true };
const STYLES = { attributeFilter: ["style"] };

/**
 * @typedef {object} Held
 * @property {HTMLElement} element the view
 * @property {ShadowRoot} shadow the view's
 * @property {CSSStyleSheet} sheet the view's, for the document
 * @property {string} label of the view
 * @property {() => void} close
 */

/**
 * @param {Document} document
 * @param {Held} view which stands in the document
 * @returns {() => void} the undo
 */
export function stay(document, view) {
  const holder = new Holder(document, view);
  holder.begin();
  return () => holder.end();
}

class Holder {
  /** @param {Document} document @param {Held} view */
  constructor(document, view) {
    this.document = document;
    this.view = view;
    this.body = bodyOf.call(document);
    this.removals = 0;
    this.barings = 0;
    /** @type {(() => void)[]} */
    this.undos = [];
    /** @type {HTMLDialogElement | undefined} */
    this.dialog = undefined;
    this.top = 0;
  }

  begin() {
    const { document } = this;
    const tree = new MutationObserver(() => this.restore());
    tree.observe(document, { childList: true, subtree: true });
    const blocks = new MutationObserver(() => this.lift());
    blocks.observe(document, { subtree: true, attributeFilter: ["open", "inert"] });
    this.styles = new MutationObserver((records) => this.bareAgain(records));
    this.styles.observe(rootOf.call(document), STYLES);
    this.styles.observe(this.body, STYLES);
    this.undos.push(() => [tree, blocks, this.styles].forEach((observer) => observer?.disconnect()));
    this.unlockScrolling();
    this.lift();
  }

  end() {
    for (const undo of this.undos.splice(0).reverse()) undo();
  }

  /** Puts the view back where the page removed it, or has a new body. */
  restore() {
    const { document, view } = this;
    const body = bodyOf.call(document);
    const home = this.shelter ?? body;
    if (!body || (body === this.body && parentOf.call(view.element) === home)) return;
    const { top } = this;
    if (body !== this.body) this.moveTo(body);
    // What a page copies of itself has a copy of the view in it.
    for (const copy of querySelectorAll.call(body, ":scope > lede-view")) if (copy !== view.element) copy.remove();
    if (++this.removals > TRIES) this.takeShelter(body);
    appendChild.call(this.shelter ?? body, view.element);
    if (this.dialog) this.lift();
    view.element.focus({ preventScroll: true });
    // Where the page measured itself without the view, the browser has scrolled up.
    rootOf.call(document).scrollTo({ top, left: 0, behavior: "instant" });
  }

  /** @param {HTMLElement} body */
  moveTo(body) {
    this.body = body;
    this.shelter = undefined;
    this.undos.push(bare(body));
    this.styles?.observe(body, STYLES);
  }

  /** A closed shadow root of the body: what happens there no script of the page is told. @param {HTMLElement} body */
  takeShelter(body) {
    if (this.shelter) return;
    try {
      const root = attachShadow.call(body, { mode: "closed" });
      this.undos.push(adopt(root, this.view.sheet));
      // A shadow root stays for good; with nothing but a slot in it the body looks as it did.
      this.undos.push(() => root.replaceChildren(make(this.document, "slot", {})));
      this.shelter = root;
    } catch {
      this.view.close(); // the body has a shadow root of its own: the page wins, and is given back whole
    }
  }

  /** Sheets cannot win against important inline styles. @param {MutationRecord[]} records */
  bareAgain(records) {
    for (const target of new Set(records.map((record) => /** @type {Element} */ (record.target)))) {
      if (!/important|--lede/.test(getAttribute.call(target, "style") ?? "") || ++this.barings > BARINGS) continue;
      this.undos.push(bare(target));
    }
  }

  /** A modal dialog of the page makes all else inert, itself unseen or not; only a later modal dialog escapes, and what it shows. */
  lift() {
    const { document, view } = this;
    if (!querySelector.call(document, "dialog:modal") && !closest.call(view.element, "[inert]") && !this.dialog) return;
    this.dialog ??= this.wrap();
    const inside = /** @type {HTMLElement | null} */ (view.shadow.activeElement);
    if (this.dialog.open) close.call(this.dialog);
    showModal.call(this.dialog);
    (inside ?? this.dialog).focus({ preventScroll: true });
  }

  /** @returns {HTMLDialogElement} with the controls and the story in it */
  wrap() {
    const { document, view } = this;
    const dialog = /** @type {HTMLDialogElement} */ (make(document, "dialog", { "aria-label": view.label, tabindex: "-1" }, ...view.shadow.childNodes));
    adopt(view.shadow, sheetOf(document, LIFTED));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      view.close();
    });
    view.shadow.append(dialog);
    return dialog;
  }

  /** Pages lock scrolling by refusing wheel and touch: they are not told of them. */
  unlockScrolling() {
    const window = this.document.defaultView;
    if (!window) return;
    const keep = (/** @type {Event} */ event) => event.stopImmediatePropagation();
    const remember = () => {
      if (parentOf.call(this.view.element)) this.top = rootOf.call(this.document).scrollTop;
    };
    for (const type of ["wheel", "touchstart", "touchmove"]) window.addEventListener(type, keep, SCROLLS);
    window.addEventListener("scroll", remember, SCROLLS);
    this.undos.push(() => {
      for (const type of ["wheel", "touchstart", "touchmove"]) window.removeEventListener(type, keep, SCROLLS);
      window.removeEventListener("scroll", remember, SCROLLS);
    });
  }
}
