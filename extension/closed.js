// Which pages the reader closed, tab by tab, until the tab or the browser closes: they are not opened again unasked.

import { storage } from "./browser-api.js";

const MOST = 200;
/** @param {number} tabId */
const key = (tabId) => `closed-${tabId}`;
/** @param {string} address */
const page = (address) => address.split("#", 1)[0] ?? "";

/** @param {number} tabId @returns {Promise<string[]>} */
const closedIn = async (tabId) => (await storage.session.get(null))[key(tabId)] ?? [];

/**
 * @param {number} tabId
 * @param {string} address
 */
export const wasClosed = async (tabId, address) => (await closedIn(tabId)).includes(page(address));

/**
 * @param {number} tabId
 * @param {string} address
 */
export const rememberClosed = async (tabId, address) =>
  storage.session.set({ [key(tabId)]: [...new Set([...(await closedIn(tabId)), page(address)])].slice(-MOST) });

/** @param {number} tabId */
export const forgetTab = (tabId) => storage.session.remove([key(tabId)]);
