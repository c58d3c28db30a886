// The promise in Firefox: the same watch as in `promise.mjs`, over a life of the extension there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../../tools/chromium.mjs";
import { launchFirefox } from "../../tools/firefox.mjs";
import { browsers, placeOfOffer, storyOf } from "./browsers.mjs";
import { FURTHER, HOME, LAST, NONE, PICTURES, POLICY, SERIES, SITE, STORY, askedBy, broken, toldBy } from "./proxy.mjs";

/** @typedef {Awaited<ReturnType<typeof launchFirefox>>} Firefox */

/** What Firefox asks for, extension or not, and cannot be kept from by its driver: news of its own settings. */
const FIREFOXS_OWN = /^CONNECT firefox\.settings\.services\.mozilla\.com:443$/;
const missing = (await browsers()).find(({ name }) => name === "firefox")?.missing;
const options = missing ? { skip: missing } : { timeout: 120_000 };

/** @param {string} server of the proxy */
function behind(server) {
  const port = Number(server.split(":")[1]);
  return {
    "network.proxy.http_port": port, "network.proxy.ssl_port": port, "network.proxy.no_proxies_on": "", "network.proxy.allow_hijacking_localhost": true,
    "media.peerconnection.ice.proxy_only": true, "dom.security.https_first": false, "dom.security.https_first_schemeless": false,
  };
}

/** What Firefox asks for in its life. @param {string} folder of the extension, or empty @param {(firefox: Firefox) => Promise<unknown>} life */
async function watch(folder, life) {
  const asked = await askedBy((server) => launchFirefox({ width: 1100, height: 800 }, behind(server), folder), life, (firefox) => firefox.stop());
  return asked.filter((address) => !FIREFOXS_OWN.test(address));
}

/** @param {Firefox} firefox */
async function visits({ visit, evaluate }) {
  for (const path of [STORY, PICTURES, POLICY, NONE, HOME, SERIES]) {
    await visit(SITE + path);
    // What the page loads as the reader scrolls: the view shows it.
    await evaluate(() => document.querySelectorAll("img").forEach((image) => Object.assign(image, { loading: "eager", ...(image.dataset.src && { src: image.dataset.src }) })));
    await sleep(200);
  }
}

/** @param {Firefox} firefox */
async function wholeLife({ visit, press, key, click, button, evaluate, ownHost, hosts }) {
  const settled = (/** @type {boolean} */ open) => until(`the view to ${open ? "open" : "close"}`, async () => ((await button()).title === "Give the page back") === open);
  const own = `moz-extension://${await ownHost()}`;
  for (const path of [STORY, PICTURES, POLICY]) {
    await visit(SITE + path);
    await press();
    await settled(true);
    await key("Escape");
    await settled(false);
    await press();
    await settled(true);
  }
  await visit(SITE + SERIES);
  await press();
  await settled(true);
  const { x, y } = await evaluate(placeOfOffer);
  await click(x, y);
  await until("the last page", async () => (await evaluate(storyOf)).includes(LAST));
  await visit(SITE + NONE);
  await press();
  await until("the notice", () => evaluate(() => document.documentElement.lastElementChild?.getAttribute("popover") === "manual"));
  await visit(`${own}/welcome.html`);
  // A page that is left at once takes its requests along.
  await sleep(1000);
  await visit(`${own}/options.html`);
  await until("the settings", () => evaluate(() => document.getElementById("key")?.textContent !== ""));
  const box = await evaluate(() => {
    const { left, top } = document.getElementById("everywhere")?.getBoundingClientRect() ?? new DOMRect();
    return { x: Math.round(left + 5), y: Math.round(top + 5) };
  });
  await click(box.x, box.y);
  await until("all sites", async () => (await hosts()).length === 1);
  // The check is registered a moment after the access came, and nothing tells of it.
  await sleep(1000);
  await visit(`${SITE}${STORY}?fresh`);
  await settled(true);
  await evaluate(() => history.pushState(null, "", "?page=2"));
  await sleep(1500);
  await settled(true);
  await visit(SITE + HOME);
  await sleep(1500);
}

/** @param {string[]} asked @param {string[]} theirs what the pages ask for without the extension */
const beyond = (asked, theirs) => asked.filter((address) => !theirs.includes(address.replace("?fresh", "")));

test("Firefox: from the first-run page to the last closing, the extension asks for nothing but further pages, on a press", options, async () => {
  const theirs = await watch("", visits);
  assert.ok(theirs.includes(`GET ${SITE}${STORY}`), "the watch sees the pages");
  assert.deepEqual(beyond(await watch("dist/firefox", wholeLife), theirs), FURTHER);
});

test("Firefox: the watch sees a request of the background, of the extension's pages and of its scripts in pages", options, async () => {
  const files = ["auto.js", "background.js", "content.js", "options.js", "welcome.js"];
  assert.deepEqual(toldBy(await watch(broken("firefox", files, false), wholeLife)), files);
});

test("Firefox: the browser itself stops the background and the extension's pages from asking", options, async () => {
  assert.deepEqual(toldBy(await watch(broken("firefox", ["background.js", "options.js", "welcome.js"], true), wholeLife)), []);
});
