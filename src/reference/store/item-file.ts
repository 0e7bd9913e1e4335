import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";
import * as z from "zod/mini";
import { type Item, itemSchema } from "./item.ts";
import { SECTION_TYPES, type Sections } from "./sections.ts";

/**
 * One thing in the store is one file: a line that says so, length of the header and check sum of all that follows, a JSON
 * header, then flat arrays as they lie in memory. It opens as fast as the disk reads it; size and sum are looked at first.
 */
const SIGNATURE = Buffer.from("fairwait reference 1\n");
/** Length and sum, four bytes each. */
const LEAD_BYTES = 8;
const ALIGNMENT = 8;
/** The names of 7,000 wards are in it. */
const LONGEST_HEADER_BYTES = 1 << 24;

const whole = z.number().check(z.int(), z.nonnegative());
const headerSchema = z.object({
  item: itemSchema,
  /** What the arrays do not say; checked by who knows the kind. */
  facts: z.unknown(),
  sections: z.array(z.object({ name: z.string(), type: z.enum(SECTION_TYPES), length: whole })),
  bodyBytes: whole,
});
type Header = z.infer<typeof headerSchema>;

export interface StoredItem {
  readonly item: Item;
  readonly facts: unknown;
  readonly sections: Sections;
}

/** The file's bytes, piece by piece. */
export function itemPieces({ item, facts, sections }: StoredItem): Uint8Array[] {
  const parts = Object.entries(sections).map(([name, array]) => ({
    name,
    type: array.constructor.name as Header["sections"][number]["type"],
    length: array.length,
    bytes: padded(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
  }));
  const header: Header = {
    item,
    facts,
    sections: parts.map(({ name, type, length }) => ({ name, type, length })),
    bodyBytes: parts.reduce((sum, { bytes }) => sum + bytes.length, 0),
  };
  const text = Buffer.from(JSON.stringify(header));
  const pieces = [text, ...parts.map(({ bytes }) => bytes)];
  const lead = Buffer.alloc(LEAD_BYTES);
  lead.writeUInt32LE(text.length);
  // zlib begins anew at a piece without bytes.
  lead.writeUInt32LE(
    pieces.reduce((sum, bytes) => (bytes.length === 0 ? sum : crc32(bytes, sum)), 0),
    LEAD_BYTES / 2,
  );
  return [SIGNATURE, lead, ...pieces];
}

/** What the file says of itself, without reading its arrays; undefined when it is damaged or of another version. */
export const readItem = (path: string): Item | undefined => opened(path, ({ header }) => header.item);

/** The whole of it; undefined when it is damaged or of another version. */
export const readStoredItem = (path: string): StoredItem | undefined =>
  opened(path, ({ header, headerSum, sum, bodyStart, fd }) => {
    const body = new Uint8Array(header.bodyBytes);
    if (readWhole(fd, body, bodyStart) < body.length) return undefined;
    if ((body.length === 0 ? headerSum : crc32(body, headerSum)) !== sum) return undefined;
    const sections: Record<string, Sections[string]> = {};
    let at = 0;
    for (const { name, type, length } of header.sections) {
      const { make, bytes } = KINDS_OF_ARRAY[type];
      if (at + length * bytes > body.length) return undefined;
      sections[name] = make(body.buffer, at, length);
      at += Math.ceil((length * bytes) / ALIGNMENT) * ALIGNMENT;
    }
    return { item: header.item, facts: header.facts, sections };
  });

const KINDS_OF_ARRAY = {
  Int8Array: { bytes: 1, make: (body: ArrayBuffer, at: number, n: number) => new Int8Array(body, at, n) },
  Uint8Array: { bytes: 1, make: (body: ArrayBuffer, at: number, n: number) => new Uint8Array(body, at, n) },
  Uint16Array: { bytes: 2, make: (body: ArrayBuffer, at: number, n: number) => new Uint16Array(body, at, n) },
  Int32Array: { bytes: 4, make: (body: ArrayBuffer, at: number, n: number) => new Int32Array(body, at, n) },
  Uint32Array: { bytes: 4, make: (body: ArrayBuffer, at: number, n: number) => new Uint32Array(body, at, n) },
} as const;

interface OpenedItem {
  readonly header: Header;
  readonly headerSum: number;
  /** Of header and body, as the file states it. */
  readonly sum: number;
  readonly bodyStart: number;
  readonly fd: number;
}

function opened<Result>(path: string, use: (file: OpenedItem) => Result): Result | undefined {
  const fd = descriptorOf(path);
  if (fd === undefined) return undefined;
  try {
    const start = Buffer.alloc(SIGNATURE.length + LEAD_BYTES);
    const isOurs =
      readWhole(fd, start, 0) === start.length && start.subarray(0, -LEAD_BYTES).equals(SIGNATURE);
    const length = start.readUInt32LE(SIGNATURE.length);
    if (!isOurs || length > LONGEST_HEADER_BYTES) return undefined;
    const text = Buffer.alloc(length);
    readWhole(fd, text, start.length);
    const header = headerSchema.safeParse(jsonOf(text));
    const bodyStart = start.length + length;
    if (!header.success || fstatSync(fd).size !== bodyStart + header.data.bodyBytes) return undefined;
    const sum = start.readUInt32LE(SIGNATURE.length + LEAD_BYTES / 2);
    return use({ header: header.data, headerSum: crc32(text), sum, bodyStart, fd });
  } finally {
    closeSync(fd);
  }
}

/** Undefined for what cannot be opened: removed meanwhile, a link to nowhere, somebody else's. */
function descriptorOf(path: string): number | undefined {
  try {
    return openSync(path, "r");
  } catch {
    return undefined;
  }
}

/** Undefined for what is no JSON. */
function jsonOf(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** readSync may give less than was asked for. */
function readWhole(fd: number, into: Uint8Array, from: number): number {
  let read = 0;
  while (read < into.length) {
    const more = readSync(fd, into, read, into.length - read, from + read);
    if (more === 0) break;
    read += more;
  }
  return read;
}

function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % ALIGNMENT === 0) return bytes;
  const whole = new Uint8Array(Math.ceil(bytes.length / ALIGNMENT) * ALIGNMENT);
  whole.set(bytes);
  return whole;
}
