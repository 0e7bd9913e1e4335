import { decodeRange } from "../../source/text-decoding.ts";

/** Texts stand in pieces of memory of this size, so that room for more is never made by copying. */
const PIECE_BITS = 24;
const PIECE_BYTES = 1 << PIECE_BITS;
const LENGTH_BYTES = 2;
const LONGEST = 0xffff;
const QUOTE = 0x22;

/** Where a field of many rows stands in the bytes it is copied from. */
export interface FieldPlaces {
  /** Below zero: `~start` of a field that holds doubled quotes, each of which stands for one. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * A few texts of every row, as bytes: what a pathway is called and whose it is, for millions of rows, without a string for
 * each. Rows are numbered as they are added.
 */
export class RowTexts {
  rows = 0;
  private readonly fields: number;
  private readonly pieces: Buffer[] = [];
  private used = PIECE_BYTES;
  /** Where each row's texts begin: piece and place in it. */
  private starts = new Uint32Array(1024);

  constructor(fields: number) {
    this.fields = fields;
  }

  /** Adds rows, field by field; undefined where their file has no such column. Texts longer than 65,535 bytes are cut there. */
  add(bytes: Uint8Array, rows: number, fields: readonly (FieldPlaces | undefined)[]): void {
    for (let row = 0; row < rows; row += 1) {
      this.makeRoom(bytes.length);
      this.starts[this.rows] = (this.pieces.length - 1) * PIECE_BYTES + this.used;
      this.rows += 1;
      for (let field = 0; field < this.fields; field += 1) this.copy(bytes, fields[field], row);
    }
  }

  /** A text as it stands in the list, trimmed; empty where there is none. */
  text(row: number, field: number): string {
    const start = this.starts[row] as number;
    const piece = this.pieces[start >>> PIECE_BITS] as Buffer;
    let from = (start & (PIECE_BYTES - 1)) + LENGTH_BYTES;
    for (let passed = 0; passed < field; passed += 1) from += lengthBefore(piece, from) + LENGTH_BYTES;
    const length = lengthBefore(piece, from);
    return length === 0 ? "" : decodeRange(piece, from, from + length).text;
  }

  /** Below zero when row `one` comes first: field by field, byte by byte, a shorter text before a longer one. */
  compare(one: number, other: number): number {
    for (let field = 0; field < this.fields; field += 1) {
      const a = this.find(one, field);
      const b = this.find(other, field);
      const difference = Buffer.compare(a.piece.subarray(a.from, a.to), b.piece.subarray(b.from, b.to));
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** How many bytes the first texts of all rows begin with in common. */
  commonStart(): number {
    if (this.rows === 0) return 0;
    const first = this.find(0, 0);
    let common = first.to - first.from;
    for (let row = 1; row < this.rows && common > 0; row += 1) {
      const { piece, from, to } = this.find(row, 0);
      common = Math.min(common, to - from);
      for (let at = 0; at < common; at += 1) {
        if (piece[from + at] === first.piece[first.from + at]) continue;
        common = at;
      }
    }
    return common;
  }

  /** Four bytes of a row's first text from place `skipped` on as one number that sorts as they do; zeros behind its end. */
  word(row: number, skipped: number): number {
    const { piece, from, to } = this.find(row, 0);
    let word = 0;
    for (let at = from + skipped; at < from + skipped + 4; at += 1) {
      word = (word << 8) | (at < to ? (piece[at] as number) : 0);
    }
    return word >>> 0;
  }

  private find(row: number, field: number): { piece: Buffer; from: number; to: number } {
    const start = this.starts[row] as number;
    const piece = this.pieces[start >>> PIECE_BITS] as Buffer;
    let from = (start & (PIECE_BYTES - 1)) + LENGTH_BYTES;
    let length = lengthBefore(piece, from);
    for (let passed = 0; passed < field; passed += 1) {
      from += length + LENGTH_BYTES;
      length = lengthBefore(piece, from);
    }
    return { piece, from, to: from + length };
  }

  /** No row's texts are longer than the bytes they come from, nor than the longest there may be. */
  private makeRoom(most: number): void {
    const room = this.fields * (LENGTH_BYTES + LONGEST);
    if (this.used + Math.min(room, most + this.fields * LENGTH_BYTES) > PIECE_BYTES) {
      this.pieces.push(Buffer.alloc(PIECE_BYTES));
      this.used = 0;
    }
    if (this.rows < this.starts.length) return;
    const larger = new Uint32Array(Math.ceil(this.rows * 1.5));
    larger.set(this.starts);
    this.starts = larger;
  }

  private copy(bytes: Uint8Array, places: FieldPlaces | undefined, row: number): void {
    const piece = this.pieces[this.pieces.length - 1] as Buffer;
    const first = this.used + LENGTH_BYTES;
    let to = first;
    if (places !== undefined) {
      const start = places.starts[row] as number;
      const hasDoubled = start < 0;
      const from = hasDoubled ? ~start : start;
      const end = Math.min(places.ends[row] as number, from + LONGEST);
      for (let at = from; at < end; at += 1) {
        const byte = bytes[at] as number;
        piece[to] = byte;
        to += 1;
        if (hasDoubled && byte === QUOTE) at += 1;
      }
    }
    const length = to - first;
    piece[this.used] = length & 0xff;
    piece[this.used + 1] = length >>> 8;
    this.used = to;
  }
}

const lengthBefore = (piece: Uint8Array, from: number): number =>
  (piece[from - 2] as number) | ((piece[from - 1] as number) << 8);
