// The check: runs by itself, at the start of pages on granted hosts. It asks whether the rules say "always" and whether there is prose enough
// to be worth the engine; the engine decides the rest.

import { tellBackground } from "./browser-api.js";
import { drawCurtain } from "./curtain.js";
import { onMove } from "./moves.js";
import { hasProse } from "./verdict.js";
import { CURTAIN, PAPER, slot } from "./slots.js";

/** How long a page's content must stay the same after a move within it, in milliseconds, and how long that is waited for. */
const QUIET_MS = 250;
const SETTLED_MS = 3000;

function start() {
  // A home page is no story, so it is never kept waiting.
  const curtain = location.pathname === "/" ? undefined : drawCurtain(document, slot(PAPER));
  slot(CURTAIN, curtain);
  judge(parsed()).then((going) => going || curtain?.());
}

/**
 * @param {Promise<unknown>} ready
 * @returns {Promise<unknown>} whether the engine was sent for
 */
async function judge(ready) {
  const address = location.href;
  const [may] = await Promise.all([tellBackground({ type: "may-open", address }), ready]).catch(() => [false]);
  if (!may || location.pathname === "/" || address !== location.href || !hasProse(runs())) return false;
  tellBackground({ type: "open-unasked", address }).catch(() => undefined);
  return true;
}

const parsed = () => new Promise((resolve) => (document.readyState === "loading" ? addEventListener("DOMContentLoaded", resolve, { once: true }) : resolve(true)));

/** Until a page that changes itself has done so. */
const settled = () =>
  new Promise((resolve) => {
    const done = () => (observer.disconnect(), resolve(true));
    let quiet = setTimeout(done, 2 * QUIET_MS);
    setTimeout(done, SETTLED_MS);
    const observer = new MutationObserver(() => (clearTimeout(quiet), (quiet = setTimeout(done, QUIET_MS))));
    observer.observe(document, { childList: true, subtree: true });
  });

function* runs() {
  const texts = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = /** @type {Text} */ (texts.currentNode);
    if (parentElement && !/^(script|style|noscript|textarea|template)$/i.test(parentElement.tagName)) yield data.trim();
  }
}

// The browser's own viewers are no pages.
if (/html/.test(document.contentType)) {
  start();
  onMove(window, () => judge(settled()));
}
