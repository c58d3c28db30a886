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

/** The language of the texts and its direction: the reader's, or English where there are none in the reader's. */
export const language = () => ({ lang: text("view_lang"), dir: text("view_dir") });

/** @param {ToBackground} message */
export const tellBackground = (message) => api.runtime.sendMessage(message);

/**
 * Answers messages of the page's script with what the handler's promise gives; undefined where it failed.
 * @param {(message: ToBackground, tabId: number, frameId: number) => Promise<unknown>} handler
 */
export function onMessage(handler) {
  api.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== api.runtime.id || sender.tab?.id === undefined) return false;
    handler(message, sender.tab.id, sender.frameId ?? 0).then(answer, () => answer(undefined));
    return true;
  });
}

/**
 * Runs when the reader presses the button or its key: that grants access to that tab alone.
 * @param {(tabId: number) => void} toggle
 */
export const onPress = (toggle) => api.action.onClicked.addListener((tab) => tab.id !== undefined && toggle(tab.id));

/** @typedef {{ id: string, title: string, contexts: ("page" | "action" | "link" | "selection")[], parentId?: string }} MenuItem */

/**
 * Makes the context menu anew. Firefox for Android has none.
 * @param {MenuItem[]} items
 */
export async function setMenu(items) {
  await api.contextMenus?.removeAll();
  // The types want a tuple where the browsers take any list.
  for (const item of items) api.contextMenus?.create(/** @type {any} */ (item));
}

/** @param {(choice: { item: string, tabId: number, address: string, link: string }) => void} choose */
export function onMenu(choose) {
  api.contextMenus?.onClicked.addListener(({ menuItemId, pageUrl, linkUrl }, tab) => {
    if (tab?.id !== undefined) choose({ item: String(menuItemId), tabId: tab.id, address: pageUrl || tab.url || "", link: linkUrl ?? "" });
  });
}

/** @param {(reason: string) => void} run */
export const onInstalled = (run) => api.runtime.onInstalled.addListener(({ reason }) => run(reason));

/** @type {Record<"sync" | "local" | "session", import("./store.js").Area>} */
export const storage = /** @type {any} */ (api.storage);

/** @param {() => void} run when anything was kept in sync or local storage */
export const onStored = (run) => api.storage.onChanged.addListener((_changes, area) => area !== "session" && run());

/**
 * Asks the reader for access to hosts. Only while a press is being handled, and before anything is awaited.
 * @param {string[]} origins
 * @returns {Promise<boolean | undefined>} undefined where the browser takes no question now. Firefox takes it only for presses in the extension's
 *   own pages and menus; Chromium for those in its views, too.
 */
export async function askFor(origins) {
  if (!origins.length) return true;
  try {
    return await api.permissions.request({ origins });
  } catch {
    return (await api.permissions.contains({ origins })) || undefined;
  }
}

/** @param {string} origin */
export const mayEnter = (origin) => api.permissions.contains({ origins: [origin] });
export const grantedOrigins = async () => (await api.permissions.getAll()).origins ?? [];

/** @param {string[]} origins */
export const giveBack = (origins) => api.permissions.remove({ origins });

/** @param {() => void} run */
export const onAccessGranted = (run) => api.permissions.onAdded.addListener(run);
/** @param {() => void} run */
export const onAccessLost = (run) => api.permissions.onRemoved.addListener(run);

/**
 * Registers the one script that runs by itself, or none where `matches` is empty.
 * @param {{ id: string, js: string[], matches: string[], excludeMatches: string[] }} script
 */
export async function registerScript({ id, ...rest }) {
  const [registered] = await api.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered) await api.scripting.unregisterContentScripts({ ids: [id] });
  if (rest.matches.length) await api.scripting.registerContentScripts([{ id, ...rest, runAt: "document_start" }]);
}

export const openOptions = () => api.runtime.openOptionsPage();

/**
 * @param {string} url
 * @returns {Promise<number | undefined>} the tab
 */
export const openTab = async (url) => (await api.tabs.create({ url })).id;

/**
 * Shows a tab instead of this page's own, which closes.
 * @param {number} tabId
 */
export async function backTo(tabId) {
  await api.tabs.update(tabId, { active: true }).catch(() => undefined);
  const own = await api.tabs.getCurrent();
  if (own?.id !== undefined) await api.tabs.remove(own.id);
}

/** @param {string} file of the extension */
export const ownPage = (file) => api.runtime.getURL(file);

/** @param {(tabId: number) => void} run */
export const onTabClosed = (run) => api.tabs.onRemoved.addListener(run);

/** @param {(tabId: number) => void} run */
export const onTabLoaded = (run) => api.tabs.onUpdated.addListener((tabId, { status }) => status === "complete" && run(tabId));

/** The key that presses the button, as the browser writes it; empty where it has none. */
export const shortcut = async () => (await api.commands.getAll()).find(({ name }) => name === "_execute_action")?.shortcut ?? "";

/**
 * Runs a packaged script in one frame of a tab, now, even if the page is still loading. Throws where the browser lets no extension in.
 * @param {string} file
 * @param {number} tabId
 * @param {number} [frameId]
 */
export const runScript = (file, tabId, frameId = 0) => runScripts([file], tabId, frameId);

/**
 * Several scripts one after the other, with nothing between them. Throws where the browser lets no extension in.
 * @param {string[]} files
 * @param {number} tabId
 * @param {number} [frameId]
 */
export async function runScripts(files, tabId, frameId = 0) {
  const [ran] = await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files, injectImmediately: true });
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
