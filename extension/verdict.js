// When a page may open without having been asked for: strict, because a page that opens wrongly is worse than one press.

/**
 * How sure the engine must be that the page is an article. From here on 2 in 100 of the development corpus's collections, listings, shops and
 * services open, and 90 in 100 of its articles (from .7, of pages that the engine has not learned from, 3 and 89).
 */
const SURE = 0.75;
/** Characters in runs of prose below which the engine is not worth loading. */
const PROSE = 600;
/** Characters of a run: shorter ones are labels, captions, cells. */
const RUN = 60;

/** @param {{ article: boolean, confidence: number }} report */
export const opensUnasked = ({ article, confidence }) => article && confidence >= SURE;

/**
 * Whether a page has enough running text to be worth the engine.
 * @param {Iterable<string>} runs the page's text, node by node
 */
export function hasProse(runs) {
  let prose = 0;
  for (const run of runs) {
    // A character of Chinese, Japanese or Korean says as much as two or three of an alphabet.
    const weight = run.length * (/[\u3040-\u9fff\uac00-\ud7af]/.test(run) ? 2.5 : 1);
    if (weight >= RUN && (prose += weight) >= PROSE) return true;
  }
  return false;
}
