import { after } from "node:test";
import { stop } from "./harness.mjs";
import { stopBrowsers } from "./browsers.mjs";
import "./settings.mjs";
import "./firefox.mjs";
after(async () => { await stopBrowsers(); await stop(); });
