// axe-core in a page, and where the keyboard is.
import { readFileSync } from "node:fs";

/** @typedef {import("puppeteer-core").Page} Page */

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/**
 * What axe-core finds wrong.
 * @param {Page} page
 * @param {string} where a selector
 * @returns {Promise<string[]>}
 */
export async function violations(page, where) {
  await page.evaluate(AXE);
  return page.evaluate(async (context) => {
    const axe = Reflect.get(globalThis, "axe");
    /** @type {{ violations: { id: string, nodes: { html: string, failureSummary: string }[] }[] }} */
    const { violations } = await axe.run(context, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`);
  }, where);
}

/**
 * What has the focus, by its name, and how wide the outline is that shows it, in pixels.
 * @param {Page} page
 */
export const focused = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!active) return { name: "", outline: 0 };
    const { outlineStyle, outlineWidth } = getComputedStyle(active);
    const name = active.getAttribute("aria-label") ?? (/** @type {HTMLInputElement} */ (active).labels?.[0] ?? active).textContent ?? "";
    return { name: name.trim(), outline: outlineStyle === "none" ? 0 : parseFloat(outlineWidth) };
  });
