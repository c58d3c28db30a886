// @ts-check
// Chromium as build.sh found it, with the extension in it: press the real button, and ask what happened.
import { setTimeout as sleep } from "node:timers/promises";
import { resolve } from "node:path";
import puppeteer from "puppeteer-core";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("../www/pkg/lede.js").Report} Report */

export const ARGS = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-gpu",
  "--lang=en",
  // Everything that is shown comes from this machine; sample pages name hosts that do not exist.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
  // Chromium's sandbox does not start for root, which is what most build machines are.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** @param {import("puppeteer-core").LaunchOptions} [options] */
export const launch = (options) =>
  puppeteer.launch({ executablePath: process.env.CHROME || "/usr/bin/chromium", args: ARGS, headless: true, ...options });

/**
 * Starts Chromium with the built extension.
 * @param {import("puppeteer-core").LaunchOptions} [options]
 * @param {string} [folder] of the extension
 */
export async function launchWithExtension(options, folder = "dist/chrome") {
  const browser = await launch({ enableExtensions: true, pipe: true, ...options });
  const id = await browser.installExtension(resolve(folder));
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error(`Chromium did not load ${folder}.`);
  const target = await browser.waitForTarget((candidate) => candidate.type() === "service_worker" && candidate.url().includes(id));
  const worker = await target.worker();
  if (!worker) throw new Error("The extension's background does not run.");
  await until("the background to be an extension's", () => worker.evaluate(() => "chrome" in globalThis));

  return {
    browser,
    id,
    worker,
    /** @param {Page} page */
    press: (page) => extension.triggerAction(page),
    /**
     * What the button shows for the tab in front.
     * @returns {Promise<{ tabId: number, badge: string, title: string, popup: string }>}
     */
    button: () =>
      worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const tabId = tab?.id ?? 0;
        const [badge, title, popup] = await Promise.all([
          chrome.action.getBadgeText({ tabId }),
          chrome.action.getTitle({ tabId }),
          chrome.action.getPopup({ tabId }),
        ]);
        return { tabId, badge, title, popup };
      }),
  };
}

/**
 * Lets the extension have a host when it asks: what a reader's yes to the browser's question does. It holds nothing until then.
 * @param {Pick<Awaited<ReturnType<typeof launchWithExtension>>, "browser" | "id" | "worker">} chromium
 * @param {string} origin
 */
export async function letHave({ browser, id, worker }, origin) {
  const page = await browser.newPage();
  await page.goto("chrome://extensions/");
  await page.evaluate((own, host) => Reflect.get(chrome, "developerPrivate").addHostPermission(own, host), id, origin);
  await page.close();
  await worker.evaluate((host) => chrome.permissions.remove({ origins: [host] }), origin);
}

/**
 * The report of the view that is open in the page, from the extension's own world in it.
 * @param {Page} page
 * @returns {Promise<Report | undefined>}
 */
export async function openReport(page) {
  for (const realm of page.extensionRealms()) {
    const report = await realm.evaluate(() => Reflect.get(globalThis, Symbol.for("lede.reader"))?.report());
    if (report) return report;
  }
  return undefined;
}

/**
 * Asks until the answer is true-ish; throws after a while.
 * @template T
 * @param {string} what is waited for, for the error
 * @param {() => Promise<T | undefined | false>} ask
 * @returns {Promise<T>}
 */
export async function until(what, ask, patience = 10_000) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${patience} ms in vain for ${what}.`);
    await sleep(25);
  }
}
