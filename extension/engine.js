// Bundled by build.sh into one script with the engine's bytes inside: a file that pages could fetch would tell them that the extension is there.

import init, * as lede from "../www/pkg/lede.js";
import base64 from "../www/pkg/lede_bg.wasm";
import { provideEngine } from "./slots.js";

provideEngine(async () => {
  await init({ module_or_path: decode(base64) });
  return lede;
});

/** @param {unknown} text base64: build.sh puts that in the place of the module */
const decode = (text) => Uint8Array.from(atob(String(text)), (char) => char.charCodeAt(0));
