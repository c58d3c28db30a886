// Keeps what the browser holds for us in step with the rules: the registered check, and host permissions that no rule needs any more.

import { giveBack, grantedOrigins, mayEnter, registerScript, storage } from "./browser-api.js";
import { ALL_SITES, originsFor, patternsFor } from "./rules.js";
import { createStore } from "./store.js";

export const store = createStore(storage.sync, storage.local);

/** One pass at a time; a registration that is half made would be made twice. @type {Promise<unknown>} */
let queue = Promise.resolve();

/** @returns {Promise<unknown>} */
export const keepInStep = () => (queue = queue.then(align, align));

async function align() {
  const { settings, problem } = await store.load();
  if (problem) return;
  await release(originsFor(settings));
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
