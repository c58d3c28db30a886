// The reader's settings: their form, its version, and how foreign data becomes settings or a clear error. Pure.

import { ACTIONS, SCOPES, readSite } from "./rules.js";

/**
 * @typedef {import("./rules.js").Rule} Rule
 * @typedef {"auto" | "light" | "sepia" | "dark"} Theme
 * @typedef {{ theme: Theme, font: "serif" | "sans", size: number, width: number, lineHeight: number }} Look size and width in CSS pixels
 * @typedef {{ version: number, rules: Rule[], everywhere: boolean, look: Look }} Settings
 * @typedef {"not-json" | "foreign" | "newer" | "broken"} Problem
 */

export const VERSION = 1;
/** What an exported file calls itself, so that other JSON is not taken for settings. */
const APP = "lede";
export const THEMES = /** @type {const} */ (["auto", "light", "sepia", "dark"]);
export const FONTS = /** @type {const} */ (["serif", "sans"]);
/** @type {Record<"size" | "width" | "lineHeight", [least: number, most: number, step: number]>} */
export const RANGES = { size: [14, 36, 1], width: [400, 1000, 20], lineHeight: [1.2, 2.2, 0.1] };

/** @type {() => Settings} */
export const defaults = () => ({
  version: VERSION,
  rules: [],
  everywhere: false,
  look: { theme: "auto", font: "serif", size: 20, width: 600, lineHeight: 1.6 },
});

export class SettingsError extends Error {
  /**
   * @param {Problem} code
   * @param {string} [where] the field that is wrong
   */
  constructor(code, where = "") {
    super(`The settings are ${code}${where && ` at ${where}`}.`);
    this.code = code;
    this.where = where;
  }
}

/**
 * What makes an older form the next one: the first turns version 1 into version 2, and so on. Each changes `version` by itself happening.
 * @type {((old: any) => object)[]}
 */
const MIGRATIONS = [];

/**
 * Any value as settings of today's form; throws a `SettingsError`.
 * @param {unknown} value
 * @param {((old: any) => object)[]} migrations
 * @returns {Settings}
 */
export function readSettings(value, migrations = MIGRATIONS) {
  const newest = migrations.length + 1;
  const version = isObject(value) ? value.version : undefined;
  if (!isObject(value) || typeof version !== "number" || !Number.isInteger(version) || version < 1) throw new SettingsError("foreign");
  if (version > newest) throw new SettingsError("newer");
  const current = migrations.slice(version - 1).reduce((old, migrate) => migrate(old), /** @type {object} */ (value));
  return checked({ ...current, version: newest });
}

/**
 * @param {any} value
 * @returns {Settings} with nothing in it but what belongs there
 */
function checked({ version, rules, everywhere, look }) {
  if (!Array.isArray(rules)) throw new SettingsError("broken", "rules");
  if (typeof everywhere !== "boolean") throw new SettingsError("broken", "everywhere");
  return { version, rules: rules.map(checkedRule), everywhere, look: checkedLook(look) };
}

/**
 * @param {any} rule
 * @param {number} index
 * @returns {Rule}
 */
function checkedRule(rule, index) {
  const { scope, site, action } = isObject(rule) ? rule : {};
  const known = oneOf(SCOPES, scope) && oneOf(ACTIONS, action) && typeof site === "string";
  if (!known || readSite(scope, site) !== site) throw new SettingsError("broken", `rules[${index}]`);
  return { scope, site, action };
}

/**
 * @param {any} look
 * @returns {Look}
 */
function checkedLook(look) {
  if (!isObject(look)) throw new SettingsError("broken", "look");
  const { theme, font, size, width, lineHeight } = look;
  if (!oneOf(THEMES, theme)) throw new SettingsError("broken", "look.theme");
  if (!oneOf(FONTS, font)) throw new SettingsError("broken", "look.font");
  for (const name of /** @type {const} */ (["size", "width", "lineHeight"])) {
    const [least, most] = RANGES[name];
    const number = look[name];
    if (typeof number !== "number" || !(number >= least && number <= most)) throw new SettingsError("broken", `look.${name}`);
  }
  return { theme, font, size, width, lineHeight };
}

/** @param {Settings} settings */
export const exportText = (settings) => `${JSON.stringify({ app: APP, ...settings }, null, 2)}\n`;

/**
 * A file's text as settings; throws a `SettingsError`.
 * @param {string} text
 */
export function importText(text) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SettingsError("not-json");
  }
  if (!isObject(value) || value.app !== APP) throw new SettingsError("foreign");
  return readSettings(value);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @template {string} T
 * @param {readonly T[]} list
 * @param {any} value
 * @returns {value is T}
 */
const oneOf = (list, value) => list.includes(value);
