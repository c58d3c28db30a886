// Stories over several pages, in both browsers: offered at the end, fetched on a press and not before, joined as one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../../tools/chromium.mjs";
import { browsers, placeOfOffer, settled, storyOf } from "./browsers.mjs";
import { address, attribute, clickInView, fingerprint, insideShadows, onPage, press, report, words } from "./harness.mjs";
import { asked, mended } from "./series-page.mjs";

const FIRST = /forty ships that did not know it/, SECOND = /broke the pulley/, THIRD = /eleven of them last year/;
const OFFER = "This story goes on over 2 more pages";


for (const browser of await browsers()) {
  test(`${browser.name}: a story over three pages is one after a press`, browser.missing ? { skip: browser.missing } : { timeout: 60_000 }, async () => {
    await browser.visit(address("/series/whole/the-lamp"));
    asked.length = 0;
    const before = await browser.evaluate(() => document.documentElement.outerHTML);
    await browser.press();
    await settled(browser, true);
    await sleep(500);
    assert.deepEqual(asked, [], "asked for before the press");
    assert.match(await browser.evaluate(storyOf), FIRST);
    assert.doesNotMatch(await browser.evaluate(storyOf), SECOND);
    const { x, y } = await browser.evaluate(placeOfOffer);
    await browser.click(x, y);
    await until("the third page", async () => THIRD.test(await browser.evaluate(storyOf)));
    assert.deepEqual(asked, ["/series/whole/the-lamp?page=2", "/series/whole/the-lamp?page=3"]);
    const story = await browser.evaluate(storyOf);
    assert.ok(story.search(FIRST) < story.search(SECOND) && story.search(SECOND) < story.search(THIRD));
    assert.match(story, /Café Lindmoor/, "the third page's encoding");
    assert.doesNotMatch(story, /newsletter|Home|Imprint|Next/);
    assert.equal(story.match(/A lamp, a ledger/g)?.length, 1, "what every page repeats is there once");
    assert.equal(await browser.evaluate(() => document.querySelectorAll("lede-view h1, lede-view h2").length), 1);
    await browser.press();
    await settled(browser, false);
    assert.equal(await browser.evaluate(() => document.documentElement.outerHTML), before);
  });
}

/** @param {import("puppeteer-core").Page} page @param {string} path what the offer and its progress say */
const said = async (page, path) => (await insideShadows(page, (node) => (attribute(node, "class") ?? "") === path)).map(everyWord).join(" ");

/** @type {(node: import("./harness.mjs").Node) => string} */
const everyWord = (node) => node.nodeValue || (node.children ?? []).map(everyWord).join(" ");

/** @param {import("puppeteer-core").Page} page @param {RegExp} sentence */
const says = (page, sentence) => until(`${sentence}`, async () => sentence.test(await said(page, "further")));

/** @type {[kind: string, sentence: RegExp][]} */
const FAILURES = [
  ["missing", /does not give out page 2 \(error 404\)/],
  ["offline", /Page 2 could not be reached/],
  ["turned-away", /Page 2 leads elsewhere/],
  ["other", /Page 2 leads elsewhere/],
  ["loop", /Page 2 brings nothing new/],
];

for (const [kind, sentence] of FAILURES) {
  test(`a further page that fails says so and changes nothing: ${kind}`, () =>
    onPage(`/series/${kind}/the-lamp`, async (page) => {
      const before = await fingerprint(page);
      await press(page);
      const story = await page.evaluate(storyOf);
      await clickInView(page, OFFER);
      await says(page, sentence);
      assert.equal(await page.evaluate(storyOf), story);
      if (kind !== "loop") {
        mended.add(kind);
        await clickInView(page, OFFER);
        await until("the third page", async () => THIRD.test(await page.evaluate(storyOf)));
        mended.delete(kind);
        await says(page, /That was the last page/);
      }
      await press(page);
      assert.deepEqual(await fingerprint(page), before);
    }));
}

test("a further page of two short lines joins, and leads on to the next", () =>
  onPage("/series/short/the-lamp?page=2", async (page) => {
    await press(page);
    assert.notEqual((await report(page))?.article, true, "by itself it is no article");
    await page.goto(address("/series/short/the-lamp"));
    await press(page);
    await clickInView(page, OFFER);
    await says(page, /That was the last page/);
    const story = await page.evaluate(storyOf);
    assert.match(story, /The rope held/);
    assert.match(story, THIRD);
  }));

/** Firefox holds extensions to what a page's policy says of connections, Chromium does not. @type {[policy: string, refusedBy?: "firefox"][]} */
const POLICIES = [["default-src 'none'", "firefox"], ["connect-src 'none'", "firefox"], ["require-trusted-types-for 'script'; trusted-types 'none'"]];

for (const browser of await browsers()) {
  for (const [policy, refusedBy] of POLICIES) {
    const refused = browser.name === refusedBy;
    test(`${browser.name}: further pages ${refused ? "are refused, and nothing is lost," : "come"} under ${policy}`, browser.missing ? { skip: browser.missing } : { timeout: 60_000 }, async () => {
      await browser.visit(address(`/series/whole/the-lamp?csp=${encodeURIComponent(policy)}`));
      await browser.press();
      await settled(browser, true);
      const before = await browser.evaluate(storyOf);
      const { x, y } = await browser.evaluate(placeOfOffer);
      await browser.click(x, y);
      if (refused) await sleep(1000);
      else await until("the third page", async () => THIRD.test(await browser.evaluate(storyOf)));
      assert.equal((await browser.evaluate(storyOf)) === before, refused);
      await browser.press();
      await settled(browser, false);
    });
  }
}

test("where the page has no origin of its own, the refusal is told", () =>
  onPage(`/series/whole/the-lamp?csp=${encodeURIComponent("sandbox allow-scripts")}`, async (page) => {
    await press(page);
    await clickInView(page, OFFER);
    await says(page, /Page 2 could not be reached/);
  }));

test("the list names what was left out of further pages, by page", () =>
  onPage("/series/whole/the-lamp", async (page) => {
    await press(page);
    await clickInView(page, OFFER);
    await says(page, /That was the last page/);
    const panel = await said(page, "panel");
    assert.match(panel, /Page 2 \(\d+\)/);
    assert.match(panel, /Get the best of page 3 in your inbox/);
  }));

test("a page without further pages offers none", () =>
  onPage("/aggregator.html", async (page) => {
    await press(page);
    assert.deepEqual(await insideShadows(page, (node) => node.localName === "button" && /goes on/.test(words(node))), []);
  }));
