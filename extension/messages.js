// What the parts of the extension say to each other: one type per direction.

/**
 * The page's script to the background.
 * @typedef {{ type: "load-engine", engine: EngineKind }
 *   | { type: "opened", removed: number }
 *   | { type: "closed" }
 *   | { type: "not-a-page" }} ToBackground
 */

/**
 * The engine as WebAssembly, or the same engine as plain JavaScript for pages whose security policy forbids WebAssembly.
 * @typedef {"wasm" | "js"} EngineKind
 */

export {};
