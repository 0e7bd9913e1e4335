import { isBlank } from "../../engine/scanner/field-bytes.ts";
import { sharedUint8, sharedUint32 } from "../../shared-columns.ts";
import { LENGTH_BYTES, PIECE_BYTES, StoredTexts } from "./stored-texts.ts";

const LONGEST = 0xffff;
const QUOTE = 0x22;

/** Where a field of many rows stands in the bytes it is copied from. */
export interface FieldPlaces {
  /** Below zero: `~start` of a field that holds doubled quotes, each of which stands for one. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Keeps a few texts of every row, as bytes: what a pathway is called and whose it is, for millions of rows, without a
 * string for each. Rows are numbered as they are added.
 */
export class RowTexts {
  rows = 0;
  /** Rows that have none of the texts. */
  unnamed = 0;
  private readonly fields: number;
  private readonly pieces: Uint8Array[] = [];
  private used = PIECE_BYTES;
  private starts = sharedUint32(1024);

  constructor(fields: number) {
    this.fields = fields;
  }

  /** Adds rows, field by field; undefined where their file has no such column. Texts longer than 65,535 bytes are cut there. */
  add(bytes: Uint8Array, rows: number, fields: readonly (FieldPlaces | undefined)[]): void {
    for (let row = 0; row < rows; row += 1) {
      this.makeRoom(bytes.length);
      this.starts[this.rows] = (this.pieces.length - 1) * PIECE_BYTES + this.used;
      this.rows += 1;
      const first = this.used;
      for (let field = 0; field < this.fields; field += 1) this.copy(bytes, fields[field], row);
      if (this.used === first + this.fields * LENGTH_BYTES) this.unnamed += 1;
    }
  }

  /** All that was added, to be read here and in other threads. */
  finish(): StoredTexts {
    const { fields, pieces, rows } = this;
    return new StoredTexts({ fields, pieces, starts: this.starts.subarray(0, rows) });
  }

  /** No row's texts are longer than the bytes they come from, nor than the longest there may be. */
  private makeRoom(most: number): void {
    const room = this.fields * (LENGTH_BYTES + LONGEST);
    if (this.used + Math.min(room, most + this.fields * LENGTH_BYTES) > PIECE_BYTES) {
      this.pieces.push(sharedUint8(PIECE_BYTES));
      this.used = 0;
    }
    if (this.rows < this.starts.length) return;
    const larger = sharedUint32(Math.ceil(this.rows * 1.5));
    larger.set(this.starts);
    this.starts = larger;
  }

  private copy(bytes: Uint8Array, places: FieldPlaces | undefined, row: number): void {
    const piece = this.pieces[this.pieces.length - 1] as Uint8Array;
    const first = this.used + LENGTH_BYTES;
    let to = first;
    if (places !== undefined) {
      const start = places.starts[row] as number;
      const hasDoubled = start < 0;
      const from = hasDoubled ? ~start : start;
      const last = places.ends[row] as number;
      const end = isBlank(bytes, from, last) ? from : Math.min(last, from + LONGEST);
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
