// @ts-check
// Assembles dist/chrome and dist/firefox from extension/ and www/pkg: the same files, two manifests.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { paperOf } from "../src/web/look.js";

/** What the page's own bundles are made from, or is copied in another way. */
const NOT_COPIED = ["icons", "manifest.json", "content.js", "engine.js", "engine-js.js", "auto.js", "moved.js", "judge.js", "wish-unasked.js", "wish-open.js", "reader.js", "notice.js", "curtain.js", "verdict.js", "moves.js", "strings.js"];
const COPIED = readdirSync("extension").filter((name) => !NOT_COPIED.includes(name));
/** Theme to background, as JavaScript: the check has to know it before it can ask for anything. */
const PAPERS = {
  ...Object.fromEntries(/** @type {const} */ (["light", "sepia", "dark"]).map((theme) => [theme, JSON.stringify(paperOf(theme))])),
  auto: `matchMedia("(prefers-color-scheme: dark)").matches ? "${paperOf("dark")}" : "${paperOf("light")}"`,
};
const ICON_SIZES = [16, 32, 48, 128];

const shared = JSON.parse(readFileSync("extension/manifest.json", "utf8"));

/** What only one browser understands. */
const MANIFESTS = {
  chrome: {
    // The first with action.openPopup for everyone.
    minimum_chrome_version: "127",
    background: { service_worker: "background.js", type: "module" },
  },
  firefox: {
    background: { scripts: ["background.js"], type: "module" },
    browser_specific_settings: {
      // The first versions that read data_collection_permissions.
      gecko: { id: "lede@lede.example", strict_min_version: "140.0", data_collection_permissions: { required: ["none"] } },
      gecko_android: { strict_min_version: "142.0" },
    },
  },
};

/**
 * Scripts for the page must be one file each, without imports.
 * @param {string} entry
 * @param {string} outfile
 */
const bundle = (entry, outfile) =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "iife",
    target: "es2022",
    // The generated loader would look for the wasm beside itself; the bytes are inside.
    define: { "import.meta.url": '"about:blank"' },
    loader: { ".wasm": "base64" },
    legalComments: "none",
    minifyWhitespace: entry.includes("engine"),
    // The check runs on every page of a granted host, so it has to be small.
    minify: /auto|moved/.test(entry),
    // Text that survives a page in any encoding.
    charset: "ascii",
    logLevel: "warning",
    // wasm-bindgen names a module once for each import block.
    logOverride: { "duplicate-object-key": "silent" },
  });

for (const [browser, own] of Object.entries(MANIFESTS)) {
  const out = `dist/${browser}`;
  rmSync(out, { recursive: true, force: true });
  for (const name of COPIED) cpSync(`extension/${name}`, `${out}/${name}`, { recursive: true });
  for (const size of ICON_SIZES) cpSync(`extension/icons/${size}.png`, `${out}/icons/${size}.png`);
  writeFileSync(`${out}/manifest.json`, `${JSON.stringify({ ...shared, ...own }, null, 2)}\n`);
  for (const name of ["content.js", "auto.js", "moved.js", "wish-unasked.js", "wish-open.js"]) await bundle(`extension/${name}`, `${out}/${name}`);
  for (const [theme, paper] of Object.entries(PAPERS)) writeFileSync(`${out}/paper-${theme}.js`, `globalThis[Symbol.for("lede.paper")] = ${paper};\n`);
  await bundle("extension/engine.js", `${out}/engine.js`);
  if (existsSync("target/js-engine/pkg/lede.js")) await bundle("extension/engine-js.js", `${out}/engine-js.js`);
}
