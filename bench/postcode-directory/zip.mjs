import { closeSync, openSync, writeSync } from "node:fs";
import { finished } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;
/** 1 January 2026, so that the same rows make the same file. */
const DOS_DATE = (46 << 9) | (1 << 5) | 1;

/**
 * Writes a ZIP of deflated entries, of which none and not all together may reach 4 GB. Sizes stand in the headers before each
 * entry, as in those that a person packs. `entries`: { name, pieces }, pieces being an iterable of buffers.
 */
export async function writeZip(path, entries) {
  const file = openSync(path, "w");
  const written = [];
  let at = 0;
  const write = (bytes) => {
    for (let done = 0; done < bytes.length; )
      done += writeSync(file, bytes, done, bytes.length - done, at + done);
    at += bytes.length;
  };
  try {
    for (const { name, pieces } of entries) {
      const start = at;
      at += localHeader({ name, crc: 0, packed: 0, size: 0 }).length;
      const dataStart = at;
      const { crc, size } = await deflated(pieces, write);
      const entry = { name, crc, size, packed: at - dataStart, start };
      const header = localHeader(entry);
      writeSync(file, header, 0, header.length, start);
      written.push(entry);
    }
    const directory = Buffer.concat(written.map(centralHeader));
    const end = endRecord(written.length, directory.length, at);
    write(directory);
    write(end);
    return at;
  } finally {
    closeSync(file);
  }
}

/** Compresses, fast rather than far, on another thread while the next piece is made. */
async function deflated(pieces, write) {
  const packer = createDeflateRaw({ level: 1, chunkSize: 1 << 18 });
  packer.on("data", write);
  let crc = 0;
  let size = 0;
  for (const piece of pieces) {
    crc = crc32(piece, crc);
    size += piece.length;
    if (!packer.write(piece)) await new Promise((drained) => packer.once("drain", drained));
  }
  packer.end();
  await finished(packer);
  return { crc, size };
}

/** Fields of two or four bytes, little-endian, as [bytes, value]. */
function record(fields, name) {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return Buffer.concat([bytes, Buffer.from(name, "utf8")]);
}

const common = ({ name, crc, packed, size }) => [
  ...[
    [2, VERSION],
    [2, 0],
    [2, DEFLATED],
    [2, 0],
    [2, DOS_DATE],
    [4, crc],
    [4, packed],
    [4, size],
  ],
  [2, Buffer.byteLength(name)],
  [2, 0],
];

const localHeader = (entry) => record([[4, LOCAL_HEADER], ...common(entry)], entry.name);

const centralHeader = (entry) =>
  record(
    [[4, CENTRAL_HEADER], [2, VERSION], ...common(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.start]],
    entry.name,
  );

const endRecord = (count, size, start) =>
  record(
    [
      [4, END],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, size],
      [4, start],
      [2, 0],
    ],
    "",
  );
