// @ts-check
// The playground in a real browser: it says what was found, ties it to the original, and lets nothing of a pasted page run or reach out.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { launch, until } from "../../tools/chromium.mjs";
import { serve } from "../../tools/serve.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** @type {import("puppeteer-core").Browser} */ let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */ let site;

before(async () => {
  site = await serve("www");
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
});

/** @param {string} sample */
async function openSample(sample) {
  const page = await browser.newPage();
  await page.goto(`${site.url}/#${sample}`);
  await settled(page);
  return page;
}

/** @param {Page} page */
const settled = (page) =>
  until("the analysis to end", () => page.$eval("#status", (status) => !status.textContent || status.classList.contains("error")));

/** @param {Page} page @param {string} selector */
const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent ?? "");

/** @param {Page} page */
const readingOf = (page) => page.$eval("#reading", (frame) => frame instanceof HTMLIFrameElement ? frame.srcdoc : "");

/** @param {Page} page @param {string} html */
async function paste(page, html) {
  await page.$eval("#own", (details) => details.setAttribute("open", ""));
  await page.$eval("#html", (box, value) => box instanceof HTMLTextAreaElement && (box.value = value), html);
  await page.click("button.primary");
  await settled(page);
}

test("the aggregator's story is read without what is stacked under it", async () => {
  const page = await openSample("aggregator");
  assert.equal(await textOf(page, "#title"), "Town council votes to keep the night ferry running");
  assert.match(await textOf(page, "#verdict"), /^An article/);
  const reading = await readingOf(page);
  assert.match(reading, /asked for a count of passengers to be published every month/);
  assert.doesNotMatch(reading, /Glassworks|Channel Nine|beekeepers|Brimful AI|No comments yet/i);
  await page.close();
});

test("a home page is not called an article", async () => {
  const page = await openSample("home");
  assert.match(await textOf(page, "#verdict"), /^Not an article/);
  await page.close();
});

test("a click on a removed part leads to its reasons", async () => {
  const page = await openSample("blog");
  await page.evaluate(() => {
    const original = document.getElementById("original");
    const comment = original instanceof HTMLIFrameElement && original.contentDocument?.querySelector("#comments .comment-content p");
    comment && comment.dispatchEvent(new Event("click", { bubbles: true, cancelable: true }));
  });
  assert.match(await textOf(page, ".finding.lit .kind"), /^Comments$/);
  assert.equal(await page.$eval("#panel-findings", (panel) => panel instanceof HTMLElement && panel.hidden), false);
  assert.ok((await page.$$(".finding.lit li")).length > 0, "the finding gives a reason");
  await page.close();
});

test("nothing of a pasted page runs or opens a connection", async (t) => {
  const page = await openSample("home");
  let connections = 0;
  const elsewhere = createServer((socket) => { connections += 1; socket.destroy(); }).listen(0, "127.0.0.1");
  t.after(() => elsewhere.close());
  await once(elsewhere, "listening");
  const url = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (elsewhere.address()).port}`;
  await paste(page, `<!doctype html><html><head><base href="${url}/"><link rel="preconnect" href="${url}"><link rel="stylesheet" href="a.css">
    <meta http-equiv="refresh" content="0;url=${url}/"><script>parent.document.title = "owned"</script><script src="a.js"></script></head>
    <body background="b.png"><h1>A page</h1><p>Text<img src="c.png" onerror="parent.document.title = 'owned'"><iframe src="d.html"></iframe><video src="e.mp4" autoplay></video>
    <object data="f.svg"></object><a href="g.html" ping="h">link</a></p></body></html>`);
  await page.evaluate(() => {
    const original = document.getElementById("original");
    if (original instanceof HTMLIFrameElement) original.contentDocument?.querySelector("a")?.click();
  });
  await new Promise((resume) => setTimeout(resume, 500));
  assert.equal(connections, 0);
  assert.equal(await page.title(), "Lede playground");
  await page.close();
});

test("without the engine it says what to do", async () => {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => (request.url().endsWith("/pkg/lede.js") ? request.respond({ status: 404 }) : request.continue()));
  await page.goto(`${site.url}/`);
  await settled(page);
  assert.match(await textOf(page, "#status"), /\.\/build\.sh/);
  await page.close();
});
