import type { Level } from "../classify/level.ts";
import type { CompletenessShape } from "../cube/completeness-tally.ts";
import type { KeptRows } from "./kept-rows.ts";
import type { ScanPlan } from "./scanner/scan-plan.ts";

/**
 * What an engine is asked: how the texts of each file are understood, and what is to be counted. Meaning comes in as
 * functions over one distinct text; an engine never judges a text itself.
 */
export interface Question {
  readonly files: readonly FileQuestion[];
  /** Day number of the snapshot; undefined when the list states days or weeks waited and no date. */
  readonly snapshot: number | undefined;
  /** Rows with another snapshot date are excluded only when the list holds several. */
  readonly severalSnapshots: boolean;
  readonly earliestClockStart: number;
  readonly axes: readonly AxisQuestion[];
  /** Index of the axis that single-axis tables are split by. */
  readonly stratum: number | undefined;
  /** Each a crossing of axes, as indices. */
  readonly tables: readonly (readonly number[])[];
  /** A row is on the list when, for every filter, the level of its axis is admitted. */
  readonly filters: readonly { readonly axis: number; admits(level: number): boolean }[];
  readonly rejects?: ExcludedRowSink;
  /** Analysed rows are handed on with the levels of these axes; see `FileQuestion.keeps`. */
  readonly keeps?: { readonly axes: readonly number[]; readonly people?: true };
  /** Pathways are followed to their end: those that have ended are counted too, each by its time and outcome. */
  readonly followUp?: FollowUpQuestion;
  /** What of the analysed rows is known, counted without their waits; absent when nobody asks. */
  readonly completeness?: CompletenessShape;
  /** An axis whose sources are held against each other. `valueOfLevel`: what a level stands for, 0 for nothing. */
  readonly compared?: { readonly axis: number; readonly valueOfLevel: readonly number[] };
}

export interface FollowUpQuestion {
  /**
   * The first day from which ends are in the list: earlier ones are left out, and a pathway is under observation from
   * then on. Undefined: no end is left out, and what is counted as a day of entry is how many days before the snapshot
   * the pathway ended, which shows the day to choose.
   */
  readonly observedFrom: number | undefined;
  /** Tables before this one count days from clock start to the end or the snapshot; from it on, days to the entry. */
  readonly firstEntryTable: number;
}

/** What has become of a pathway: levels of an axis that has the row's `outcome` as its source. */
export const OUTCOME = {
  waiting: 0,
  treated: 1,
  removed: 2,
  /** Ended, and nothing says how. */
  assumedTreated: 3,
  /** Removed for a reason that cannot be read. */
  removedUnclear: 4,
} as const;

export interface AxisQuestion {
  readonly id: string;
  readonly levels: readonly Level[];
  readonly firstKnown: number;
}

/** One column, judged text by text into a number whose meaning the use defines. */
export interface TextUse {
  readonly column: number;
  classify(text: string): number;
}

/** Day numbers are above this; those below stand for texts without one. */
export const NO_DAY = -1_000_000;
export const DAY_BLANK = NO_DAY - 1;
export const DAY_UNUSABLE = NO_DAY - 2;
/** 1900-01-01 and the like: no clock starts then, and anywhere else it means that nothing was recorded. */
export const DAY_PLACEHOLDER = NO_DAY - 3;

/** Bits a scope use may set: what puts a row outside the list. Where several do, the lowest is the reason given. */
export const SCOPE = { planned: 1, notRtt: 2, clockStopped: 4 } as const;

export type ClockQuestion =
  /** Clock start dates, as day numbers. `statedDays`: days waited as the extract states them, for comparison. */
  | { readonly kind: "start"; readonly start: TextUse; readonly statedDays?: TextUse }
  /** Days already waited. */
  | { readonly kind: "waited"; readonly days: TextUse };

export type AxisSource =
  | { readonly kind: "texts"; readonly use: TextUse }
  | { readonly kind: "postcodes"; levelOf(high: number, low: number): number }
  /** What is known of each row from elsewhere: a level for each readable row of the file, in order. */
  | { readonly kind: "rows"; readonly levels: Uint8Array }
  /** What has become of the pathway, where pathways are followed. */
  | { readonly kind: "outcome" };

export interface FileQuestion {
  readonly name: string;
  readonly plan: ScanPlan;
  readonly clock: ClockQuestion;
  readonly clockEnd?: TextUse;
  readonly snapshot?: TextUse;
  /** What tells how a pathway ended, as `OUTCOME`, 0 where the text does not; the status, which counts first, also that it has. */
  readonly outcome?: { readonly status?: TextUse; readonly reason?: TextUse };
  readonly scope: readonly TextUse[];
  /** Per axis, where its level comes from, best first: the first usable one counts. */
  readonly axisSources: readonly (readonly AxisSource[])[];
  /** Birth dates as day numbers, to count births after the clock start. */
  readonly birth?: TextUse;
  /** Who issued the pathway identifier, best first, as numbers shared by all files; 0 where blank. */
  readonly pathwayIssuer: readonly TextUse[];
  /** Columns of the same field: how often their verdicts differ from those of the one that counts. */
  readonly rivals: readonly { readonly chosen: TextUse; readonly other: TextUse }[];
  readonly headers: readonly string[];
  /** Told of each stretch, in order, which of its readable rows are left out (see `LEFT_OUT`). */
  readonly onCounted?: (rows: number, leftOut: Int32Array) => void;
  /** Where a stretch's analysed rows go, in order of the file, with a number by each use. */
  readonly keeps?: {
    readonly numbers: readonly (TextUse | undefined)[];
    /** `bytes` are those of the stretch, and only there during the call. */
    take(rows: KeptRows, bytes: Uint8Array): void;
  };
  /** Columns quoted in the list of rejected and excluded rows. */
  readonly listed: { readonly pathway?: number; readonly patient?: number };
}

export interface ExcludedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  /** Header of the column at fault; empty when it is the row as such. */
  readonly field: string;
  readonly pathway: string;
  readonly patient: string;
  /** The row's bytes as they stand in the file; valid only during the call. */
  readonly raw: Uint8Array;
}
export type ExcludedRowSink = (row: ExcludedRow) => void;
