// Opening and closing: the button, its keys and menus, the badge, and presses at awkward moments.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { until } from "../../tools/chromium.mjs";
import { HELD_BACK_MS, address, attribute, button, chooseInMenu, fingerprint, insideShadows, onPage, press, pressOnly, report, state, worker } from "./harness.mjs";

const PAGE = "/aggregator.html";

test("the button opens the story alone and gives the page back", () =>
  onPage(PAGE, async (page) => {
    const before = await fingerprint(page);
    assert.equal(await press(page), "open");
    const found = await report(page);
    assert.equal(found?.title, "Harbour town of Brannick votes to keep its last ferry");
    assert.match(found.html, /only when the wind allows/);
    for (const clutter of ["AI Features", "No comments yet", "Oberlind", "Port Ansel", "Velmar", "inbox"]) {
      assert.doesNotMatch(found.html, new RegExp(clutter));
    }
    assert.equal(await press(page), "closed");
    assert.deepEqual(await fingerprint(page), before);
  }));

test("the badge counts what was removed, and is empty again after closing and after leaving", () =>
  onPage(PAGE, async (page) => {
    assert.equal((await button()).badge, "");
    await press(page);
    assert.equal((await button()).badge, String((await report(page))?.findings.length));
    await press(page);
    assert.equal((await button()).badge, "");
    await press(page);
    await page.goto(address("/no-story.html"));
    await until("the badge to go", async () => (await button()).badge === "");
    assert.equal(await state(page), "closed");
  }));

test("Esc closes", () =>
  onPage(PAGE, async (page) => {
    const before = await fingerprint(page);
    await press(page);
    await page.keyboard.press("Escape");
    await until("the view to close", async () => (await state(page)) === "closed");
    assert.deepEqual(await fingerprint(page), before);
  }));

test("the view's own close button closes", () =>
  onPage(PAGE, async (page) => {
    const before = await fingerprint(page);
    await press(page);
    const [closer] = await insideShadows(page, (node) => attribute(node, "aria-label") === "Close reading view");
    assert.ok(closer, "a close button with a name");
    const session = await page.createCDPSession();
    const { object } = await session.send("DOM.resolveNode", { backendNodeId: closer.backendNodeId });
    await session.send("Runtime.callFunctionOn", { objectId: object.objectId, functionDeclaration: "function () { this.click(); }" });
    await until("the view to close", async () => (await state(page)) === "closed");
    assert.deepEqual(await fingerprint(page), before);
  }));

test("the context-menu item toggles", () =>
  onPage(PAGE, async (page) => {
    await press(page);
    const { tabId } = await button();
    await chooseInMenu("toggle", tabId);
    await until("the view to close", async () => (await state(page)) === "closed");
    await chooseInMenu("toggle", tabId);
    await until("the view to open", async () => (await state(page)) === "open");
  }));

test("the keyboard command is the button's, and has a key", async () => {
  const commands = await worker.evaluate(() => chrome.commands.getAll());
  assert.deepEqual(commands.map(({ name, shortcut }) => [name, shortcut]), [["_execute_action", "Alt+Shift+L"]]);
});

test("presses while the engine loads open one view", () =>
  onPage(PAGE, async (page) => {
    // A press gives the extension access to the site; after a reload the engine has to load again.
    await press(page);
    await page.reload();
    const { tabId } = await button();
    await worker.evaluate(async (id) => {
      const tab = await chrome.tabs.get(id);
      const event = /** @type {any} */ (chrome.action.onClicked);
      for (let i = 0; i < 5; i++) event.dispatch(tab);
    }, tabId);
    await until("the view to open", async () => (await state(page)) === "open");
    await sleep(300);
    assert.equal(await state(page), "open");
    assert.equal(await page.evaluate(() => document.querySelectorAll("lede-view").length), 1);
  }));

test("the button closes a view that it did not open itself, as after an update of the extension", () =>
  onPage(PAGE, async (page) => {
    const before = await fingerprint(page);
    await page.evaluate(async () => {
      const { default: init, open } = await import(/** @type {any} */ ("/pkg/lede.js"));
      await init();
      open(document);
    });
    assert.equal(await page.evaluate(() => document.body.lastElementChild?.localName), "lede-view");
    await pressOnly(page);
    await until("the view to go", () => page.evaluate(() => document.body.lastElementChild?.localName !== "lede-view"));
    assert.deepEqual(await fingerprint(page), before);
  }));

test("a page that is still loading opens with what is there, and closes whole", () =>
  onPage("/no-story.html", async (page) => {
    const start = Date.now();
    const loaded = page.goto(address("/slow"), { waitUntil: "load" });
    await until("the first half", () => page.evaluate(() => document.body?.innerText.includes("Paragraph 4")).catch(() => false));
    assert.equal(await press(page), "open");
    assert.ok(Date.now() - start < HELD_BACK_MS, "it did not wait for the rest");
    await loaded;
    assert.equal(await press(page), "closed");
    const after = await fingerprint(page);
    await page.goto(address("/slow"), { waitUntil: "load" });
    assert.deepEqual(after, await fingerprint(page));
  }));
