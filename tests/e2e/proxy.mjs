// The only way out for a browser: a proxy that answers for one invented site, refuses everything else, and writes all of it down.
import { createServer } from "node:http";

/** The site's host; it is plain http, so that the proxy sees every address whole. */
export const SITE = "http://story.example";

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
