// Pictures of the view for people to look at, in target/screens; and what can be measured of them.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { test } from "node:test";
import { onPage, press, pressOnly, noticeWords } from "./harness.mjs";

const OUT = "target/screens";
mkdirSync(OUT, { recursive: true });

const LOOKS = [
  { name: "light-wide", scheme: "light", width: 1280 },
  { name: "dark-wide", scheme: "dark", width: 1280 },
  { name: "light-narrow", scheme: "light", width: 360 },
  { name: "dark-narrow", scheme: "dark", width: 360 },
];

for (const { name, scheme, width } of LOOKS) {
  test(`the view fits: ${name}`, () =>
    onPage("/aggregator.html", async (page) => {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      assert.equal(await press(page), "open");
      await page.screenshot({ path: `${OUT}/${name}.png` });
      const { overflow, perLine, luminance } = await page.evaluate(() => {
        const paragraph = [...document.querySelectorAll("lede-view p")].sort((a, b) => (b.textContent ?? "").length - (a.textContent ?? "").length)[0];
        const range = document.createRange();
        range.selectNodeContents(paragraph ?? document.body);
        const boxes = [...range.getClientRects()];
        const widest = Math.max(...boxes.map((box) => box.width));
        // The last line counts for as much as it is full.
        const lines = boxes.length - 1 + (boxes.at(-1)?.width ?? 0) / widest;
        const paper = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [];
        return {
          overflow: document.documentElement.scrollWidth - innerWidth,
          perLine: (paragraph?.textContent ?? "").length / lines,
          luminance: Number(paper[0]) / 255,
        };
      });
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      if (width > 1000) assert.ok(perLine >= 65 && perLine <= 76, `${perLine} characters a line`);
      assert.equal(luminance > 0.5, scheme === "light");
    }));
}

test("the notice, for the eye", () =>
  onPage("/no-story.html", async (page) => {
    await pressOnly(page);
    await noticeWords(page);
    await page.screenshot({ path: `${OUT}/notice.png` });
  }));
