// A story over three pages, /series/KIND/the-lamp?page=N. The kind says what goes wrong on its second page; the third is written in an old encoding.

import { MORE, NEWSLETTER, SAID, TITLE } from "./story.mjs";

const LEAD = "A lamp, a ledger and forty ships: how the light came back to Corrie Head in one long night of rope and stairs.";
const PAGES = [SAID.slice(0, 4), SAID.slice(4, 7), SAID.slice(7)];
/** A page that would be no article by itself. */
const SHORT = "<p>The rope held, the pulley did not, and nobody on the stairs said a word about it.</p><p>Supper was eaten where they sat, by the light of the one candle.</p>";
const OTHER = "The oven of Lindmoor was lit on the first day of the month, and the queue went twice around the square before the first loaf was cold.";

/** Addresses of the pages asked for, in order; tests empty it. @type {string[]} */
export const asked = [];
/** Kinds whose second page fails from now on no more. @type {Set<string>} */
export const mended = new Set();

/**
 * @param {URL} url
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean} whether it was for a page of the story
 */
export function answerSeries(url, response) {
  const [, folder, kind = "", name] = url.pathname.split("/");
  if (folder !== "series") return false;
  asked.push(url.pathname + url.search);
  const number = Number(url.searchParams.get("page") ?? 1);
  const fails = number === 2 && !mended.has(kind);
  const policy = url.searchParams.get("csp");
  const send = (/** @type {string} */ html, charset = "utf-8") =>
    response
      .writeHead(200, { "content-type": charset === "utf-8" ? "text/html; charset=utf-8" : "text/html", ...(policy ? { "content-security-policy": policy } : {}) })
      .end(Buffer.from(html, charset === "utf-8" ? "utf8" : "latin1"));
  if (name === "login") send(other("Log in to go on", "<form><input type=email><input type=password><button>Log in</button></form>"));
  else if (fails && kind === "missing") response.writeHead(404, { "content-type": "text/html" }).end("<h1>Not found</h1>");
  else if (fails && kind === "offline") response.destroy();
  else if (fails && kind === "turned-away") response.writeHead(302, { location: "/series/turned-away/login?to=the-lamp" }).end();
  else if (fails && kind === "other") send(other("Bakers of Lindmoor go back to the wooden oven", `<p>${OTHER}</p>`.repeat(3)));
  else if (number === 2 && kind === "loop") send(page(url, 1));
  else if (number === 3 && kind !== "loop") send(page(url, 3), "latin1");
  else send(page(url, number));
  return true;
}

/** @param {string} title @param {string} content */
const other = (title, content) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body><article><h1>${title}</h1>${content}</article></body></html>`;

/** @param {URL} url @param {number} number */
function page(url, number) {
  const csp = url.searchParams.get("csp");
  const link = (/** @type {number} */ n, /** @type {string | number} */ text) => {
    const query = [n > 1 ? `page=${n}` : "", csp ? `csp=${encodeURIComponent(csp)}` : ""].filter(Boolean).join("&amp;");
    return `<a href="/series/${url.pathname.split("/")[2]}/the-lamp${query && `?${query}`}">${text}</a>`;
  };
  const pager = [1, 2, 3].map((n) => (n === number ? `<b>${n}</b>` : link(n, n))).join(" ") + (number < 3 ? ` ${link(number + 1, "Next \u203a")}` : "");
  const said = (PAGES[number - 1] ?? []).map((text) => `<p>${text} ${MORE}</p>`).join("\n");
  const short = number === 2 && url.pathname.startsWith("/series/short/"), box = short ? "div" : "article";
  const story = short ? SHORT : `<h1>${TITLE}</h1><p class="lead">${LEAD}</p>${said}`;
  // Each of these pages would count its visitors; a page that is fetched runs nothing and loads nothing.
  const counter = url.pathname.startsWith("/series/counted/") ? `<script src="http://count.example/?page=${number}"></script>` : "";
  const charset = number === 3 ? "iso-8859-1" : "utf-8";
  return `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>${TITLE}${number > 1 ? ` - page ${number} of 3` : ""}</title>${counter}</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<${box}>${story}
<div class="pagination">${pager}</div></${box}>
${NEWSLETTER.replace("the week", `page ${number}`)}
<footer>Imprint and privacy policy</footer></body></html>`;
}
