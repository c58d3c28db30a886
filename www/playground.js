// The playground: paste a page or pick a sample, see what Lede makes of it and why. It runs the same WebAssembly module as the extension.

import { engine, explain, measure, PlaygroundError } from './engine.js';
import { showFindings } from './findings.js';
import { ownAddress, showOriginal, showReading } from './frames.js';
import { el, facts, legend, timings, verdict } from './show.js';
import { tabs } from './tabs.js';

/** @import {Report} from './pkg/lede.js' */

/** The sample pages, all written for this folder. */
const SAMPLES = /** @type {const} */ ([
  { id: 'aggregator', name: 'News aggregator', address: 'https://brimful.example/story/town-council-votes-to-keep-the-night-ferry-running' },
  { id: 'blog', name: 'Blog with comments', address: 'https://slowbench.example/2025/11/mending-forty-clocks/' },
  { id: 'longform', name: 'Long read with promos', address: 'https://meridianreview.example/features/the-lighthouse-that-learned-to-listen' },
  { id: 'home', name: 'Home page', address: 'https://saltmarshcourier.example/' },
]);

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
const byId = (id, type) => {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`#${id} is missing from index.html`);
  return element;
};

const page = {
  form: byId('source', HTMLFormElement), samples: byId('samples', HTMLElement), own: byId('own', HTMLDetailsElement),
  html: byId('html', HTMLTextAreaElement), address: byId('address', HTMLInputElement), file: byId('file', HTMLInputElement),
  status: byId('status', HTMLElement), drop: byId('drop', HTMLElement), result: byId('result', HTMLElement),
  original: byId('original', HTMLIFrameElement), reading: byId('reading', HTMLIFrameElement),
  markdown: byId('markdown', HTMLElement),
};

const selectTab = tabs(byId('tabs', HTMLElement));

/** @type {Report | undefined} */
let shown;

/** Counts the analyses that were begun, so that a slow one cannot overwrite a later one. */
let latest = 0;

/**
 * Shows a sentence in the place for it, or clears it.
 *
 * @param {string} text
 * @param {boolean} [bad]
 */
const say = (text, bad = false) => {
  page.status.textContent = text;
  page.status.classList.toggle('error', bad);
};

/**
 * Runs a step that may fail and tells the visitor when it does.
 *
 * @param {() => Promise<void>} step
 */
const attempt = async (step) => {
  try {
    await step();
  } catch (error) {
    page.result.hidden = true;
    say(error instanceof PlaygroundError ? error.message : `That did not work: ${explain(error)}`, true);
  }
};

/**
 * Analyses a page and shows everything about it.
 *
 * @param {string} html
 * @param {string} address absolute, or empty
 */
const analyse = async (html, address) => {
  const mine = ++latest;
  say('Reading the page…');
  const started = await engine();
  page.result.hidden = false; // a frame that is not displayed has no layout, and the engine looks at layout
  const options = address ? { url: address } : {}; // the frame's own address is about:srcdoc
  const original = await showOriginal(page.original, html, address);
  const measured = await measure(started, original, options);
  if (mine !== latest) return;
  const { report } = measured;
  shown = report;
  page.markdown.textContent = markdownOf(started, original, options);
  showHead(report);
  showReading(page.reading, report);
  showFindings(byId('findings', HTMLElement), original, report.findings, () => selectTab('tab-findings'));
  byId('facts', HTMLElement).replaceChildren(...facts(report, address));
  byId('timings', HTMLElement).replaceChildren(...timings(measured, started));
  say('');
};

/**
 * @param {import('./engine.js').Engine} started
 * @param {Document} original
 * @param {{ url?: string }} options
 */
const markdownOf = ({ lede }, original, options) => {
  try {
    return lede.markdown(original, options);
  } catch (error) {
    return explain(error); // a page without a story has no Markdown, and still has findings to show
  }
};

/** @param {Report} report */
const showHead = (report) => {
  byId('title', HTMLElement).textContent = report.title ?? 'Untitled page';
  byId('verdict', HTMLElement).replaceChildren(...verdict(report));
  byId('legend', HTMLElement).replaceChildren(...legend(report.findings));
  byId('count', HTMLElement).textContent = String(report.findings.length);
};

/** @param {string} id of a sample; any other opens the first one */
const openSample = async (id) => {
  const sample = SAMPLES.find((one) => one.id === id) ?? SAMPLES[0];
  press(sample.id);
  const answer = await fetch(`samples/${sample.id}.html`);
  if (!answer.ok) throw new PlaygroundError(`The sample could not be read: the server answered ${answer.status}.`);
  await analyse(await answer.text(), sample.address);
};

/** @param {string} [id] of the sample whose button is down */
const press = (id) => {
  for (const button of page.samples.children) button.setAttribute('aria-pressed', String(button.getAttribute('data-id') === id));
};

const openOwn = async () => {
  const html = page.html.value;
  if (!html.trim()) throw new PlaygroundError('There is nothing to analyse yet: paste the HTML of a page, or open a file.');
  page.address.value ||= ownAddress(html);
  press();
  history.replaceState(null, '', location.pathname);
  await analyse(html, page.address.value);
};

/** @param {File | undefined} file */
const openFile = async (file) => {
  if (!file) return;
  page.html.value = decode(new Uint8Array(await file.arrayBuffer()));
  page.address.value = '';
  page.own.open = true;
  await openOwn();
};

/**
 * A saved page's text, by the encoding that it declares.
 *
 * @param {Uint8Array} bytes
 */
const decode = (bytes) => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const label = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // an encoding that no browser knows
  }
};

/**
 * Copies text and says so on the button.
 *
 * @param {HTMLButtonElement} button
 * @param {() => string} text
 */
const copies = (button, text) => {
  const name = button.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'The browser did not allow copying';
    }
    setTimeout(() => { button.textContent = name; }, 2000);
  });
};

const listenToDrops = () => {
  /** @param {DragEvent} event */
  const carriesFile = (event) => !!event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    page.drop.hidden = false;
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) page.drop.hidden = true; });
  addEventListener('drop', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    page.drop.hidden = true;
    attempt(() => openFile(event.dataTransfer?.files[0]));
  });
};

const begin = () => {
  page.samples.append(...SAMPLES.map(({ id, name }) => el('button', { type: 'button', 'data-id': id, 'aria-pressed': 'false' }, name)));
  page.samples.addEventListener('click', (event) => {
    const id = event.target instanceof Element ? event.target.getAttribute('data-id') : null;
    if (!id) return;
    history.replaceState(null, '', `#${id}`);
    attempt(() => openSample(id));
  });
  page.form.addEventListener('submit', (event) => { event.preventDefault(); attempt(openOwn); });
  page.file.addEventListener('change', () => attempt(() => openFile(page.file.files?.[0])));
  addEventListener('hashchange', () => attempt(() => openSample(location.hash.slice(1))));
  copies(byId('copy-markdown', HTMLButtonElement), () => page.markdown.textContent ?? '');
  copies(byId('copy-report', HTMLButtonElement), () => JSON.stringify(shown, null, 2));
  listenToDrops();
  attempt(() => openSample(location.hash.slice(1)));
};

begin();
