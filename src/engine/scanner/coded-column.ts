import { ByteDictionary } from "./byte-dictionary.ts";
import type { NewTexts } from "./chunk.ts";
import { DATE_LENGTH, DATE_TABLE_SIZE, isoIndex, slashIndex } from "./date-shapes.ts";

/** One coded column of a file: its dictionary, with the fast path for dates of a common shape. */
export class CodedColumn {
  readonly column: number;
  readonly dictionary = new ByteDictionary();
  private readonly isoDates: Int32Array | undefined;
  private readonly slashDates: Int32Array | undefined;
  /** Number 0, the empty text, is known to everybody. */
  private reported = 1;
  private sawTime = false;

  constructor(column: number, dates: boolean) {
    this.column = column;
    this.isoDates = dates ? new Int32Array(DATE_TABLE_SIZE) : undefined;
    this.slashDates = dates ? new Int32Array(DATE_TABLE_SIZE) : undefined;
  }

  number(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    if (this.isoDates !== undefined && to - from >= DATE_LENGTH) {
      const number = this.dateNumber(bytes, view, from, to);
      if (number !== 0) return number;
    }
    return this.dictionary.number(bytes, view, from, to);
  }

  /** 0 when the text is not a date of a common shape. */
  private dateNumber(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const end = from + DATE_LENGTH;
    if (to > end && !isTimeOfDay(bytes, end, to)) return 0;
    let table = this.isoDates as Int32Array;
    let index = isoIndex(view, from);
    if (index < 0) {
      table = this.slashDates as Int32Array;
      index = slashIndex(view, from);
      if (index < 0) return 0;
    }
    if (to > end) this.sawTime = true;
    const known = table[index] as number;
    if (known !== 0) return known;
    const number = this.dictionary.number(bytes, view, from, end);
    table[index] = number;
    return number;
  }

  takeNew(coded: number): NewTexts[] {
    const size = this.dictionary.size;
    if (size === this.reported && !this.sawTime) return [];
    const { bytes, ends } = this.dictionary.since(this.reported);
    this.reported = size;
    const withTime = this.sawTime;
    this.sawTime = false;
    return [{ coded, bytes, ends, withTime }];
  }
}

/** `T` or a space, then only digits and time punctuation. */
function isTimeOfDay(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] !== 0x54 && bytes[from] !== 0x20) return false;
  for (let at = from + 1; at < to; at += 1) {
    const byte = bytes[at] as number;
    const isTimeByte =
      (byte >= 0x30 && byte <= 0x3a) || byte === 0x2e || byte === 0x2b || byte === 0x2d || byte === 0x5a;
    if (!isTimeByte) return false;
  }
  return to > from + 1;
}
