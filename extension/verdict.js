// When a page may open without having been asked for: strict, because a page that opens wrongly is worse than one press.

/**
 * How sure the engine must be that the page is an article. From here on none of the development corpus's shops, services and collections opens, 1 in
 * 100 of its listings, and 93 in 100 of its articles (of pages on sites that the engine has not learned from, 0, 4, 1, 3 and 90).
 */
const SURE = 0.8;
/**
 * Characters of prose that lie together below which the engine is not worth loading, where nothing else speaks for an article or against it. With the
 * weights of `likelihood`, 3 of the 809 pages of the development corpus that would open are lost, and 4 in 10 of the others load the engine.
 */
const PROSE = 1200;
/** Characters of a run: shorter ones are labels, captions, cells. */
const RUN = 60;

/** A number as long as a year's or an article's, a name of three words or more, the name of a file. */
const STORY_ADDRESS = /\d{4}|([^/]+[-_]){2}|\.\w+$/;
/** Types of Open Graph and schema.org, as they stand in quotation marks. */
const ARTICLE = /"(\w*article|blogposting)[":]/i;
const NO_ARTICLE = /"(product(group|\.\w+)?|qapage|discussionforumposting|(collection|searchresults)page)"/i;
/** How likely a page must be to be an article to be kept waiting for the verdict. */
const LIKELY = 2;

/** @param {{ article: boolean, confidence: number }} report */
export const opensUnasked = ({ article, confidence }) => article && confidence >= SURE;

/**
 * How many times likelier than others the page is to be an article, by what costs nothing. A home page is none.
 * @param {string} address path and query
 * @param {string} said what the page says of itself, as markup: its type, its date of publication, its JSON-LD
 */
export const likelihood = (address, said) =>
  /^\/($|\?)/.test(address) ? 0 : (STORY_ADDRESS.test(address) ? 2 : 1) * (ARTICLE.test(said) ? 4 : 1) / (NO_ARTICLE.test(said) ? 8 : 1);

/** Whether a page of that likelihood is kept out of sight until the verdict. @param {number} likelihood */
export const isLikely = (likelihood) => likelihood >= LIKELY;

/**
 * Whether a page has enough running text in one place to be worth the engine.
 * @param {Iterable<[text: string, ...boxes: unknown[]]>} runs the page's text node by node, with the elements that a story's other paragraphs share
 * @param {number} likelihood
 */
export function hasProse(runs, likelihood) {
  const sums = new Map();
  for (const [run, ...boxes] of runs) {
    // A character of Chinese, Japanese or Korean says as much as two or three of an alphabet.
    const weight = run.length * (/[\u3040-\u9fff\uac00-\ud7af]/.test(run) ? 2.5 : 1);
    for (const box of weight < RUN ? [] : boxes) {
      const sum = (sums.get(box) ?? 0) + weight;
      if (sum * likelihood >= PROSE) return true;
      sums.set(box, sum);
    }
  }
  return false;
}
