/**
 * The analysed rows of one stretch, column after column, `rows` integers each: days waited; the levels of the axes asked
 * for; a number for each use asked for; a hash of the row; and where each located field stands in the stretch's
 * bytes, two columns a field: its start, below zero as `~start` where it holds doubled quotes, and its end. Last, where people
 * are asked for, two words that the identifiers of the patient give, both 0 for none that is usable.
 */
export interface KeptRows {
  readonly rows: number;
  readonly values: Int32Array<ArrayBuffer>;
}

/** How many columns stand before the first located field, given what was asked for. */
export const columnsBeforeFields = (axes: number, numbers: number): number => 1 + axes + numbers + 1;
