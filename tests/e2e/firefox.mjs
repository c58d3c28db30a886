// What only Firefox does: its own keys, its own toolbar; and that it reads a page as Chromium does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
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

test("Firefox: “always” in the view asks in a page of the extension's own, opens from then on, and gives the access back", options, async () => {
  if (!firefox || !firefoxOnly) return;
  const { hosts, tabs, switchTo, address: where, key } = firefoxOnly;
  // Pages that other tests closed in this tab stay closed.
  const fresh = address(`${PAGE}?fresh`);
  /** Opens the list of choices and presses the one in that place. @param {number} place */
  const choose = async (place) => {
    for (const name of ["Tab", "Enter", ...Array(place).fill("Tab"), "Enter"]) await key(name);
  };
  await firefox.visit(fresh);
  await firefox.press();
  await settled(firefox, true);
  const [story = ""] = await tabs();
  await choose(3);
  const ask = await until("the question", async () => (await tabs()).find((tab) => tab !== story));
  await switchTo(ask);
  await until("its page", async () => (await where()).includes("/ask.html") && (await firefox.evaluate(() => document.title !== "")));
  assert.deepEqual(await hosts(), []);
  await key("Tab");
  await key("Enter");
  await until("the question to close", async () => (await tabs()).length === 1);
  await switchTo(story);
  assert.deepEqual(await hosts(), ["*://localhost/*"]);
  // The check is registered a moment after the access came, and nothing tells of it.
  await sleep(1000);
  await firefox.visit(address("/filmed-story.html"));
  await settled(firefox, true);
  const film = await firefox.evaluate(() => /** @type {{ shown: boolean, paper: string }[]} */ (Reflect.get(window, "film")));
  assert.deepEqual([film[0]?.shown, /^rgb\(/.test(film[0]?.paper ?? "")], [false, true], "the first frame is paper");
  await firefox.visit(fresh);
  await settled(firefox, true);
  await choose(5);
  await until("the access to be given back", async () => (await hosts()).length === 0);
});

test("Firefox: the settings page keeps rules and the look, and the view follows", options, async () => {
  if (!firefox || !firefoxOnly) return;
  const own = `moz-extension://${await firefoxOnly.ownHost()}/options.html`;
  await firefox.visit(own);
  await until("the page", () => firefox.evaluate(() => document.getElementById("key")?.textContent !== ""));
  await firefox.evaluate(() => {
    const field = (/** @type {string} */ selector) => /** @type {HTMLInputElement} */ (document.querySelector(selector));
    field("#add-site").value = "https://shop.example/a";
    field("#add-action").value = "never";
    /** @type {HTMLFormElement} */ (document.querySelector("#add")).requestSubmit();
    field("select[name=theme]").value = "dark";
    field("select[name=theme]").dispatchEvent(new Event("change", { bubbles: true }));
  });
  await until("the rule", () => firefox.evaluate(() => [...document.querySelectorAll("#rules input")].some((field) => /** @type {HTMLInputElement} */ (field).value === "shop.example")));
  await until("the look to be kept", () => firefox.evaluate(async () => (await /** @type {any} */ (globalThis).browser.storage.sync.get("settings")).settings?.look.theme === "dark"));
  await firefox.visit(address(PAGE));
  await firefox.press();
  await settled(firefox, true);
  assert.equal(await firefox.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(25, 25, 24)");
  await firefox.visit(own);
  await firefox.evaluate(() => /** @type {any} */ (globalThis).browser.storage.sync.clear());
});

test("Firefox: after all sites are turned off, the rules of hosts wait for one press more, and say so", options, async () => {
  if (!firefox || !firefoxOnly) return;
  const { allow, hosts, letAsk, ownHost } = firefoxOnly;
  const own = `moz-extension://${await ownHost()}/options.html`;
  /** @param {string} selector */
  const press = async (selector) => {
    const [x = 0, y = 0] = await firefox.evaluate((wanted) => {
      const { left, top, width, height } = document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect();
      return [left + width / 2, top + height / 2].map(Math.round);
    }, selector);
    await firefox.click(x, y);
  };
  const waits = () => firefox.evaluate(() => !document.getElementById("lacking")?.hidden);
  const said = () => firefox.evaluate(() => document.getElementById("status")?.textContent ?? "");
  await letAsk(true);
  try {
    await firefox.visit(own);
    await until("the page", () => firefox.evaluate(() => document.getElementById("key")?.textContent !== ""));
    await press("#everywhere");
    await until("the question", allow);
    await until("all sites", async () => `${await hosts()}` === "*://*/*");
    await firefox.evaluate((site) => void Object.assign(document.getElementById("add-site") ?? {}, { value: site }), address(""));
    await press("#add button");
    await until("the rule", () => firefox.evaluate(() => document.querySelector("#rules li") !== null));
    await press("#everywhere");
    await until("the word about it", async () => /^Saved\. Some rules wait/.test(await said()));
    assert.deepEqual([await hosts(), await waits()], [[], true]);
    await press("#allow");
    await until("the question for the host", allow);
    await until("the host", async () => `${await hosts()}` === "*://localhost/*");
    await until("the line to go", async () => !(await waits()));
    // The check is registered a moment after the access came, and nothing tells of it.
    await sleep(1000);
    await firefox.visit(address(`${PAGE}?waited`));
    await settled(firefox, true);
  } finally {
    await letAsk(false);
    await firefox.visit(own);
    await firefox.evaluate(() => /** @type {any} */ (globalThis).browser.storage.sync.clear());
  }
  await until("the access to be given back", async () => (await hosts()).length === 0);
});
