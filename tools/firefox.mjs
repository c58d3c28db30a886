// @ts-check
// Firefox through geckodriver, with the extension in it: press the real button in the real toolbar, and ask what happened.
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { until } from "./chromium.mjs";

/** WebDriver's name for a reference to an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** Made by Firefox from the extension's id. */
const WIDGET = "lede_lede_example-browser-action";
const BUTTON = `#${WIDGET} .unified-extensions-item-action-button`;
const MENU_ITEM = "lede_lede_example-menuitem-_";
const ALT = "\uE00A", SHIFT = "\uE008";
/** @type {Record<string, string>} */
const KEYS = { Escape: "\uE00C", Tab: "\uE004", Enter: "\uE007" };
const PROMPTS = "extensions.webextOptionalPermissionPrompts";
const PREFERENCES = {
  // Everything that is shown comes from this machine.
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.proxy.no_proxies_on": "localhost",
  "intl.locale.requested": "en-US",
  "browser.shell.checkDefaultBrowser": false,
  // The reader's yes to the question for access; without a press it is not even asked.
  [PROMPTS]: false,
};

/** Starts geckodriver, on a port of its choice. @returns {Promise<{ url: string, stop: () => void }>} */
function startDriver() {
  // Reaching the toolbar takes access to the browser's own windows.
  const driver = spawn(process.env.GECKODRIVER || "geckodriver", ["--port", "0", "--allow-system-access"], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done, fail) => {
    driver.once("error", fail);
    driver.once("exit", (code) => fail(new Error(`geckodriver ended with ${code}.`)));
    let said = "";
    driver.stdout.on("data", (data) => {
      said += data;
      const port = said.match(/Listening on 127\.0\.0\.1:(\d+)/)?.[1];
      if (port) done({ url: `http://127.0.0.1:${port}`, stop: () => driver.kill() });
    });
  });
}

/**
 * @param {string} url
 * @param {string} method
 * @param {object} [body]
 */
async function request(url, method, body) {
  const content = body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {};
  const response = await fetch(url, { method, ...content });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`${method} ${url.replace(/.*session\/[^/]+/, "")}: ${value.error}: ${value.message}`);
  return value;
}

/**
 * Starts Firefox with the built extension, its button in the toolbar.
 * @param {{ width: number, height: number }} size of the window
 * @param {Record<string, string | number | boolean>} [preferences] besides the usual ones
 * @param {string} [folder] of the extension; none where that is empty
 */
export async function launchFirefox(size, preferences, folder = "dist/firefox") {
  const driver = await startDriver();
  const firefox = { binary: process.env.FIREFOX || "/usr/bin/firefox-esr", args: ["-headless"], prefs: { ...PREFERENCES, ...preferences } };
  const capabilities = { alwaysMatch: { "moz:firefoxOptions": firefox, pageLoadStrategy: "normal" } };
  const session = await request(`${driver.url}/session`, "POST", { capabilities }).catch((error) => {
    driver.stop();
    throw error;
  });
  const base = `${driver.url}/session/${session.sessionId}`;
  /** @param {string} path @param {object} [body] */
  const post = (path, body = {}) => request(`${base}${path}`, "POST", body);

  /**
   * @template T
   * @param {() => Promise<T>} act in the browser's own window instead of the page
   */
  async function inChrome(act) {
    await post("/moz/context", { context: "chrome" });
    try {
      return await act();
    } finally {
      await post("/moz/context", { context: "content" });
    }
  }

  /** @param {Function | string} body @param {unknown[]} args */
  const run = (body, ...args) => post("/execute/sync", { script: `return (${body}).apply(null, arguments)`, args });
  /** @param {{ type: string, value: string }[]} actions */
  const keys = (actions) => post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });

  /** @param {number} x @param {number} y in the page's window @param {number} button */
  const pressMouse = (x, y, button) =>
    post("/actions", {
      actions: [{ type: "pointer", id: "mouse", actions: [{ type: "pointerMove", x, y }, { type: "pointerDown", button }, { type: "pointerUp", button }] }],
    });

  await post("/window/rect", size);
  const install = async () => {
    await post("/moz/addon/install", { path: resolve(folder), temporary: true });
    await inChrome(() => run(`(id) => window.CustomizableUI.addWidgetToArea(id, "nav-bar")`, WIDGET));
    // The first-run page comes in a tab of its own, in front.
    const closeOthers = () => inChrome(() => run(`() => { const others = gBrowser.tabs.slice(1); for (const tab of others) gBrowser.removeTab(tab); return others.length; }`));
    await until("the first-run page to open", async () => (await closeOthers()) > 0);
  };
  if (folder) await install();

  return {
    version: String(session.capabilities.browserVersion),
    /** @param {string} url */
    visit: (url) => post("/url", { url }),
    /** Clicks the button in the toolbar. */
    press: () =>
      inChrome(async () => {
        const button = await post("/element", { using: "css selector", value: BUTTON });
        await post(`/element/${button[ELEMENT]}/click`);
      }),
    /** Closes the button's popup, as a click anywhere else does. @returns {Promise<boolean>} whether it was open */
    closePopup: () =>
      inChrome(() =>
        run(`() => {
          const panel = document.getElementById("customizationui-widget-panel");
          const open = panel?.state === "open";
          if (open) panel.hidePopup();
          return open;
        }`),
      ),
    /** Presses the extension's keys. */
    command: () => {
      const chord = [ALT, SHIFT, "L"];
      const pressed = chord.map((value) => ({ type: "keyDown", value }));
      return inChrome(() => keys([...pressed, ...chord.toReversed().map((value) => ({ type: "keyUp", value }))]));
    },
    /** @param {number} x @param {number} y in the page's window */
    click: (x, y) => pressMouse(x, y, 0),
    /**
     * Right-clicks, and chooses an item of the extension's in the menu that opens.
     * @param {number} x
     * @param {number} y in the page's window
     * @param {string} item
     */
    async choose(x, y, item) {
      await pressMouse(x, y, 2);
      await until(`“${item}” in the menu`, () => inChrome(() => run("(id) => document.getElementById(id) !== null", MENU_ITEM + item)));
      await inChrome(() =>
        run(
          `async (id) => {
            const item = document.getElementById(id), menus = [];
            for (let at = item.parentNode; at.id !== "contentAreaContextMenu"; at = at.parentNode) if (at.localName === "menu") menus.unshift(at);
            for (const menu of menus) {
              menu.openMenu(true);
              while (menu.menupopup.state !== "open") await new Promise((done) => setTimeout(done, 20));
            }
            item.parentNode.activateItem(item);
          }`,
          MENU_ITEM + item,
        ),
      );
    },
    /** @param {number} pixels down, in the middle of the window */
    wheel: (pixels) =>
      post("/actions", { actions: [{ type: "wheel", id: "wheel", actions: [{ type: "scroll", x: 400, y: 400, deltaX: 0, deltaY: pixels }] }] }),
    /** @param {string} name */
    key: (name) => keys(["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[name] ?? name }))),
    /**
     * What the button shows for the tab in front.
     * @returns {Promise<{ title: string, badge: string }>}
     */
    button: () =>
      inChrome(() =>
        run(
          `(selector) => {
            const button = document.querySelector(selector);
            return { title: button.getAttribute("label"), badge: button.getAttribute("badge") ?? "" };
          }`,
          BUTTON,
        ),
      ),
    /**
     * Runs a function in the page. It stands alone: nothing around it comes along.
     * @template {any[]} A
     * @template T
     * @param {(...args: A) => T} body
     * @param {A} args
     * @returns {Promise<Awaited<T>>}
     */
    evaluate: (body, ...args) => run(body, ...args),
    /** What the extension is called by in addresses of its own pages. @returns {Promise<string>} */
    ownHost: () => inChrome(() => run(`() => WebExtensionPolicy.getByID("lede@lede.example").mozExtensionHostname`)),
    /** The hosts that the extension may enter, as patterns; its own pages left out. @returns {Promise<string[]>} */
    hosts: () =>
      inChrome(() =>
        run(`() => {
          const { patterns } = WebExtensionPolicy.getByID("lede@lede.example").allowedOrigins;
          return patterns.map(({ pattern }) => pattern).filter((pattern) => !pattern.startsWith("moz-extension:"));
        }`),
      ),
    /** Whether the browser asks the reader before it gives access; otherwise the answer is yes. @param {boolean} asks */
    letAsk: (asks) => inChrome(() => run("(name, asks) => Services.prefs.setBoolPref(name, asks)", PROMPTS, asks)),
    /** Answers the browser's question for access with yes. @returns {Promise<boolean>} whether there was one */
    allow: () =>
      inChrome(() =>
        run(`() => {
          const question = PopupNotifications.isPanelOpen && document.getElementById("addon-webext-permissions-notification");
          if (question) question.button.click();
          return Boolean(question);
        }`),
      ),
    /** @returns {Promise<string[]>} the windows' handles, one for each tab */
    tabs: () => request(`${base}/window/handles`, "GET"),
    closeTab: () => request(`${base}/window`, "DELETE"),
    /** @param {string} handle */
    switchTo: (handle) => post("/window", { handle }),
    /** @returns {Promise<string>} */
    address: () => request(`${base}/url`, "GET"),
    /** @returns {Promise<string>} the page as it is seen, as PNG in base64 */
    picture: () => request(`${base}/screenshot`, "GET"),
    async stop() {
      await request(base, "DELETE").catch(() => undefined);
      driver.stop();
    },
  };
}
