// What the reader can choose for a site, from the menus and from the view.

import { originOf, siteOf, webAddress, withRule, withoutHost } from "./rules.js";

/** @typedef {"always-page" | "always-path" | "always-host" | "never-host" | "forget"} Choice */
/** @typedef {import("./settings.js").Settings} Settings */

export const CHOICES = /** @type {const} */ (["always-page", "always-path", "always-host", "never-host", "forget"]);

/** @param {string} item @returns {item is Choice} */
export const isChoice = (item) => /** @type {readonly string[]} */ (CHOICES).includes(item);

/**
 * The host permissions that a choice needs.
 * @param {Choice} choice
 * @param {string} address
 */
export function originsForChoice(choice, address) {
  const url = webAddress(address);
  return url && choice.startsWith("always") ? [originOf(url.host)] : [];
}

/**
 * The settings after the choice; the same ones where the address takes no rule.
 * @param {Settings} settings
 * @param {Choice} choice
 * @param {string} address
 * @returns {Settings}
 */
export function choose(settings, choice, address) {
  const url = webAddress(address);
  if (!url) return settings;
  if (choice === "forget") return { ...settings, rules: withoutHost(settings.rules, url.host) };
  const [action, scope] = /** @type {["always" | "never", import("./rules.js").Scope]} */ (choice.split("-"));
  // "Never here" ends what was "always" there.
  const rules = action === "never" ? withoutHost(settings.rules, url.host) : settings.rules;
  return { ...settings, rules: withRule(rules, { scope, site: siteOf(scope, url), action }) };
}
