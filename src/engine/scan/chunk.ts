/** What one stretch of a file came to: rows as small integers, refused lines, and texts seen for the first time. */
export interface CodedChunk {
  /** Scanner that coded it: its numbers mean nothing in another scanner's dictionaries. */
  readonly scanner: number;
  /** The stretch's bytes; `bytes[0]` is the file's byte `origin`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly origin: number;
  /** Offsets in the file: where its first record starts and where the first record of the next stretch does. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Integers per row. */
  readonly lanes: number;
  /** Row after row, `lanes` integers each; see `RowLayout`. */
  readonly codes: Int32Array<ArrayBuffer>;
  /** Line ends in `from … to`. Line numbers in `codes` and `refused` count from the stretch's first line as 0. */
  readonly lines: number;
  readonly refused: readonly RefusedRecord[];
  readonly surplusDropped: number;
  readonly newTexts: readonly NewTexts[];
  /** Blank/not-blank masks seen for the first time, per presence lane. */
  readonly newMasks: readonly { readonly lane: number; readonly masks: readonly number[] }[];
}

/** The large arrays of a chunk that has been counted, for the next one to be written into. */
export interface SpareBuffers {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly codes: Int32Array<ArrayBuffer>;
}

export interface RefusedRecord {
  /** Number of accepted rows of the chunk that stand before it. */
  readonly before: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly fields: number | undefined;
}

export interface NewTexts {
  /** Index into the plan's coded columns. */
  readonly coded: number;
  readonly bytes: Uint8Array;
  /** End of each text in `bytes`. */
  readonly ends: Int32Array;
  /** A time of day stood behind some of the dates and was left out. */
  readonly withTime: boolean;
}
