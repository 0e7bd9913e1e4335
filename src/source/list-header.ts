import { inputError, type UserError } from "../errors.ts";
import type { ListFile } from "./list-file.ts";
import { RecordScanner } from "./record-scanner.ts";
import { decodeText } from "./text-decoding.ts";

export interface ListHeader {
  readonly headers: readonly string[];
  /** The delimiter's byte. */
  readonly delimiter: number;
  /** Bytes of the text before the first record, and line ends among them. */
  readonly length: number;
  readonly lines: number;
  /** Fields of the first record, for telling a header from data; empty when there is none. */
  readonly firstRecord: readonly string[];
}

const DELIMITERS = [",", "\t", ";", "|"] as const;
const MOST_HEADER_BYTES = 1 << 20;
/** As many columns as a worksheet has. */
const MOST_FIELDS = 16_384;
const LINES_LOOKED_AT = 100;

/**
 * Reads the header and settles the delimiter: the one under which most headers are recognised, then the one that gives
 * most fields. `recognised` counts the headers that mean something.
 */
export async function readListHeader(
  file: ListFile,
  options: { readonly delimiter?: string; recognised(headers: readonly string[]): number },
): Promise<ListHeader> {
  const { bytes, isAll } = await firstBytes(file);
  const skipped = separatorLine(bytes);
  const named = options.delimiter ?? skipped?.delimiter;
  const candidates = (named === undefined ? DELIMITERS : [named]).flatMap((delimiter) => {
    const at = { delimiter: delimiter.charCodeAt(0), from: skipped?.length ?? 0, isAll };
    return headerUnder(bytes, at) ?? [];
  });
  // A delimiter that parts nothing is one only when no other parts anything.
  const parting = candidates.filter(({ headers }) => headers.length > 1);
  const [first, ...others] = parting.length > 0 ? parting : candidates;
  const best = others.reduce(
    (so, other) => (so === undefined || isBetter(other, so, options.recognised) ? other : so),
    first,
  );
  if (best !== undefined && best.headers.length > MOST_FIELDS) throw tooManyColumns(file, best);
  if (best !== undefined) return best;
  throw noHeader(file, bytes, isAll);
}

const tooManyColumns = (file: ListFile, { lines }: ListHeader): UserError =>
  inputError({
    code: "too-many-columns",
    file: file.name,
    line: lines,
    message: `the header names more than ${MOST_FIELDS} columns`,
    hint: "Export only the columns that are needed.",
  });

function noHeader(file: ListFile, bytes: Uint8Array, isAll: boolean): UserError {
  const hint = "The first line must name the columns.";
  const { line, text } = firstLine(bytes);
  if (text === "" && isAll) {
    return inputError({ code: "no-header", file: file.name, message: "the file holds no header line", hint });
  }
  const message = text.includes('"')
    ? "the header cannot be read: a quote in it is not closed, or stands inside a name"
    : `the header runs past ${MOST_HEADER_BYTES >> 20} MiB`;
  return inputError({ code: "no-header", file: file.name, line, message, hint });
}

/** The first line that is not blank, and its number. */
function firstLine(bytes: Uint8Array): { line: number; text: string } {
  const lines = Buffer.from(bytes)
    .toString("latin1")
    .split(/\r\n|\n|\r/, LINES_LOOKED_AT);
  const index = lines.findIndex((text) => text !== "");
  return { line: Math.max(index, 0) + 1, text: lines[index] ?? "" };
}

function isBetter(
  one: ListHeader,
  other: ListHeader,
  recognised: (headers: readonly string[]) => number,
): boolean {
  const difference = recognised(one.headers) - recognised(other.headers);
  return difference !== 0 ? difference > 0 : one.headers.length > other.headers.length;
}

async function firstBytes(file: ListFile): Promise<{ bytes: Uint8Array; isAll: boolean }> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.pieces()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= MOST_HEADER_BYTES) return { bytes: Buffer.concat(pieces), isAll: false };
  }
  return { bytes: Buffer.concat(pieces), isAll: true };
}

/** Excel's own hint, `sep=;`, on a line before the header. */
function separatorLine(bytes: Uint8Array): { delimiter: string; length: number } | undefined {
  const match = /^sep=(.)\r?\n/i.exec(Buffer.from(bytes.subarray(0, 16)).toString("latin1"));
  return match?.[1] === undefined ? undefined : { delimiter: match[1], length: match[0].length };
}

function headerUnder(
  bytes: Uint8Array,
  at: { readonly delimiter: number; readonly from: number; readonly isAll: boolean },
): ListHeader | undefined {
  const room = new Uint8Array(bytes.length + 1);
  room.set(bytes);
  // One more than is allowed, so that too many are seen.
  const scanner = new RecordScanner(at.delimiter, MOST_FIELDS + 1);
  const records: string[][] = [];
  const lengths: number[] = [];
  const lines: number[] = [];
  const take = (fields: number | undefined) => {
    records.push(fields === undefined ? [] : fieldTexts(room, scanner, fields));
  };
  const sink = {
    record: () => take(MOST_FIELDS + 1),
    refused: (_start: number, _end: number, _line: number, fields: number | undefined) => take(fields),
  };
  let position = at.from;
  while (records.length < 2) {
    const limits = { stopAt: position + 1, end: bytes.length, isLast: at.isAll };
    const next = scanner.scan(room, position, limits, sink);
    if (next === position) break;
    position = next;
    if (records.length === 1 && lengths.length === 0) {
      lengths.push(position);
      lines.push(scanner.line);
    }
  }
  const [headers, firstRecord] = records;
  if (headers === undefined || headers.length === 0) return undefined;
  const linesBefore = at.from > 0 ? 1 : 0;
  return {
    headers,
    delimiter: at.delimiter,
    length: lengths[0] ?? position,
    lines: (lines[0] ?? scanner.line) + linesBefore,
    firstRecord: firstRecord ?? [],
  };
}

function fieldTexts(bytes: Uint8Array, scanner: RecordScanner, fields: number): string[] {
  return Array.from({ length: Math.min(fields, MOST_FIELDS + 1) }, (_, index) => {
    const { text } = decodeText(bytes.subarray(scanner.starts[index], scanner.ends[index]));
    return scanner.doubled[index] === 1 ? text.replaceAll('""', '"') : text;
  });
}
