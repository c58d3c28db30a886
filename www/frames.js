// Foreign pages are shown in sandboxed frames in which no script runs. The frames inherit this page's content security policy, and carry one
// of their own as well: nothing is fetched for them from other hosts.

/** @import {Finding, Report} from './pkg/lede.js' */

const MARK = 'data-lede-playground';

const MARK_STYLE = `
  [${MARK}] { outline: 3px solid var(--lede-kind) !important; outline-offset: 1px !important; background-image: linear-gradient(var(--lede-tint), var(--lede-tint)) !important; cursor: pointer !important }
  [${MARK}~="comments"] { --lede-kind: #1f5fbf; --lede-tint: #1f5fbf1c }
  [${MARK}~="related"] { --lede-kind: #7a3db8; --lede-tint: #7a3db81c }
  [${MARK}~="promo"] { --lede-kind: #c76a00; --lede-tint: #c76a001c }
  [${MARK}~="boilerplate"] { --lede-kind: #68727c; --lede-tint: #68727c1c }
  [${MARK}~="lit"] { outline-width: 6px !important; outline-style: double !important }
`;

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** @param {string} rules */
const policy = (rules) => `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${escape(rules)}">`;

/**
 * The address that a page gives for itself, for pages pasted without one.
 *
 * @param {string} html
 * @returns {string} absolute, or empty
 */
export const ownAddress = (html) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const claims = [
    page.querySelector('link[rel~="canonical" i]')?.getAttribute('href'),
    page.querySelector('meta[property="og:url" i]')?.getAttribute('content'),
    page.querySelector('base')?.getAttribute('href'),
  ];
  return claims.find((claim) => claim && /^https?:\/\//i.test(claim) && URL.canParse(claim)) ?? '';
};

/**
 * A policy stops no browser from connecting ahead of time: where the page hints at it, and to the servers of frames that it then refuses.
 * So hints are left out, and frames get an empty document of their own, which goes before their address.
 *
 * @param {string} html
 */
const withoutConnections = (html) =>
  html.replace(/<link\b[^>]*\b(?:preconnect|dns-prefetch)\b[^>]*>/gi, '').replace(/<iframe\b(?![^>]*\bsrcdoc\b)/gi, '<iframe srcdoc=""');

/**
 * Shows a page as it is. What stands in front of it ends up in its head; documents in `srcdoc` are never in quirks mode, so this costs nothing.
 *
 * @param {HTMLIFrameElement} frame
 * @param {string} html
 * @param {string} address absolute, or empty
 * @returns {Promise<Document>} the frame's document, loaded
 */
export const showOriginal = async (frame, html, address) => {
  const base = address && `<base href="${escape(address)}">`;
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  frame.srcdoc = `${policy("style-src 'unsafe-inline'; img-src data:; font-src data:")}${base}${withoutConnections(html)}`;
  await loaded;
  if (!frame.contentDocument) throw new Error('The browser did not let the playground read its own frame.');
  return frame.contentDocument;
};

/**
 * Shows a reading. Its HTML is the engine's sanitised output; all else is escaped here.
 *
 * @param {HTMLIFrameElement} frame
 * @param {Report} report
 */
export const showReading = (frame, { title, byline, site, published, minutes, html, lang, dir }) => {
  const by = [byline, site, published?.slice(0, 10), html && `${minutes} min`].filter((part) => !!part).join(' · ');
  frame.srcdoc = `<!doctype html><html lang="${escape(lang ?? '')}" dir="${escape(dir)}"><head><meta charset="utf-8">
    ${policy(`style-src ${location.origin}; img-src data:; font-src data:`)}
    <base target="_blank"><link rel="stylesheet" href="${escape(new URL('reading.css', import.meta.url).href)}"><title>Reading</title></head>
    <body>${title ? `<h1>${escape(title)}</h1>` : ''}<p class="by">${escape(by)}</p>${withoutConnections(html) || '<p class="none">No story was found on this page.</p>'}</body></html>`;
};

/**
 * Marks findings on the page that they were found on.
 *
 * @param {Document} page
 * @param {Finding[]} findings
 * @returns {Map<number, Element>} the elements by finding id; findings whose selector meets nothing are absent
 */
export const mark = (page, findings) => {
  const style = page.createElement('style');
  style.textContent = MARK_STYLE;
  const found = locate(page, findings);
  for (const { id, kind } of findings) found.get(id)?.setAttribute(MARK, kind);
  page.head.append(style);
  return found;
};

/**
 * Looks all up before anything is marked, because a mark could change what a selector meets.
 *
 * @param {Document} page
 * @param {Finding[]} findings
 */
const locate = (page, findings) => {
  /** @type {Map<number, Element>} */ const found = new Map();
  for (const { id, selector } of findings) {
    const element = find(page, selector);
    if (element) found.set(id, element);
  }
  return found;
};

/**
 * @param {Document} page
 * @param {string} selector
 */
const find = (page, selector) => {
  try {
    return page.querySelector(selector);
  } catch {
    return null; // not every place has a selector that plain querySelector reads: parts of shadow trees have none
  }
};

/**
 * Emphasises one marked element, or none.
 *
 * @param {Map<number, Element>} marked
 * @param {number | undefined} id
 */
export const emphasise = (marked, id) => {
  for (const [key, element] of marked) {
    const kind = (element.getAttribute(MARK) ?? '').split(' ')[0] ?? '';
    element.setAttribute(MARK, key === id ? `${kind} lit` : kind);
  }
};

/**
 * The finding whose mark is the innermost around a node.
 *
 * @param {Map<number, Element>} marked
 * @param {EventTarget | null} target
 * @returns {number | undefined}
 */
export const findingAt = (marked, target) => {
  // The node is of another frame, whose Element is not ours: instanceof would always fail.
  let element = /** @type {Element | null} */ (target && 'closest' in target ? target : null)?.closest(`[${MARK}]`);
  return element ? [...marked].find(([, marker]) => marker === element)?.[0] : undefined;
};
