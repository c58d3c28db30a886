// @ts-check
/**
 * Lets the story's part of the page be laid out for a moment, unseen, when the reader comes near the end of what is shown: pages load paragraphs and
 * pictures when they come into view, and what the view hides never does. What loads then is `late.js`'s to take in. Nothing outside of the
 * story's part is laid out, and nothing that was found to be clutter: no further story, no advertisement is called by this.
 */

/** So often within one view. Every time needs the end to have moved away before, so a page that brings nothing is asked once. */
const MOST = 10;
/** How near the end has to be, in heights of the window. */
const NEAR = "0px 0px 100% 0px";

/**
 * @param {Document} document
 * @param {object} view
 * @param {Element | null} view.home the smallest element of the page that holds the whole story
 * @param {Element} view.end stands behind the story in the view
 * @param {string[]} view.clutter selectors of what is no part of the story
 * @param {(rules: string) => void} view.style puts rules behind those of the view
 * @returns {() => void} the end of it
 */
export function revealAtEnd(document, { home, end, clutter, style }) {
  const window = document.defaultView;
  const rules = home && rulesFor(document, home, clutter);
  if (!window || !rules) return () => {};
  let count = 0, frame = 0;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting) || frame || count++ >= MOST) return;
      style(rules);
      // In the first frame the page's observers see the change, in the second they have been told.
      frame = window.requestAnimationFrame(() => (frame = window.requestAnimationFrame(() => ((frame = 0), style("")))));
    },
    { rootMargin: NEAR },
  );
  observer.observe(end);
  return () => {
    observer.disconnect();
    window.cancelAnimationFrame(frame);
  };
}

/**
 * The way from the body down to the story's part: everything beside it stays away. The part is made small, so that all of it is in the window at once.
 * @param {Document} document
 * @param {Element} home
 * @param {string[]} clutter
 * @returns {string | null} null where it is the body itself, or not below it (in a shadow root, in a frame)
 */
function rulesFor(document, home, clutter) {
  /** @type {number[]} */
  const places = [];
  /** @type {Element | null} */
  let at = home;
  for (; at && at !== document.body; at = at.parentElement) places.unshift([...(at.parentElement?.children ?? [])].indexOf(at) + 1);
  if (!at || places.length === 0) return null;
  let way = "body", rules = "";
  for (const place of places) {
    if (way !== "body") rules += `${way} > :not(:nth-child(${place})) { display: none !important; }\n`;
    way += ` > :nth-child(${place})`;
  }
  // The identifier that nothing has makes the rule stronger than the one that hides the page.
  return `${rules}body > :nth-child(${places[0]}):not(lede-view, #lede-none) { display: block !important; position: fixed !important; inset: 0 auto auto 0 !important;
  width: 1000px !important; font-size: 16px !important; line-height: 1.5 !important; transform: scale(0.01) !important; transform-origin: 0 0 !important;
  opacity: 0 !important; pointer-events: none !important; }
:is(${clutter.join(", ")}):not(html, body) { display: none !important; }\n`;
}
