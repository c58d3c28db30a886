// @ts-check
// A small static server for localhost. As a program: node tools/serve.mjs [PORT] serves the playground in www/.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};

/**
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] 0 takes any free one
 * @param {(url: URL) => Record<string, string>} [options.headers] more headers for an answer
 * @param {(url: URL, response: import("node:http").ServerResponse) => boolean} [options.answer] answers by itself, or returns false
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function serve(folder, { port = 0, headers = () => ({}), answer = () => false } = {}) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (answer(url, response)) return;
    // normalize keeps ".." from climbing out of the folder.
    const path = normalize(decodeURIComponent(url.pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end("Not found");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-store",
      ...headers(url),
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({ url: `http://localhost:${address.port}`, close: () => server.close() });
    });
  });
}

if (import.meta.filename === process.argv[1]) {
  const { url } = await serve("www", { port: Number(process.argv[2] ?? 8080) });
  console.log(`The playground is at ${url}/ (Ctrl+C ends it)`);
}
