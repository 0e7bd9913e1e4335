import { sharedInt32 } from "../../shared-columns.ts";
import type { CodedRows } from "./chunk.ts";

/** Fate of a row that is analysed; other fates are indices of EXCLUSIONS. */
export const ANALYSED = -1;
export const NO_COLUMN = -1;
/** Stretches hold about as many rows as the one before. */
export const SPARE_ROOM = 1.25;

const NONE: readonly Uint8Array[] = [];

/** Of pathways that are followed: `OUTCOME`, and whole days from the clock start to the end or snapshot, and to the entry. */
export interface FollowedRows {
  readonly outcomes: Int32Array;
  readonly exits: Int32Array;
  readonly entries: Int32Array;
}

/** The rows of a stretch between being coded and being counted. Its arrays serve one stretch after another. */
export class HeldStretch {
  codes: Int32Array<ArrayBuffer> = new Int32Array(0);
  lanes = 0;
  rows = 0;
  /** Per row, once it is judged: whole days waited of those analysed, fate, and the column at fault or NO_COLUMN. */
  days = new Int32Array(0);
  fates = new Int8Array(0);
  faults = new Int32Array(0);
  /** Rows that are analysed, or were candidates when duplicates were looked for. */
  kept = new Int32Array(0);
  keptRows = 0;
  /** By which duplicates and people are told among the rows that are kept; the thread that tells them sees them where they are. */
  readonly keys: { pathways: Int32Array; people: Int32Array } = {
    pathways: sharedInt32(0),
    people: sharedInt32(0),
  };
  /** Per row that is kept, where pathways are followed. */
  followed: FollowedRows = {
    outcomes: new Int32Array(0),
    exits: new Int32Array(0),
    entries: new Int32Array(0),
  };
  /** Per list of levels told row by row. */
  rowLevels: readonly (Uint8Array | Int32Array)[] = NONE;
  /** Texts that the scanner had numbered when this was coded, per coded column. */
  texts: readonly number[] = [];

  hold({ codes, lanes, rows }: CodedRows, texts: readonly number[]): void {
    this.codes = codes;
    this.texts = texts;
    this.lanes = lanes;
    this.rows = rows;
    this.keptRows = 0;
    this.rowLevels = NONE;
    if (this.days.length >= rows) return;
    const room = Math.ceil(rows * SPARE_ROOM);
    this.days = new Int32Array(room);
    this.fates = new Int8Array(room);
    this.faults = new Int32Array(room);
    this.kept = new Int32Array(room);
  }

  /** Makes room for what has become of every row, and when. */
  makeRoomToFollow(): void {
    const { length } = this.days;
    this.followed.outcomes.fill(0);
    if (this.followed.outcomes.length >= length) return;
    this.followed = {
      outcomes: new Int32Array(length),
      exits: new Int32Array(length),
      entries: new Int32Array(length),
    };
  }

  exclude(row: number, exclusion: number, column: number | undefined): void {
    this.fates[row] = exclusion;
    this.faults[row] = column ?? NO_COLUMN;
  }

  keep(row: number, days: number): void {
    this.fates[row] = ANALYSED;
    this.days[row] = days;
    this.kept[this.keptRows] = row;
    this.keptRows += 1;
  }

  /** Takes the candidates at these places among `kept` out of it. */
  excludeKept(places: Int32Array, exclusion: number, column: number | undefined): void {
    if (places.length === 0) return;
    for (const place of places) this.exclude(this.kept[place] as number, exclusion, column);
    const candidates = this.keptRows;
    this.keptRows = 0;
    for (let place = 0; place < candidates; place += 1) {
      const row = this.kept[place] as number;
      if (this.fates[row] !== ANALYSED) continue;
      this.kept[this.keptRows] = row;
      this.keptRows += 1;
    }
  }
}
