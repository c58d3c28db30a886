// Opening by itself: rules, access to hosts, the curtain, and pages that have to be left alone.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../../tools/chromium.mjs";
import { address, attribute, button, chooseInMenu, fingerprint, grant, insideShadows, keepSettings, onPage, origins, press, pressInView, report, rulesKept, state, testWithAccess, worker } from "./harness.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const PAGE = "/aggregator.html";
const HOST = new URL(address("/")).host;
/** Long enough for a page to open that should not. */
const LONG_MS = 900;

/** @param {Page} page */
async function opens(page) {
  await until("the page to open by itself", async () => (await state(page)) === "open");
}
/** @param {Page} page */
async function staysClosed(page) {
  await sleep(LONG_MS);
  assert.equal(await state(page), "closed");
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0, "no curtain is left");
}
const registered = () => worker.evaluate(() => chrome.scripting.getRegisteredContentScripts());

testWithAccess("without rules nothing opens, nothing is registered and no host is granted", async () => {
  assert.deepEqual([await registered(), await origins()], [[], []]);
  await onPage(PAGE, staysClosed);
});

testWithAccess("a host's rule opens its stories, and leaves home pages, listings and pages without a story alone", async () => {
  await keepSettings({ rules: [{ scope: "host", site: HOST, action: "always" }] });
  await onPage(PAGE, opens);
  for (const path of ["/no-story.html", "/golden/category-listing/page.html", "/notes.txt", "/drawing.svg", "/empty.html"]) await onPage(path, staysClosed);
});

/** Whether content.js ever ran in the page that is in front, unasked or not. */
const wasWorthTheEngine = async () => {
  const { tabId } = await button();
  return worker.evaluate(async (tab) => (await chrome.scripting.executeScript({ target: { tabId: tab }, func: () => Symbol.for("lede.reader") in globalThis }))[0]?.result, tabId);
};

testWithAccess("the engine is not sent for where the page says that it is no article, or has no prose", async () => {
  await keepSettings({ rules: [{ scope: "host", site: HOST, action: "always" }] });
  for (const path of ["/kettle.html", "/no-story.html", "/golden/category-listing/page.html"]) {
    await onPage(path, async (page) => {
      await staysClosed(page);
      assert.equal(await wasWorthTheEngine(), false, path);
    });
  }
  await onPage(PAGE, async (page) => {
    await opens(page);
    assert.equal(await wasWorthTheEngine(), true);
  });
});

testWithAccess("a page left alone is untouched", async () => {
  /** @type {unknown} */
  let before;
  await onPage("/no-story.html", async (page) => void (before = await fingerprint(page)));
  await keepSettings({ rules: [{ scope: "host", site: HOST, action: "always" }] });
  await onPage("/no-story.html", async (page) => {
    await staysClosed(page);
    assert.deepEqual(await fingerprint(page), before);
  });
});

testWithAccess("a narrower rule wins, and two matching rules open one view", async () => {
  const site = `${HOST}${PAGE}`;
  await keepSettings({ rules: [{ scope: "host", site: HOST, action: "never" }, { scope: "page", site, action: "always" }, { scope: "path", site: `${HOST}/`, action: "always" }] });
  await onPage(PAGE, async (page) => {
    await opens(page);
    await sleep(300);
    assert.equal(await page.evaluate(() => document.querySelectorAll("lede-view").length), 1);
  });
  await keepSettings({ rules: [{ scope: "host", site: HOST, action: "always" }, { scope: "page", site, action: "never" }] });
  await onPage(PAGE, staysClosed);
});

testWithAccess("a page that the reader closed stays closed: on reload, back and forward", async () => {
  await keepSettings({ rules: [{ scope: "host", site: HOST, action: "always" }] });
  await onPage(PAGE, async (page) => {
    await opens(page);
    await page.keyboard.press("Escape");
    await until("the view to close", async () => (await state(page)) === "closed");
    await page.reload();
    await staysClosed(page);
    await page.goto(address("/no-story.html"));
    await page.goBack();
    await staysClosed(page);
    await page.goBack();
    await page.goForward();
    await staysClosed(page);
    assert.equal(await press(page), "open");
  });
  await onPage(PAGE, opens);
});

testWithAccess("the page is behind the paper until the verdict, at most for 150 ms", async () => {
  await keepSettings({ rules: [{ scope: "host", site: HOST, action: "always" }] });
  await onPage("/no-story.html", async (page) => {
    await page.evaluateOnNewDocument(() => {
      /** @type {[time: number, hidden: boolean][]} */
      const seen = Reflect.set(window, "seen", []) && Reflect.get(window, "seen");
      const look = () => {
        if (document.body) seen.push([performance.now(), getComputedStyle(document.body).opacity === "0"]);
        if (performance.now() < 2000) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(address("/slow?story=2026"), { waitUntil: "load" });
    await opens(page);
    const seen = /** @type {[number, boolean][]} */ (await page.evaluate(() => Reflect.get(window, "seen")));
    const first = seen[0] ?? [0, false], shown = seen.find(([, hidden]) => !hidden);
    assert.ok(first[1], "the first frame is paper");
    assert.ok(shown && shown[0] - first[0] < 400, "a page that is slow to come is shown while it comes");
  });
});

testWithAccess("Always here in the view asks, opens from then on; Forget gives the access back", async () => {
  await onPage(PAGE, async (page) => {
    await press(page);
    await pressInView(page, "Always clean this site");
    await until("the rule", async () => (await rulesKept()).length === 1);
    assert.deepEqual(await rulesKept(), [{ scope: "host", site: HOST, action: "always" }]);
    await until("the check to be registered", async () => (await registered()).length === 1);
    assert.deepEqual(await origins(), ["*://localhost/*"]);
    await page.reload();
    await opens(page);
    await pressInView(page, "Forget my rules for this site");
    await until("the access to be given back", async () => (await origins()).length === 0);
    assert.deepEqual([await rulesKept(), await registered()], [[], []]);
  });
});

testWithAccess("where a choice is no press for the browser, a page of the extension's own asks", async () => {
  await onPage(PAGE, async (page) => {
    const { tabId } = await button();
    // A menu item that is chosen from outside is no gesture of the reader's, so the browser refuses.
    await chooseInMenu("always-host", tabId, { pageUrl: page.url() });
    const ask = await (await page.browser().waitForTarget((target) => target.url().includes("/ask.html"))).page();
    await ask?.waitForFunction(() => document.title);
    assert.equal(await ask?.$eval("#site", (line) => line.textContent), address(PAGE));
    assert.deepEqual([await rulesKept(), await origins()], [[], []]);
    await ask?.click("#allow");
    await until("the rule", async () => (await rulesKept()).length === 1);
    await until("the question to close", async () => ask?.isClosed());
    assert.equal((await button()).tabId, tabId);
    assert.deepEqual(await origins(), ["*://localhost/*"]);
    await page.reload();
    await opens(page);
  });
});

testWithAccess("all sites, but never here", async () => {
  await grant("*://*/*");
  await keepSettings({ everywhere: true });
  await onPage(PAGE, async (page) => {
    await opens(page);
    await pressInView(page, "Never clean this site by itself");
    await until("the rule", async () => (await rulesKept()).length === 1);
    await page.reload();
    await staysClosed(page);
  });
});

testWithAccess("the view's theme is painted first, and the look is the reader's", async () => {
  const rules = [/** @type {const} */ ({ scope: "host", site: HOST, action: "always" })];
  await keepSettings({ rules, look: { theme: "sepia", font: "sans", size: 26, width: 800, lineHeight: 2 } });
  await until("the paper", async () => (await registered()).at(0)?.js?.at(0) === "paper-sepia.js");
  await onPage(PAGE, async (page) => {
    await opens(page);
    const look = () => page.evaluate(() => {
      const view = document.querySelector("lede-view");
      const { fontSize, lineHeight } = getComputedStyle(view ?? document.body);
      return [getComputedStyle(document.documentElement).backgroundColor, fontSize, lineHeight, getComputedStyle(view?.querySelector("article") ?? document.body).maxWidth];
    });
    assert.deepEqual(await look(), ["rgb(244, 234, 213)", "26px", "52px", "800px"]);
    await keepSettings({ rules, look: { theme: "dark", font: "serif", size: 18, width: 500, lineHeight: 1.5 } });
    await until("the open view to follow", async () => (await look())[1] === "18px");
    assert.deepEqual(await look(), ["rgb(25, 25, 24)", "18px", "27px", "500px"]);
    assert.ok((await report(page))?.article);
    assert.ok((await insideShadows(page, (node) => attribute(node, "class") === "panel menu")).length === 1);
  });
});
