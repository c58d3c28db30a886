// The look on the settings page, with a sample that shows it.

import { language, text } from "./browser-api.js";
import { byId } from "./page.js";
import { FONTS, RANGES, THEMES } from "./settings.js";

/** @typedef {import("./settings.js").Look} Look */

const themeNames = {
  auto: () => text("options_theme_auto"),
  light: () => text("options_theme_light"),
  sepia: () => text("options_theme_sepia"),
  dark: () => text("options_theme_dark"),
};
const fontNames = { serif: () => text("options_font_serif"), sans: () => text("options_font_sans") };

/** How long a slider must rest until the look is kept, in milliseconds: browsers limit how often the account is written to. */
const REST_MS = 100;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;

/**
 * @param {Look} look
 * @param {(look: Look) => void} change
 */
export function showLook(look, change) {
  const form = byId("look", HTMLFormElement);
  // Nothing moves under the reader's hand.
  if (resting || form.contains(document.activeElement)) return;
  const theme = control(form, "theme", HTMLSelectElement), font = control(form, "font", HTMLSelectElement);
  if (!theme.length) {
    theme.append(...THEMES.map((name) => new Option(themeNames[name](), name)));
    font.append(...FONTS.map((name) => new Option(fontNames[name](), name)));
  }
  theme.value = look.theme;
  font.value = look.font;
  const ranges = /** @type {const} */ (["size", "width", "lineHeight"]).map((name) => showRange(control(form, name, HTMLInputElement), RANGES[name], look[name]));
  const [size = 0, width = 0, lineHeight = 0] = ranges.map(({ valueAsNumber }) => valueAsNumber);
  showSample({ ...look, size, width, lineHeight });
  const read = () => ({
    ...look,
    theme: /** @type {Look["theme"]} */ (theme.value),
    font: /** @type {Look["font"]} */ (font.value),
    ...Object.fromEntries(ranges.map((range) => [range.name, range.valueAsNumber])),
  });
  form.oninput = () => {
    for (const range of ranges) showValue(range);
    showSample(read());
  };
  form.onchange = () => {
    clearTimeout(resting);
    resting = setTimeout(() => ((resting = undefined), change(read())), REST_MS);
  };
  form.onsubmit = () => false;
}

/** Forgets a change that is not kept yet: what comes now replaces it. */
export function dropChange() {
  clearTimeout(resting);
  resting = undefined;
}

/**
 * @template {HTMLElement} T
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {new () => T} type
 * @returns {T}
 */
function control(form, name, type) {
  const found = form.elements.namedItem(name);
  if (!(found instanceof type)) throw new Error(`The form has no ${name}.`);
  return found;
}

/**
 * @param {HTMLInputElement} range
 * @param {[least: number, most: number, step: number]} limits
 * @param {number} value
 */
function showRange(range, [least, most, step], value) {
  Object.assign(range, { min: `${least}`, max: `${most}`, step: `${step}`, value: `${value}` });
  showValue(range);
  return range;
}

/** @param {HTMLInputElement} range */
function showValue(range) {
  const output = range.nextElementSibling;
  if (output) output.textContent = range.valueAsNumber.toLocaleString(language().lang);
}

/** @param {Look} look */
function showSample({ font, size, lineHeight }) {
  const sample = byId("sample", HTMLParagraphElement);
  sample.style.font = `${size}px/${lineHeight} ${font === "sans" ? "system-ui, sans-serif" : "Georgia, serif"}`;
}
