/** What one stretch of a file came to, but for its rows: refused lines, and texts seen for the first time. */
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
  /** Line ends in `from … to`. Line numbers of rows and of `refused` count from the stretch's first line as 0. */
  readonly lines: number;
  readonly refused: readonly RefusedRecord[];
  readonly surplusDropped: number;
  readonly newTexts: readonly NewTexts[];
  /** Per row, the two words of its postcode, where the plan has a postcode column; see `packedPostcodeInto`. */
  readonly postcodes: Int32Array<ArrayBuffer> | undefined;
}

/** The rows of a stretch as small integers. */
export interface CodedRows {
  readonly rows: number;
  /** Integers per row. */
  readonly lanes: number;
  /** Row after row, `lanes` integers each; see `RowLayout`. */
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
