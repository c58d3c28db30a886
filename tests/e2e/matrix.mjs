// Pages that fight, in each browser: the view shows the story, looks to the pixel as on a page that does not fight, stays, and closes.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { BEHAVIOURS } from "./behaviours.mjs";
import { browsers, settled, storyOf } from "./browsers.mjs";
import { address } from "./harness.mjs";

/** @typedef {import("./browsers.mjs").Browser} Browser */
/** @typedef {import("./behaviours.mjs").Behaviour} Behaviour */

const OUT = "target/e2e/matrix";
mkdirSync(OUT, { recursive: true });
/** How long a page may fight, in milliseconds: its timers are shorter, and the view looks after itself four times a second. */
const FIGHT_MS = 1300;

/** @type {Map<string, string>} the table's cells, by row and column */
const cells = new Map();

/** Whether the pointer reaches the story in the view; what is inert it does not. */
const reaches = () => document.elementFromPoint(400, 260)?.closest("lede-view p") !== null;
/** What closing has to give back. */
const stateOf = () => ({
  html: document.documentElement.outerHTML,
  scroll: Math.round(scrollY),
  off: [...Array(document.styleSheets.length).keys()].filter((i) => document.styleSheets[i]?.disabled),
  media: [...Array(document.styleSheets.length).keys()].map((i) => document.styleSheets[i]?.media.mediaText),
  adopted: document.adoptedStyleSheets.length,
});

/** @type {Map<string, Promise<{ picture: string, story: string }>>} */
const references = new Map();

/** The view as it should be. @param {Browser} browser @param {string} page */
function referenceOf(browser, page) {
  const key = `${browser.name} ${page}`;
  const known = references.get(key) ?? see(browser, page);
  references.set(key, known);
  return known;
}

/** @param {Browser} browser @param {string} page */
async function see(browser, page) {
  await browser.visit(address(`/fight?page=${page}`));
  await browser.press();
  await settled(browser, true);
  await sleep(200);
  return { picture: await browser.picture(), story: await browser.evaluate(storyOf) };
}

/** @param {Browser} browser @param {Behaviour} behaviour @param {number} row */
async function fight(browser, { page = "plain", sheltered, moves, closes }, row) {
  const expected = await referenceOf(browser, page);
  assert.match(expected.story, /only when the wind allows/);
  await browser.visit(address(`/fight?page=${page}&behaviour=${row}`));
  const before = await browser.evaluate(stateOf);
  await browser.press();
  await settled(browser, true);
  await sleep(FIGHT_MS);
  const picture = await browser.picture();
  if (picture !== expected.picture) writeFileSync(`${OUT}/${browser.name}-${row}.png`, picture, "base64");
  assert.equal(await browser.evaluate(storyOf), sheltered ? "" : expected.story);
  assert.ok(picture === expected.picture, `looks otherwise: ${OUT}/${browser.name}-${row}.png`);
  if (!sheltered) assert.ok(await browser.evaluate(reaches), "the pointer does not reach the story");
  await (closes ? browser.key(closes) : browser.press());
  await settled(browser, false);
  const given = await browser.evaluate(stateOf);
  if (moves) assert.ok(given.html.includes("only when the wind allows") && !given.html.includes("<lede-view"));
  else assert.deepEqual(given, before);
}

for (const browser of await browsers()) {
  for (const [row, behaviour] of BEHAVIOURS.entries()) {
    const { name } = behaviour;
    const why = browser.missing ?? behaviour.impossible?.[browser.name];
    const key = `${name} ${browser.name}`;
    cells.set(key, why ? "none" : "FAILED");
    test(`a page that fights, ${browser.name}: ${name}`, why ? { skip: why } : { timeout: 60_000 }, async () => {
      await fight(browser, behaviour, row);
      cells.set(key, "ok");
    });
  }
}

after(async () => {
  const all = await browsers();
  const names = all.map(({ name }) => name);
  const width = 60;
  console.log(`\n${"Pages that fight".padEnd(width)}${names.map((name) => name.padEnd(10)).join("")}`);
  for (const { name, impossible } of BEHAVIOURS) {
    const short = name.length > width - 2 ? `${name.slice(0, width - 3)}…` : name;
    console.log(`${short.padEnd(width)}${names.map((browser) => (cells.get(`${name} ${browser}`) ?? "").padEnd(10)).join("")}`);
    for (const [browser, why] of Object.entries(impossible ?? {})) console.log(`  ${browser}: ${why}`);
  }
  for (const { name, missing } of all) if (missing) console.log(`  ${name}: ${missing}`);
});
