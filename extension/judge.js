// Whether the engine is worth sending for: what the page says of itself, and where its prose lies. The engine decides the rest.

import { tellBackground } from "./browser-api.js";
import { hasProse, likelihood } from "./verdict.js";

const SAID = '[property="og:type"],[property="article:published_time"],[type="application/ld+json"]';

/** Characters of a text that is not worth a look: most texts of a page are spaces and labels. */
const TINY = 20;

/** How much likelier than others the page is to be an article, by what of it is there. */
export const likely = () =>
  likelihood(location.pathname + location.search, Array.from(document.querySelectorAll(SAID), (element) => element.outerHTML).join());

/**
 * An update of the extension cuts scripts in open pages off: then nobody answers.
 * @param {import("./messages.js").ToBackground} message
 * @returns {Promise<any>} false where there is no answer
 */
export const ask = (message) => tellBackground(message).catch(() => false);

/** Whether the rules say "always" for this page, and the reader did not close it. @returns {Promise<boolean>} */
export const mayOpen = () => ask({ type: "may-open", address: location.href });

/**
 * @param {Promise<boolean>} [may] the answer where it was asked for before
 * @returns {Promise<boolean>} whether the engine was sent for
 */
export async function judge(may) {
  if (!hasProse(runs(), likely()) || !(await (may ?? mayOpen()))) return false;
  ask({ type: "open-unasked" });
  return true;
}

/** @returns {Generator<[string, ...unknown[]]>} paragraphs lie side by side, or each in a box of its own */
function* runs() {
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    if (text.length < TINY) continue;
    const { parentElement, data } = text;
    const box = parentElement?.parentElement;
    if (box && !/^(a|script|style|noscript|textarea)$/i.test(parentElement.tagName)) yield [data.trim(), box, box.parentElement];
  }
}
