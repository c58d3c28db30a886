// Whether the engine is worth sending for: what the page says of itself, and where its prose lies. The engine decides the rest.

import { tellBackground } from "./browser-api.js";
import { hasProse, likelihood } from "./verdict.js";

const SAID = '[property="og:type"],[property="article:published_time"],[type="application/ld+json"]';

/** How much likelier than others the page is to be an article, by what of it is there. */
export const likely = () =>
  likelihood(location.pathname + location.search, Array.from(document.querySelectorAll(SAID), (element) => element.outerHTML).join());

/** @returns {Promise<boolean>} whether the engine was sent for; the background asks the rules first */
export const judge = async () => hasProse(runs(), likely()) && tellBackground({ type: "open-unasked", address: location.href });

/** @returns {Generator<[string, ...unknown[]]>} paragraphs lie side by side, or each in a box of its own */
function* runs() {
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = /** @type {Text} */ (texts.currentNode);
    const box = parentElement?.parentElement;
    if (box && !/^(a|script|style|noscript|textarea)$/i.test(parentElement.tagName)) yield [data.trim(), box, box.parentElement];
  }
}
