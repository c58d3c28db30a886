// @ts-check
// Mends how wasm2js grows memory. Usage: node tools/grow-memory.mjs FILE
//
// wasm2js copies everything into a new buffer at each step of 64 KB, which on a large page takes minutes; here the buffer doubles, and most steps
// only count. And WebAssembly detaches the old buffer, which is how wasm-bindgen's glue learns to renew its views; wasm2js would leave it be.
import { readFileSync, writeFileSync } from "node:fs";

const [file = ""] = process.argv.slice(2);

/** @type {[from: RegExp, to: string][]} */
const CHANGES = [
  [/var buffer = new ArrayBuffer\((\d+)\);/, "var buffer = new ArrayBuffer($1), pagesInUse = $1 / 65536;"],
  [/function __wasm_memory_size\(\) \{[^}]*\}/, "function __wasm_memory_size() { return pagesInUse; }"],
  [
    /var newBuffer = new ArrayBuffer\(newPages << 16\);/,
    `pagesInUse = newPages;
   if (newPages * 65536 <= buffer.byteLength) return oldPages;
   var newBuffer = new ArrayBuffer(Math.min(2 * newPages, 32767) * 65536);`,
  ],
  [/newHEAP8\.set\(HEAP8\);/, "newHEAP8.set(HEAP8); structuredClone(buffer, { transfer: [buffer] });"],
];

let code = readFileSync(file, "utf8");
for (const [from, to] of CHANGES) {
  if (code.split(from).length < 2) throw new Error(`wasm2js writes its memory in another way now: ${from} is not in ${file}.`);
  code = code.replace(from, to);
}
writeFileSync(file, code);
