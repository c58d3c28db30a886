// When a page opens without having been asked for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasProse, isLikely, likelihood, opensUnasked } from "../../extension/verdict.js";

test("only an article that the engine is sure of opens", () => {
  assert.equal(opensUnasked({ article: true, confidence: 0.9 }), true);
  assert.equal(opensUnasked({ article: true, confidence: 0.3 }), false);
  assert.equal(opensUnasked({ article: false, confidence: 1 }), false);
});

/** Every text in a box of its own kind. @param {string[]} texts @param {...unknown} boxes @returns {[string, ...unknown[]][]} */
const runs = (texts, ...boxes) => texts.map((text) => [text, ...boxes]);
const SENTENCES = "The ferry leaves the harbour at dawn, and by noon the whole town has heard who was on board. ".repeat(2).trim();

test("the engine is loaded for prose, not for many labels", () => {
  assert.equal(hasProse(runs(Array(500).fill("Trainers, blue, now only 39.99"), "box"), 1), false);
  assert.equal(hasProse(runs(Array(7).fill(SENTENCES), "box"), 1), true);
  assert.equal(hasProse(runs(["港町の議会は最後の渡し船を残すことを決めた。".repeat(24)], "box"), 1), true);
  assert.equal(hasProse([], 8), false);
});

test("prose has to lie together: side by side, or in boxes that do", () => {
  const apart = Array.from({ length: 50 }, (_, i) => /** @type {[string, ...unknown[]]} */ ([SENTENCES, `teaser ${i}`, `card ${i}`]));
  assert.equal(hasProse(apart, 1), false);
  assert.equal(hasProse(apart.map(([text, box]) => [text, box, "list"]), 1), true);
});

test("the likelier the page, the less prose it needs", () => {
  const brief = runs(Array(3).fill(SENTENCES), "box");
  assert.deepEqual([1 / 8, 1, 2, 4, 8].map((times) => hasProse(brief, times)), [false, false, false, true, true]);
  assert.equal(hasProse(runs(Array(500).fill(SENTENCES), "box"), 0), false);
});

test("an address is a story's by its number, its words, or its file", () => {
  const likely = (/** @type {string} */ address) => isLikely(likelihood(address, ""));
  for (const address of ["/2026/11/ferry", "/news/the-last-ferry", "/son_feribot_limandan", "/ferry.html", "/show?id=48291"]) assert.equal(likely(address), true, address);
  for (const address of ["/", "/?lang=tr", "/login", "/shop/", "/sign-in", "/search?q=ferry"]) assert.equal(likely(address), false, address);
});

test("what a page says of itself counts more than its address", () => {
  const og = (/** @type {string} */ type) => `<meta property="og:type" content="${type}">`;
  const data = (/** @type {string} */ type) => `<script type="application/ld+json">{"@context": "https://schema.org", "@type": "${type}"}</script>`;
  const dated = '<meta property="article:published_time" content="2026-11-23">';
  for (const said of [og("article"), dated, data("NewsArticle"), data("BlogPosting")]) assert.equal(likelihood("/ferry", said), 4, said);
  for (const said of [og("website"), data("Organization")]) assert.equal(likelihood("/ferry", said), 1, said);
  for (const said of [og("product"), og("product.item"), data("Product"), data("QAPage"), data("DiscussionForumPosting"), data("CollectionPage")]) {
    assert.equal(isLikely(likelihood("/the-last-ferry", said)), false, said);
  }
  assert.equal(likelihood("/", data("NewsArticle")), 0);
});
