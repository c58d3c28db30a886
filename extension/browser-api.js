// The only file that names the browser's extension API. Everything else goes through here, so that Chrome's and Firefox's differences have one home.

/** @type {typeof chrome} */
const api = Reflect.get(globalThis, "browser") ?? chrome;

/** @typedef {import("./messages.js").ToBackground} ToBackground */

/**
 * A text from `_locales` in the reader's language.
 * @param {string} key
 * @param {...(string | number)} values for $1, $2, …
 */
export const text = (key, ...values) => api.i18n.getMessage(key, values.map(String));

/** The reader's own language and its direction, for the controls. */
export const language = () => ({ lang: api.i18n.getUILanguage(), dir: api.i18n.getMessage("@@bidi_dir") });

/** @param {ToBackground} message */
export const tellBackground = (message) => api.runtime.sendMessage(message);

/**
 * Answers messages of the page's script. The answer is sent when the handler's promise settles: true where it went well.
 * @param {(message: ToBackground, tabId: number, frameId: number) => Promise<void>} handler
 */
export function onMessage(handler) {
  api.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== api.runtime.id || sender.tab?.id === undefined) return false;
    handler(message, sender.tab.id, sender.frameId ?? 0).then(
      () => answer(true),
      () => answer(false),
    );
    return true;
  });
}

/**
 * Runs when the reader presses the button, its key, or the context-menu item: each grants access to that tab alone.
 * @param {(tabId: number) => void} toggle
 */
export function onPress(toggle) {
  api.action.onClicked.addListener((tab) => tab.id !== undefined && toggle(tab.id));
  // Firefox for Android has no context menus.
  api.contextMenus?.onClicked.addListener((_item, tab) => tab?.id !== undefined && toggle(tab.id));
}

/** @param {string} title of the item in the page's context menu */
export function addMenuItem(title) {
  api.runtime.onInstalled.addListener(() => api.contextMenus?.create({ id: "toggle", title, contexts: ["page"] }));
}

/**
 * Runs a packaged script in one frame of a tab, now, even if the page is still loading. Throws where the browser lets no extension in.
 * @param {string} file
 * @param {number} tabId
 * @param {number} [frameId]
 */
export async function runScript(file, tabId, frameId = 0) {
  const [ran] = await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [file], injectImmediately: true });
  // On its own pages Firefox does not refuse: it runs nothing, and says null.
  if (!ran) throw new Error("The browser lets no extension into this page.");
}

/**
 * What the button shows for one tab, until the tab goes to another page.
 * @param {number} tabId
 * @param {{ badge: string, title: string, popup?: string }} state with a popup, pressing the button shows that page instead
 */
export async function showOnButton(tabId, { badge, title, popup = "" }) {
  await Promise.all([
    api.action.setBadgeBackgroundColor({ tabId, color: "#5b4636" }),
    api.action.setBadgeText({ tabId, text: badge }),
    api.action.setTitle({ tabId, title }),
    api.action.setPopup({ tabId, popup }),
  ]);
}

/** Opens the button's popup. Some browsers allow it only while the press is being handled; then the next press shows it. */
export const openPopup = () => api.action.openPopup?.().catch(() => undefined);
