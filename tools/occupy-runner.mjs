// @ts-check
// Keeps the browser tests from hanging. The HTTP server of wasm-bindgen-test-runner (tiny_http 0.12) begins with four threads and counts a thread as free
// until it has woken up, so of six connections that a browser opens at once two may be left to threads that never come back: each serves one
// kept-alive connection to its end. With all four occupied from the start, every connection gets a thread of its own.
// Waits for the runner, opens four connections, and ends with it. Only where there is /proc; elsewhere the tests may have to be run again.
import { existsSync, readFileSync, readdirSync, readlinkSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const THREADS = 4;
/** The kernel cuts the names of processes at 15 characters. */
const RUNNER = "wasm-bindgen-test-runner".slice(0, 15);
/** In /proc/net/tcp. */
const LISTENING = "0A";

/**
 * What cannot be read has just ended.
 * @template T
 * @param {() => T} look
 * @param {T} otherwise
 */
function attempt(look, otherwise) {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

/** The port that the runner listens at. */
function port() {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    if (attempt(() => readFileSync(`/proc/${pid}/comm`, "utf8").trim(), "") !== RUNNER) continue;
    const links = attempt(() => readdirSync(`/proc/${pid}/fd`), []).map((fd) => attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), ""));
    const rows = attempt(() => readFileSync(`/proc/${pid}/net/tcp`, "utf8"), "").split("\n").map((row) => row.trim().split(/\s+/));
    const own = rows.find((row) => row[3] === LISTENING && links.includes(`socket:[${row[9]}]`));
    if (own) return Number.parseInt(own[1].split(":")[1], 16);
  }
  return undefined;
}

if (existsSync("/proc/net/tcp")) {
  let found = port();
  while (!found) {
    await sleep(50);
    found = port();
  }
  for (let i = 0; i < THREADS; i++) {
    // A runner that ends drops its connections.
    connect(found, "127.0.0.1").on("error", () => {}).resume();
    await sleep(50);
  }
}
