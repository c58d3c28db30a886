// @ts-check
// Prints what was built and how large it is. With --check, fails where the engine is over its budget.
import { existsSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const BUDGET = { file: "www/pkg/lede_bg.wasm", rawKb: 400, brotliKb: 150 };
const FILES = [BUDGET.file, "www/pkg/lede.js", "dist/chrome/engine.js", "dist/chrome/engine-js.js", "dist/chrome/content.js", "dist/chrome/background.js"];

/** @param {number} bytes */
const kb = (bytes) => bytes / 1024;

/** @param {string} file */
function sizes(file) {
  const bytes = readFileSync(file);
  return { raw: kb(bytes.length), brotli: kb(brotliCompressSync(bytes).length) };
}

for (const file of FILES.filter(existsSync)) {
  const { raw, brotli } = sizes(file);
  console.log(`${file.padEnd(28)} ${raw.toFixed(1).padStart(8)} KB raw ${brotli.toFixed(1).padStart(8)} KB brotli`);
}
const engine = sizes(BUDGET.file);
if (engine.raw > BUDGET.rawKb || engine.brotli > BUDGET.brotliKb) {
  console.log(`The engine is over its budget of ${BUDGET.rawKb} KB raw, ${BUDGET.brotliKb} KB brotli.`);
  process.exitCode = process.argv.includes("--check") ? 1 : 0;
}
