// One browser with the extension, one server with every page, and the questions that the tests ask of them.
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";
import { launchWithExtension, letHave, openReport, until } from "../../tools/chromium.mjs";
import { fightingPage, policyOf } from "./fighting.mjs";
import { movingPage } from "./moving-page.mjs";
import { answerSeries } from "./series-page.mjs";
import { serve } from "../../tools/serve.mjs";
import { writeLargePages } from "./large.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const SITE = "target/e2e/site";
rmSync(SITE, { recursive: true, force: true });
mkdirSync(SITE, { recursive: true });
cpSync("tests/e2e/pages", SITE, { recursive: true });
cpSync("www/pkg", `${SITE}/pkg`, { recursive: true });
// The same engine without WebAssembly, as a module that pages can load.
await build({ entryPoints: ["target/js-engine/pkg/lede.js"], outfile: `${SITE}/js-engine.js`, bundle: true, format: "esm", logLevel: "error" });
if (existsSync("tests/pages")) cpSync("tests/pages", `${SITE}/golden`, { recursive: true });
writeLargePages(SITE);

/** How long the server holds back the second half of /slow/…, in milliseconds. */
export const HELD_BACK_MS = 1500;

const server = await serve(SITE, {
  // Any page can be had under any policy: ?csp=…
  headers(url) {
    const policy = url.searchParams.get("csp");
    return policy ? { "content-security-policy": policy } : /** @type {Record<string, string>} */ ({});
  },
  answer(url, response) {
    if (url.pathname === "/fight") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...policyOf(url) }).end(fightingPage(url));
      return true;
    }
    if (url.pathname === "/moving") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(movingPage(url));
      return true;
    }
    if (answerSeries(url, response)) return true;
    if (url.pathname !== "/slow") return false;
    const [start, rest] = slowPage();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).write(start);
    setTimeout(() => response.end(rest), HELD_BACK_MS);
    return true;
  },
});
const chromium = await launchWithExtension({ defaultViewport: { width: 1100, height: 800 } });

export const { worker, button } = chromium;
export const SITE_FOLDER = SITE;

export async function stop() {
  await chromium.browser.close();
  server.close();
}

function slowPage() {
  const prose = (/** @type {number} */ n) => `<p>Paragraph ${n}. ${"The keeper of the lighthouse counted the ships again, and wrote each one down. ".repeat(5)}</p>`;
  const start = `<!doctype html><title>The keeper who counted ships</title><body><article><h1>The keeper who counted ships</h1>${[1, 2, 3, 4].map(prose).join("")}`;
  return [start, `${[5, 6].map(prose).join("")}</article></body>`];
}

/**
 * Runs a test with a page in front that is closed afterwards.
 * @param {string} path on the test server, or a whole URL
 * @param {(page: Page) => Promise<void>} test
 * @param {import("puppeteer-core").GoToOptions} [options]
 */
export async function onPage(path, test, options = { waitUntil: "load" }) {
  const page = await chromium.browser.newPage();
  try {
    await page.goto(/^(chrome|about):/.test(path) ? path : `${server.url}${path}`, options);
    await page.bringToFront();
    await test(page);
  } finally {
    await page.close();
  }
}

export const newPage = () => chromium.browser.newPage();

/** @param {string} path */
export const address = (path) => `${server.url}${path}`;

/** @param {Page} page */
export const pressOnly = (page) => chromium.press(page);

/**
 * Presses the real toolbar button and waits for what comes of it.
 * @param {Page} page
 * @returns {Promise<"open" | "closed" | "notice" | "popup">}
 */
export async function press(page) {
  const before = await state(page);
  await chromium.press(page);
  return until(`an answer to the press on ${page.url()}`, async () => {
    const now = await state(page);
    return now !== before && now;
  });
}

/**
 * @param {Page} page
 * @returns {Promise<"open" | "closed" | "notice" | "popup">}
 */
export async function state(page) {
  const { title, popup } = await button();
  if (popup) return "popup";
  if (title === "Give the page back") return "open";
  return (await hasNotice(page)) ? "notice" : "closed";
}

/** @param {Page} page */
const hasNotice = (page) => page.evaluate(() => document.documentElement?.lastElementChild?.getAttribute("popover") === "manual");

/**
 * How long the page's own thread worked during `act`, in milliseconds of processor time: what a reader's idle machine would wait,
 * whatever else this one is doing.
 * @template T
 * @param {Page} page
 * @param {() => Promise<T>} act
 * @returns {Promise<{ result: T, busy: number }>}
 */
export async function measureWork(page, act) {
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN;
  const before = await worked();
  const result = await act();
  const busy = (await worked() - before) * 1000;
  await session.detach();
  return { result, busy };
}

/** @param {Page} page */
export const report = (page) => openReport(page);

/**
 * The words of the notice, from inside its closed shadow root.
 * @param {Page} page
 */
export async function noticeWords(page) {
  return until("the notice's words", async () => (await insideShadows(page, (node) => attribute(node, "role") === "status")).map(words).join(" "));
}

/** @typedef {import("puppeteer-core").Protocol.DOM.Node} Node */

/**
 * All nodes of the page that fit, closed shadow roots included.
 * @param {Page} page
 * @param {(node: Node) => boolean} fits
 * @returns {Promise<Node[]>}
 */
export async function insideShadows(page, fits) {
  const session = await page.createCDPSession();
  const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
  await session.detach();
  /** @type {Node[]} */
  const found = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (fits(node)) found.push(node);
    stack.push(...(node.children ?? []), ...(node.shadowRoots ?? []));
  }
  return found.reverse();
}

/**
 * @param {Node} node
 * @param {string} name
 */
export function attribute(node, name) {
  const at = node.attributes?.indexOf(name) ?? -1;
  return at % 2 === 0 ? node.attributes?.[at + 1] : undefined;
}

/**
 * @param {Node} node
 * @returns {string}
 */
export const words = (node) => node.nodeValue || (node.children ?? []).map(words).join("");

/**
 * Everything that closing has to give back.
 * @param {Page} page
 */
export const fingerprint = (page) =>
  page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    scroll: [Math.round(scrollX), Math.round(scrollY)],
    focus: document.activeElement?.outerHTML.slice(0, 200),
    sheets: [...document.styleSheets].map((sheet) => sheet.disabled),
    adopted: document.adoptedStyleSheets.length,
    title: document.title,
  }));

/** What a reader's yes to the browser's question does. @param {string} [origin] */
export const grant = (origin = "*://localhost/*") => letHave(chromium, origin);

/** A test in which the host's access is to be had for the asking; the settings are as new behind it. @param {string} name @param {() => Promise<void>} run */
export const testWithAccess = (name, run) =>
  test(name, async () => {
    try {
      await grant();
      await run();
    } finally {
      await resetSettings();
    }
  });

/**
 * Chooses an item of the context menu. Chromium has no way to click a real one from outside; its event objects can be told to fire.
 * @param {string} item
 * @param {number} tabId
 * @param {object} [where] what was clicked, when it was not the page
 */
export const chooseInMenu = (item, tabId, where = {}) =>
  worker.evaluate(
    async (id, menuItemId, more) => {
      const tab = await chrome.tabs.get(id), event = /** @type {any} */ (chrome.contextMenus.onClicked);
      event.dispatch({ menuItemId, editable: false, pageUrl: tab.url ?? "", ...more }, tab);
    },
    tabId,
    item,
    where,
  );

/** @typedef {import("../../extension/settings.js").Settings} Settings */

const DEFAULTS = { version: 1, everywhere: false, look: { theme: "auto", font: "serif", size: 20, width: 600, lineHeight: 1.6 } };

/**
 * Keeps settings and takes the hosts that they need, as the settings page does, and waits until the check is registered as they say.
 * @param {Partial<Settings>} settings
 */
export async function keepSettings({ rules = [], ...rest }) {
  const origins = rest.everywhere ? ["*://*/*"] : rules.some(({ action }) => action === "always") ? ["*://localhost/*"] : [];
  const stored = { settings: { ...DEFAULTS, ...rest }, "rules-0": rules };
  const page = await openOptions();
  // Access is granted in the turn of a press only; what is kept at once keeps the access from being given back.
  await page.evaluate(
    (items, hosts) =>
      addEventListener("click", () => Promise.all([chrome.storage.sync.set(items), hosts.length && chrome.permissions.request({ origins: hosts })]).then(() => (document.title = "kept")), { once: true }),
    stored,
    origins,
  );
  await page.click("h1");
  await page.waitForFunction(() => document.title === "kept");
  await page.close();
  await until("the check", async () => (await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).length === origins.length);
}

/** Access to the host, without a rule. */
export async function takeAccess() {
  const page = await openOptions();
  await page.evaluate(() => addEventListener("click", () => chrome.permissions.request({ origins: ["*://localhost/*"] }), { once: true }));
  await page.click("h1");
  await until("the access", async () => (await origins()).length === 1);
  await page.close();
}

/** The hosts that the extension may enter. */
export const origins = () => worker.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);

export async function resetSettings() {
  await worker.evaluate(() => Promise.all([chrome.storage.sync.clear(), chrome.storage.local.clear()]));
  await until("the check to go", async () => (await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).length === 0);
}

/** @returns {Promise<import("../../extension/rules.js").Rule[]>} */
export const rulesKept = () => worker.evaluate(async () => /** @type {any} */ (await chrome.storage.sync.get("rules-0"))["rules-0"] ?? []);

/** @param {string} file of the extension's own pages */
export async function openOwn(file) {
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.id}/${file}`);
  return page;
}

export const openOptions = () => openOwn("options.html");

/**
 * Opens the view's list of choices and presses one, as a mouse does: only then may the browser be asked for access.
 * @param {Page} page
 * @param {string} label
 */
export async function pressInView(page, label) {
  for (const name of ["This site", label]) await clickInView(page, name);
}

/**
 * Presses a button of the view as a mouse does.
 * @param {Page} page
 * @param {string} name
 */
export async function clickInView(page, name) {
  const [found] = await insideShadows(page, (node) => node.localName === "button" && words(node) === name);
  if (!found) throw new Error(`The view has no button “${name}”.`);
  const session = await page.createCDPSession();
  await session.send("DOM.scrollIntoViewIfNeeded", { backendNodeId: found.backendNodeId });
  const { model } = await session.send("DOM.getBoxModel", { backendNodeId: found.backendNodeId });
  await session.detach();
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
}
