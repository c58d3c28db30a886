// Pages without a story and documents that are no pages: a plain sentence in good time, and nothing changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../tools/chromium.mjs";
import { button, fingerprint, measureWork, noticeWords, onPage, press, worker } from "./harness.mjs";

/** The user's patience, in milliseconds. */
const PATIENCE = 2000;

/** @type {[path: string, words: RegExp][]} */
const REFUSED = [
  ["/no-story.html", /no story on this page/],
  ["/empty.html", /no story on this page/],
  ["/frameset.html", /made of frames/],
  ["/feed.xml", /another kind/],
  ["/drawing.svg", /another kind/],
  ["/notes.txt", /./],
];

for (const [path, sentence] of REFUSED) {
  test(`${path} is left alone, and the reader told why`, () =>
    onPage(path, async (page) => {
      const before = await fingerprint(page);
      const { result, busy } = await measureWork(page, () => press(page));
      assert.equal(result, "notice");
      assert.ok(busy < PATIENCE, `took ${busy} ms`);
      assert.match(await noticeWords(page), sentence);
      await page.evaluate(() => document.documentElement.lastElementChild?.remove());
      assert.deepEqual(await fingerprint(page), before);
    }));
}

/** For the engine without WebAssembly, which is slower and whose memory has to grow by copying. */
const STRICT = "?csp=script-src 'self'";

const LARGE = ["/elements-100000.html", "/levels-5000.html", "/story-5000-levels-down.html", `/elements-100000.html${STRICT}`];
for (const path of [...LARGE, `/elements-25000.html${STRICT}`]) {
  test(`${path} opens or is refused within ${PATIENCE} ms`, () =>
    onPage(path, async (page) => {
      const before = await fingerprint(page);
      const { result, busy } = await measureWork(page, () => press(page));
      assert.ok(busy > 0 && busy < PATIENCE, `took ${busy} ms`);
      if (result === "open") {
        assert.equal(await press(page), "closed");
        assert.ok((await fingerprint(page)).html === before.html);
      }
    }));
}

test("without WebAssembly, a page too large is refused with a word", () =>
  onPage(`/elements-100000.html${STRICT}`, async (page) => {
    const before = await fingerprint(page);
    assert.equal(await press(page), "notice");
    assert.match(await noticeWords(page), /very large/);
    await page.evaluate(() => document.documentElement.lastElementChild?.remove());
    assert.deepEqual(await fingerprint(page), before);
  }));

test("without WebAssembly, a page of 25,000 elements opens", () =>
  onPage(`/elements-25000.html${STRICT}`, async (page) => assert.equal(await press(page), "open")));

test("the notice goes away by itself and leaves nothing", () =>
  onPage("/no-story.html", async (page) => {
    const before = await fingerprint(page);
    await press(page);
    await page.waitForFunction(() => document.documentElement.lastElementChild === document.body, { timeout: 15_000 });
    assert.deepEqual(await fingerprint(page), before);
  }));

for (const url of ["chrome://version/", "chrome://extensions/", "about:blank", "/paper.pdf"]) {
  test(`on ${url} the button explains itself`, () =>
    onPage(url, async (page) => {
      assert.equal(await press(page), "popup");
      const { badge, title, popup } = await button();
      assert.equal(badge, "–");
      assert.match(title, /can't work on this page/);
      assert.match(popup, /unsupported\.html$/);
      const popups = () => worker.evaluate(() => chrome.runtime.getContexts({ contextTypes: [/** @type {any} */ ("POPUP")] }));
      await until("the explanation to be on the screen", async () => (await popups()).length === 1);
    }));
}
