/** The rows' integers stay in the processor's first cache while item after item is taken from them. */
export const BLOCK_ROWS = 128;

/** Fate of a row that is analysed; other fates are indices of EXCLUSIONS. */
export const ANALYSED = -1;
export const NO_COLUMN = -1;

/**
 * Consecutive rows of a chunk on their way through the count, item by item: short loops over many rows let the machine
 * fetch from large tables for several rows at once, where one row after the other would wait for each.
 */
export class RowBlock {
  rows = 0;
  /** Where each row's integers begin in the chunk. */
  readonly at = new Int32Array(BLOCK_ROWS);
  /** Per axis of the question, the level of each row. */
  readonly levels: readonly Int32Array[];
  readonly days = new Int32Array(BLOCK_ROWS);
  readonly fates = new Int8Array(BLOCK_ROWS);
  /** Column at fault of a row that is excluded, or NO_COLUMN. */
  readonly faults = new Int32Array(BLOCK_ROWS);
  /** The rows that are analysed, as places in this block. */
  readonly kept = new Int32Array(BLOCK_ROWS);
  /** Where their integers begin in the chunk. */
  readonly keptAt = new Int32Array(BLOCK_ROWS);
  keptRows = 0;

  constructor(axes: number) {
    this.levels = Array.from({ length: axes }, () => new Int32Array(BLOCK_ROWS));
  }

  /** Takes up to BLOCK_ROWS rows of a chunk from row `first` on. */
  take(first: number, rows: number, lanes: number): void {
    this.rows = Math.min(rows - first, BLOCK_ROWS);
    for (let row = 0; row < this.rows; row += 1) this.at[row] = (first + row) * lanes;
    this.keptRows = 0;
  }

  exclude(row: number, exclusion: number, column: number | undefined): void {
    this.fates[row] = exclusion;
    this.faults[row] = column ?? NO_COLUMN;
  }

  keep(row: number): void {
    this.fates[row] = ANALYSED;
    this.kept[this.keptRows] = row;
    this.keptAt[this.keptRows] = this.at[row] as number;
    this.keptRows += 1;
  }
}
