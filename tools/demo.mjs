// @ts-check
// Presses the real toolbar button on a sample page. Writes target/demo/before.png and after.png and prints what was kept, what was
// removed and why. With --open and a display, the browser stays open.
import { mkdirSync } from "node:fs";
import { launchWithExtension, openReport, until } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const OUT = "target/demo";
const hasDisplay = process.platform === "darwin" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const stayOpen = process.argv.includes("--open") && hasDisplay;
const WIDTH = 100;

/** @param {string} text */
const shorten = (text) => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text);

/** @param {import("./chromium.mjs").Report} report */
function print(report) {
  const facts = [report.byline, report.site, report.published, `${report.minutes} min`].filter(Boolean).join(" · ");
  console.log(`\nKept: ${report.title}\n      ${facts}\n      ${report.words} words, confidence ${report.confidence.toFixed(2)}`);
  console.log(`\nRemoved: ${report.findings.length} things`);
  for (const { kind, label, words, text, reasons } of report.findings) {
    console.log(`\n  ${kind}: ${label} (${words} words)\n    “${shorten(text)}”`);
    for (const reason of reasons) console.log(`    - ${reason}`);
  }
  const { snapshot, analysis, compose } = report.timings;
  console.log(`\nTook ${(snapshot + analysis + compose).toFixed(1)} ms in the page.`);
}

mkdirSync(OUT, { recursive: true });
const server = await serve("tests/e2e/pages");
const { browser, press } = await launchWithExtension({ headless: !stayOpen, defaultViewport: stayOpen ? null : { width: 1200, height: 900 } });
try {
  // The first-run page comes by itself, in front of all others.
  await browser.waitForTarget((target) => target.url().endsWith("/welcome.html"));
  const page = await browser.newPage();
  await page.goto(`${server.url}/aggregator.html`);
  await page.bringToFront();
  await page.screenshot({ path: `${OUT}/before.png` });
  await press(page);
  const report = await until("the reading view", () => openReport(page));
  await page.screenshot({ path: `${OUT}/after.png` });
  print(report);
  console.log(`Pictures: ${OUT}/before.png, ${OUT}/after.png`);
  if (stayOpen) {
    console.log("The browser stays open; close it to end.");
    await new Promise((resolve) => browser.once("disconnected", resolve));
  } else if (process.argv.includes("--open")) {
    console.log("There is no display to open a visible browser on.");
  }
} finally {
  await browser.close();
  server.close();
}
