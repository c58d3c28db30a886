// The extension's own pages by the rules of axe-core, by keyboard and with little room.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { test } from "node:test";
import { until } from "../../tools/chromium.mjs";
import { focused, violations } from "./axe.mjs";
import { openOwn, resetSettings, worker } from "./harness.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const OUT = "target/screens";
mkdirSync(OUT, { recursive: true });
const ASK = "ask.html?choice=always-host&address=https%3A%2F%2Fnews.example%2Fworld%2Fa&tab=0";
const PAGES = ["options.html", "welcome.html", "unsupported.html", ASK];
const LOOKS = [
  { name: "light", scheme: "light", dir: "ltr" },
  { name: "dark", scheme: "dark", dir: "ltr" },
  { name: "right to left", scheme: "light", dir: "rtl" },
  { name: "right to left, dark", scheme: "dark", dir: "rtl" },
];
/** Rules that wait for their access, so that everything that the settings page can show is shown. */
const KEPT = {
  settings: { version: 1, everywhere: false, look: { theme: "auto", font: "serif", size: 20, width: 600, lineHeight: 1.6 } },
  "rules-0": [
    { scope: "host", site: "news.example", action: "always" },
    { scope: "page", site: `shop.example/${"a-very-long-address-".repeat(6)}`, action: "never" },
  ],
};

/**
 * @param {string} file
 * @param {(page: Page) => Promise<void>} run
 */
async function onOwn(file, run) {
  const page = await openOwn(file);
  await page.evaluate((items) => chrome.storage.sync.set(items), KEPT);
  try {
    await until("the page's texts", () => page.evaluate(() => document.title !== "" && (!document.getElementById("rules") || document.querySelectorAll("li").length === 2)));
    await run(page);
  } finally {
    await page.close();
    await resetSettings();
  }
}

for (const file of PAGES) {
  const short = file.replace(/\.html.*/, "");
  for (const { name, scheme, dir } of LOOKS) {
    test(`axe-core finds nothing wrong: ${short}, ${name}`, () =>
      onOwn(file, async (page) => {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.evaluate((direction) => (document.documentElement.dir = direction), dir);
        assert.deepEqual(await violations(page, "html"), []);
        await page.screenshot({ path: `${OUT}/${short}-${name.replace(/\W+/g, "-")}.png`, fullPage: true });
      }));
  }

  for (const { name, viewport } of [
    { name: "320 px", viewport: { width: 320, height: 640 } },
    { name: "400 percent", viewport: { width: 320, height: 225, deviceScaleFactor: 4 } },
  ]) {
    test(`the page fits: ${short}, ${name}`, () =>
      onOwn(file, async (page) => {
        await page.setViewport(viewport);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.screenshot({ path: `${OUT}/${short}-${name.replace(/\W+/g, "-")}.png`, fullPage: true });
      }));
  }
}

test("all of the settings page is reached by Tab, and shows it", () =>
  onOwn("options.html", async (page) => {
    const all = await page.evaluate(() => [...document.querySelectorAll("button, input, select")].filter((control) => control.checkVisibility()).length);
    const reached = new Set();
    for (let i = 0; i < all; i++) {
      await page.keyboard.press("Tab");
      const { name, outline } = await focused(page);
      assert.ok(name && outline >= 2, `“${name}” shows no focus`);
      reached.add(await page.evaluate(() => [...document.querySelectorAll("*")].findIndex((element) => element === document.activeElement)));
    }
    assert.equal(reached.size, all);
  }));

test("rules are changed and removed by keyboard, and the focus stays in the list", () =>
  onOwn("options.html", async (page) => {
    const kept = async () => /** @type {any[]} */ ((await worker.evaluate(() => chrome.storage.sync.get("rules-0")))["rules-0"]);
    await page.focus("li:first-child select:last-of-type");
    await page.keyboard.press("n");
    await until("the change", async () => (await kept()).every(({ action }) => action === "never"));
    assert.equal((await focused(page)).name, "What to do: news.example");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await until("the rule to go", async () => (await kept()).length === 1);
    await until("the focus", async () => (await focused(page)).name.startsWith("Remove the rule for shop.example"));
    await page.keyboard.press("Enter");
    await until("the focus in the form", async () => (await focused(page)).name === "Address");
  }));
