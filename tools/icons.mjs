// @ts-check
// Draws extension/icons/*.png from icon.svg with Chromium. Run by hand after changing the drawing: node tools/icons.mjs
import { readFileSync } from "node:fs";
import { launch } from "./chromium.mjs";

const svg = readFileSync("extension/icons/icon.svg", "utf8");
const browser = await launch();
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  // Small icons have no room for the margin that stores ask of the large one.
  const drawing = size === 128 ? svg : svg.replace("0 0 128 128", "14 14 100 100");
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  await page.screenshot({ path: `extension/icons/${size}.png`, omitBackground: true });
}
await browser.close();
