// The words of the view.
import assert from "node:assert/strict";
import { test } from "node:test";
import { STRINGS, fill, inWords, localeOf } from "../../src/web/strings.js";

test("a blank takes any text as it is", () => {
  assert.equal(fill("Says “{label}”", "$& {n}"), "Says “$& {n}”");
});

test("phrases without words of the reader's are English", () => {
  const finding = { label: { name: "labelTags", argument: null }, reasons: [{ name: "reasonUnder", argument: "Related" }, { name: "reasonPrice", argument: null }] };
  const { findings } = inWords({ findings: [finding] }, { reasonPrice: "Nennt einen Preis" });
  assert.deepEqual(findings, [{ label: STRINGS.labelTags, reasons: ["Stands under “Related”", "Nennt einen Preis"] }]);
});

test("dates and numbers are written as in the reader's own variant of the words' language", () => {
  assert.equal(localeOf("en", ["de-CH", "en-GB", "en-US"]), "en-GB");
  assert.equal(localeOf("de", ["de-CH", "en-GB"]), "de-CH");
  assert.equal(localeOf("tr", ["en-US"]), "tr");
});
