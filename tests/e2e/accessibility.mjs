// The view by the rules of axe-core, by keyboard, with little room and with little motion.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { test } from "node:test";
import { focused, violations } from "./axe.mjs";
import { onPage } from "./harness.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const OUT = "target/screens";
mkdirSync(OUT, { recursive: true });
const PLAIN = "/aggregator.html";
const RTL = "/golden/arabic-rtl/page.html";

const LOOKS = [
  { name: "light", path: PLAIN, scheme: "light" },
  { name: "dark", path: PLAIN, scheme: "dark" },
  { name: "further pages", path: "/series/whole/the-lamp", scheme: "light" },
  { name: "further pages, dark", path: "/series/whole/the-lamp", scheme: "dark" },
  { name: "right to left", path: RTL, scheme: "light" },
  { name: "right to left, dark", path: RTL, scheme: "dark" },
];

/**
 * Opens the view by the engine alone, its controls in an open shadow root: nothing looks into a closed one.
 * @param {Page} page
 */
const openBare = (page) =>
  page.evaluate(async () => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      return attachShadow.call(this, { ...init, mode: "open" });
    };
    const { default: init, open } = await import(/** @type {any} */ ("/pkg/lede.js"));
    await init();
    open(document);
  });

/** @param {Page} page */
const openPanel = (page) => page.evaluate(() => document.querySelector("lede-view")?.shadowRoot?.querySelector("button")?.click());

for (const { name, path, scheme } of LOOKS) {
  test(`axe-core finds nothing wrong: ${name}`, () =>
    onPage(path, async (page) => {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
      await openBare(page);
      assert.deepEqual(await violations(page, "lede-view"), []);
      await openPanel(page);
      assert.deepEqual(await violations(page, "lede-view"), []);
      await page.screenshot({ path: `${OUT}/panel-${name.replace(/\W+/g, "-")}.png` });
    }));
}

test("everything is reached by Tab, and shows it", () =>
  onPage(PLAIN, async (page) => {
    await page.evaluate(() => document.querySelector(".feed p")?.append(Object.assign(document.createElement("a"), { href: "/a", textContent: "the petition" })));
    await openBare(page);
    const reached = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press("Tab");
      reached.push(await focused(page));
    }
    assert.deepEqual(reached.map(({ name }) => name.replace(/\d+ things/, "n things")), ["n things removed", "Close reading view", "the petition"]);
    for (const { name, outline } of reached) assert.ok(outline >= 2, `${name} shows no focus`);
  }));

test("the list of what was removed opens, is read and closes by keyboard", () =>
  onPage(PLAIN, async (page) => {
    await openBare(page);
    const panelOpen = () => page.evaluate(() => !document.querySelector("lede-view")?.shadowRoot?.querySelector(".panel")?.hasAttribute("hidden"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.ok(await panelOpen());
    await page.keyboard.press("Escape");
    assert.ok(!(await panelOpen()));
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.querySelector("lede-view")), null);
  }));

test("with reduced motion nothing moves by itself", () =>
  onPage(PLAIN, async (page) => {
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await openBare(page);
    await openPanel(page);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  }));

for (const { name, viewport } of [
  { name: "320-px", viewport: { width: 320, height: 640 } },
  { name: "400-percent", viewport: { width: 320, height: 225, deviceScaleFactor: 4 } },
]) {
  test(`the view and its list fit: ${name}`, () =>
    onPage(PLAIN, async (page) => {
      await page.setViewport(viewport);
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await openBare(page);
      const fits = () =>
        page.evaluate(() => {
          const panel = document.querySelector("lede-view")?.shadowRoot?.querySelector(".panel");
          return document.documentElement.scrollWidth <= innerWidth && (panel?.scrollWidth ?? 0) <= innerWidth;
        });
      assert.ok(await fits());
      await page.screenshot({ path: `${OUT}/${name}.png` });
      await openPanel(page);
      assert.ok(await fits());
      await page.screenshot({ path: `${OUT}/${name}-panel.png` });
    }));
}

test("on paper there is the story and nothing else", () =>
  onPage(PLAIN, async (page) => {
    await openBare(page);
    await page.emulateMediaType("print");
    const shown = await page.evaluate(() => {
      const view = document.querySelector("lede-view");
      const controls = [...(view?.shadowRoot?.querySelectorAll("button") ?? [])];
      return { controls: controls.filter((button) => button.checkVisibility()).length, page: document.querySelector(".top")?.checkVisibility(), ink: view && getComputedStyle(view).color };
    });
    assert.deepEqual(shown, { controls: 0, page: false, ink: "rgb(0, 0, 0)" });
  }));
