import { chiSquare, type Table } from "./chi-square.ts";

/**
 * Cramér's V of a table of counts: 0 when all rows have the same mix, 1 when rows decide columns. Unlike a p-value it does not
 * grow with the number of people. Undefined when fewer than two rows or columns hold anybody. Source: Cramér (1946), section 21.9.
 */
export function cramersV(table: Table): number | undefined {
  const test = chiSquare(table);
  if (test === undefined) return undefined;
  const largestPossible = test.n * (Math.min(test.rows, test.columns) - 1);
  return Math.min(1, Math.sqrt(test.statistic / largestPossible));
}
