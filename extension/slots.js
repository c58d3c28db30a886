// Where the scripts of one page leave things for each other. Symbols, because a page's elements can take any plain name of the global object
// (`<div id="lede">` is `globalThis.lede`, in a content script too).

/**
 * What an engine script provides. A module instance that broke is thrown away with it.
 * @typedef {{ open(document: Document, options: import("../www/pkg/lede.js").OpenOptions): import("../www/pkg/lede.js").View }} Engine
 * @typedef {() => Promise<Engine>} EngineLoader
 */

const scope = /** @type {Record<symbol, any>} */ (/** @type {unknown} */ (globalThis));
const READER = Symbol.for("lede.reader");
const ENGINE = Symbol.for("lede.engine");

/**
 * The one reader of this page, made at the first press.
 * @template T
 * @param {() => T} make
 * @returns {T}
 */
export const theReader = (make) => (scope[READER] ??= make());

/** @param {EngineLoader} loader */
export function provideEngine(loader) {
  scope[ENGINE] = loader;
}

/** @returns {EngineLoader} */
export function takeEngine() {
  const loader = scope[ENGINE];
  delete scope[ENGINE];
  return loader;
}

/** What content.js is run for, where it is no press. */
export const WISH = Symbol.for("lede.wish");
/** Lifts the curtain before the page. */
export const CURTAIN = Symbol.for("lede.curtain");
/** The theme's background, as CSS. */
export const PAPER = Symbol.for("lede.paper");

/**
 * Takes what is in a slot; with a value, leaves that there.
 * @param {symbol} name
 * @param {unknown} [value]
 */
export function slot(name, value) {
  const was = scope[name];
  if (value === undefined) delete scope[name];
  else scope[name] = value;
  return was;
}
