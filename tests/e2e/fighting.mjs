// The pages of the matrix, made from one page and a row of behaviours.mjs: /fight?page=…&behaviour=NUMBER
import { readFileSync } from "node:fs";
import { BEHAVIOURS } from "./behaviours.mjs";

const PLAIN = readFileSync("tests/e2e/pages/aggregator.html", "utf8");
/** After this paragraph stands the picture. */
const BEFORE_PICTURE = "it agreed on Tuesday night to pay for repairs to the forty-year-old ferry and to run it for another five years.</p>";
const PICTURE = `<figure><img src="/drawing.svg" width="480" height="240" alt="The Kestrel at her pier"><figcaption>The Kestrel at her pier in Brannick.</figcaption></figure>`;

/** @param {URL} url */
const behaviourOf = (url) => BEHAVIOURS[Number(url.searchParams.get("behaviour") ?? NaN)];

/** @param {URL} url @returns {Record<string, string>} */
export function policyOf(url) {
  const policy = behaviourOf(url)?.policy;
  return policy ? { "content-security-policy": policy } : {};
}

/** @param {URL} url */
export function fightingPage(url) {
  const script = behaviourOf(url)?.script;
  let page = PLAIN;
  if (url.searchParams.get("page") === "picture") page = page.replace(BEFORE_PICTURE, `${BEFORE_PICTURE}\n${PICTURE}`);
  // A method's own text is no expression; in an object it is.
  return script ? page.replace("</body>", `<script>({ ${script} }).script()</script></body>`) : page;
}
