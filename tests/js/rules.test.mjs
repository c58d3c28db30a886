// Which pages open by themselves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL_SITES, opensByItself, originsFor, patternsFor, readSite, siteOf, withRule, withoutHost } from "../../extension/rules.js";

/** @typedef {import("../../extension/rules.js").Rule} Rule */
/** @type {(scope: Rule["scope"], site: string, action?: Rule["action"]) => Rule} */
const rule = (scope, site, action = "always") => ({ scope, site, action });
/** @param {Rule[]} rules */
const only = (...rules) => ({ rules, everywhere: false });
const STORY = "https://news.example/world/2026/ferry?id=7#top";

test("an empty list matches nothing", () => {
  assert.equal(opensByItself(only(), STORY), false);
  assert.deepEqual(patternsFor(only()), { matches: [], excludeMatches: [] });
});

test("each scope matches its pages and no others", () => {
  assert.equal(opensByItself(only(rule("page", "news.example/world/2026/ferry?id=7")), STORY), true);
  assert.equal(opensByItself(only(rule("page", "news.example/world/2026/ferry")), STORY), false);
  assert.equal(opensByItself(only(rule("path", "news.example/world/")), STORY), true);
  assert.equal(opensByItself(only(rule("path", "news.example/sport/")), STORY), false);
  assert.equal(opensByItself(only(rule("host", "news.example")), STORY), true);
  assert.equal(opensByItself(only(rule("host", "example")), STORY), false);
  assert.equal(opensByItself(only(rule("host", "news.example")), "https://news.example.evil.example/a"), false);
});

test("the narrowest rule decides, whatever the order; never wins a tie", () => {
  const host = rule("host", "news.example", "never"), folder = rule("path", "news.example/world/"), deep = rule("path", "news.example/world/2026/", "never");
  for (const rules of [[host, folder], [folder, host]]) assert.equal(opensByItself(only(...rules), STORY), true);
  assert.equal(opensByItself(only(folder, deep, host), STORY), false);
  assert.equal(opensByItself(only(rule("host", "news.example"), host), STORY), false);
});

test("all sites, but for those that are never", () => {
  const policy = { rules: [rule("host", "mail.example", "never")], everywhere: true };
  assert.equal(opensByItself(policy, STORY), true);
  assert.equal(opensByItself(policy, "https://mail.example/inbox"), false);
  assert.deepEqual(patternsFor(policy), { matches: [ALL_SITES], excludeMatches: ["*://mail.example/*"] });
});

test("a host that is never but for one folder is still watched", () => {
  const policy = { rules: [rule("host", "news.example", "never"), rule("path", "news.example/world/")], everywhere: true };
  assert.deepEqual(patternsFor(policy).excludeMatches, []);
});

test("the browser's own pages, files and nonsense never open", () => {
  for (const address of ["chrome://version/", "file:///a.html", "about:blank", "nonsense", ""]) {
    assert.equal(opensByItself({ rules: [], everywhere: true }, address), false, address);
  }
});

test("a permission is needed once for each host with an always rule", () => {
  assert.deepEqual(
    originsFor(only(rule("host", "a.example"), rule("path", "a.example/x/"), rule("page", "b.example:8080/y"), rule("host", "c.example", "never"))),
    ["*://a.example/*", "*://b.example/*"],
  );
});

test("a new rule replaces the one about the same pages; forgetting a host forgets all of it", () => {
  const rules = withRule(withRule([], rule("host", "a.example")), rule("host", "a.example", "never"));
  assert.deepEqual(rules, [rule("host", "a.example", "never")]);
  assert.deepEqual(withoutHost([...rules, rule("path", "a.example/x/"), rule("host", "b.example")], "a.example"), [rule("host", "b.example")]);
});

test("what a person types becomes a site or nothing", () => {
  assert.equal(readSite("host", " https://News.Example/world/a "), "news.example");
  assert.equal(readSite("path", "news.example/world/a"), "news.example/world/");
  assert.equal(readSite("page", "news.example/world/a?b=c"), "news.example/world/a?b=c");
  assert.equal(readSite("host", "bücher.example"), "xn--bcher-kva.example");
  for (const typed of ["", "  ", "*", "*.example", "two words", "javascript:alert(1)", "http://", "user@host.example"]) assert.equal(readSite("host", typed), undefined, typed);
  assert.equal(siteOf("path", new URL("https://a.example")), "a.example/");
});
