// Every golden page in the real browser: reading changes nothing, and closing gives back every byte.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { SITE_FOLDER, fingerprint, onPage, press } from "./harness.mjs";

const GOLDEN = `${SITE_FOLDER}/golden`;
const folders = existsSync(GOLDEN) ? readdirSync(GOLDEN).filter((name) => existsSync(`${GOLDEN}/${name}/page.html`)).sort() : [];

test("there are golden pages", () => assert.ok(folders.length > 0));

for (const folder of folders) {
  const path = `/golden/${folder}/page.html`;

  test(`analyze changes nothing on ${folder}`, () =>
    onPage(path, async (page) => {
      const records = await page.evaluate(async () => {
        const { default: init, analyze } = await import(/** @type {any} */ ("/pkg/lede.js"));
        await init();
        const observer = new MutationObserver(() => {});
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        analyze(document);
        return observer.takeRecords().length;
      });
      assert.equal(records, 0);
    }));

  test(`both engines say the same of ${folder}`, () =>
    onPage(path, async (page) => {
      const reports = await page.evaluate(async () => {
        const wasm = await import(/** @type {any} */ ("/pkg/lede.js"));
        await wasm.default();
        const js = await import(/** @type {any} */ ("/js-engine.js"));
        return [wasm, js].map(({ analyze }) => ({ ...analyze(document), timings: undefined }));
      });
      assert.deepEqual(reports[1], reports[0]);
    }));

  test(`closing gives ${folder} back to the byte`, () =>
    onPage(path, async (page) => {
      await page.evaluate(() => {
        scrollTo(0, 150);
        document.querySelector("a")?.focus({ preventScroll: true });
      });
      const before = await fingerprint(page);
      if ((await press(page)) === "open") assert.equal(await press(page), "closed");
      else await page.evaluate(() => document.documentElement.lastElementChild?.remove());
      assert.deepEqual(await fingerprint(page), before);
    }));
}
