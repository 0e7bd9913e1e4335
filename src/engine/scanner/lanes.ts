import type { GrowingIntegers } from "./growing-integers.ts";
import type { HeldStretch } from "./held-stretch.ts";

/** One item of every row of the stretch in hand. */
export interface Lane {
  at(row: number): number;
  /** The items of some rows, one after another. */
  into(out: Int32Array, rows: Int32Array, from: number, count: number): void;
}

/** The verdict on the row's text in one coded column. */
export class VerdictLane implements Lane {
  private readonly verdicts: GrowingIntegers;
  private readonly coded: number;
  private values: Int32Array = new Int32Array(0);
  private codes: Int32Array = new Int32Array(0);
  private stride = 0;

  constructor(verdicts: GrowingIntegers, coded: number) {
    this.verdicts = verdicts;
    this.coded = coded;
  }

  /** Points the lane at a stretch whose texts have all been told of. */
  use({ codes, lanes }: HeldStretch): void {
    this.values = this.verdicts.values;
    this.codes = codes;
    this.stride = lanes;
  }

  at(row: number): number {
    return this.values[this.codes[row * this.stride + this.coded] as number] as number;
  }

  into(out: Int32Array, rows: Int32Array, from: number, count: number): void {
    const { values, codes, coded, stride } = this;
    for (let index = 0; index < count; index += 1) {
      out[index] = values[codes[(rows[from + index] as number) * stride + coded] as number] as number;
    }
  }
}

/** A level that no text of a column decides (that of a postcode, or from elsewhere), as it was told for the stretch. */
export class RowLevelLane implements Lane {
  private readonly list: number;
  private levels: Uint8Array | Int32Array = new Uint8Array(0);

  constructor(list: number) {
    this.list = list;
  }

  use({ rowLevels, rows }: HeldStretch): void {
    const levels = rowLevels[this.list];
    if (levels?.length !== rows) throw new Error(`${levels?.length} levels were told for ${rows} rows`);
    this.levels = levels;
  }

  at(row: number): number {
    return this.levels[row] as number;
  }

  into(out: Int32Array, rows: Int32Array, from: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      out[index] = this.levels[rows[from + index] as number] as number;
    }
  }
}

/** What has become of the row's pathway, as it was judged in the stretch. */
export class OutcomeLane implements Lane {
  private outcomes: Int32Array = new Int32Array(0);

  use({ followed }: HeldStretch): void {
    this.outcomes = followed.outcomes;
  }

  at(row: number): number {
    return this.outcomes[row] as number;
  }

  into(out: Int32Array, rows: Int32Array, from: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      out[index] = this.outcomes[rows[from + index] as number] as number;
    }
  }
}
