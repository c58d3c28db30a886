// @ts-check
/**
 * Takes what comes late into the page (hydration, expanders, lazy paragraphs and images) into the open view. Nothing that is shown goes away,
 * and only content within the story's own part of the page comes in.
 */

import { build } from "./build.js";

/**
 * @typedef {object} Reread the page's story as it is now
 * @property {import("./build.js").Packed} packed
 * @property {string | null} title
 * @property {ArrayLike<Node>} nodes
 * @property {Uint32Array} places
 * @typedef {object} Story what is shown
 * @property {HTMLElement} article
 * @property {string | null} title
 * @property {() => Reread | null} read reads the page anew
 * @property {(element: Element) => Element | null} live the page's element that an element of the article was made from
 * @property {(element: Element, reread: Reread, source: number) => void} link ties an element of the article to the page's
 * @property {(change: () => void) => void} keepPlace changes the article and leaves what is being read where it is on the screen
 */

/** Reading again takes from a slow machine what reading the first time did, so it waits: at first so many milliseconds, longer where it was in vain. */
const FIRST = 600, LONGEST = 60_000;
/** At most one part in so many of the time goes into reading again. */
const SHARE = 40;
/** Characters that make an addition worth a look. */
const ENOUGH = 40;
const ATTRIBUTES = ["class", "hidden", "open", "src", "srcset", "aria-expanded"];

/**
 * @param {Document} document
 * @param {Story} story
 * @returns {() => void} the end of it
 */
export function lateContent(document, story) {
  const address = document.URL;
  const home = homeOf(story);
  let wait = FIRST;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const look = () => {
    timer = undefined;
    // Another address is another story, and for whoever opens views.
    if (document.URL !== address) return;
    const start = performance.now();
    try {
      wait = take(document, story, home) ? FIRST : Math.min(wait * 2, LONGEST);
    } catch (error) {
      // The engine broke. What is shown does not need it.
      console.error(error);
      end();
    }
    wait = Math.max(wait, SHARE * (performance.now() - start));
    observer.takeRecords();
  };
  const end = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const observer = new MutationObserver((records) => {
    if (timer === undefined && records.some((record) => matters(record, story.article, home))) timer = setTimeout(look, wait);
  });
  // Of shadow roots and frames an observer outside of them is not told.
  for (const tree of new Set([document, home?.getRootNode() ?? document])) observer.observe(tree, { subtree: true, childList: true, attributeFilter: ATTRIBUTES });
  return end;
}

/** The smallest element of the page, or the shadow root, that holds the whole story. @param {Story} story @returns {Node | null} */
export function homeOf({ article, live }) {
  /** @type {Node | null | undefined} */
  let home;
  for (const child of article.children) {
    const node = live(child);
    if (home === undefined) home = node?.parentNode;
    else while (home && node && !home.contains(node)) home = home.parentNode;
  }
  return home ?? null;
}

/** @param {MutationRecord} record @param {Element} article @param {Node | null} home */
function matters(record, article, home) {
  const target = /** @type {Element} */ (record.target);
  if (article.contains(target) || !isWithin(target, home)) return false;
  if (record.type === "attributes") return true;
  return [...record.addedNodes].some((node) => {
    if ((node.textContent ?? "").trim().length >= ENOUGH) return true;
    const { nodeType } = node, element = /** @type {Element} */ (node);
    return nodeType === Node.ELEMENT_NODE && (element.matches("img, picture") || element.querySelector("img") !== null);
  });
}

/** Where the page replaced the story's home, anywhere is. @param {Node | null} node @param {Node | null} home */
const isWithin = (node, home) => !home?.isConnected || home.contains(node);

/**
 * Reads the page again, and puts into the article what is new.
 * @param {Document} document
 * @param {Story} story
 * @param {Node | null} home
 * @returns {boolean} whether anything came in
 */
function take(document, story, home) {
  const reread = story.read();
  if (!reread || reread.title !== story.title) return false;
  const { content, sources } = build(document, reread.packed);
  const own = [...story.article.children].filter((child) => !child.matches("[data-lede-page]"));
  const shown = new Map(own.map((child) => [keyOf(child), child]));
  const read = [...content.children];
  // A reading that has lost most of what is shown is a reading of something else.
  if (read.filter((child) => shown.has(keyOf(child))).length * 2 < shown.size) return false;
  let changed = false;
  const { nodes, places } = reread;
  const liveOf = (/** @type {Element} */ child) => {
    const source = sources.get(child);
    return source === undefined ? null : nodes[places.length > 0 ? (places[source] ?? 0) : source];
  };
  const link = (/** @type {Element} */ made, /** @type {Element} */ child) => {
    const source = sources.get(child);
    if (source !== undefined) story.link(made, reread, source);
  };
  story.keepPlace(() => {
    /** @type {Element | null} */
    let last = null;
    for (const child of read) {
      const twin = shown.get(keyOf(child));
      if (twin) {
        if (!story.live(twin)?.isConnected) link(twin, child);
        last = twin;
        continue;
      }
      const live = liveOf(child);
      if (live && !isWithin(/** @type {Element} */ (live), home)) continue;
      const next = last ? last.nextElementSibling : story.article.firstElementChild;
      if (next && isLonger(child, next)) next.replaceWith(child);
      else story.article.insertBefore(child, next);
      for (const made of [child, ...child.querySelectorAll("*")]) link(made, made);
      last = child;
      changed = true;
    }
  });
  return changed;
}

/** What tells one part of a story from the others: its words, or the address of what it shows. @param {Element} element */
function keyOf(element) {
  const text = (element.textContent ?? "").replace(/\s+/g, " ").trim();
  const media = element.matches("[src]") ? element : element.querySelector("[src]");
  return `${text}\n${media?.getAttribute("src") ?? ""}`;
}

/** Whether it begins as the other does and goes on: a paragraph that was cut, in full. @param {Element} long @param {Element} short */
function isLonger(long, short) {
  const start = (short.textContent ?? "").trim().replace(/(\u2026|\.\.\.)$/, "").trim();
  return start.length >= ENOUGH && (long.textContent ?? "").trim().startsWith(start);
}
