// `./build.sh demo`: a stranger's first look, in a browser that has just got the extension.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";

test("the demo presses the button, tells what was kept and removed, and takes both pictures", { timeout: 60_000 }, async () => {
  const pictures = ["target/demo/before.png", "target/demo/after.png"];
  for (const picture of pictures) rmSync(picture, { force: true });
  const { stdout } = await promisify(execFile)(process.execPath, ["tools/demo.mjs"]);
  assert.match(stdout, /^Kept: \S/m);
  assert.match(stdout, /^Removed: [1-9]\d* things$/m);
  assert.match(stdout, /^ {2}related: /m);
  assert.ok(pictures.every((picture) => existsSync(picture)));
});
