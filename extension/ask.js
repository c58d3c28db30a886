// One question: may a rule that the reader chose in a view have its access? For browsers that take only presses in the extension's own pages.

import { askFor, backTo, storage, text } from "./browser-api.js";
import { choose, isChoice, originsForChoice } from "./choices.js";
import { byId, translate } from "./page.js";
import { createStore } from "./store.js";

const query = new URLSearchParams(location.search);
const choice = query.get("choice") ?? "", address = query.get("address") ?? "", tabId = Number(query.get("tab"));
const store = createStore(storage.sync, storage.local);

translate();
byId("site", HTMLParagraphElement).textContent = address;
byId("allow", HTMLButtonElement).addEventListener("click", allow);
byId("cancel", HTMLButtonElement).addEventListener("click", () => backTo(tabId));

async function allow() {
  if (!isChoice(choice)) return;
  // The background hears of the access and of the rule, and does the rest.
  const kept = (await askFor(originsForChoice(choice, address))) && (await store.update((settings) => choose(settings, choice, address)).catch(() => false));
  if (kept) await backTo(tabId);
  else byId("status", HTMLParagraphElement).textContent = text("error_denied");
}
