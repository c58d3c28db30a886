// The promise: the extension makes no network request by itself. A whole life of it, from the first-run page to the last closing, runs in a browser
// whose only way out is a logging proxy (sockets, WebRTC and the extension's background included); nothing may be asked for there that
// the same pages don't ask for without the extension. The last test shows that the watch sees what it has to see.
import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ARGS, launch, launchWithExtension, letHave, openReport, until } from "../../tools/chromium.mjs";
import { address } from "./harness.mjs";
import { SITE, startProxy } from "./proxy.mjs";

/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {import("puppeteer-core").Page} Page */

const STORY = "/aggregator.html", PICTURES = "/golden/gallery/page.html", POLICY = "/aggregator.html?csp=default-src%20'none'", NONE = "/no-story.html", HOME = "/golden/home-page/";
/** What Chromium asks for now and then, extension or not, and cannot be kept from: the time, and news of its own parts. */
const CHROMIUMS_OWN = /^(GET http:\/\/clients2\.google\.com\/time\/1\/current|POST http:\/\/update\.googleapis\.com\/service\/update2\/json)\?/;
/** For what is asked a moment after the fact, in milliseconds. */
const LATER_MS = 1500;

/** @param {string} server of the proxy */
const behind = (server) => ({
  args: [...ARGS, `--proxy-server=http://${server}`, "--proxy-bypass-list=<-loopback>", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"],
});

/**
 * What a browser asks for in its life, sorted.
 * @template {{ browser: Browser }} T
 * @param {(options: import("puppeteer-core").LaunchOptions) => Promise<T>} start
 * @param {(started: T) => Promise<unknown>} life
 */
async function watch(start, life) {
  const proxy = await startProxy(address(""));
  try {
    const started = await start(behind(proxy.server));
    try {
      await life(started);
      await sleep(LATER_MS);
    } finally {
      await started.browser.close();
    }
    return [...new Set(proxy.asked())].filter((asked) => !CHROMIUMS_OWN.test(asked)).sort();
  } finally {
    proxy.close();
  }
}

/** @param {{ browser: Browser }} started */
async function visits({ browser }) {
  for (const path of [STORY, PICTURES, POLICY, NONE, HOME]) {
    const page = await browser.newPage();
    await page.goto(SITE + path, { waitUntil: "load" });
    // What the page loads as the reader scrolls: the view shows it.
    await page.evaluate(() => document.querySelectorAll("img").forEach((image) => Object.assign(image, { loading: "eager", ...(image.dataset.src && { src: image.dataset.src }) })));
    await sleep(100);
    await page.close();
  }
}

/** @param {Awaited<ReturnType<typeof launchWithExtension>>} chromium */
async function wholeLife(chromium) {
  const { browser, press } = chromium;
  const welcome = await (await browser.waitForTarget((target) => target.url().endsWith("/welcome.html"))).page();
  for (const path of [STORY, PICTURES, POLICY]) {
    await on(browser, path, async (page) => {
      await press(page);
      await opened(page);
      await page.keyboard.press("Escape");
      await closed(page);
      await press(page);
      await opened(page);
    });
  }
  await on(browser, NONE, async (page) => {
    await press(page);
    await until("the notice", () => page.evaluate(() => document.documentElement.lastElementChild?.getAttribute("popover") === "manual"));
  });
  await letHave(chromium, "*://*/*");
  await welcome?.bringToFront();
  await welcome?.click("#options");
  const options = await (await browser.waitForTarget((target) => target.url().endsWith("/options.html"))).page();
  if (!options) throw new Error("The settings page did not open.");
  await options.waitForSelector("#everywhere");
  await options.click("#everywhere");
  await options.select("select[name=theme]", "dark");
  await options.click("#export");
  await until("the check, the rule and the look", () =>
    chromium.worker.evaluate(async () => {
      const { settings } = /** @type {{ settings?: any }} */ (await chrome.storage.sync.get("settings"));
      return settings?.everywhere && settings.look.theme === "dark" && (await chrome.scripting.getRegisteredContentScripts()).length === 1;
    }),
  );
  await on(browser, STORY, async (page) => {
    await opened(page);
    await page.evaluate(() => history.pushState(null, "", "?page=2"));
    await closed(page);
    await opened(page);
  });
  await on(browser, HOME, async () => sleep(LATER_MS));
}

/** @param {Browser} browser @param {string} path @param {(page: Page) => Promise<unknown>} act */
async function on(browser, path, act) {
  const page = await browser.newPage();
  await page.goto(SITE + path, { waitUntil: "load" });
  await page.bringToFront();
  await act(page);
  await page.close();
}
/** @param {Page} page */
const opened = (page) => until("the view to open", () => openReport(page));
/** @param {Page} page */
const closed = (page) => until("the view to close", async () => !(await openReport(page)));

/**
 * A copy of the extension that breaks its promise.
 * @param {string} name
 * @param {string[]} files that ask for something
 * @param {boolean} policed whether its manifest keeps the policy that forbids it
 */
function broken(name, files, policed) {
  const folder = `target/e2e/${name}`;
  rmSync(folder, { recursive: true, force: true });
  cpSync("dist/chrome", folder, { recursive: true });
  for (const file of files) writeFileSync(`${folder}/${file}`, `fetch("http://tell.example/${file}").catch(() => undefined);\n${readFileSync(`${folder}/${file}`, "utf8")}`);
  const { content_security_policy, ...manifest } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  writeFileSync(`${folder}/manifest.json`, JSON.stringify(policed ? { ...manifest, content_security_policy } : manifest));
  return folder;
}

test("from the first-run page to the last closing, the extension asks the network for nothing", { timeout: 120_000 }, async () => {
  const theirs = await watch(async (options) => ({ browser: await launch(options) }), visits);
  assert.ok(theirs.includes(`GET ${SITE}${STORY}`), "the watch sees the pages");
  const all = await watch(launchWithExtension, wholeLife);
  assert.deepEqual(all.filter((asked) => !theirs.includes(asked)), []);
});

test("the watch sees a request of the background, of the extension's pages and of its scripts in pages", { timeout: 120_000 }, async () => {
  const files = ["auto.js", "background.js", "content.js", "options.js", "welcome.js"];
  const told = (await watch((options) => launchWithExtension(options, broken("telling", files, false)), wholeLife)).filter((asked) => asked.includes("tell.example"));
  assert.deepEqual(told, files.map((file) => `GET http://tell.example/${file}`));
});

test("the browser itself stops the background and the extension's pages from asking", { timeout: 120_000 }, async () => {
  const files = ["background.js", "options.js", "welcome.js"];
  const told = (await watch((options) => launchWithExtension(options, broken("gagged", files, true)), wholeLife)).filter((asked) => asked.includes("tell.example"));
  assert.deepEqual(told, []);
});
