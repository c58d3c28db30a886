// The same engine as plain JavaScript, for pages whose security policy refuses WebAssembly to content scripts. Bundled by build.sh.

import * as lede from "../target/js-engine/pkg/lede.js";
import { provideEngine } from "./slots.js";

provideEngine(async () => lede);
