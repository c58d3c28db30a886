// @ts-check
// What opening by itself costs: the time from navigation to the cleaned view on articles, and what pages that are left alone take longer
// for. Medians over pages of a corpus, in two browsers in turn, one with the extension and a rule for all sites.
// usage: node tools/bench-auto.mjs [PAGES]
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { launch, launchWithExtension, letHave, until } from "./chromium.mjs";

/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {{ id: string, kind: string, url: string }} Row */
/** @typedef {{ opened: boolean, seen: number, load: number, busy: number, script: number }} Visit milliseconds; `seen` is when the story could be read */

const CORPUS = "../shared/corpus/wcxb-dev";
const PAGES = Number(process.argv[2] ?? 100);
/** Kinds of pages that nobody wants to be opened. */
const LEFT_ALONE = ["collection", "listing", "product", "service"];
/** How long after its load event a page is watched, in milliseconds; a page that is being opened gets as much again as it needs. */
const WATCH_MS = 500, PATIENCE_MS = 4000;
/** The pages' own scripts stay off: they would fetch what is not here. The engine may run. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'wasm-unsafe-eval'";

if (!existsSync(`${CORPUS}/truth.jsonl`)) {
  console.log(`The figures come from other people's pages, which are not part of this repository; they were not found in ${CORPUS}.`);
  process.exit(0);
}

let html = Buffer.alloc(0);
const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-security-policy": POLICY }).end(html));
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

/** As many rows as wanted, evenly spread. @param {Row[]} rows */
const spread = (rows) => Array.from({ length: Math.min(PAGES, rows.length) }, (_, i) => /** @type {Row} */ (rows[Math.floor((i * rows.length) / Math.min(PAGES, rows.length))]));

/** Runs in the page before its own scripts, and notes when the view, and when anything, is first on the screen. */
function watchFrames() {
  const look = () => {
    if (document.body?.lastElementChild?.localName === "lede-view") requestAnimationFrame(() => Reflect.set(window, "seen_", performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page. */
function timesOf() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN;
  return { view: /** @type {number | undefined} */ (Reflect.get(window, "seen_")), painted, load: navigation?.loadEventEnd ?? NaN };
}

/**
 * @param {Browser} browser
 * @param {Row} row
 * @param {boolean} opens whether the view is waited for
 * @returns {Promise<Visit>}
 */
async function visit(browser, row, opens) {
  html = gunzipSync(readFileSync(`${CORPUS}/pages/${row.id}.html.gz`));
  const page = await browser.newPage();
  try {
    const session = await page.createCDPSession();
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.evaluateOnNewDocument(watchFrames);
    const path = URL.canParse(row.url) ? new URL(row.url).pathname : "/page";
    await page.goto(`http://localhost:${port}${path}`, { waitUntil: "load" });
    if (opens) await until("the view", async () => (await page.evaluate(timesOf)).view !== undefined, PATIENCE_MS).catch(() => undefined);
    else await sleep(WATCH_MS);
    const { metrics } = await session.send("Performance.getMetrics");
    const spent = (/** @type {string} */ name) => (metrics.find((metric) => metric.name === name)?.value ?? NaN) * 1000;
    const { view, painted, load } = await page.evaluate(timesOf);
    return { opened: view !== undefined, seen: view ?? painted, load, busy: spent("TaskDuration"), script: spent("ScriptDuration") };
  } finally {
    await page.close();
  }
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return (/** @type {number} */ (sorted[(sorted.length - 1) >> 1]) + /** @type {number} */ (sorted[sorted.length >> 1])) / 2;
}

/**
 * @param {string} name
 * @param {[without: Visit, with_: Visit][]} pairs
 * @param {(visit: Visit) => number} of
 */
function print(name, pairs, of) {
  const [before, after, more] = [median(pairs.map(([one]) => of(one))), median(pairs.map(([, two]) => of(two))), median(pairs.map(([one, two]) => of(two) - of(one)))];
  console.log(`  ${name.padEnd(48)} ${[before, after, more].map((ms) => ms.toFixed(1).padStart(10)).join("")}`);
}

/** Starts the browser with the extension, and lets it open articles on all sites. */
async function withRule() {
  const chromium = await launchWithExtension();
  await letHave(chromium, "*://*/*");
  const options = await chromium.browser.newPage();
  await options.goto(`chrome-extension://${chromium.id}/options.html`);
  await options.waitForFunction(() => document.getElementById("key")?.textContent);
  await options.click("#everywhere");
  await until("the check", async () => (await chromium.worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).length === 1);
  await options.close();
  return chromium.browser;
}

/** @type {Row[]} */
const rows = readFileSync(`${CORPUS}/truth.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const [plain, cleaned] = await Promise.all([launch(), withRule()]);
try {
  for (const opens of [true, false]) {
    /** @type {[Visit, Visit][]} */
    const pairs = [];
    for (const row of spread(rows.filter(({ kind }) => (opens ? kind === "article" : LEFT_ALONE.includes(kind))))) pairs.push([await visit(plain, row, false), await visit(cleaned, row, opens)]);
    const counted = pairs.filter(([, { opened }]) => opened === opens);
    console.log(`\n${opens ? "Articles" : "Collections, listings, products, services"}: ${pairs.length}, ${opens ? "opened by themselves" : "left alone"}: ${counted.length}. Medians in ms${"without".padStart(12)}${"with".padStart(10)}${"more".padStart(10)}`);
    print(opens ? "from navigation to the page, or to the view" : "from navigation to the first content", counted, ({ seen }) => seen);
    print("from navigation to the load event", counted, ({ load }) => load);
    print("main thread, processor time", counted, ({ busy }) => busy);
    print("of it scripts", counted, ({ script }) => script);
  }
  console.log(`\nLoad of the machine: ${loadavg().map((load) => load.toFixed(1)).join(", ")}.`);
} finally {
  await Promise.all([plain.close(), cleaned.close()]);
  server.close();
}
