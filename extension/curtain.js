// Keeps a page out of sight for a moment, behind the paper of the view to come, so that a cluttered page does not flash up first.

import { adopt, sheetOf } from "../src/web/dress.js";

/** How long a page may stay out of sight for a verdict, in milliseconds from the first moment that there is something to see. */
export const PATIENCE_MS = 150;

/**
 * @param {Document} document
 * @param {string} paper the theme's background, as CSS
 * @returns {() => boolean} lifts it; true where the page had not been seen until now
 */
export function drawCurtain(document, paper) {
  let down = true;
  const give = adopt(document, sheetOf(document, `html{background:${paper}!important}body{opacity:0!important}`));
  const lift = () => {
    const was = down;
    down = false;
    observer.disconnect();
    if (was) give();
    return was;
  };
  const wait = () => document.body && (observer.disconnect(), setTimeout(lift, PATIENCE_MS));
  const observer = new MutationObserver(wait);
  observer.observe(document, { childList: true, subtree: true });
  wait();
  return lift;
}
