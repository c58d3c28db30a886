// The only way out for a browser: a proxy that answers for one invented site, refuses everything else, and writes all of it down.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { address } from "./harness.mjs";
import { SAID } from "./story.mjs";

/** The site's host; it is plain http, so that the proxy sees every address whole. */
export const SITE = "http://story.example";

/** Pages of the site, for a life with the extension. */
export const STORY = "/aggregator.html", PICTURES = "/golden/gallery/page.html", POLICY = "/aggregator.html?csp=default-src%20'none'", NONE = "/no-story.html", HOME = "/golden/home-page/";
/** A story over three pages, each of which would count its visitors; what a press on the offer asks for, and the end of the last page. */
export const SERIES = "/series/counted/the-lamp", OFFER = "This story goes on over 2 more pages";
export const FURTHER = [2, 3].map((page) => `GET ${SITE}${SERIES}?page=${page}`);
export const LAST = SAID.at(-1) ?? "";
/** For what is asked a moment after the fact, in milliseconds. */
export const LATER_MS = 1500;

/**
 * @typedef {object} Proxy
 * @property {string} server for the browser
 * @property {() => string[]} asked every address that was asked for since the last call, in order
 * @property {() => void} close
 */

/**
 * @param {string} origin where the site's pages really are
 * @returns {Promise<Proxy>}
 */
export function startProxy(origin) {
  /** @type {string[]} */
  let log = [];
  const server = createServer(async (request, response) => {
    const url = request.url ?? "";
    log.push(`${request.method} ${url}`);
    if (!url.startsWith(`${SITE}/`)) return void response.writeHead(502).end();
    const answer = await fetch(origin + url.slice(SITE.length));
    response.writeHead(answer.status, Object.fromEntries(["content-type", "content-security-policy"].flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? ""]] : []))));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  // https and sockets come as a wish for a tunnel.
  server.on("connect", (request, socket) => {
    log.push(`CONNECT ${request.url}`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({ server: `localhost:${port}`, asked: () => log.splice(0), close: () => (server.closeAllConnections(), server.close()) });
    }),
  );
}

/**
 * What a browser asks for in its life, sorted.
 * @template T
 * @param {(server: string) => Promise<T>} start a browser behind that proxy
 * @param {(started: T) => Promise<unknown>} life
 * @param {(started: T) => Promise<unknown>} stop
 */
export async function askedBy(start, life, stop) {
  const proxy = await startProxy(address(""));
  try {
    const started = await start(proxy.server);
    try {
      await life(started);
      await sleep(LATER_MS);
    } finally {
      await stop(started);
    }
    return [...new Set(proxy.asked())].sort();
  } finally {
    proxy.close();
  }
}

/**
 * A copy of the extension that breaks its promise.
 * @param {"chrome" | "firefox"} kind
 * @param {string[]} files that ask for something
 * @param {boolean} policed whether its manifest keeps the policy that forbids it
 */
export function broken(kind, files, policed) {
  const folder = `target/e2e/broken-${kind}-${policed}`;
  rmSync(folder, { recursive: true, force: true });
  cpSync(`dist/${kind}`, folder, { recursive: true });
  for (const file of files) writeFileSync(`${folder}/${file}`, `fetch("http://${file}.tell.example/").catch(() => undefined);\n${readFileSync(`${folder}/${file}`, "utf8")}`);
  const { content_security_policy, ...manifest } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  writeFileSync(`${folder}/manifest.json`, JSON.stringify(policed ? { ...manifest, content_security_policy } : manifest));
  return folder;
}

/** The files of a broken copy that told, sorted. Without a policy of the manifest's, Firefox asks by https. @param {string[]} asked */
export const toldBy = (asked) => [...new Set(asked.flatMap((address) => address.match(/(\w+\.js)\.tell\.example/)?.[1] ?? []))].sort();
