import { chiSquareUpperTail } from "./distributions.ts";

/** A test statistic referred to the chi-square distribution. */
export interface ChiSquareTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

export interface ContingencyTest extends ChiSquareTest {
  readonly n: number;
  /** The smallest expected cell; below 5 the p-value is only rough. */
  readonly smallestExpected: number;
  /** Rows and columns that hold anybody. */
  readonly rows: number;
  readonly columns: number;
}

/** Counts by group (rows) and outcome (columns). */
export type Table = readonly (readonly number[])[];

/**
 * Pearson's χ² test that all rows of a table of counts have the same mix, without continuity correction. Empty rows and
 * columns are left out; undefined when fewer than two of either remain.
 */
export function chiSquare(table: Table): ContingencyTest | undefined {
  const rowSums = table.map((row) => row.reduce((sum, cell) => sum + cell, 0));
  const width = Math.max(0, ...table.map((row) => row.length));
  const columnSums = Array.from({ length: width }, (_, j) =>
    table.reduce((sum, row) => sum + (row[j] ?? 0), 0),
  );
  const rows = rowSums.filter((sum) => sum > 0).length;
  const columns = columnSums.filter((sum) => sum > 0).length;
  if (rows < 2 || columns < 2) return undefined;
  const n = rowSums.reduce((sum, row) => sum + row, 0);
  let statistic = 0;
  let smallestExpected = Number.POSITIVE_INFINITY;
  for (const [i, rowSum] of rowSums.entries()) {
    for (const [j, columnSum] of columnSums.entries()) {
      if (rowSum === 0 || columnSum === 0) continue;
      const expected = (rowSum * columnSum) / n;
      statistic += ((table[i]?.[j] ?? 0) - expected) ** 2 / expected;
      if (expected < smallestExpected) smallestExpected = expected;
    }
  }
  const degreesOfFreedom = (rows - 1) * (columns - 1);
  const pValue = chiSquareUpperTail(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, pValue, n, smallestExpected, rows, columns };
}
