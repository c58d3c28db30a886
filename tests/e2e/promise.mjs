// The promise: the extension makes no network request by itself. A whole life of it, from the first-run page to the last closing, runs in a browser
// whose only way out is a logging proxy (sockets, WebRTC and the extension's background included); nothing may be asked for there that
// the same pages don't ask for without the extension. The last test shows that the watch sees what it has to see.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ARGS, launch, launchWithExtension, letHave, openReport, until } from "../../tools/chromium.mjs";
import { clickInView } from "./harness.mjs";
import { FURTHER, HOME, LAST, LATER_MS, NONE, OFFER, PICTURES, POLICY, SERIES, SITE, STORY, askedBy, broken, toldBy } from "./proxy.mjs";

/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {import("puppeteer-core").Page} Page */

/** What Chromium asks for now and then, extension or not, and cannot be kept from: the time, and news of its own parts. */
const CHROMIUMS_OWN = /^(GET http:\/\/clients2\.google\.com\/time\/1\/current|POST http:\/\/update\.googleapis\.com\/service\/update2\/json)\?/;

/** @param {string} server of the proxy */
const behind = (server) => ({
  args: [...ARGS, `--proxy-server=http://${server}`, "--proxy-bypass-list=<-loopback>", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"],
});

/**
 * What Chromium asks for in its life, sorted.
 * @template {{ browser: Browser }} T
 * @param {(options: import("puppeteer-core").LaunchOptions) => Promise<T>} start
 * @param {(started: T) => Promise<unknown>} life
 */
async function watch(start, life) {
  const asked = await askedBy((server) => start(behind(server)), life, ({ browser }) => browser.close());
  return asked.filter((address) => !CHROMIUMS_OWN.test(address));
}

/** @param {{ browser: Browser }} started */
async function visits({ browser }) {
  for (const path of [STORY, PICTURES, POLICY, NONE, HOME, SERIES]) {
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
  await on(browser, SERIES, async (page) => {
    await press(page);
    await opened(page);
    await clickInView(page, OFFER);
    await until("the last page", () => page.evaluate((text) => document.querySelector("lede-view")?.textContent?.includes(text), LAST));
  });
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

test("from the first-run page to the last closing, the extension asks for nothing but further pages, on a press", { timeout: 120_000 }, async () => {
  const theirs = await watch(async (options) => ({ browser: await launch(options) }), visits);
  assert.ok(theirs.includes(`GET ${SITE}${STORY}`), "the watch sees the pages");
  const all = await watch(launchWithExtension, wholeLife);
  assert.deepEqual(all.filter((asked) => !theirs.includes(asked)), FURTHER);
});

test("the watch sees a request of the background, of the extension's pages and of its scripts in pages", { timeout: 120_000 }, async () => {
  const files = ["auto.js", "background.js", "content.js", "options.js", "welcome.js"];
  const told = toldBy(await watch((options) => launchWithExtension(options, broken("chrome", files, false)), wholeLife));
  assert.deepEqual(told, files);
});

test("the browser itself stops the background and the extension's pages from asking", { timeout: 120_000 }, async () => {
  const files = ["background.js", "options.js", "welcome.js"];
  const told = toldBy(await watch((options) => launchWithExtension(options, broken("chrome", files, true)), wholeLife));
  assert.deepEqual(told, []);
});
