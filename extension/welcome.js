// The first-run page: the button, its key and the promise.

import { openOptions, shortcut, text } from "./browser-api.js";
import { byId, translate } from "./page.js";

translate();
byId("options", HTMLButtonElement).addEventListener("click", openOptions);
const key = await shortcut();
byId("key", HTMLParagraphElement).textContent = key && text("welcome_key", key);
