// @ts-check
/** The controls: the bar with its buttons, and the list of what was removed. They stand in the view's closed shadow root. */

import { make } from "./build.js";

/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {{ id: number, kind: "comments" | "related" | "promo" | "boilerplate", label: string, reasons: string[], text: string }} Finding */
/** @typedef {{ close(): void, putBack(id: number): void, remove(id: number): void }} Actions */

const KINDS = /** @type {const} */ (["promo", "related", "comments", "boilerplate"]);
/** Characters of a finding's text that are shown. */
const EXCERPT = 160;

/**
 * @param {Document} document
 * @param {Finding[]} findings
 * @param {Strings} strings
 * @param {Actions} actions
 */
export function controls(document, findings, strings, actions) {
  const panel = make(document, "section", { class: "panel", role: "dialog", "aria-labelledby": "title", hidden: "" });
  const opener = make(document, "button", { type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" });
  const closer = iconButton(document, strings.close, actions.close);
  /** @type {Map<number, HTMLElement>} */
  const buttons = new Map();

  const dismisser = iconButton(document, strings.closePanel, () => setOpen(false));

  /** @param {boolean} open */
  const setOpen = (open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", `${open}`);
    (open ? dismisser : opener).focus({ preventScroll: true });
  };
  opener.addEventListener("click", () => setOpen(Boolean(panel.hidden)));
  panel.append(
    make(document, "header", {}, make(document, "h2", { id: "title" }, strings.panel), dismisser),
    ...KINDS.flatMap((kind) => group(document, kind, findings.filter((f) => f.kind === kind), strings, actions, buttons)),
  );
  return {
    bar: make(document, "div", { class: "bar" }, opener, closer),
    panel,
    /** Closes the panel. @returns {boolean} whether it was open */
    dismiss() {
      if (panel.hidden) return false;
      setOpen(false);
      return true;
    },
    /** Shows which findings are away. @param {Set<number>} removed */
    update(removed) {
      const n = removed.size;
      opener.textContent = n === 0 ? strings.removedNone : n === 1 ? strings.removedOne : strings.removedMany.replace("{n}", `${n}`);
      opener.toggleAttribute("disabled", findings.length === 0);
      for (const [id, button] of buttons) button.textContent = removed.has(id) ? strings.putBack : strings.removeAgain;
    },
  };

}

/**
 * The findings of one kind, under a heading.
 * @param {Document} document
 * @param {Finding["kind"]} kind
 * @param {Finding[]} findings
 * @param {Strings} strings
 * @param {Actions} actions
 * @param {Map<number, HTMLElement>} buttons filled with the buttons by finding
 * @returns {HTMLElement[]}
 */
function group(document, kind, findings, strings, actions, buttons) {
  if (findings.length === 0) return [];
  const items = findings.map((finding) => {
    const button = make(document, "button", { type: "button", "aria-describedby": `label-${finding.id}` });
    button.addEventListener("click", () => (button.textContent === strings.putBack ? actions.putBack : actions.remove)(finding.id));
    buttons.set(finding.id, button);
    const text = finding.text.length > EXCERPT ? `${finding.text.slice(0, EXCERPT).trimEnd()}\u2026` : finding.text;
    return make(
      document, "li", { class: "finding" },
      make(document, "div", { class: "label" }, make(document, "span", { id: `label-${finding.id}`, dir: "auto" }, finding.label), button),
      text ? make(document, "p", { class: "text", dir: "auto" }, text) : null,
      make(document, "ul", { class: "reasons", "aria-label": strings.why }, ...finding.reasons.map((reason) => make(document, "li", {}, reason))),
    );
  });
  return [make(document, "h3", {}, `${strings[kind]} (${findings.length})`), make(document, "ul", {}, ...items)];
}

/** @param {Document} document @param {string} label @param {() => void} act */
function iconButton(document, label, act) {
  const button = make(document, "button", { type: "button", class: "icon", "aria-label": label, title: label }, "\u00d7");
  button.addEventListener("click", act);
  return button;
}

/** @typedef {{ label: string, act: () => unknown }} MenuItem an act may say by false that it was not done */
/** @typedef {{ title: string, close: string, done: string, failed: string, items: MenuItem[] }} Menu */

/**
 * A button and the list of choices that it opens.
 * @param {Document} document
 * @param {Menu} menu
 */
export function menuPanel(document, { title, close, done, failed, items }) {
  const panel = make(document, "section", { class: "panel menu", role: "dialog", "aria-labelledby": "menu-title", hidden: "" });
  const opener = make(document, "button", { type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" }, title);
  const closer = iconButton(document, close, () => setOpen(false));
  const status = make(document, "p", { role: "status" });
  /** @param {boolean} open */
  const setOpen = (open) => {
    panel.hidden = !open;
    status.textContent = "";
    opener.setAttribute("aria-expanded", `${open}`);
    (open ? closer : opener).focus({ preventScroll: true });
  };
  opener.addEventListener("click", () => setOpen(Boolean(panel.hidden)));
  const buttons = items.map(({ label, act }) => {
    const button = make(document, "button", { type: "button" }, label);
    button.addEventListener("click", async () => {
      const answer = await Promise.resolve(act()).catch(() => false);
      // "asking": the answer is given elsewhere.
      if (answer !== "asking") status.textContent = answer === false || answer === undefined ? failed : done;
    });
    return button;
  });
  panel.append(make(document, "header", {}, make(document, "h2", { id: "menu-title" }, title), closer), ...buttons, status);
  return {
    opener,
    panel,
    /** Closes the list. @returns {boolean} whether it was open */
    dismiss() {
      if (panel.hidden) return false;
      setOpen(false);
      return true;
    },
  };
}
