// The engine traps after it has changed the page: the page is given back without it, and the next press works.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, fingerprint, noticeWords, onPage, press, report, worker } from "./harness.mjs";

/**
 * From now on, each engine that starts in the page does what it is asked to and then traps, like a panic at the end of the call.
 * @param {number} tabId
 */
const trapAfter = (tabId) =>
  worker.evaluate(async (id) => {
    await chrome.scripting.executeScript({
      target: { tabId: id },
      func: () => {
        const real = WebAssembly.instantiate;
        // (module (func (export "trap") unreachable))
        const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11];
        const trap = /** @type {() => void} */ (new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(TRAP))).exports.trap);
        WebAssembly.instantiate = /** @type {any} */ (
          async (/** @type {any} */ bytes, /** @type {any} */ imports) => {
            const { module, instance } = /** @type {any} */ (await real(bytes, imports));
            const exports = { ...instance.exports };
            exports.open = (/** @type {any[]} */ ...given) => {
              instance.exports.open(...given);
              trap();
            };
            WebAssembly.instantiate = real;
            return { module, instance: { exports } };
          }
        );
      },
    });
  }, tabId);

test("a trap while opening leaves the page as it was, and the next press opens it", () =>
  onPage("/aggregator.html", async (page) => {
    // A press gives the extension access to the site; after a reload the engine has not started yet.
    await press(page);
    await page.reload();
    const before = await fingerprint(page);
    await trapAfter((await button()).tabId);
    assert.equal(await press(page), "notice");
    assert.match(await noticeWords(page), /Something went wrong/);
    await page.evaluate(() => document.documentElement.lastElementChild?.remove());
    assert.deepEqual(await fingerprint(page), before);
    assert.equal(await press(page), "open");
    assert.ok((await report(page))?.title);
    assert.equal(await press(page), "closed");
    assert.deepEqual(await fingerprint(page), before);
  }));
