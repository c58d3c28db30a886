// What the extension's own pages share: their texts come from _locales.

import { language, text } from "./browser-api.js";

/** Puts the texts in: `data-text` names an element's text, `data-label` its accessible name. */
export function translate() {
  Object.assign(document.documentElement, language());
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.getAttribute("data-text") ?? "");
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", text(element.getAttribute("data-label") ?? ""));
}

/**
 * An element of the page.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`There is no ${type.name} #${id}.`);
  return element;
}
