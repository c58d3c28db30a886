// @ts-check
// Packs a folder into a zip whose bytes depend on the files alone: sorted names, one fixed date. Usage: node tools/zip.mjs FOLDER FILE
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

const [folder = "", file = ""] = process.argv.slice(2);
// 1 January 1980, the first date that the format knows.
const DATE = 0x0021;
const UTF8_NAMES = 0x0800;

/** @param {string} path */
function entry(path) {
  const name = Buffer.from(path);
  const content = readFileSync(join(folder, path));
  const packed = deflateRawSync(content, { level: 9 });
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // version needed to extract
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(8, 4); // deflate
  fields.writeUInt16LE(0, 6); // time
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return { name, packed, fields };
}

const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((item) => item.isFile())
  .map((item) => join(item.parentPath, item.name).slice(folder.length + 1))
  .sort();

const locals = [];
const centrals = [];
let offset = 0;
for (const { name, packed, fields } of paths.map(entry)) {
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, name, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  centrals.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, tail, name]));
  locals.push(local);
  offset += local.length;
}
const central = Buffer.concat(centrals);
const end = Buffer.alloc(22);
end.write("PK\x05\x06", "latin1");
end.writeUInt16LE(paths.length, 8);
end.writeUInt16LE(paths.length, 10);
end.writeUInt32LE(central.length, 12);
end.writeUInt32LE(offset, 16);
writeFileSync(file, Buffer.concat([...locals, central, end]));
console.log(`${file}: ${paths.length} files, ${(offset / 1024).toFixed(1)} KB`);
