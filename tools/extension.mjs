// @ts-check
// Assembles dist/chrome and dist/firefox from extension/ and www/pkg: the same files, two manifests.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const COPIED = ["background.js", "browser-api.js", "messages.js", "unsupported.html", "unsupported.css", "unsupported.js", "_locales"];
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
  await bundle("extension/content.js", `${out}/content.js`);
  await bundle("extension/engine.js", `${out}/engine.js`);
  if (existsSync("target/js-engine/pkg/lede.js")) await bundle("extension/engine-js.js", `${out}/engine-js.js`);
}
