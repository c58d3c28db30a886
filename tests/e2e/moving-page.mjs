// A story long enough to scroll, in the document itself or somewhere within it: /moving?in=…; with &lazy, what comes into view there brings more.

import { MORE, NEWSLETTER, SAID, TITLE } from "./story.mjs";

/** @type {Record<string, (story: string, query: string) => string>} */
const PLACES = {
  "open shadow root": (story) => `<div id="host"></div>${template(story)}<script>attach(document.getElementById("host"), "open")</script>`,
  "closed shadow root": (story) => `<div id="host"></div>${template(story)}<script>attach(document.getElementById("host"), "closed")</script>`,
  "custom element": (story) =>
    `<story-page></story-page>${template(story)}<script>customElements.define("story-page", class extends HTMLElement {
      connectedCallback() { attach(this, "open"); } });</script>`,
  "custom element with a closed shadow root": (story) =>
    `<story-page></story-page>${template(story)}<script>customElements.define("story-page", class extends HTMLElement {
      connectedCallback() { attach(this, "closed"); } });</script>`,
  "slot of a custom element": (story) =>
    `<story-frame>${story}</story-frame><script>customElements.define("story-frame", class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = "<main><slot></slot></main>"; } });</script>`,
  "same-origin frame": (_, query) => `<iframe src="/moving${query}" width="900" height="700"></iframe>`,
};
/** The story's paragraphs without an element of their own around them. @type {typeof PLACES} */
const BARE = {
  "the body itself": (story) => story,
  "an open shadow root itself": (story) => PLACES["open shadow root"]?.(story, "") ?? "",
  "a frame's body itself": () => `<iframe src="/moving?in=the+body+itself&amp;lazy" width="900" height="700"></iframe>`,
};
export const PLACE_NAMES = Object.keys(PLACES);
export const LAZY_PLACES = ["", ...PLACE_NAMES, ...Object.keys(BARE)];

const template = (/** @type {string} */ story) => `<template id="story">${story}</template><script>
  function attach(host, mode) {
    const root = host.attachShadow({ mode });
    root.append(document.getElementById("story").content.cloneNode(true));
    bringMore(root);
  }</script>`;

/**
 * Makes the story longer, its last paragraph one that comes when its place comes into view, and watches what no reader of the story asked for: an
 * advertisement in it, and what stands around it. Runs in the page, whose window is told of all that was seen.
 * @param {Document | ShadowRoot} root
 */
function bringMore(root) {
  const story = root.querySelector("#story-itself") ?? root.querySelector("p")?.parentNode;
  if (!story) return;
  const page = /** @type {any} */ (top);
  page.marks ??= [];
  page.seen ??= [];
  /** @param {Node} parent @param {string} name */
  const watch = (parent, name) => {
    const mark = parent.appendChild(document.createElement("div"));
    mark.style.height = "10px";
    page.marks.push(mark);
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && !page.seen.includes(name) && comes(mark, name)).observe(mark);
  };
  /** @param {Element} mark @param {string} name */
  const comes = (mark, name) => {
    page.seen.push(name);
    if (name !== "story") return;
    const late = "A lazy paragraph: nobody had asked for the second crate, and yet there it stood, nailed shut with twelve nails of a better kind.";
    mark.before(Object.assign(document.createElement("p"), { textContent: late }));
  };
  const advertisement = story.querySelector(".newsletter");
  for (let n = 1; n <= 30; n++) {
    const said = `In year ${n} of the ledger the keeper wrote down every ship that passed, and those that did not pass she wrote down on a page of their own.`;
    story.insertBefore(Object.assign(document.createElement("p"), { textContent: said }), advertisement);
  }
  watch(story, "story");
  if (advertisement) watch(advertisement, "advertisement");
  const around = story.parentElement ?? /** @type {ShadowRoot} */ (story).host?.parentElement;
  if (around && around !== document.documentElement) watch(around, "around");
}

/** @param {URL} url */
export function movingPage({ search, searchParams }) {
  const place = searchParams.get("in") ?? "", lazy = searchParams.has("lazy");
  const said = `<h1>${TITLE}</h1>${SAID.map((text) => `<p>${text} ${MORE}</p>`).join("\n")}${lazy ? NEWSLETTER : ""}`;
  const story = `<article id="story-itself">${said}</article>`;
  const body = PLACES[place]?.(story, search.replace(/in=[^&]*/, "")) ?? BARE[place]?.(said, "") ?? `<nav><a href="/">Home</a> <a href="/news">News</a></nav><main id="feed">${story}</main>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title><script>${lazy ? bringMore : "function bringMore() {}"}</script></head>
<body>${body}<script>bringMore(document)</script></body></html>`;
}
