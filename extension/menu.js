// The context menu of pages, links and the button.

import { text } from "./browser-api.js";

/** @returns {import("./browser-api.js").MenuItem[]} */
export const menuItems = () => [
  { id: "toggle", title: text("action_toggle"), contexts: ["page"] },
  { id: "selection", title: text("menu_selection"), contexts: ["selection"] },
  { id: "link", title: text("menu_link"), contexts: ["link"] },
  { id: "site", title: text("menu_site"), contexts: ["page", "action"] },
  ...siteChoices().map(({ choice, label }) => ({ id: choice, title: label, contexts: /** @type {("page" | "action")[]} */ (["page", "action"]), parentId: "site" })),
  { id: "settings", title: text("menu_settings"), contexts: ["page"] },
];

/** @returns {{ choice: import("./choices.js").Choice, label: string }[]} */
export const siteChoices = () => [
  { choice: "always-page", label: text("choice_always_page") },
  { choice: "always-path", label: text("choice_always_path") },
  { choice: "always-host", label: text("choice_always_host") },
  { choice: "never-host", label: text("choice_never_host") },
  { choice: "forget", label: text("choice_forget") },
];
