// The check: runs by itself, at the start of pages on granted hosts. What only a page needs that moves is another file.

import { drawCurtain } from "./curtain.js";
import { ask, judge, likely, mayOpen } from "./judge.js";
import { onMove } from "./moves.js";
import { CURTAIN, PAPER, slot } from "./slots.js";
import { isLikely } from "./verdict.js";

function start() {
  const { href } = location;
  /** @type {Promise<boolean> | undefined} */
  let may;
  const wanted = () => {
    const yes = isLikely(likely());
    // The rules are read while the page comes: later they would keep the story waiting.
    if (yes) may = mayOpen();
    return yes;
  };
  const lift = drawCurtain(document, slot(PAPER), wanted);
  slot(CURTAIN, lift);
  const decide = () => judge(href === location.href ? may : undefined).then((going) => going || lift(), lift);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", decide, { once: true });
  else decide();
}

// The browser's own viewers are no pages.
if (/html/.test(document.contentType)) {
  // A home page is no story, so it is not even given another colour.
  if (location.pathname !== "/") start();
  onMove(window, (address) => ask({ type: "moved", address }));
}
