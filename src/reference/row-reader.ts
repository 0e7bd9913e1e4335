import { parse } from "csv-parse/sync";
import { inputError } from "../errors.ts";

/** One row: where the wanted fields stand in `bytes`. Reused for every row; a field that is not there is empty. */
export interface RowSpans {
  bytes: Uint8Array;
  /** Line of the file that the row begins on, from 1. */
  line: number;
  /** How many fields the row has. */
  fields: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export interface RowReading {
  readonly file: string;
  /** Shown each of the first lines until it returns the columns wanted, by position (−1 gives empty fields). */
  readonly chooseColumns: (fields: string[], line: number) => readonly number[] | undefined;
  readonly onRow: (row: RowSpans) => void;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const DELIMITERS = [",", "\t", ";", "|"] as const;
/** Files made for people begin with a title and notes. */
const LINES_BEFORE_HEADER = 10;
const LONGEST_QUOTED_ROW_BYTES = 64 * 1024;

/**
 * Reads the wanted columns of a large CSV without making an object or a string per row: a postcode directory has 2.7 million
 * rows of fifty. Rows that hold nothing but plain or simply quoted fields are split at byte level; csv-parse reads the
 * others. Returns false when none of the first lines was taken for the header.
 */
export async function readRows(pieces: AsyncIterable<Uint8Array>, reading: RowReading): Promise<boolean> {
  const splitter = new RowSplitter(reading);
  let held: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    const bytes = held.length === 0 ? piece : Buffer.concat([held, piece]);
    const used = splitter.takeLines(bytes, false);
    if (splitter.gaveUp) return false;
    held = bytes.subarray(used);
  }
  splitter.takeLines(held, true);
  return splitter.hasHeader;
}

class RowSplitter {
  readonly #reading: RowReading;
  #line = 1;
  #terminator: number | undefined;
  #delimiter = 0;
  #linesTried = 0;
  /** Slot of each column of the file; −1 = not wanted. */
  #slots: Int16Array | undefined;
  #row: RowSpans = {
    bytes: new Uint8Array(0),
    line: 0,
    fields: 0,
    starts: new Int32Array(0),
    ends: new Int32Array(0),
  };

  constructor(reading: RowReading) {
    this.#reading = reading;
  }

  get hasHeader(): boolean {
    return this.#slots !== undefined;
  }

  get gaveUp(): boolean {
    return !this.hasHeader && this.#linesTried >= LINES_BEFORE_HEADER;
  }

  /** Returns how many bytes were used: up to the last complete row, or all of them at the end. */
  takeLines(bytes: Uint8Array, atEnd: boolean): number {
    if (bytes.length === 0) return 0;
    this.#terminator ??= bytes.includes(LF) || !bytes.includes(CR) ? LF : CR;
    let start = 0;
    while (start < bytes.length && !this.gaveUp) {
      const next = this.#takeRow(bytes, start, atEnd);
      if (next === undefined) return start;
      start = next;
    }
    return start;
  }

  /** Takes one row; returns the position after it, or undefined when the row is not yet complete. */
  #takeRow(bytes: Uint8Array, start: number, atEnd: boolean): number | undefined {
    const terminator = this.#terminator!;
    let lineEnd = bytes.indexOf(terminator, start);
    let lines = 1;
    while (true) {
      if (lineEnd < 0) {
        if (!atEnd) return undefined;
        lineEnd = bytes.length;
      }
      const end = lineEnd > start && bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
      if (end === start || this.#takeText(bytes, start, end)) break;
      if (lineEnd - start > LONGEST_QUOTED_ROW_BYTES || lineEnd === bytes.length) {
        throw this.#unreadable("a quote is opened and not closed");
      }
      lineEnd = bytes.indexOf(terminator, lineEnd + 1);
      lines += 1;
    }
    this.#line += lines;
    return lineEnd + 1;
  }

  /** Returns false when a quoted field goes on beyond `end`. */
  #takeText(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#slots === undefined) return this.#tryHeader(bytes, start, end);
    const row = this.#row;
    row.bytes = bytes;
    row.line = this.#line;
    if (!this.#splitPlainly(bytes, start, end)) {
      if (hasOpenQuote(bytes, start, end)) return false;
      this.#splitWithCsvParse(bytes, start, end);
    }
    this.#reading.onRow(row);
    return true;
  }

  #tryHeader(bytes: Uint8Array, start: number, end: number): boolean {
    if (hasOpenQuote(bytes, start, end)) return false;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
    const delimiter = likeliestDelimiter(text);
    const fields = this.#csvParse(text, delimiter);
    this.#linesTried += 1;
    const columns = this.#reading.chooseColumns(fields, this.#line);
    if (columns === undefined) return true;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#slots = new Int16Array(fields.length).fill(-1);
    for (const [slot, column] of columns.entries()) if (column >= 0) this.#slots[column] = slot;
    this.#row = {
      ...this.#row,
      starts: new Int32Array(columns.length),
      ends: new Int32Array(columns.length),
    };
    return true;
  }

  /** Fields without quotes, or with quotes around and none within; false for anything else. */
  #splitPlainly(bytes: Uint8Array, start: number, end: number): boolean {
    const { starts, ends } = this.#row;
    const slots = this.#slots!;
    const delimiter = this.#delimiter;
    for (let slot = 0; slot < starts.length; slot += 1) {
      starts[slot] = 0;
      ends[slot] = 0;
    }
    let column = 0;
    let at = start;
    while (true) {
      let from = at;
      let to: number;
      if (bytes[at] === QUOTE && at < end) {
        from = at + 1;
        at = from;
        while (at < end && bytes[at] !== QUOTE) at += 1;
        if (at === end) return false;
        to = at;
        at += 1;
        if (at < end && bytes[at] !== delimiter) return false;
      } else {
        while (at < end && bytes[at] !== delimiter) at += 1;
        to = at;
      }
      const slot = column < slots.length ? slots[column]! : -1;
      if (slot >= 0) {
        starts[slot] = from;
        ends[slot] = to;
      }
      if (at >= end) {
        this.#row.fields = column + 1;
        return true;
      }
      column += 1;
      at += 1;
    }
  }

  #splitWithCsvParse(bytes: Uint8Array, start: number, end: number): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
    const fields = this.#csvParse(text, String.fromCharCode(this.#delimiter));
    const row = this.#row;
    const encoded = fields.map((field) => Buffer.from(field, "utf8"));
    row.fields = fields.length;
    row.bytes = Buffer.concat(encoded);
    row.starts.fill(0);
    row.ends.fill(0);
    let at = 0;
    for (const [column, field] of encoded.entries()) {
      const slot = this.#slots![column] ?? -1;
      if (slot >= 0) {
        row.starts[slot] = at;
        row.ends[slot] = at + field.length;
      }
      at += field.length;
    }
  }

  #csvParse(text: string, delimiter: string): string[] {
    try {
      return parse(text, { delimiter, bom: true, relax_quotes: true, record_delimiter: ["\u0000"] })[0] ?? [];
    } catch {
      throw this.#unreadable("the row is not readable as CSV");
    }
  }

  #unreadable(message: string): Error {
    return inputError({
      code: "reference-unreadable-row",
      file: this.#reading.file,
      line: this.#line,
      message,
      hint: "Correct the row or download the file again.",
    });
  }
}

function hasOpenQuote(bytes: Uint8Array, start: number, end: number): boolean {
  let quotes = 0;
  for (let at = start; at < end; at += 1) if (bytes[at] === QUOTE) quotes += 1;
  return quotes % 2 === 1;
}

function likeliestDelimiter(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, "");
  const count = (delimiter: string): number => unquoted.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0]!;
}
