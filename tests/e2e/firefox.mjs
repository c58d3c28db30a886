// What only Firefox does: its own keys, its own toolbar; and that it reads a page as Chromium does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../tools/chromium.mjs";
import { browsers, firefoxOnly, settled, storyOf } from "./browsers.mjs";
import { address } from "./harness.mjs";

const [chromium, firefox] = await browsers();
const PAGE = "/aggregator.html";
const options = firefox?.missing ? { skip: firefox.missing } : { timeout: 60_000 };

test("Firefox and Chromium show the same story", options, async () => {
  const stories = [];
  for (const browser of [chromium, firefox]) {
    if (!browser) continue;
    await browser.visit(address(PAGE));
    await browser.press();
    await settled(browser, true);
    stories.push(await browser.evaluate(storyOf));
  }
  assert.ok(stories[0]);
  assert.equal(stories[1], stories[0]);
});

test("Firefox: the extension's keys open and close, and the badge counts", options, async () => {
  if (!firefox || !firefoxOnly) return;
  const { command, button } = firefoxOnly;
  await firefox.visit(address(PAGE));
  const html = () => document.documentElement.outerHTML;
  const before = await firefox.evaluate(html);
  assert.equal((await button()).badge, "");
  await command();
  await settled(firefox, true);
  assert.match((await button()).badge, /^\d+$/);
  await command();
  await settled(firefox, false);
  assert.equal((await button()).badge, "");
  assert.equal(await firefox.evaluate(html), before);
});

test("Firefox: Esc closes, and a page without a story says so", options, async () => {
  if (!firefox) return;
  await firefox.visit(address(PAGE));
  await firefox.press();
  await settled(firefox, true);
  await firefox.key("Escape");
  await settled(firefox, false);
  await firefox.visit(address("/no-story.html"));
  await firefox.press();
  await until("the notice", () => firefox.evaluate(() => document.documentElement.lastElementChild?.getAttribute("popover") === "manual"));
});

test("Firefox: on a page of the browser's own the button explains itself", options, async () => {
  if (!firefox || !firefoxOnly) return;
  await firefox.visit("about:license");
  await firefox.press();
  const { button, closePopup } = firefoxOnly;
  await until("the button to say so", async () => /can't work on this page/.test((await button()).title));
  await until("the explanation to be on the screen", closePopup);
});
