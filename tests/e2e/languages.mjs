// The extension in other languages: its words are in them, and they fit. Pictures in target/screens.
//
// The choice of the language is the browser's, and Debian's Chromium holds no language but English. So the extension gets no other language here: a copy of
// it with one folder of texts. What this does not try is that the browser chooses that folder.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { launchWithExtension, openReport, until } from "../../tools/chromium.mjs";
import { address, attribute, insideShadows } from "./harness.mjs";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("./harness.mjs").Node} Node */
/** @typedef {{ [key: string]: string }} Texts */

const OUT = "target/screens";
mkdirSync(OUT, { recursive: true });
const PAGES = { ltr: "/aggregator.html", rtl: "/golden/arabic-rtl/page.html" };
const WIDTHS = [320, 1200];

/** @param {string} language @returns {Texts} */
const textsOf = (language) =>
  Object.fromEntries(Object.entries(JSON.parse(readFileSync(`extension/_locales/${language}/messages.json`, "utf8"))).map(([key, { message }]) => [key, message]));
const english = textsOf("en");

/** The extension for a browser of that language. @param {string} language */
function extensionIn(language) {
  const folder = `target/e2e/in-${language}`;
  rmSync(folder, { recursive: true, force: true });
  cpSync("dist/chrome", folder, { recursive: true });
  for (const other of readdirSync(`${folder}/_locales`)) if (other !== language) rmSync(`${folder}/_locales/${other}`, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  writeFileSync(`${folder}/manifest.json`, JSON.stringify({ ...manifest, default_locale: language }));
  return folder;
}

/** All that the view's controls say, aloud too. @param {Node} node @returns {string[]} */
const saidIn = (node) => [node.nodeValue, attribute(node, "aria-label") ?? "", ...(node.children ?? []).flatMap(saidIn)].filter((text) => text !== "");

/** Whether the list is open, with nothing hanging over its side. @param {Page} page */
async function listFits(page) {
  const [panel] = await insideShadows(page, (node) => attribute(node, "class") === "panel");
  const session = await page.createCDPSession();
  const { object } = await session.send("DOM.resolveNode", { backendNodeId: panel?.backendNodeId ?? 0 });
  const functionDeclaration = "function () { return !this.hidden && this.scrollWidth <= this.clientWidth && this.clientWidth <= innerWidth; }";
  const { result } = await session.send("Runtime.callFunctionOn", { objectId: object.objectId ?? "", functionDeclaration });
  await session.detach();
  return result.value;
}

/** @param {Page} page */
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

for (const language of ["de", "tr", "ja"]) {
  const texts = textsOf(language);
  /** @type {ReturnType<typeof launchWithExtension> | undefined} */
  let started;
  const chromium = () => (started ??= launchWithExtension({}, extensionIn(language)));
  after(async () => (await started)?.browser.close());

  for (const [name, path] of Object.entries(PAGES)) {
    for (const width of WIDTHS) {
      test(`the view speaks ${language}: ${name}, ${width} px`, async () => {
        const { browser, press } = await chromium();
        const page = await browser.newPage();
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }, { name: "prefers-reduced-motion", value: "reduce" }]);
        await page.goto(address(path));
        await page.bringToFront();
        await press(page);
        const report = await until("the view", () => openReport(page));
        await page.screenshot({ path: `${OUT}/${language}-${name}-${width}-view.png` });
        // The menu's button, then the list's.
        for (const key of /** @type {const} */ (["Tab", "Tab", "Enter"])) await page.keyboard.press(key);
        const [view] = await insideShadows(page, (node) => node.localName === "lede-view");
        const said = (view?.shadowRoots ?? []).flatMap(saidIn);
        await page.screenshot({ path: `${OUT}/${language}-${name}-${width}-list.png` });
        assert.ok((await fits(page)) && (await listFits(page)));
        for (const { label, reasons } of report.findings) for (const text of [label, ...reasons]) assert.ok(said.includes(text), text);
        const foreign = Object.keys(english).filter((key) => english[key] !== texts[key] && said.includes(english[key] ?? ""));
        assert.deepEqual(foreign, []);
        assert.deepEqual(view?.attributes?.slice(0, 4), ["lang", language, "dir", "ltr"]);
        await page.close();
      });
    }
  }

  test(`the extension's own pages speak ${language} and fit into 320 px`, async () => {
    const { browser, id } = await chromium();
    const page = await browser.newPage();
    await page.setViewport({ width: 320, height: 900 });
    for (const [name, title] of [["options", texts.options_title], ["welcome", texts.welcome_title]]) {
      await page.goto(`chrome-extension://${id}/${name}.html`);
      await page.waitForFunction((wanted) => document.title === wanted, {}, title);
      await page.screenshot({ path: `${OUT}/${language}-${name}.png`, fullPage: true });
      assert.ok(await fits(page));
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    }
    await page.close();
  });
}
