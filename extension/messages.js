// What the parts of the extension say to each other: one type per direction.

/**
 * The page's script to the background. `byReader` is the address of a page whose view the reader closed.
 * @typedef {{ type: "load-engine", engine: EngineKind }
 *   | { type: "opened", removed: number }
 *   | { type: "closed", byReader?: string }
 *   | { type: "may-open", address: string }
 *   | { type: "open-unasked" }
 *   | { type: "moved", address: string }
 *   | { type: "rule", choice: import("./choices.js").Choice, address: string }
 *   | { type: "settings" }
 *   | { type: "not-a-page" }} ToBackground
 */

/**
 * The engine as WebAssembly, or the same engine as plain JavaScript for pages whose security policy forbids WebAssembly.
 * @typedef {"wasm" | "js"} EngineKind
 */

export {};
