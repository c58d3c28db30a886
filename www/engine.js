// The engine's side of the playground: loads the generated package once, and runs it often enough for a fair time.

/** @import {Report} from './pkg/lede.js' */

/**
 * A problem that the visitor can do something about.
 */
export class PlaygroundError extends Error {}

/**
 * @typedef {object} Engine
 * @property {typeof import('./pkg/lede.js')} lede the generated module, ready to use
 * @property {number} startMs how long loading and starting took
 * @property {number} bytes size of the WebAssembly file, unpacked; 0 where the browser doesn't say
 */

/** @type {Promise<Engine> | undefined} */
let starting;

/**
 * The engine, started on the first call.
 *
 * @returns {Promise<Engine>}
 * @throws {PlaygroundError} when the package was not built or the browser cannot run it
 */
export const engine = () => {
  starting ??= start();
  return starting;
};

/** @returns {Promise<Engine>} */
const start = async () => {
  const from = performance.now();
  const lede = await import('./pkg/lede.js').catch(() => {
    throw new PlaygroundError('The engine is not built yet: www/pkg/lede.js is missing.\nRun ./build.sh first, then ./build.sh serve, and reload this page.');
  });
  try {
    await lede.default();
  } catch (error) {
    throw new PlaygroundError(`The engine did not start: ${explain(error)}\nRun ./build.sh again and reload this page.`);
  }
  return { lede, startMs: performance.now() - from, bytes: wasmBytes() };
};

const wasmBytes = () => {
  const files = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
  return files.find((file) => file.name.endsWith('.wasm'))?.decodedBodySize ?? 0;
};

/**
 * @typedef {object} Measured
 * @property {Report} report of the last run
 * @property {Report['timings'][]} runs stage times of every run, in milliseconds
 * @property {number[]} totals wall-clock time of every run, in milliseconds
 */

const RUNS = 9;
const PATIENCE_MS = 1500;

/**
 * Analyses a document several times. Pauses between runs so that the page stays alive, and stops early on a page that takes long.
 *
 * @param {Engine} engine
 * @param {Document} document is not changed
 * @param {{ url?: string }} options
 * @returns {Promise<Measured>}
 */
export const measure = async ({ lede }, document, options) => {
  /** @type {Report['timings'][]} */ const runs = [];
  /** @type {number[]} */ const totals = [];
  const begun = performance.now();
  for (;;) {
    const from = performance.now();
    const report = lede.analyze(document, options);
    totals.push(performance.now() - from);
    runs.push(report.timings);
    if (runs.length === RUNS || performance.now() - begun > PATIENCE_MS) return { report, runs, totals };
    await new Promise((resume) => setTimeout(resume));
  }
};

/**
 * A sentence for whatever was thrown. The engine throws plain objects `{ code, message }`.
 *
 * @param {unknown} error
 * @returns {string}
 */
export const explain = (error) => {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  return 'code' in error ? `${error.message} (${error.code})` : String(error.message);
};
