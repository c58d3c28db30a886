// Pages too large or too odd to keep as files.
import { writeFileSync } from "node:fs";

const SENTENCE = "The bell of the old customs house rang twice, and nobody on the quay looked up. ";
const STORY = `<h1>The bell of the customs house</h1>${`<p>${SENTENCE.repeat(6)}</p>`.repeat(8)}`;

/** @param {string} body */
const page = (body) => `<!doctype html><html lang="en"><title>The bell of the customs house</title><body>${body}</body></html>`;

/** @param {string} folder */
export function writeLargePages(folder) {
  for (const elements of [25_000, 100_000]) {
    const rows = `<div><span>row</span> <a href="/x">link</a></div>`.repeat(Math.ceil(elements / 3));
    writeFileSync(`${folder}/elements-${elements}.html`, page(`<article>${STORY}</article><div>${rows}</div>`));
  }
  writeFileSync(`${folder}/levels-5000.html`, page(`<article>${STORY}</article>${"<div>".repeat(5000)}deep${"</div>".repeat(5000)}`));
  writeFileSync(`${folder}/story-5000-levels-down.html`, page(`${"<div>".repeat(5000)}${STORY}${"</div>".repeat(5000)}`));
}
