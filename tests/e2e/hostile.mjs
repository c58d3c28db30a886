// A page that fights back: nothing of its look reaches the view, and what walks the page finds the story and only the story.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprint, onPage, press, report } from "./harness.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const HOSTILE = `* { color: red !important; display: none !important; font: 9px monospace !important; margin: 7px !important; }
  lede-view, lede-view * { opacity: .3 !important; transform: rotate(3deg) !important; } :root { --lede-paper: red; font-size: 40px !important; }`;

/**
 * The computed styles of the view and of everything in it.
 * @param {Page} page
 */
const computedStyles = (page) =>
  page.evaluate(() => {
    const view = document.body.lastElementChild;
    if (!view) return [];
    return [view, ...view.querySelectorAll("*")].map((element) => {
      const style = getComputedStyle(element);
      return [element.localName, ...Array.from(style, (name) => `${name}: ${style.getPropertyValue(name)}`).sort()];
    });
  });

/**
 * @param {Page} page
 * @param {string} css
 */
const addSheet = (page, css) =>
  page.evaluate((text) => {
    const style = document.createElement("style");
    style.textContent = text;
    document.head.append(style);
  }, css);

test("a hostile page's view looks like any other", async () => {
  /** @type {string[][]} */
  let plain = [];
  await onPage("/aggregator.html", async (page) => {
    assert.equal(await press(page), "open");
    plain = await computedStyles(page);
    assert.ok(plain.length > 5);
  });
  await onPage("/aggregator.html", async (page) => {
    await addSheet(page, HOSTILE.replace("display: none !important", ""));
    await page.evaluate(() => {
      document.documentElement.setAttribute("style", "font-size: 44px !important; filter: invert(1) !important; direction: rtl !important");
      document.body.setAttribute("style", "color: red !important; transform: scale(.5) !important; padding: 90px !important");
    });
    const before = await fingerprint(page);
    assert.equal(await press(page), "open");
    assert.deepEqual(await computedStyles(page), plain);
    await addSheet(page, HOSTILE);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    assert.deepEqual(await computedStyles(page), plain);
    assert.equal(await press(page), "closed");
    await page.evaluate(() => document.head.lastElementChild?.remove());
    assert.deepEqual(await fingerprint(page), before);
  });
});

test("a translator that walks the page sees the story's text, and nothing else of the page", () =>
  onPage("/aggregator.html", async (page) => {
    assert.equal(await press(page), "open");
    const html = (await report(page))?.html ?? "";
    const [seen, story] = await page.evaluate((reading) => {
      const fold = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const visible = [];
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && fold(walker.currentNode.nodeValue ?? "")) {
          visible.push(fold(walker.currentNode.nodeValue ?? ""));
        }
      }
      const parsed = new DOMParser().parseFromString(reading, "text/html");
      const texts = document.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
      const expected = [];
      while (texts.nextNode()) if (fold(texts.currentNode.nodeValue ?? "")) expected.push(fold(texts.currentNode.nodeValue ?? ""));
      return [visible, expected];
    }, html);
    assert.ok(story.length >= 4);
    // The view's header comes first: headline, byline, site, date, reading time.
    assert.deepEqual(seen.slice(-story.length), story);
    assert.ok(seen.length - story.length <= 5, `besides the story: ${seen.slice(0, -story.length)}`);
  }));
