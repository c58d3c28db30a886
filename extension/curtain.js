// Keeps a page out of sight for a moment, behind the paper of the view to come, so that a cluttered page does not flash up first.

/** How long a page may stay out of sight for a verdict, in milliseconds from the first moment that there is something to see. */
const PATIENCE_MS = 150;
/** Longer than any head takes to come. */
const LONG_MS = 1e6;

/**
 * Holds an element's look. An animation that waits for its start changes nothing that the page could see in its tree, ends by itself, costs no
 * frames, and sets off no transition of the page's when it goes.
 * @param {Element} element
 * @param {PropertyIndexedKeyframes} look
 * @param {number} delay in milliseconds
 */
const hold = (element, look, delay) => element.animate(look, { delay, fill: "backwards" });

/**
 * @param {Document} document
 * @param {string} paper the theme's background, as CSS
 * @param {() => boolean} wanted asked once, when the head is there; where it says no the page is shown at once
 * @returns {() => void} lifts it
 */
export function drawCurtain(document, paper, wanted) {
  const root = document.documentElement;
  const held = [hold(root, { background: [paper, paper] }, LONG_MS)];
  const lift = () => {
    observer.disconnect();
    for (const animation of held) animation.cancel();
  };
  const wait = () => {
    if (!document.body) return;
    observer.disconnect();
    if (!wanted()) return lift();
    const body = hold(document.body, { opacity: [0, 0] }, PATIENCE_MS);
    body.onfinish = lift;
    held.push(body);
  };
  const observer = new MutationObserver(wait);
  observer.observe(root, { childList: true });
  wait();
  return lift;
}
