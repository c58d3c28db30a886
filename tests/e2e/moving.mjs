// Pages that move under an open view, and stories that stand somewhere within the page, in both browsers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../../tools/chromium.mjs";
import { browsers, settled, storyOf } from "./browsers.mjs";
import { address } from "./harness.mjs";
import { LAZY_PLACES, PLACE_NAMES } from "./moving-page.mjs";

/** @typedef {import("./browsers.mjs").Browser} Browser */

/** @param {Browser} browser @param {string} [query] */
async function openOn(browser, query = "") {
  await browser.visit(address(`/moving${query}`));
  await browser.press();
  await settled(browser, true);
}

/** Where the seventh paragraph of the view stands in the window. */
const placeOf = () => {
  const paragraph = [...document.querySelectorAll("lede-view p")].find((p) => p.textContent?.startsWith("They broke the pulley"));
  return Math.round(paragraph?.getBoundingClientRect().top ?? NaN);
};

/** @param {Browser} browser @param {string} text */
const storyHas = (browser, text) => until(`“${text}” in the view`, async () => (await browser.evaluate(storyOf)).includes(text));

/** @type {[name: string, run: (browser: Browser) => Promise<void>][]} */
const TESTS = [
  [
    "late paragraphs and pictures come in at their place, and the reader's stays",
    async (browser) => {
      await openOn(browser);
      await browser.evaluate(() => {
        const read = [...document.querySelectorAll("lede-view p")].find((p) => p.textContent?.startsWith("They broke the pulley"));
        scrollBy(0, (read?.getBoundingClientRect().top ?? 0) - 100);
      });
      await sleep(100);
      const before = await browser.evaluate(placeOf);
      await browser.evaluate(() => {
        const late = document.createElement("p");
        late.textContent = "A late paragraph: the crate had been nailed shut with eleven nails, and every one of them was bent on the way out of the wood.";
        const figure = document.createElement("figure");
        const image = Object.assign(new Image(480, 240), { src: "/drawing.svg", alt: "The tower at dusk" });
        figure.append(image, Object.assign(document.createElement("figcaption"), { textContent: "The tower at dusk." }));
        document.querySelector("#story-itself p:nth-of-type(3)")?.after(late, figure);
      });
      await storyHas(browser, "eleven nails");
      await storyHas(browser, "drawing.svg");
      await sleep(200);
      assert.ok(Math.abs((await browser.evaluate(placeOf)) - before) <= 2, "the reader's place moved");
      const order = await browser.evaluate(() => [...document.querySelectorAll("lede-view p")].map((p) => p.textContent?.slice(0, 16)));
      assert.equal(order[order.indexOf("A late paragraph") - 1], "She wrote each s");
      await browser.press();
      await settled(browser, false);
    },
  ],
  [
    "a paragraph that was cut comes in full",
    async (browser) => {
      await browser.visit(address("/moving"));
      await browser.evaluate(() => {
        const last = document.querySelector("#story-itself p:last-of-type");
        if (last) last.textContent = "There were eleven of them last year, and she can name every one without turning…";
      });
      await browser.press();
      await settled(browser, true);
      await browser.evaluate(() => {
        const last = document.querySelector("#story-itself p:last-of-type");
        const rest = " a page, though she was asked to do so only once, by a child who had come for the cat and stayed for the whole of the afternoon.";
        if (last) last.textContent = `There were eleven of them last year, and she can name every one without turning${rest}`;
      });
      await storyHas(browser, "come for the cat");
      assert.equal((await browser.evaluate(storyOf)).match(/There were eleven of them/g)?.length, 1);
    },
  ],
  [
    "a page that is hydrated keeps its story in the view once",
    async (browser) => {
      await openOn(browser);
      const before = await browser.evaluate(storyOf);
      await browser.evaluate(() => {
        const feed = document.getElementById("feed");
        feed?.replaceWith(feed.cloneNode(true));
      });
      await sleep(1500);
      assert.equal(await browser.evaluate(storyOf), before);
    },
  ],
  [
    "infinite scroll does not let story two in",
    async (browser) => {
      await openOn(browser);
      const before = await browser.evaluate(storyOf);
      await browser.evaluate(() => {
        const second = document.createElement("article");
        const add = (/** @type {string} */ name, /** @type {string} */ text) => second.append(Object.assign(document.createElement(name), { textContent: text }));
        add("h1", "Bakers of Lindmoor go back to the wooden oven");
        for (let i = 1; i < 9; i++) add("p", `The oven of Lindmoor was lit on day ${i} of the month, and the queue went twice around the square before the first loaf was cold enough to sell to anyone.`);
        document.getElementById("feed")?.append(second);
      });
      await sleep(2500);
      assert.equal(await browser.evaluate(storyOf), before);
    },
  ],
  [
    "what the page puts beside its body is not seen over the view",
    async (browser) => {
      await openOn(browser);
      await browser.evaluate(() => {
        const banner = document.documentElement.appendChild(document.createElement("aside"));
        banner.textContent = "Get our app";
        banner.style.cssText = "position: fixed; inset: 0; display: block";
      });
      await sleep(100);
      const height = () => document.querySelector("html > aside")?.getBoundingClientRect().height;
      assert.equal(await browser.evaluate(height), 0);
      await browser.press();
      await settled(browser, false);
      assert.ok(await browser.evaluate(height));
    },
  ],
  [
    "over a modal dialog of the page the view takes clicks, and gives the dialog back",
    async (browser) => {
      await browser.visit(address("/moving"));
      await browser.evaluate(() => {
        const dialog = document.body.appendChild(document.createElement("dialog"));
        dialog.append(Object.assign(document.createElement("button"), { textContent: "Accept" }));
        dialog.showModal();
      });
      await browser.press();
      await settled(browser, true);
      const width = await browser.evaluate(() => document.documentElement.clientWidth);
      await browser.click(Math.min(width, width / 2 + 540) - 40, 32);
      await settled(browser, false);
      assert.ok(await browser.evaluate(() => document.querySelector("dialog")?.matches(":modal")));
    },
  ],
  [
    "a page that locks scrolling does not lock the view",
    async (browser) => {
      await browser.visit(address("/moving"));
      await browser.evaluate(() => {
        document.addEventListener("wheel", (event) => event.preventDefault(), { passive: false, capture: true });
        document.body.style.overflow = "hidden";
      });
      await browser.press();
      await settled(browser, true);
      await browser.wheel(400);
      await until("the view to scroll", () => browser.evaluate(() => scrollY > 100));
    },
  ],
  ...PLACE_NAMES.map(
    (place) =>
      /** @type {[string, (browser: Browser) => Promise<void>]} */ ([
        `a story in a ${place} is read`,
        async (browser) => {
          await openOn(browser, `?in=${encodeURIComponent(place)}`);
          const story = await browser.evaluate(storyOf);
          assert.match(story, /The lamp at Corrie Head/);
          assert.match(story, /eleven of them last year/);
          await browser.press();
          await settled(browser, false);
        },
      ]),
  ),
  ...LAZY_PLACES.map(
    (place) =>
      /** @type {[string, (browser: Browser) => Promise<void>]} */ ([
        `what a page loads when it comes into view is loaded and taken in, but nothing that is no story: ${place || "the story's own element"}`,
        async (browser) => {
          const seen = () => browser.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).seen));
          await openOn(browser, `?lazy&in=${encodeURIComponent(place)}`);
          await sleep(300);
          assert.deepEqual(await seen(), [], "far from the end nothing is loaded");
          await browser.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          await storyHas(browser, "twelve nails");
          assert.deepEqual(await seen(), ["story"]);
          await browser.press();
          await settled(browser, false);
          // Without the view all of it is seen: the page does watch.
          const marks = await browser.evaluate(() => /** @type {Element[]} */ (/** @type {any} */ (window).marks).length);
          assert.ok(marks > 1);
          for (let i = 0; i < marks; i++) {
            await browser.evaluate((n) => /** @type {Element[]} */ (/** @type {any} */ (window).marks)[n]?.scrollIntoView(), i);
            await sleep(100);
          }
          await until("all to be seen", async () => (await seen()).length === marks);
        },
      ]),
  ),
];

for (const browser of await browsers()) {
  for (const [name, run] of TESTS) {
    test(`${browser.name}: ${name}`, browser.missing ? { skip: browser.missing } : { timeout: 60_000 }, () => run(browser));
  }
}
