// A story long enough to scroll, in the document itself or somewhere within it: /moving?in=…

const SAID = [
  "The lamp at Corrie Head went dark on a Thursday, and by Friday noon the keeper had counted forty ships that did not know it.",
  "Maud Ferrier had kept the light for nineteen years, most of them alone, with a radio that spoke only of weather and herring.",
  "She wrote each ship into the ledger: its rig, its course, and whether anyone on board had waved at the tower.",
  "The spare lens lay in a crate in the boathouse, packed in straw by a man who had long since moved to the mainland.",
  "It weighed as much as two sheep, she said later, and was about as willing to climb a hundred and twelve steps.",
  "Her nephew Tobias rowed over on Saturday with rope, a pulley and the firm belief that it could be done before supper.",
  "They broke the pulley on the third landing and the rope on the seventh, and ate their supper on the stairs between.",
  "At four in the morning the lens stood where the old one had stood, a hand's breadth too far to the left.",
  "Nobody at sea would notice, said Tobias, but his aunt had a level in her apron and was already on her knees.",
  "The harbour board sent a letter of thanks in the spring, and a bill for the straw, which she framed together.",
  "Since then the ledger has a column more: ships that answered the light with three short flashes of their own.",
  "There were eleven of them last year, and she can name every one without turning a page.",
];
const TITLE = "The keeper who counted ships in the dark";
const MORE = "Those who have been up the tower tell it differently, but all of them agree on the stairs and on the weather that night.";

/** @type {Record<string, (story: string) => string>} */
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
  "same-origin frame": () => `<iframe src="/moving" width="900" height="700"></iframe>`,
};
export const PLACE_NAMES = Object.keys(PLACES);

const template = (/** @type {string} */ story) => `<template id="story">${story}</template><script>
  function attach(host, mode) { host.attachShadow({ mode }).append(document.getElementById("story").content.cloneNode(true)); }</script>`;

/** @param {string | null} place one of PLACE_NAMES, or none */
export function movingPage(place) {
  const story = `<article id="story-itself"><h1>${TITLE}</h1>${SAID.map((said) => `<p>${said} ${MORE}</p>`).join("\n")}</article>`;
  const body = PLACES[place ?? ""]?.(story) ?? `<nav><a href="/">Home</a> <a href="/news">News</a></nav><main id="feed">${story}</main>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title></head><body>${body}</body></html>`;
}
