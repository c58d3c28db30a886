// Opening by itself, moment by moment: links cleaned from the menu, pages that move, the paper before the page and the fading in.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { until } from "../../tools/chromium.mjs";
import { address, button, chooseInMenu, grant, keepSettings, onPage, origins, report, resetSettings, state, takeAccess, worker } from "./harness.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const HOST = new URL(address("/")).host;
const STORY = address("/aggregator.html");
/** Its address looks like a story's, and it takes longer than the paper stays. */
const SLOW = "/slow?story=2026";
/** As long as a page may stay behind the paper, in milliseconds, less a frame. */
const PATIENCE_MS = 150 - 17;
/** Long enough for a page to open that should not. */
const LONG_MS = 1200;
const ALWAYS = { rules: [/** @type {const} */ ({ scope: "host", site: HOST, action: "always" })] };

/** @param {string} name @param {() => Promise<void>} run */
const unaskedTest = (name, run) =>
  test(name, { timeout: 60_000 }, async () => {
    try {
      await grant();
      await run();
    } finally {
      await resetSettings();
    }
  });

/** @param {Page} page */
const opens = (page) => until("the page to open by itself", async () => (await state(page)) === "open");

unaskedTest("Clean this link opens the link's story in a tab, and gives the access back", () =>
  onPage("/no-story.html", async (page) => {
    await takeAccess();
    await page.bringToFront();
    const { tabId } = await button();
    await chooseInMenu("link", tabId, { linkUrl: STORY });
    const target = await page.browser().waitForTarget((candidate) => candidate.url() === STORY);
    const story = await target.page();
    if (!story) throw new Error("The link did not open.");
    await until("its story", () => report(story));
    await until("the access to be given back", async () => (await origins()).length === 0);
    await story.close();
  }));

unaskedTest("without the access, a link only opens; what is no web address does nothing", () =>
  onPage("/no-story.html", async (page) => {
    const { tabId } = await button();
    const before = (await page.browser().pages()).length;
    await chooseInMenu("link", tabId, { linkUrl: "file:///etc/hostname" });
    await chooseInMenu("link", tabId, { linkUrl: STORY });
    const story = await (await page.browser().waitForTarget((candidate) => candidate.url() === STORY)).page();
    await sleep(LONG_MS);
    assert.equal(story && (await report(story)), undefined);
    assert.equal((await page.browser().pages()).length, before + 1);
    await story?.close();
  }));

/** Goes to another story without leaving the page, as single-page apps do. @param {Page} page @param {string} to */
const moveTo = (page, to) =>
  page.evaluate((path) => {
    history.pushState(null, "", path);
    document.title = "Bakers of Lindmoor go back to the wooden oven";
    const headline = document.querySelector("h1");
    if (headline) headline.textContent = document.title;
    for (const paragraph of document.querySelectorAll("#story-itself p")) paragraph.textContent = `The oven of Lindmoor was lit again. ${paragraph.textContent}`;
  }, to);

unaskedTest("a page that moves to another address is cleaned again where the rules say so", async () => {
  await keepSettings(ALWAYS);
  await onPage("/moving", async (page) => {
    await opens(page);
    await moveTo(page, "/moving?story=2");
    await until("the other story", async () => (await report(page))?.title === "Bakers of Lindmoor go back to the wooden oven");
  });
});

unaskedTest("a page that moves to an address without a rule closes, and opens no more", async () => {
  await keepSettings({ rules: [{ scope: "page", site: `${HOST}/moving`, action: "always" }] });
  await onPage("/moving", async (page) => {
    await opens(page);
    await moveTo(page, "/moving?story=2");
    await until("the view to close", async () => (await state(page)) === "closed");
    await sleep(LONG_MS);
    assert.equal(await state(page), "closed");
    // The page moved on; nobody closed the first story.
    await page.goto(address("/moving"));
    await opens(page);
  });
});

/**
 * What a reader sees, frame by frame.
 * @param {Page} page
 * @param {string} path
 */
async function film(page, path) {
  await page.evaluateOnNewDocument(() => {
    /** @type {{ time: number, page: boolean, view: boolean, paper: string, fading: boolean }[]} */
    const frames = [];
    Reflect.set(window, "frames_", frames);
    const look = () => {
      const { body } = document;
      const view = document.querySelector("lede-view");
      const fading = document.getAnimations().length > 0;
      if (body) frames.push({ time: performance.now(), page: !view && getComputedStyle(body).opacity !== "0", view: Boolean(view), paper: getComputedStyle(document.documentElement).backgroundColor, fading });
      if (performance.now() < 4000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address(path));
  await opens(page);
  await sleep(100);
  return /** @type {{ time: number, page: boolean, view: boolean, paper: string, fading: boolean }[]} */ (await page.evaluate(() => Reflect.get(window, "frames_")));
}

for (const path of ["/aggregator.html", SLOW]) {
  unaskedTest(`the theme's paper comes first, and the page not before 150 ms: ${path}`, async () => {
    await keepSettings({ ...ALWAYS, look: { theme: "dark", font: "serif", size: 20, width: 600, lineHeight: 1.6 } });
    await until("the paper", async () => (await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts()))[0]?.js?.[0] === "paper-dark.js");
    await onPage("/no-story.html", async (page) => {
      const frames = await film(page, path);
      const [first] = frames;
      assert.deepEqual([first?.page, first?.paper], [false, "rgb(25, 25, 24)"]);
      const early = frames.filter(({ time }) => time - (first?.time ?? 0) < PATIENCE_MS);
      assert.ok(early.every(({ page: shown, paper }) => !shown && paper === "rgb(25, 25, 24)"));
      if (path === SLOW) assert.ok(frames.some(({ page: shown }) => shown), "a page that takes longer is shown");
    });
  });
}

unaskedTest("a page that nothing speaks for is not kept waiting, and opens all the same when its prose is there", async () => {
  await keepSettings(ALWAYS);
  await onPage("/no-story.html", async (page) => {
    const frames = await film(page, "/slow");
    assert.deepEqual([frames[0]?.page, frames[0]?.paper], [true, "rgba(0, 0, 0, 0)"]);
  });
});

unaskedTest("a page whose head says that it is for sale is not kept waiting, whatever its address", async () => {
  await keepSettings(ALWAYS);
  await onPage("/no-story.html", async (page) => {
    await page.evaluateOnNewDocument(() => requestAnimationFrame(() => Reflect.set(window, "first_", document.body && getComputedStyle(document.body).opacity)));
    await page.goto(address("/kettle.html"));
    // On a busy machine a page may have loaded before its first frame.
    await until("the first frame", () => page.evaluate(() => Reflect.has(window, "first_")));
    assert.equal(await page.evaluate(() => Reflect.get(window, "first_")), "1");
  });
});

for (const motion of ["no-preference", "reduce"]) {
  unaskedTest(`after a page that was seen, the view fades in, with reduced motion not: ${motion}`, async () => {
    await keepSettings(ALWAYS);
    await onPage("/no-story.html", async (page) => {
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: motion }]);
      const frames = await film(page, SLOW);
      assert.equal(frames.some(({ view, fading }) => view && fading), motion === "no-preference");
    });
  });
}
