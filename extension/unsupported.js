// The button's popup on pages where no extension may work.

import { language, text } from "./browser-api.js";

Object.assign(document.documentElement, language());
document.title = text("name");
fill("h1", text("unsupported_title"));
fill("p", text("unsupported_reason"));

/**
 * @param {string} selector
 * @param {string} words
 */
function fill(selector, words) {
  const element = document.querySelector(selector);
  if (element) element.textContent = words;
}
