// Pages whose security policy forbids WebAssembly, scripts, styles or markup from strings: the view opens all the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprint, onPage, press, report } from "./harness.mjs";

const POLICIES = [
  "default-src 'none'; style-src 'unsafe-inline'",
  "script-src 'self'",
  "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  "sandbox",
];

/** @type {unknown} */
let expected;

test("the same reading on a page without a policy", () =>
  onPage("/aggregator.html", async (page) => {
    assert.equal(await press(page), "open");
    expected = outcome(await report(page));
  }));

for (const policy of POLICIES) {
  test(`under ${policy}`, () =>
    onPage(`/aggregator.html?csp=${encodeURIComponent(policy)}`, async (page) => {
      const before = await fingerprint(page);
      assert.equal(await press(page), "open");
      assert.deepEqual(outcome(await report(page)), expected);
      assert.equal(await press(page), "closed");
      assert.deepEqual(await fingerprint(page), before);
    }));
}

/** @param {import("../../tools/chromium.mjs").Report | undefined} found */
const outcome = (found) => found && { title: found.title, html: found.html, removed: found.findings.map(({ kind, words }) => [kind, words]) };
