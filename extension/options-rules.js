// The list of rules on the settings page.

import { text } from "./browser-api.js";
import { byId } from "./page.js";
import { ACTIONS, SCOPES, readSite } from "./rules.js";

/** @typedef {import("./rules.js").Rule} Rule */
/** @typedef {{ change: (old: Rule, rule: Rule) => void, remove: (rule: Rule) => void }} Edits */

const scopeNames = { page: () => text("options_scope_page"), path: () => text("options_scope_path"), host: () => text("options_scope_host") };
const actionNames = { always: () => text("options_action_always"), never: () => text("options_action_never") };

/** The rules on the page, as text; empty when a field says otherwise. */
let shown = "";

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
  if (shown !== JSON.stringify(found)) {
    const list = byId("rules", HTMLUListElement), focus = focusIn(list);
    list.replaceChildren(...found.map((rule) => line(rule, edits)));
    focus();
    shown = JSON.stringify(found);
  }
  byId("searching", HTMLLabelElement).hidden = rules.length === 0;
  byId("empty", HTMLParagraphElement).textContent = rules.length === 0 ? text("options_noRules") : found.length === 0 ? text("options_noMatch") : "";
}

/**
 * The list is made anew at every change; who works by keyboard stays where they were.
 * @param {HTMLUListElement} list
 * @returns {() => void} focuses the same control of the same rule, or of the one in its place
 */
function focusIn(list) {
  const active = document.activeElement, item = active?.closest("li");
  if (!item || !list.contains(item)) return () => undefined;
  const row = [...list.children].indexOf(item), column = [...item.children].indexOf(/** @type {Element} */ (active));
  return () => {
    const items = /** @type {HTMLLIElement[]} */ ([...list.children]);
    const same = items.find(({ dataset }) => dataset.rule === item.dataset.rule) ?? items[Math.min(row, items.length - 1)];
    const control = same?.children[column] ?? document.getElementById("add-site");
    if (control instanceof HTMLElement) control.focus();
  };
}

/** @param {Rule} rule */
const nameOf = ({ scope, site }) => `${scope} ${site}`;

/**
 * @param {Rule} rule
 * @param {Edits} edits
 */
function line(rule, edits) {
  const item = document.createElement("li");
  item.dataset.rule = nameOf(rule);
  const change = (/** @type {Rule} */ changed) => {
    item.dataset.rule = nameOf(changed);
    shown = "";
    edits.change(rule, changed);
  };
  item.append(siteField(rule, change), scopeSelect(rule, change), actionSelect(rule, change), removeButton(rule, edits));
  return item;
}

/** @param {Rule} rule @param {(rule: Rule) => void} change */
function siteField(rule, change) {
  const field = document.createElement("input");
  Object.assign(field, { value: rule.site, dir: "ltr", autocomplete: "off", spellcheck: false });
  field.setAttribute("aria-label", `${text("options_site")}: ${rule.site}`);
  field.addEventListener("change", () => {
    const site = readSite(rule.scope, field.value);
    field.setCustomValidity(site ? "" : text("error_site"));
    if (field.reportValidity() && site) change({ ...rule, site });
  });
  return field;
}

/** @param {Rule} rule @param {(rule: Rule) => void} change */
function scopeSelect(rule, change) {
  const select = document.createElement("select");
  fillScopes(select);
  select.value = rule.scope;
  select.setAttribute("aria-label", `${text("options_scope")}: ${rule.site}`);
  select.addEventListener("change", () => {
    const scope = /** @type {Rule["scope"]} */ (select.value);
    change({ ...rule, scope, site: readSite(scope, rule.site) ?? rule.site });
  });
  return select;
}

/** @param {Rule} rule @param {(rule: Rule) => void} change */
function actionSelect(rule, change) {
  const select = document.createElement("select");
  fillActions(select);
  select.value = rule.action;
  select.setAttribute("aria-label", `${text("options_action")}: ${rule.site}`);
  select.addEventListener("change", () => change({ ...rule, action: /** @type {Rule["action"]} */ (select.value) }));
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
