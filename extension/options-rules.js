// The list of rules on the settings page.

import { text } from "./browser-api.js";
import { byId } from "./page.js";
import { ACTIONS, SCOPES, readSite } from "./rules.js";

/** @typedef {import("./rules.js").Rule} Rule */
/** @typedef {{ change: (old: Rule, rule: Rule) => void, remove: (rule: Rule) => void }} Edits */

const scopeNames = { page: () => text("options_scope_page"), path: () => text("options_scope_path"), host: () => text("options_scope_host") };
const actionNames = { always: () => text("options_action_always"), never: () => text("options_action_never") };

/** @param {HTMLSelectElement} select */
export const fillScopes = (select) => select.append(...[...SCOPES].reverse().map((scope) => new Option(scopeNames[scope](), scope)));
/** @param {HTMLSelectElement} select */
export const fillActions = (select) => select.append(...ACTIONS.map((action) => new Option(actionNames[action](), action)));

/**
 * @param {Rule[]} rules
 * @param {string} wanted a part of the address
 * @param {Edits} edits
 */
export function showRules(rules, wanted, edits) {
  const found = rules.filter(({ site }) => site.includes(wanted.trim().toLowerCase())).sort((a, b) => a.site.localeCompare(b.site));
  byId("rules", HTMLUListElement).replaceChildren(...found.map((rule) => line(rule, edits)));
  byId("searching", HTMLLabelElement).hidden = rules.length === 0;
  byId("empty", HTMLParagraphElement).textContent = rules.length === 0 ? text("options_noRules") : found.length === 0 ? text("options_noMatch") : "";
}

/**
 * @param {Rule} rule
 * @param {Edits} edits
 */
function line(rule, edits) {
  const item = document.createElement("li");
  const site = document.createElement("span");
  site.dir = "ltr";
  site.textContent = rule.site;
  item.append(site, scopeSelect(rule, edits), actionSelect(rule, edits), removeButton(rule, edits));
  return item;
}

/** @param {Rule} rule @param {Edits} edits */
function scopeSelect(rule, edits) {
  const select = document.createElement("select");
  fillScopes(select);
  select.value = rule.scope;
  select.setAttribute("aria-label", `${text("options_scope")}: ${rule.site}`);
  select.addEventListener("change", () => {
    const scope = /** @type {Rule["scope"]} */ (select.value);
    edits.change(rule, { ...rule, scope, site: readSite(scope, rule.site) ?? rule.site });
  });
  return select;
}

/** @param {Rule} rule @param {Edits} edits */
function actionSelect(rule, edits) {
  const select = document.createElement("select");
  fillActions(select);
  select.value = rule.action;
  select.setAttribute("aria-label", `${text("options_action")}: ${rule.site}`);
  select.addEventListener("change", () => edits.change(rule, { ...rule, action: /** @type {Rule["action"]} */ (select.value) }));
  return select;
}

/** @param {Rule} rule @param {Edits} edits */
function removeButton(rule, edits) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text("options_remove");
  button.setAttribute("aria-label", text("options_removeRule", rule.site));
  button.addEventListener("click", () => edits.remove(rule));
  return button;
}
