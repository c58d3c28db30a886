// Every end-to-end test, in one process: they share one browser. Run with `./build.sh test e2e`.
import { after } from "node:test";
import { stopBrowsers } from "./browsers.mjs";
import { stop } from "./harness.mjs";
import "./toggle.mjs";
import "./auto.mjs";
import "./unasked.mjs";
import "./promise.mjs";
import "./promise-firefox.mjs";
import "./settings.mjs";
import "./golden.mjs";
import "./hostile.mjs";
import "./refusals.mjs";
import "./policy.mjs";
import "./crash.mjs";
import "./screens.mjs";
import "./accessibility.mjs";
import "./own-pages.mjs";
import "./firefox.mjs";
import "./moving.mjs";
import "./series.mjs";
import "./selection.mjs";
import "./menu.mjs";
import "./matrix.mjs";
import "./languages.mjs";
import "./demo.mjs";

after(async () => {
  await stopBrowsers();
  await stop();
});
