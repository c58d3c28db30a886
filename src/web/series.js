// @ts-check
/**
 * The offer at the end of a story that goes on over further pages. They are fetched on a press and not before: from the page's own origin, one after
 * the other. Whether a page goes on with the story, and with which of its parts, is the engine's to say.
 */

import { make } from "./build.js";
import { fill } from "./strings.js";

/** @typedef {import("./strings.js").Strings & { locale: string }} Strings with the locale of numbers */
/** @typedef {{ url: string, number: number, pages: number | null }} Next */
/** @typedef {import("./panel.js").Report & { next: Next | null }} Report */
/** @typedef {{ packed: import("./build.js").Packed, title: string | null, report: Report }} Page a page that goes on with the story */
/** @typedef {Page | { stop: "elsewhere" | "nothing-new" }} Answer */

/** So many pages come with one press; then the offer is made again. */
const MOST = 20;
/** How long a page is waited for, in milliseconds. */
const PATIENCE = 20_000;

/**
 * @param {Document} document
 * @param {object} story
 * @param {Next} story.next the page that comes next
 * @param {Strings} story.strings
 * @param {(page: Document, address: string) => Answer} story.join
 * @param {(page: Page, number: number) => void} story.add shows what a page adds
 * @returns {{ element: HTMLElement, end: () => void }}
 */
export function furtherPages(document, { next: first, strings, join, add }) {
  /** @type {Next | null} */
  let next = first;
  let ended = false, busy = false;
  /** @type {XMLHttpRequest | undefined} */
  let request;
  const button = make(document, "button", { type: "button" });
  const status = make(document, "p", { role: "status", tabindex: "-1" });
  const numbered = (/** @type {string} */ text, /** @type {number} */ n) => fill(text, n.toLocaleString(strings.locale));

  /** @param {string} said */
  const say = (said) => {
    status.textContent = said;
    const more = next?.pages ?? 0;
    button.textContent = more > 1 ? numbered(strings.goesOnMany, more) : more === 1 ? strings.goesOnOne : strings.goesOn;
    button.setAttribute("aria-disabled", `${busy}`);
    if (!next && button.matches(":focus")) status.focus({ preventScroll: true });
    button.hidden = !next;
  };

  /** @param {Next} wanted @returns {Promise<string>} what to say; nothing where the page came */
  const take = async (wanted) => {
    request = new XMLHttpRequest();
    const page = await get(request, wanted.url).catch(() => undefined);
    if (ended) return "";
    if (!page) return numbered(request.status >= 400 ? strings.pageRefused.replace("{code}", `${request.status}`) : strings.pageUnreachable, wanted.number);
    const answer = join(page, request.responseURL);
    if (!("stop" in answer)) {
      add(answer, wanted.number);
      const after = answer.report.next;
      next = after && after.number > wanted.number ? after : null;
      return "";
    }
    if (answer.stop === "nothing-new") next = null;
    return numbered(answer.stop === "nothing-new" ? strings.pageNothingNew : strings.pageElsewhere, wanted.number);
  };

  const takeAll = async () => {
    if (busy) return;
    busy = true;
    let wrong = "";
    for (let count = 0; next && !wrong && !ended && count < MOST; count++) {
      say(numbered(strings.gettingPage, next.number));
      wrong = await take(next);
    }
    busy = false;
    say(wrong || (next ? "" : strings.lastPage));
  };

  button.addEventListener("click", () => takeAll().catch((error) => {
    console.error(error); // the engine broke; what is shown does not need it
    busy = false;
    next = null;
    say(strings.pageBroken);
  }));
  say("");
  return {
    element: make(document, "div", { class: "further" }, button, status),
    end() {
      ended = true;
      request?.abort();
    },
  };
}

/**
 * A page as a document without scripts, in the encoding that it says it is in; `fetch` would leave that to us.
 * @param {XMLHttpRequest} request
 * @param {string} url
 * @returns {Promise<Document>}
 */
function get(request, url) {
  return new Promise((resolve, reject) => {
    request.open("GET", url);
    request.responseType = "document";
    request.timeout = PATIENCE;
    request.onloadend = () => (request.status >= 200 && request.status < 300 && request.responseXML ? resolve(request.responseXML) : reject(new Error("no page")));
    request.send();
  });
}

/** Whether the page is of the document's own origin. @param {Document} document @param {Next | null} next */
export const isOwn = (document, next) => next !== null && new URL(next.url).origin === document.defaultView?.location.origin;
