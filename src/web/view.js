// @ts-check
/**
 * The reading view: an element of our own as the last child of `body`, the page hidden but untouched beside it.
 *
 * Everything is built first and swapped in last, and every step of the swap leaves its undo behind. Closing runs the undos and needs no wasm:
 * the close button, Esc and `undo(document)` work after a panic too.
 */

import { build, make } from "./build.js";
import { adopt, bare, sheetOf, undress } from "./dress.js";
import { homeOf, lateContent } from "./late.js";
import { CONTROLS, PAGE, lookRules } from "./look.js";
import { controls, menuPanel, selectionControls } from "./panel.js";
import { atTop, remember } from "./place.js";
import { revealAtEnd } from "./reveal.js";
import { furtherPages, isOwn } from "./series.js";
import { stay } from "./stay.js";
import { STRINGS, fill, localeOf } from "./strings.js";

/** @typedef {import("./build.js").Packed} Packed */
/** @typedef {import("./panel.js").Finding} Finding */
/** @typedef {{ title: string | null, byline: string | null, site: string | null, published: string | null, lang: string | null, dir: string,
 *   minutes: number, findings: Finding[], next: import("./series.js").Next | null }} Report */
/** @typedef {{ packed: Packed, report: Report }} Composed */
/**
 * @typedef {object} Options those of `open` in `types.d.ts`
 * @property {Partial<import("./strings.js").Strings>} [strings]
 * @property {import("./look.js").Look} [look]
 * @property {import("./panel.js").Menu} [menu]
 * @property {(report: any) => boolean} [accept]
 * @property {boolean} [fade]
 * @property {() => void} [onClose]
 * @property {(removed: number) => void} [onChange]
 */
/**
 * @typedef {object} Engine what only wasm can tell
 * @property {Composed | null} part what the reader selected, where only that is shown
 * @property {Composed | null} whole the story; absent only where there is a selection and no story
 * @property {ArrayLike<Node>} nodes live nodes
 * @property {Uint32Array} places for each node of the page its place in `nodes`; empty where they stand in the same order
 * @property {Uint32Array} clutter the page's elements that the findings consist of
 * @property {(finding: number) => { start: number, packed: Packed }} compose a finding's content, and the number of its first node
 * @property {() => import("./late.js").Reread | null} again reads the page anew
 * @property {(page: Document, address: string) => import("./series.js").Answer} join takes a further page of the story
 */

/** How long a view takes that comes in softly, in milliseconds. */
const FADE = 160;
/** Where the open view is kept: on the document's wrapper, which in an extension's world the page cannot see. */
const OPEN = Symbol.for("lede.view");
/** Height of the bar, in CSS pixels: what scrolls behind it is not read. */
const BAR = 64;
const { get: nodeTypeOf } = /** @type {{ get: (this: Node) => number }} */ (Object.getOwnPropertyDescriptor(Node.prototype, "nodeType"));
const { get: parentOf } = /** @type {{ get: (this: Node) => Element | null }} */ (Object.getOwnPropertyDescriptor(Node.prototype, "parentElement"));
const bodyOf = /** @type {(this: Document) => HTMLElement} */ (Object.getOwnPropertyDescriptor(Document.prototype, "body")?.get);
const rootOf = /** @type {(this: Document) => HTMLElement} */ (Object.getOwnPropertyDescriptor(Document.prototype, "documentElement")?.get);
const { appendChild, removeChild } = Node.prototype;
/** Keys that move the reader, which pages must not take away. */
const MOVES = new Set(["Tab", " ", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);
/** After the window got the focus, for so many milliseconds a key may come up that went down elsewhere. */
const ELSEWHERE = 500;

/** Whether the document shows a reading view. @param {Document} document */
export const isOpen = (document) => OPEN in document;

/**
 * Closes the document's reading view, if it shows one, without wasm.
 * @param {Document} document
 * @returns {boolean} whether there was one
 */
export function undo(document) {
  const view = /** @type {any} */ (document)[OPEN];
  if (!view) return false;
  view.close();
  return true;
}

/**
 * Gives the document's open view another look, at once.
 * @param {Document} document
 * @param {import("./look.js").Look} look
 */
export function setLook(document, look) {
  /** @type {any} */ (document)[OPEN]?.setLook(look);
}

/**
 * Shows the view. On an exception the page is as it was.
 * @param {Document} document
 * @param {Options} options
 * @param {Engine} engine
 * @returns {object | null} null where it is not accepted
 */
export function show(document, options, engine) {
  const composed = engine.part ?? engine.whole;
  if (!composed || options.accept?.(composed.report) === false) return null;
  const view = new Shown(document, composed, options, engine);
  view.open();
  if (options.fade) view.comeIn();
  return {
    get report() {
      return view.report;
    },
    close: () => view.close(),
    removed: () => view.removed(),
    putBack: (/** @type {number} */ id) => view.putBack(id),
  };
}

/** An error of the surface, see `src/web/error.rs`. @param {string} code @param {string} message */
const failure = (code, message) => Object.assign(new Error(message), { code });

class Shown {
  /** @param {Document} document @param {Composed} composed @param {Options} options @param {Engine} engine */
  constructor(document, composed, options, engine) {
    this.document = document;
    this.options = options;
    this.engine = engine;
    const strings = { ...STRINGS, ...options.strings };
    const { lang, dir } = strings;
    /** The language of the view's own words. */
    this.own = { lang, dir };
    /** The view's words, and how the reader writes numbers. */
    this.strings = { ...strings, locale: localeOf(lang, document.defaultView?.navigator.languages ?? []) };
    /** Gives the page its look back while a function runs. @type {(<T>(look: () => T) => T) | undefined} */
    this.peek = undefined;
    /** What to run to close, last first. @type {(() => void)[]} */
    this.undos = [];
    this.closed = false;
    /** The page's elements by those that came in late. @type {Map<Element, Element | null>} */
    this.late = new Map();
    const { header, ...parts } = this.compose(composed);
    this.report = parts.report;
    this.sources = parts.sources;
    this.away = parts.away;
    this.article = parts.article;
    this.controls = parts.controls;
    this.element = make(document, "lede-view", { ...this.own, tabindex: "-1", role: "region", "aria-label": this.strings.view }, header, parts.article);
    const { look, menu } = options;
    this.css = PAGE + (look ? lookRules(look) : "");
    this.sheet = sheetOf(document, this.css);
    this.menu = menu && menuPanel(document, menu);
    const { bar, panel } = this.controls;
    if (this.menu) bar.prepend(this.menu.opener);
    this.further = make(document, "div", {});
    this.shadow = this.element.attachShadow({ mode: "closed" });
    this.shadow.append(bar, panel, ...(this.menu ? [this.menu.panel] : []), make(document, "slot", {}), this.further);
    adopt(this.shadow, sheetOf(document, CONTROLS));
  }

  /** Builds what shows the story, or a selection. @param {Composed} composed */
  compose({ packed, report }) {
    const { document, strings } = this;
    const { content, sources } = build(document, packed);
    // An empty `lang` says that the story's language is unknown; it is not the view's.
    const language = { lang: report.lang ?? "", dir: report.dir };
    /** @type {Set<number>} */
    const away = new Set(report.findings.map((finding) => finding.id));
    const close = () => this.close();
    const { part, whole } = this.engine;
    const bars = report === part?.report
      ? selectionControls(document, strings, { close, ...(whole ? { showWhole: () => this.showWhole() } : {}) })
      : controls(document, report, strings, { close, putBack: (id) => this.putBack(id), remove: (id) => this.removeAgain(id) });
    bars.update(away);
    return { report, sources, away, header: this.header(report, language), article: make(document, "article", language, content), controls: bars };
  }

  /** The story in the place of the selection. */
  showWhole() {
    const { whole } = this.engine;
    if (!whole || this.closed) return;
    const { bar, panel } = this.controls;
    const { header, ...parts } = this.compose(whole);
    Object.assign(this, parts);
    this.element.replaceChildren(header, parts.article);
    if (this.menu) parts.controls.bar.prepend(this.menu.opener);
    bar.replaceWith(parts.controls.bar);
    panel.replaceWith(parts.controls.panel);
    this.followStory();
    this.element.focus({ preventScroll: true });
    this.scrollTo(undefined);
    this.options.onChange?.(this.away.size);
  }

  /** What a whole story has and a selection has not: content that comes late, and further pages. */
  followStory() {
    const { document, strings, engine, report } = this;
    const story = this.story();
    this.undos.push(lateContent(document, story));
    const clutter = [...engine.clutter].flatMap((source) => this.live(source) ?? []);
    const style = (/** @type {string} */ rules) => this.sheet.replaceSync(this.css + rules);
    this.undos.push(revealAtEnd(document, { home: () => homeOf(story), end: this.further, clutter, style }));
    const { next } = report;
    if (!next || !isOwn(document, next)) return;
    const { element, end } = furtherPages(document, { next, strings, join: engine.join, add: (page, number) => this.addPage(page, number) });
    this.further.replaceChildren(element);
    this.undos.push(end);
  }

  /** @param {import("./series.js").Page} page @param {number} number */
  addPage({ packed, title, report }, number) {
    const { document } = this;
    const { content } = build(document, packed);
    this.article.append(make(document, "section", { "data-lede-page": `${number}` }, title ? make(document, "h2", {}, title) : null, content));
    this.controls.addPage(number, report);
  }

  /** @param {Report} report @param {Record<string, string>} language */
  header(report, language) {
    const { document, strings, own } = this;
    const facts = [
      report.byline && make(document, "span", { class: "lede-byline" }, report.byline),
      report.site && make(document, "span", {}, report.site),
      report.published && make(document, "time", { datetime: report.published }, make(document, "bdi", own, localDate(report.published, strings.locale))),
      report.minutes > 0 && make(document, "span", {}, make(document, "bdi", own, fill(strings.minutes, report.minutes.toLocaleString(strings.locale)))),
    ].filter((fact) => !!fact);
    return make(
      document, "header", { ...language, role: "none" }, report.title ? make(document, "h1", {}, report.title) : null, facts.length ? make(document, "p", {}, ...facts) : null,
    );
  }

  /** Swaps the view in. */
  open() {
    const { document, element } = this;
    const body = bodyOf.call(document), root = rootOf.call(document);
    this.place = remember(document);
    const start = this.place.moved ? this.startingPoint() : undefined;
    try {
      const { undo, peek } = undress(document, this.sheet);
      this.peek = peek;
      this.undos.push(undo);
      this.undos.push(bare(root), bare(body), adopt(document, this.sheet));
      appendChild.call(body, element);
      this.undos.push(() => element.isConnected && removeChild.call(element.parentNode, element));
      this.listen();
      Object.defineProperty(document, OPEN, { value: this, configurable: true });
      this.undos.push(() => delete (/** @type {any} */ (document)[OPEN]));
      if (this.report !== this.engine.part?.report) this.followStory();
    } catch (error) {
      this.unwind();
      throw error;
    }
    element.focus({ preventScroll: true });
    this.scrollTo(start);
    this.openedAt = root.scrollTop;
    const { shadow, sheet, strings } = this;
    this.undos.push(stay(document, { element, shadow, sheet, label: strings.view, close: () => this.close() }));
  }

  /** What late content needs. @returns {import("./late.js").Story} */
  story() {
    const { article, element, engine, report, peek } = this;
    const read = () => {
      element.style.display = "none"; // no part of the page
      try {
        return peek ? peek(engine.again) : null;
      } finally {
        element.removeAttribute("style");
      }
    };
    return {
      article,
      title: report.title,
      read: () => this.keepPlace(read),
      live: (made) => this.liveOf(made),
      link: (made, { nodes, places }, source) => this.late.set(made, elementOf(nodes[places.length > 0 ? (places[source] ?? 0) : source])),
      keepPlace: (change) => this.keepPlace(change),
    };
  }

  /** Leaves the paragraph that is being read where it is on the screen. @template T @param {() => T} change @returns {T} */
  keepPlace(change) {
    const root = rootOf.call(this.document);
    const top = root.scrollTop;
    const read = atTop([...this.article.children], BAR);
    const before = read?.getBoundingClientRect().top ?? 0;
    const result = change();
    const moved = read?.isConnected ? root.scrollTop - top + read.getBoundingClientRect().top - before : 0;
    if (top > 0) root.scrollTo({ top: top + moved, left: 0, behavior: "instant" });
    return result;
  }

  /** @param {import("./look.js").Look} look */
  setLook(look) {
    this.css = PAGE + lookRules(look);
    this.sheet.replaceSync(this.css);
  }

  /** The paper is there at once, the story comes in softly. */
  comeIn() {
    if (this.document.defaultView?.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE, easing: "ease-out" });
  }

  listen() {
    const window = this.document.defaultView;
    if (!window) return;
    let seen = false, focused = 0;
    /** @param {KeyboardEvent} event */
    const onDown = (event) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (MOVES.has(event.key) && !this.shadow.activeElement) event.stopImmediatePropagation();
      if (event.key !== "Escape") return;
      seen = true;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!this.menu?.dismiss() && !this.controls.dismiss()) this.close();
    };
    /** A page that got hold of the key first does not let it go down; it still comes up. @param {KeyboardEvent} event */
    const onUp = (event) => {
      if (event.key === "Escape" && !seen && !event.isComposing && event.timeStamp - focused > ELSEWHERE && !this.menu?.dismiss() && !this.controls.dismiss()) this.close();
      if (event.key === "Escape") seen = false;
    };
    const onFocus = (/** @type {Event} */ event) => event.target === window && (focused = event.timeStamp);
    window.addEventListener("keydown", onDown, true);
    window.addEventListener("keyup", onUp, true);
    window.addEventListener("focus", onFocus, true);
    this.undos.push(() => {
      window.removeEventListener("keydown", onDown, true);
      window.removeEventListener("keyup", onUp, true);
      window.removeEventListener("focus", onFocus, true);
    });
    this.element.addEventListener("click", (event) => this.follow(event));
  }

  /** Links within the story go to their place in the view, not to the hidden page's. @param {Event} event */
  follow(event) {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    const [page, hash] = (link?.getAttribute("href") ?? "").split("#");
    if (!hash || (page && page !== this.document.URL.split("#")[0])) return;
    const id = decode(hash);
    const target = this.element.querySelector(`[id="${CSS.escape(id)}"], a[name="${CSS.escape(id)}"]`);
    if (!target) return;
    event.preventDefault();
    this.scrollTo(target);
  }

  /** The page's element that a node is, or is in. @param {number} source @returns {Element | null} */
  live(source) {
    const { nodes, places } = this.engine;
    return elementOf(nodes[places.length > 0 ? places[source] ?? 0 : source]);
  }

  /** The page's element that an element of the view was made from. @param {Element} made @returns {Element | null} */
  liveOf(made) {
    const late = this.late.get(made), source = this.sources.get(made);
    return late ?? (source === undefined ? null : this.live(source));
  }

  /** The view's element that was made from what stands at the top of the window. @returns {Element | undefined} */
  startingPoint() {
    /** @type {Map<Element, Element>} */
    const made = new Map();
    for (const element of this.sources.keys()) {
      const live = this.liveOf(element);
      if (live) made.set(live, element);
    }
    const live = atTop([...made.keys()], 0);
    return live && live !== made.keys().next().value ? made.get(live) : undefined;
  }

  /** @param {Element | undefined} element to the top of the view, where there is none */
  scrollTo(element) {
    const root = rootOf.call(this.document);
    const top = element ? element.getBoundingClientRect().top + root.scrollTop - BAR : 0;
    root.scrollTo({ top, left: 0, behavior: "instant" });
  }

  /** Gives the page back exactly as it was, at the paragraph being read. Closing twice does no harm. */
  close() {
    if (this.closed) return;
    const root = rootOf.call(this.document);
    const moved = Math.abs(root.scrollTop - (this.openedAt ?? 0)) > 1;
    const read = moved ? atTop([...this.article.querySelectorAll("*")].filter((made) => this.liveOf(made)), BAR) : undefined;
    this.unwind();
    this.place?.scroll();
    const live = read && this.liveOf(read);
    if (live?.isConnected) live.scrollIntoView({ block: "start", behavior: "instant" });
    this.place?.focus();
    this.options.onClose?.();
  }

  /** Every undo runs, whatever the others do. */
  unwind() {
    this.closed = true;
    for (const undoStep of this.undos.splice(0).reverse()) {
      try {
        undoStep();
      } catch (error) {
        console.error(error);
      }
    }
  }

  /** The findings that are away. @returns {Finding[]} */
  removed() {
    return this.report.findings.filter((finding) => this.away.has(finding.id));
  }

  /** Shows a finding's content at its place in the story. @param {number} id */
  putBack(id) {
    const finding = this.report.findings.find((other) => other.id === id);
    if (this.closed) throw failure("closed", "The reading view was closed.");
    if (!finding) throw failure("unknown-finding", "There is no such finding on this page.");
    if (!this.away.has(id)) return;
    const { document } = this;
    const { start, packed } = this.engine.compose(id);
    const { content } = build(document, packed);
    if (!content.hasChildNodes()) content.append(make(document, "p", {}, finding.text));
    const button = make(document, "button", { type: "button" }, this.strings.removeAgain);
    button.addEventListener("click", () => this.removeAgain(id));
    const section = make(
      document, "section", { "data-lede-finding": `${id}` },
      make(document, "p", this.own, make(document, "span", {}, finding.label), button), content,
    );
    this.sources.set(section, start);
    const after = [...this.article.children].find((child) => (this.sources.get(child) ?? -1) > start);
    this.article.insertBefore(section, after ?? this.article.querySelector(":scope > [data-lede-page]"));
    this.change(() => this.away.delete(id));
  }

  /** @param {number} id */
  removeAgain(id) {
    const section = this.article.querySelector(`:scope > [data-lede-finding="${id}"]`);
    if (!section) return;
    this.sources.delete(section);
    section.remove();
    this.change(() => this.away.add(id));
  }

  /** @param {() => void} step */
  change(step) {
    step();
    this.controls.update(this.away);
    this.options.onChange?.(this.away.size);
  }
}

/** @param {Node | null | undefined} node @returns {Element | null} */
function elementOf(node) {
  if (!node) return null;
  return /** @type {Element | null} */ (nodeTypeOf.call(node) === 1 ? node : parentOf.call(node));
}

/** A day or a time as the reader writes it. @param {string} iso @param {string} locale */
function localDate(iso, locale) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  return date.toLocaleDateString(locale, { dateStyle: "long", ...(day ? { timeZone: "UTC" } : {}) });
}

/** @param {string} hash */
function decode(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
