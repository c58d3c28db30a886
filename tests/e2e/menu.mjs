// The context menu. Chromium's cannot be opened from outside, so its choices are told to the background; Firefox's is opened, and its items clicked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../tools/chromium.mjs";
import { browsers, firefoxOnly, settled, storyOf } from "./browsers.mjs";
import { address, button, chooseInMenu, onPage, origins, press, rulesKept, state, takeAccess, testWithAccess, worker } from "./harness.mjs";

/** @typedef {import("../../extension/rules.js").Rule} Rule */

const PAGE = "/golden/recipe/page.html?menu";
const HOST = new URL(address("/")).host;
/** Selects the second paragraph of /moving. To be run in the page; gives a point within. */
const selectOne = () => {
  const paragraph = document.querySelectorAll("#story-itself p")[1];
  if (paragraph) getSelection()?.selectAllChildren(paragraph);
  const { left = 0, top = 0 } = paragraph?.getBoundingClientRect() ?? {};
  return { x: Math.round(left + 60), y: Math.round(top + 8) };
};
const SELECTED = /^<p>Maud Ferrier had kept the light[^<]*<\/p>$/;

test("every item is in the menu", async () => {
  const items = ["toggle", "selection", "link", "site", "always-page", "always-path", "always-host", "never-host", "forget", "settings"];
  // An item that is not there cannot be changed.
  const has = (/** @type {string[]} */ ids) =>
    worker.evaluate((all) => Promise.all(all.map((id) => chrome.contextMenus.update(id, { enabled: true }))).then(() => true, () => false), ids);
  await until("the items", () => has(items));
  assert.equal(await has(["another"]), false);
});

testWithAccess("the selection's item shows the selection alone", () =>
  onPage("/moving", async (page) => {
    await takeAccess();
    await page.bringToFront();
    await page.evaluate(selectOne);
    await chooseInMenu("selection", (await button()).tabId);
    await until("the view", async () => (await state(page)) === "open");
    assert.match(await page.evaluate(storyOf), SELECTED);
    assert.equal(await press(page), "closed");
  }));

/** @type {Rule[]} */
const RULES = [
  { scope: "page", site: HOST + PAGE, action: "always" },
  { scope: "path", site: `${HOST}/golden/recipe/`, action: "always" },
  { scope: "host", site: HOST, action: "always" },
  { scope: "host", site: HOST, action: "never" },
];

for (const rule of RULES) {
  const { action, scope } = rule;
  testWithAccess(`the site's item “${action} this ${scope}” keeps a rule${action === "always" ? " and opens the page" : ""}, and “forget” ends it`, () =>
    onPage(PAGE, async (page) => {
      await takeAccess();
      await page.bringToFront();
      const { tabId } = await button();
      const choose = (/** @type {string} */ item) => chooseInMenu(item, tabId, { pageUrl: page.url() });
      await choose(`${action}-${scope}`);
      await until("the rule", async () => (await rulesKept()).length === 1);
      assert.deepEqual(await rulesKept(), [rule]);
      await until("the access to be as needed", async () => (await origins()).length === (action === "always" ? 1 : 0));
      if (action === "always") await until("the view", async () => (await state(page)) === "open");
      else assert.equal(await state(page), "closed");
      await choose("forget");
      await until("no rule", async () => (await rulesKept()).length === 0);
      await until("the access to be given back", async () => (await origins()).length === 0);
    }));
}

test("the settings' item opens the settings", () =>
  onPage(PAGE, async (page) => {
    await chooseInMenu("settings", (await button()).tabId);
    const target = await page.browser().waitForTarget((candidate) => candidate.url().endsWith("/options.html"));
    await (await target.page())?.close();
  }));

const firefox = (await browsers()).find(({ name }) => name === "firefox");
const options = firefox?.missing ? { skip: firefox.missing } : { timeout: 60_000 };

test("Firefox: the selection's item shows the selection alone, the page's gives it back", options, async () => {
  if (!firefox || !firefoxOnly) return;
  await firefox.visit(address("/moving"));
  const { x, y } = await firefox.evaluate(selectOne);
  await firefoxOnly.choose(x, y, "selection");
  await settled(firefox, true);
  assert.match(await firefox.evaluate(storyOf), SELECTED);
  await firefoxOnly.choose(20, 400, "toggle");
  await settled(firefox, false);
});

test("Firefox: “always” in the menu takes the access and opens, “forget” gives it back", options, async () => {
  if (!firefox || !firefoxOnly) return;
  const { choose, hosts } = firefoxOnly;
  await firefox.visit(address(PAGE));
  await choose(20, 400, "always-path");
  await settled(firefox, true);
  assert.deepEqual(await hosts(), ["*://localhost/*"]);
  await choose(20, 400, "forget");
  await until("the access to be given back", async () => (await hosts()).length === 0);
});

test("Firefox: “Clean this link” opens the link's story in a tab, and gives the access back", options, async () => {
  if (!firefox || !firefoxOnly) return;
  const { choose, closeTab, hosts, switchTo, tabs } = firefoxOnly;
  await firefox.visit(address("/no-story.html"));
  await firefox.evaluate((href) => {
    const link = document.body.appendChild(Object.assign(document.createElement("a"), { href, textContent: "The story" }));
    link.style.cssText = "position: fixed; inset: 0 auto auto 0; font: 40px sans-serif";
  }, address(`${PAGE}&link`));
  const [first = ""] = await tabs();
  await choose(20, 20, "link");
  await switchTo(await until("the link's tab", async () => (await tabs()).find((tab) => tab !== first)));
  await settled(firefox, true);
  await until("the access to be given back", async () => (await hosts()).length === 0);
  await closeTab();
  await switchTo(first);
});
