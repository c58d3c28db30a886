// Builds the parts of the page that describe a report. Text only ever becomes text nodes.

/** @import {Finding, Report} from './pkg/lede.js' */
/** @import {Engine, Measured} from './engine.js' */

/** What the four kinds are called. */
export const KINDS = /** @type {const} */ ({ comments: 'Comments', related: 'Related', promo: 'Promo', boilerplate: 'Furniture' });

/**
 * An element with attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const el = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/** @param {number} share 0 to 1 */
const percent = (share) => `${Math.round(share * 100)}%`;

/** @param {number} value */
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

/** @param {number} count @param {string} noun */
const some = (count, noun) => `${count.toLocaleString()} ${noun}${count === 1 ? '' : 's'}`;

/**
 * The sentence under the title.
 *
 * @param {Report} report
 * @returns {(Node | string)[]}
 */
export const verdict = ({ article, confidence, html, words, findings }) => [
  el('strong', {}, article ? 'An article' : 'Not an article'),
  html ? `, ${percent(confidence)} sure of its story. ${some(words, 'word')} kept, ${some(findings.length, 'part')} removed.` : '. No story was found on it.',
  html && !article ? ' Lede would open it only when asked.' : '',
];

/**
 * The names of the kinds with their numbers.
 *
 * @param {Finding[]} findings
 * @returns {HTMLElement[]}
 */
export const legend = (findings) =>
  Object.entries(KINDS).map(([kind, name]) => el('li', { class: kind }, `${name} ${findings.filter((f) => f.kind === kind).length}`));

/**
 * A finding of the list, with its reasons.
 *
 * @param {Finding} finding
 * @param {boolean} located whether it is marked on the original
 * @returns {HTMLLIElement}
 */
export const findingItem = ({ id, kind, label, confidence, reasons, selector, text, words }, located) =>
  el('li', { class: `finding ${kind}`, 'data-id': String(id) },
    el('button', { type: 'button', title: located ? 'Show it on the original' : 'It has no place of its own on the original' },
      el('b', {}, label), el('span', { class: 'kind' }, KINDS[kind] ?? kind), el('span', { class: 'sure' }, `${percent(confidence)} sure`)),
    el('ul', {}, ...reasons.map((reason) => el('li', {}, reason))),
    el('details', {},
      el('summary', {}, `${some(words, 'word')}${located ? '' : ', not found on the original by its selector'}`),
      el('blockquote', {}, text || 'No text.'), el('code', {}, selector)));

/**
 * What the page says of its story, as terms and descriptions.
 *
 * @param {Report} report
 * @param {string} address
 * @returns {HTMLElement[]}
 */
export const facts = (report, address) => {
  /** @type {[string, string | null | undefined][]} */
  const rows = [
    ['Title', report.title], ['Byline', report.byline], ['Site', report.site], ['Published', report.published],
    ['Language', language(report.lang)], ['Direction', report.dir === 'rtl' ? 'right to left' : 'left to right'], ['Excerpt', report.excerpt],
    ['Length', `${some(report.words, 'word')}, ${some(report.minutes, 'minute')} of reading`], ['Address', address],
  ];
  return rows.flatMap(([term, value]) => [el('dt', {}, term), value ? el('dd', {}, value) : el('dd', { class: 'none' }, 'not found')]);
};

/** @param {string | null | undefined} tag */
const language = (tag) => {
  if (!tag) return tag;
  try {
    return `${new Intl.DisplayNames(undefined, { type: 'language' }).of(tag)} (${tag})`;
  } catch {
    return tag; // the page's tag is not a language tag
  }
};

/**
 * The stage times as a table, and what they are times of.
 *
 * @param {Measured} measured
 * @param {Engine} engine
 * @returns {HTMLElement[]}
 */
export const timings = ({ runs, totals }, { startMs, bytes }) => {
  const stages = /** @type {const} */ (['snapshot', 'analysis', 'compose']);
  const size = bytes ? `, ${some(Math.round(bytes / 1024), 'KiB').replace(/s$/, '')} of WebAssembly` : '';
  return [
    el('table', {},
      el('thead', {}, row('th', 'Stage', 'First run', 'Median', 'Fastest')),
      el('tbody', {}, ...stages.map((stage) => timesRow(stage, runs.map((run) => run[stage])))),
      el('tfoot', {}, timesRow('whole call', totals))),
    el('p', {}, `${some(runs.length, 'run')} on this machine. The first run is what a reader waits for; the later ones are warm. The engine started in ${ms(startMs)}${size}.`),
  ];
};

/** @param {string} name @param {number[]} times */
const timesRow = (name, times) => {
  const sorted = times.toSorted((a, b) => a - b);
  return row('td', name, ...[times[0], sorted[sorted.length >> 1], sorted[0]].map((time) => ms(time ?? 0)));
};

/** @param {'th' | 'td'} cell @param {string} name @param {...string} values */
const row = (cell, name, ...values) => el('tr', {}, el('th', { scope: cell === 'th' ? 'col' : 'row' }, name), ...values.map((value) => el(cell, {}, value)));
