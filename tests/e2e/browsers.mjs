// Chromium and Firefox as one kind of thing, for tests that run in both.
import { until } from "../../tools/chromium.mjs";
import { launchFirefox } from "../../tools/firefox.mjs";
import { button, newPage, pressOnly } from "./harness.mjs";

/**
 * @typedef {object} Browser one tab of a browser
 * @property {"chromium" | "firefox"} name
 * @property {string} [missing] why it is not here; then nothing else may be called
 * @property {(url: string) => Promise<unknown>} visit
 * @property {() => Promise<unknown>} press the real toolbar button
 * @property {() => Promise<string>} title what the button says
 * @property {(key: "Escape" | "Tab" | "Enter") => Promise<unknown>} key
 * @property {(x: number, y: number) => Promise<unknown>} click
 * @property {(pixels: number) => Promise<unknown>} wheel
 * @property {<A extends any[], T>(body: (...args: A) => T, ...args: A) => Promise<Awaited<T>>} evaluate in the page's own world
 * @property {() => Promise<string>} picture PNG in base64
 * @property {() => Promise<unknown>} stop
 */

const SIZE = { width: 1100, height: 800 };

/** Firefox with what only its tests ask of it, once `browsers` has started it. @type {Awaited<ReturnType<typeof launchFirefox>> | undefined} */
export let firefoxOnly;

/** @type {Promise<Browser[]> | undefined} */
let started;

/** Both, started at the first call. */
export const browsers = () => (started ??= Promise.all([chromium(), firefox()]));

/** The story in the view, if the page's scripts can see it; to be run in the page. */
export const storyOf = () => document.querySelector("lede-view > article")?.innerHTML ?? "";

/** The button at the end of the view stands in a closed shadow root, right below the story; to be run in the page. */
export const placeOfOffer = () => {
  scrollTo(0, document.documentElement.scrollHeight);
  const { bottom, left, width } = document.querySelector("lede-view > article")?.getBoundingClientRect() ?? new DOMRect();
  return { x: Math.round(left + width / 2), y: Math.round(bottom + 60) };
};

/**
 * Waits until the button says that the view is open, or is not.
 * @param {Browser} browser
 * @param {boolean} open
 */
export const settled = (browser, open) =>
  until(`the view to ${open ? "open" : "close"}`, async () => ((await browser.title()) === "Give the page back") === open);

export async function stopBrowsers() {
  for (const browser of (await started) ?? []) await browser.stop();
}

/** @returns {Promise<Browser>} */
async function chromium() {
  let page = await newPage();
  return {
    name: "chromium",
    async visit(url) {
      await page.close();
      page = await newPage();
      await page.goto(url, { waitUntil: "load" });
      await page.bringToFront();
    },
    press: () => pressOnly(page),
    title: async () => (await button()).title,
    key: (key) => page.keyboard.press(key),
    click: (x, y) => page.mouse.click(x, y),
    async wheel(pixels) {
      await page.mouse.move(400, 400);
      await page.mouse.wheel({ deltaY: pixels });
    },
    evaluate: (body, ...args) => page.evaluate(/** @type {any} */ (body), ...args),
    picture: () => page.screenshot({ encoding: "base64" }),
    stop: () => page.close(),
  };
}

/** @returns {Promise<Browser>} */
async function firefox() {
  const missing = process.env.FIREFOX && process.env.GECKODRIVER ? undefined : "Firefox or geckodriver is not on this machine; ./build.sh said what to type";
  if (missing) return /** @type {Browser} */ ({ name: "firefox", missing, stop: async () => undefined });
  const started = await launchFirefox(SIZE);
  firefoxOnly = started;
  const { button: face, ...rest } = started;
  return { name: "firefox", title: async () => (await face()).title, ...rest };
}
