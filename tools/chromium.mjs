// @ts-check
// Starts the Chromium that build.sh found, with or without the extension.
import { resolve } from "node:path";
import puppeteer from "puppeteer-core";

const ARGS = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-gpu",
  "--lang=en",
  // Chromium's sandbox does not start for root, which is what most build machines are.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** @param {import("puppeteer-core").LaunchOptions} [options] */
export const launch = (options) =>
  puppeteer.launch({ executablePath: process.env.CHROME || "/usr/bin/chromium", args: ARGS, headless: true, ...options });

/**
 * Starts Chromium with the built extension.
 * @param {import("puppeteer-core").LaunchOptions & { path?: string }} [options]
 */
export async function launchWithExtension({ path = "dist/chrome", ...options } = {}) {
  const browser = await launch({ enableExtensions: true, pipe: true, ...options });
  const id = await browser.installExtension(resolve(path));
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error(`Chromium did not load ${path}.`);
  return { browser, extension };
}
