// Keeps what the browser holds for us in step with the rules: the registered check, and host permissions that no rule needs any more.

import { giveBack, grantedOrigins, mayEnter, registerScript, storage } from "./browser-api.js";
import { ALL_SITES, originsFor, patternsFor } from "./rules.js";
import { createStore } from "./store.js";

export const store = createStore(storage.sync, storage.local);

/** One pass at a time; a registration that is half made would be made twice. @type {Promise<unknown>} */
let queue = Promise.resolve();

const inTurn = (/** @type {() => Promise<unknown>} */ step) => (queue = queue.then(step, step));

/** After a change of the rules. @returns {Promise<unknown>} */
export const keepInStep = () =>
  inTurn(async () => {
    const { settings, problem } = await store.load();
    if (problem) return;
    await release(originsFor(settings));
    await register(settings);
  });

/** After access came or went. It gives nothing back: the rule that asked for the access is kept only after the answer. */
export const registerAgain = () => inTurn(async () => register((await store.load()).settings));

/** @param {import("./settings.js").Settings} settings */
async function register(settings) {
  const { matches, excludeMatches } = patternsFor(settings);
  const granted = await Promise.all(matches.map(mayEnter));
  await registerScript({ id: "auto", js: [`paper-${settings.look.theme}.js`, "auto.js"], matches: matches.filter((_, i) => granted[i]), excludeMatches });
}

/** @param {string[]} needed */
async function release(needed) {
  if (needed.includes(ALL_SITES)) return;
  const unneeded = (await grantedOrigins()).filter((origin) => !needed.includes(origin));
  if (unneeded.length) await giveBack(unneeded);
}
