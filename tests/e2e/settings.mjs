// The settings page, by hand: rules, the look in an open view, files in and out, and what it says when something is refused.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { until } from "../../tools/chromium.mjs";
import { grant, keepSettings, onPage, origins, openOptions, press, resetSettings, rulesKept, worker } from "./harness.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const FILES = resolve("target/e2e/files");
rmSync(FILES, { recursive: true, force: true });
mkdirSync(FILES, { recursive: true });

/**
 * @param {string} name
 * @param {(page: Page) => Promise<void>} run
 */
const settingsTest = (name, run) =>
  test(`settings: ${name}`, { timeout: 60_000 }, async () => {
    const page = await openOptions();
    try {
      await page.waitForFunction(() => document.getElementById("key")?.textContent);
      await run(page);
    } finally {
      await page.close();
      await resetSettings();
    }
  });

/** @param {Page} page @param {string} words */
const says = (page, words) => until(`the page to say “${words}”`, () => page.evaluate((expected) => document.getElementById("status")?.textContent === expected, words));

/** The rules as the page lists them. @param {Page} page */
const listed = (page) =>
  page.evaluate(() => [...document.querySelectorAll("#rules li")].map((item) => [...item.querySelectorAll("input, select")].map((field) => /** @type {HTMLInputElement} */ (field).value).join(" ")));

/** @param {Page} page @param {string[]} rules */
const lists = (page, rules) => until(`the rules ${rules.join(", ")}`, async () => `${await listed(page)}` === `${rules}`);

/** Everything that is kept. */
const kept = () =>
  worker.evaluate(async () => ({ sync: /** @type {Record<string, any>} */ (await chrome.storage.sync.get(null)), local: await chrome.storage.local.get(null) }));

/** @param {Page} page @param {string} site @param {"page" | "path" | "host"} scope @param {"always" | "never"} action */
async function addRule(page, site, scope, action) {
  await page.$eval("#add-site", (field, value) => (/** @type {HTMLInputElement} */ (field).value = value), site);
  await page.select("#add-scope", scope);
  await page.select("#add-action", action);
  await page.click("#add button");
}

/** @param {Page} page @param {string} text */
async function importFile(page, text) {
  const path = `${FILES}/chosen.json`;
  writeFileSync(path, text);
  const [chooser] = await Promise.all([page.waitForFileChooser(), page.click("#import")]);
  await chooser.accept([path]);
}

settingsTest("rules are added, found, changed and removed", async (page) => {
  await addRule(page, "https://News.example/world/a", "path", "never");
  await lists(page, ["news.example/world/ path never"]);
  await addRule(page, "shop.example", "host", "never");
  await lists(page, ["news.example/world/ path never", "shop.example host never"]);
  await page.type("#search", "SHOP");
  await lists(page, ["shop.example host never"]);
  await page.type("#search", "?");
  assert.equal(await page.$eval("#empty", (element) => element.textContent), "No rule matches.");
  await page.$eval("#search", (field) => (/** @type {HTMLInputElement} */ (field).select()));
  await page.keyboard.press("Backspace");
  await lists(page, ["news.example/world/ path never", "shop.example host never"]);

  await page.select("li:first-child select", "host");
  await lists(page, ["news.example host never", "shop.example host never"]);
  await page.$eval("li:first-child input", (field) => (/** @type {HTMLInputElement} */ (field).select()));
  await page.type("li:first-child input", "other.example\n");
  await lists(page, ["other.example host never", "shop.example host never"]);
  await page.$eval("li:first-child input", (field) => (/** @type {HTMLInputElement} */ (field).select()));
  await page.type("li:first-child input", "no address\n");
  assert.equal(await page.$eval("li:first-child input", (field) => /** @type {HTMLInputElement} */ (field).validity.valid), false);
  assert.deepEqual((await rulesKept()).map(({ site }) => site).sort(), ["other.example", "shop.example"]);

  await page.click("li:first-child button");
  await lists(page, ["shop.example host never"]);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Remove the rule for shop.example");
  await addRule(page, "*.example", "host", "never");
  await says(page, "That is no address of a web site.");
  assert.deepEqual(await rulesKept(), [{ scope: "host", site: "shop.example", action: "never" }]);
});

settingsTest("a rule asks for its host, and gives it back when it goes", async (page) => {
  await grant();
  await addRule(page, "localhost", "host", "always");
  await lists(page, ["localhost host always"]);
  assert.deepEqual(await origins(), ["*://localhost/*"]);
  await page.select("li select:last-of-type", "never");
  await until("the access to be given back", async () => (await origins()).length === 0);
});

settingsTest("the look is followed at once by the sample and by an open view", (page) =>
  onPage("/aggregator.html", async (story) => {
    await press(story);
    const look = () => story.evaluate(() => {
      const view = document.querySelector("lede-view");
      const { fontSize, fontFamily } = getComputedStyle(view ?? document.body);
      return [getComputedStyle(document.documentElement).backgroundColor, fontSize, fontFamily.includes("system-ui")];
    });
    assert.deepEqual((await look()).slice(1), ["20px", false]);
    await page.bringToFront();
    await page.select("select[name=theme]", "sepia");
    await page.select("select[name=font]", "sans");
    await page.focus("input[name=size]");
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    assert.equal(await page.$eval("input[name=size] + output", (output) => output.textContent), "24");
    assert.equal(await page.$eval("#sample", (sample) => getComputedStyle(sample).fontSize), "24px");
    await until("the view to follow", async () => `${await look()}` === `${["rgb(244, 234, 213)", "24px", true]}`);
  }));

settingsTest("what is exported is imported again, and reset forgets it", async (page) => {
  await addRule(page, "shop.example", "host", "never");
  await lists(page, ["shop.example host never"]);
  await page.select("select[name=theme]", "dark");
  await until("the look to be kept", async () => (await kept()).sync.settings?.look?.theme === "dark");
  const before = await kept();
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: FILES });
  await page.click("#export");
  const text = await until("the file", async () => {
    try {
      return readFileSync(`${FILES}/lede-settings.json`, "utf8");
    } catch {
      return undefined;
    }
  });
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.click("#reset");
  assert.deepEqual(await kept(), before, "a reset has to be confirmed");
  page.once("dialog", (dialog) => dialog.accept());
  // A change that is not kept yet goes as well.
  await page.select("select[name=theme]", "sepia");
  await page.click("#reset");
  await lists(page, []);
  await until("the look as it was at first", async () => (await page.$eval("select[name=theme]", (select) => /** @type {HTMLSelectElement} */ (select).value)) === "auto");
  await importFile(page, text);
  await says(page, "Imported.");
  await lists(page, ["shop.example host never"]);
  assert.deepEqual(await kept(), before);
});

settingsTest("a broken, a foreign and a newer file say what is wrong and change nothing", async (page) => {
  await addRule(page, "shop.example", "host", "never");
  await lists(page, ["shop.example host never"]);
  const before = await kept();
  const settings = { app: "lede", version: 1, rules: [], everywhere: false, look: { theme: "dark", font: "sans", size: 18, width: 600, lineHeight: 1.6 } };
  /** @type {[file: string, words: string][]} */
  const files = [
    ["{ half a file", "This file is not JSON. Nothing was changed."],
    [JSON.stringify({ ...settings, app: "other" }), "This file does not hold settings of Lede. Nothing was changed."],
    [JSON.stringify({ ...settings, look: { ...settings.look, size: 9000 } }), "The settings have a mistake at look.size. Nothing was changed."],
    [JSON.stringify({ ...settings, version: 99 }), "These settings come from a newer Lede. Update Lede first; nothing was changed."],
  ];
  for (const [file, words] of files) {
    await importFile(page, file);
    await says(page, words);
    assert.deepEqual(await kept(), before);
  }
});

settingsTest("settings of a newer Lede are left alone", async (page) => {
  const newer = { settings: { version: 99, of: "the future" } };
  await worker.evaluate((items) => chrome.storage.sync.set(items), newer);
  const words = "These settings come from a newer Lede. Update Lede first; nothing was changed.";
  await says(page, words);
  await page.select("select[name=theme]", "dark");
  await says(page, words);
  assert.deepEqual((await kept()).sync, newer);
});

settingsTest("what is too much for the browser's account stays on this machine, and the page says so", async (page) => {
  const site = `shop.example/${"a".repeat(9000)}`;
  await addRule(page, site, "page", "never");
  await says(page, "Saved on this machine only: there is no room for it in your browser account.");
  const { sync, local } = await kept();
  assert.deepEqual([sync, local["rules-0"]], [{}, [{ scope: "page", site, action: "never" }]]);
});

settingsTest("rules that came without their access wait for it, and say so", async (page) => {
  await grant();
  const lacking = () => page.$eval("#lacking", (line) => !(/** @type {HTMLElement} */ (line).hidden));
  assert.equal(await lacking(), false);
  await worker.evaluate(() => chrome.storage.sync.set({
    settings: { version: 1, everywhere: false, look: { theme: "auto", font: "serif", size: 20, width: 600, lineHeight: 1.6 } },
    "rules-0": [{ scope: "host", site: "localhost", action: "always" }],
  }));
  await until("the line about it", lacking);
  await page.click("#allow");
  await until("the line to go", async () => !(await lacking()));
  await until("the check", async () => (await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).length === 1);
});

settingsTest("turning off all sites keeps the rules of hosts working and gives the rest of the access back", async (page) => {
  await grant("*://*/*");
  await keepSettings({ rules: [{ scope: "host", site: "localhost", action: "always" }], everywhere: true });
  await page.bringToFront();
  await page.click("#everywhere");
  await until("the access to shrink", async () => `${await origins()}` === "*://localhost/*");
  await until("the check to shrink", async () => `${(await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts()))[0]?.matches}` === "*://localhost/*");
  assert.equal(await page.$eval("#lacking", (line) => /** @type {HTMLElement} */ (line).hidden), true);
});
