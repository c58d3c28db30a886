// @ts-check
/** The controls: the bar with its buttons, and the list of what was removed. They stand in the view's closed shadow root. */

import { make } from "./build.js";
import { fill } from "./strings.js";

/** @typedef {import("./strings.js").Strings & { locale: string }} Strings with the locale of numbers */
/** @typedef {{ id: number, kind: "comments" | "related" | "promo" | "boilerplate", label: string, reasons: string[], selector: string, text: string }} Finding */
/** @typedef {{ lang: string | null, findings: Finding[] }} Report */
/** @typedef {{ close(): void, putBack(id: number): void, remove(id: number): void }} Actions */

const KINDS = /** @type {const} */ (["promo", "related", "comments", "boilerplate"]);
/** Characters of a finding's text that are shown. */
const EXCERPT = 160;

/**
 * @param {Document} document
 * @param {Report} report
 * @param {Strings} strings
 * @param {Actions} actions
 */
export function controls(document, report, strings, actions) {
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
    ...KINDS.flatMap((kind) => group(document, kind, report, strings, actions, buttons)),
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
    /** Lists what was left out of a further page. That page is not here, so nothing of it can be put back. @param {number} number @param {Report} further */
    addPage(number, further) {
      const { findings } = further;
      const title = titled(fill(strings.page, number.toLocaleString(strings.locale)), findings, strings);
      if (findings.length) panel.append(...list(document, title, findings.map((finding) => item(document, finding, further, strings))));
      opener.removeAttribute("disabled");
    },
    /** Shows which findings are away. @param {Set<number>} removed */
    update(removed) {
      const n = removed.size;
      opener.textContent = n === 0 ? strings.removedNone : n === 1 ? strings.removedOne : fill(strings.removedMany, n.toLocaleString(strings.locale));
      opener.toggleAttribute("disabled", report.findings.length === 0);
      for (const [id, button] of buttons) button.textContent = removed.has(id) ? strings.putBack : strings.removeAgain;
    },
  };
}

/**
 * The findings of one kind, under a heading.
 * @param {Document} document
 * @param {Finding["kind"]} kind
 * @param {Report} report
 * @param {Strings} strings
 * @param {Actions} actions
 * @param {Map<number, HTMLElement>} buttons filled with the buttons by finding
 * @returns {HTMLElement[]}
 */
function group(document, kind, report, strings, actions, buttons) {
  const findings = report.findings.filter((finding) => finding.kind === kind);
  if (findings.length === 0) return [];
  const items = findings.map((finding) => {
    const button = make(document, "button", { type: "button", "aria-describedby": `label-${finding.id}` });
    button.addEventListener("click", () => (button.textContent === strings.putBack ? actions.putBack : actions.remove)(finding.id));
    buttons.set(finding.id, button);
    return item(document, finding, report, strings, button);
  });
  return list(document, titled(strings[kind], findings, strings), items);
}

/** @param {string} title @param {Finding[]} findings @param {Strings} strings */
const titled = (title, findings, { locale }) => `${title} (${findings.length.toLocaleString(locale)})`;

/** @param {Document} document @param {string} title @param {HTMLElement[]} items */
const list = (document, title, items) => [make(document, "h3", {}, title), make(document, "ul", {}, ...items)];

/**
 * A finding and why it was left out.
 * @param {Document} document
 * @param {Finding} finding
 * @param {Report} report
 * @param {Strings} strings
 * @param {HTMLElement} [button] what can be done about it
 */
function item(document, finding, report, strings, button) {
  const text = finding.text.length > EXCERPT ? `${finding.text.slice(0, EXCERPT).trimEnd()}\u2026` : finding.text;
  return make(
    document, "li", { class: "finding" },
    make(document, "div", { class: "label" }, make(document, "span", button ? { id: `label-${finding.id}` } : {}, finding.label), button),
    text ? make(document, "p", { class: "text", lang: report.lang ?? "", dir: "auto" }, text) : null,
    make(document, "ul", { class: "reasons", "aria-label": strings.why }, ...finding.reasons.map((reason) => make(document, "li", {}, reason))),
  );
}

/**
 * The controls of a view that shows a selection: nothing was left out of that.
 * @param {Document} document
 * @param {Strings} strings
 * @param {{ close(): void, showWhole?: () => void }} actions
 * @returns {ReturnType<typeof controls>}
 */
export function selectionControls(document, strings, { close, showWhole }) {
  const all = showWhole && make(document, "button", { type: "button" }, strings.showWhole);
  if (all && showWhole) all.addEventListener("click", showWhole);
  const note = make(document, "span", { class: "note", role: "status" }, strings.selection);
  return {
    bar: make(document, "div", { class: "bar" }, note, all, iconButton(document, strings.close, close)),
    panel: make(document, "section", { hidden: "" }),
    dismiss: () => false,
    addPage() {},
    update() {},
  };
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
