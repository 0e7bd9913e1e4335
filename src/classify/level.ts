/**
 * A level is the finest meaning a cell of one field can have. Dimensions are groupings of levels, and data quality is
 * a tally of them, so every text is judged exactly once. In a coding the levels that carry no usable value come first:
 * a level is usable when its index is at least `firstKnown`.
 */
export type QualityClass = "known" | "groupOnly" | "notStated" | "notKnown" | "missing" | "invalid";

export interface Level {
  readonly id: string;
  readonly quality: QualityClass;
  /** Why there is no usable value, kebab-case (`outside-england`, `no-fixed-abode` …); absent for known levels. */
  readonly reason?: string;
  /** As printed, where that is not in a code list of fairwait's own. */
  readonly label?: string;
}

/** What every text of one field is sorted into. `classify` takes the decoded text as it stands in the file. */
export interface Coding {
  /** May grow while reading when the field has no closed code list (providers, `column:NAME`). */
  readonly levels: readonly Level[];
  readonly firstKnown: number;
  classify(text: string): number;
}

/** One distinct text of a column and the number of rows that hold it. */
export interface DictionaryEntry {
  readonly text: string;
  readonly count: number;
}
