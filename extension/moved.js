// Runs where a page went to another address without leaving, and the rules say "always": judges it when its content has come.

import { judge } from "./judge.js";

/** How long a page's content must stay the same, in milliseconds, and how long that is waited for. */
const QUIET_MS = 250;
const SETTLED_MS = 3000;

/** Until a page that changes itself has done so. */
const settled = () =>
  new Promise((resolve) => {
    const done = () => (observer.disconnect(), resolve(true));
    let quiet = setTimeout(done, 2 * QUIET_MS);
    setTimeout(done, SETTLED_MS);
    const observer = new MutationObserver(() => (clearTimeout(quiet), (quiet = setTimeout(done, QUIET_MS))));
    observer.observe(document, { childList: true, subtree: true });
  });

const address = location.href;
settled().then(() => address === location.href && judge());
