// When a page opens without having been asked for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasProse, opensUnasked } from "../../extension/verdict.js";

test("only an article that the engine is sure of opens", () => {
  assert.equal(opensUnasked({ article: true, confidence: 0.9 }), true);
  assert.equal(opensUnasked({ article: true, confidence: 0.3 }), false);
  assert.equal(opensUnasked({ article: false, confidence: 1 }), false);
});

test("the engine is loaded for prose, not for many labels", () => {
  assert.equal(hasProse(Array(500).fill("Trainers, blue, now only 39.99")), false);
  assert.equal(hasProse(Array(6).fill("The ferry leaves the harbour at dawn, and by noon the whole town has heard who was on board. ".repeat(2))), true);
  assert.equal(hasProse(["港町の議会は最後の渡し船を残すことを決めた。".repeat(20)]), true);
  assert.equal(hasProse([]), false);
});
