// With something selected, only that is shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, settled, storyOf } from "./browsers.mjs";
import { address, clickInView, fingerprint, onPage, press } from "./harness.mjs";

const WHOLE = /She wrote each ship into the ledger/;

/** Selects from the middle of one paragraph to the middle of another. To be run in the page. */
const selectSome = () => {
  const [from, to] = [...document.querySelectorAll("#story-itself p")].filter((p) => /^(The spare lens|Her nephew)/.test(p.textContent ?? "")).map((p) => p.firstChild);
  if (from && to) getSelection()?.setBaseAndExtent(from, 10, to, 19);
};

for (const browser of await browsers()) {
  test(`${browser.name}: a selection is shown alone, cut at its ends`, browser.missing ? { skip: browser.missing } : { timeout: 60_000 }, async () => {
    await browser.visit(address("/moving"));
    await browser.evaluate(selectSome);
    await browser.press();
    await settled(browser, true);
    const { title, paragraphs } = await browser.evaluate(() => ({
      title: document.querySelector("lede-view > header h1")?.textContent,
      paragraphs: [...document.querySelectorAll("lede-view > article > *")].map((p) => p.textContent ?? ""),
    }));
    assert.equal(title, "The keeper who counted ships in the dark");
    assert.equal(paragraphs.length, 3);
    assert.match(paragraphs[0] ?? "", /^lens lay in a crate/);
    assert.match(paragraphs[1] ?? "", /^It weighed as much as two sheep.*that night\.$/);
    assert.equal(paragraphs[2], "Her nephew Tobias r");
    await browser.press();
    await settled(browser, false);
  });
}

test("a button shows the whole story", () =>
  onPage("/moving", async (page) => {
    const before = await fingerprint(page);
    await page.evaluate(selectSome);
    await press(page);
    assert.doesNotMatch(await page.evaluate(storyOf), WHOLE);
    await clickInView(page, "Show the whole story");
    assert.match(await page.evaluate(storyOf), WHOLE);
    assert.match(await page.evaluate(storyOf), /eleven of them last year/);
    assert.equal(await press(page), "closed");
    await page.evaluate(() => getSelection()?.removeAllRanges());
    assert.deepEqual(await fingerprint(page), before);
  }));

test("a selection can be read where there is no story", () =>
  onPage("/no-story.html", async (page) => {
    await page.evaluate(() => {
      const text = "Twelve words that stand here on their own, with nothing else around them.";
      const line = document.body.appendChild(Object.assign(document.createElement("div"), { textContent: text }));
      getSelection()?.selectAllChildren(line);
    });
    assert.equal(await press(page), "open");
    assert.match(await page.evaluate(storyOf), /Twelve words that stand here/);
  }));

/** What is selected, but not to be shown alone. @type {[name: string, select: () => void][]} */
const NOT_SHOWN = [
  ["a double-clicked word", () => getSelection()?.setBaseAndExtent(document.querySelector("#story-itself p")?.firstChild ?? document, 4, document.querySelector("#story-itself p")?.firstChild ?? document, 8)],
  [
    "text in a form field",
    () => {
      const field = document.body.appendChild(document.createElement("textarea"));
      field.value = "A draft of a comment that somebody has not sent yet, of more than a few words in all.";
      field.focus();
      field.select();
    },
  ],
  [
    "text that is being written",
    () => {
      const draft = document.body.appendChild(Object.assign(document.createElement("div"), { contentEditable: "true" }));
      draft.textContent = "A draft of a comment that somebody has not sent yet, of more than a few words in all.";
      getSelection()?.selectAllChildren(draft);
    },
  ],
];

for (const [name, select] of NOT_SHOWN) {
  test(`the whole story is shown with this selected: ${name}`, () =>
    onPage("/moving", async (page) => {
      await page.evaluate(select);
      assert.equal(await press(page), "open");
      assert.match(await page.evaluate(storyOf), WHOLE);
      assert.equal(await press(page), "closed");
    }));
}

test("a selection in a shadow root is shown where the browser tells of it, and does no harm", () =>
  onPage("/moving", async (page) => {
    await page.evaluate(() => {
      const host = document.body.appendChild(document.createElement("div"));
      const line = host.attachShadow({ mode: "open" }).appendChild(document.createElement("p"));
      line.textContent = "A widget's words in a shadow root of its own, of which there are more than a few.";
      getSelection()?.selectAllChildren(line);
    });
    assert.equal(await press(page), "open");
    assert.match(await page.evaluate(storyOf), /^<p>A widget's words[^<]*<\/p>$/);
    assert.equal(await press(page), "closed");
  }));
