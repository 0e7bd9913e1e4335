import { decodeRange } from "../../source/text-decoding.ts";

/** Texts stand in pieces of memory of this size, so that room for more is never made by copying. */
const PIECE_BITS = 24;
export const PIECE_BYTES = 1 << PIECE_BITS;
/** Before each text stands its length. */
export const LENGTH_BYTES = 2;

/** A few texts of every row in memory that threads share; `StoredTexts` reads them. */
export interface TextStore {
  readonly fields: number;
  readonly pieces: readonly Uint8Array[];
  /** Where each row's texts begin: piece and place in it. */
  readonly starts: Uint32Array;
}

/** Reads the texts of rows, by row and field from 0 on. */
export class StoredTexts {
  readonly store: TextStore;
  readonly rows: number;
  private readonly pieces: readonly Buffer[];

  constructor(store: TextStore) {
    this.store = store;
    this.rows = store.starts.length;
    this.pieces = store.pieces.map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    );
  }

  /** A text as it stands in the list, trimmed; empty where it is blank. */
  text(row: number, field: number): string {
    const start = this.store.starts[row] as number;
    const piece = this.pieces[start >>> PIECE_BITS] as Buffer;
    let from = (start & (PIECE_BYTES - 1)) + LENGTH_BYTES;
    for (let passed = 0; passed < field; passed += 1) from += lengthBefore(piece, from) + LENGTH_BYTES;
    const length = lengthBefore(piece, from);
    return length === 0 ? "" : decodeRange(piece, from, from + length).text;
  }

  /** Below zero when row `one` comes first: field by field, byte by byte, a shorter text before a longer one. */
  compare(one: number, other: number): number {
    for (let field = 0; field < this.store.fields; field += 1) {
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

  /** Of each row, four bytes of its first text from place `skipped` on as one number that sorts as they do; zeros behind its end. */
  words(skipped: number): Uint32Array {
    const { starts } = this.store;
    const words = new Uint32Array(this.rows);
    // As `find` does, without an object for each of millions of rows.
    for (let row = 0; row < this.rows; row += 1) {
      const start = starts[row] as number;
      const piece = this.pieces[start >>> PIECE_BITS] as Buffer;
      const from = (start & (PIECE_BYTES - 1)) + LENGTH_BYTES;
      const to = from + lengthBefore(piece, from);
      let word = 0;
      for (let at = from + skipped; at < from + skipped + 4; at += 1) {
        word = (word << 8) | (at < to ? (piece[at] as number) : 0);
      }
      words[row] = word;
    }
    return words;
  }

  private find(row: number, field: number): { piece: Buffer; from: number; to: number } {
    const start = this.store.starts[row] as number;
    const piece = this.pieces[start >>> PIECE_BITS] as Buffer;
    let from = (start & (PIECE_BYTES - 1)) + LENGTH_BYTES;
    let length = lengthBefore(piece, from);
    for (let passed = 0; passed < field; passed += 1) {
      from += length + LENGTH_BYTES;
      length = lengthBefore(piece, from);
    }
    return { piece, from, to: from + length };
  }
}

const lengthBefore = (piece: Uint8Array, from: number): number =>
  (piece[from - 2] as number) | ((piece[from - 1] as number) << 8);
