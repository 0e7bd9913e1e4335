import type { CompletenessCell, CompletenessShape } from "../cube/completeness-tally.ts";
import type { Cube } from "../cube/cube.ts";
import type { Exclusion } from "../vocab/exclusions.ts";
import type { TextSummary, TextTally } from "./scan/text-table.ts";
import type { SourcePair } from "./scanner/source-comparison.ts";

/** What an engine hands back: exact counts, and the account of every row and text. */
export interface CountedList {
  readonly cube: Cube;
  readonly files: readonly CountedFile[];
  readonly read: number;
  readonly rejected: number;
  readonly excluded: Readonly<Record<Exclusion, number>>;
  /** Distinct patients among analysed rows; undefined without an identifier column. */
  readonly people: number | undefined;
  /** Analysed rows with an identifier of the patient: the rows that `people` are counted from. */
  readonly identified: number;
  /** Duplicates that differ from the row kept in any byte. */
  readonly conflictingDuplicates: number;
  /** Analysed rows whose end date stands before their clock start, and so is ignored. */
  readonly endsBeforeStart: number;
  /** Analysed rows whose stated days waited differ from snapshot − clock start. */
  readonly statedDaysDiffer: number;
  /** Analysed rows born after their clock started. */
  readonly bornAfterClockStart: number;
  /** What of the analysed rows is known, by the levels of some axes; undefined when nobody asked. */
  readonly completeness:
    | { readonly shape: CompletenessShape; readonly cells: readonly CompletenessCell[] }
    | undefined;
}

export interface CountedFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly rejected: number;
  /** First rows that could not be read, by line, at most a few. */
  readonly rejectedLines: readonly number[];
  readonly surplusDropped: number;
  /** Per coded column of the plan. */
  readonly texts: readonly (readonly TextTally[])[];
  /** Per coded column: what a judgement says of each of `texts`, without judging again what was judged in the count. */
  readonly verdicts: readonly TextSummary["verdicts"][];
  readonly withTime: readonly boolean[];
  readonly windows1252: readonly number[];
  /** Per presence column of the plan: analysed rows that are not blank. */
  readonly present: readonly number[];
  /** Analysed rows by state of the postcode column. */
  readonly postcodes: { readonly blank: number; readonly unreadable: number; readonly readable: number };
  readonly analysed: number;
  /** Analysed rows in which a further column for the same field says something else, per rival of the question. */
  readonly rivals: readonly { readonly chosen: number; readonly other: number; readonly differ: number }[];
  /** Sources of the axis that was compared, where the file has several. */
  readonly sourcePairs: readonly SourcePair[];
}
