/** Groups that a list may well hold, and that formulas divide by zero on. */
import { countAbove, total } from "../../../src/stats/counts.ts";

const TEN_MILLION = 10_000_000;
/** Days beyond this are long waits. */
export const LONG = 2;

/** Three groups by days waited. */
export const DEGENERATE_GROUPS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  "nobody at all": [[], [], []],
  "days without anybody": [[0, 0, 0, 0], [0], []],
  "one person": [[0, 0, 0, 1], [], []],
  "one person in each group": [[0, 0, 0, 1], [1], [0, 1]],
  "everybody equal": [
    [0, 30],
    [0, 25],
    [0, 1],
  ],
  "nobody waits long": [
    [9, 4, 2],
    [30, 1],
    [0, 5, 5],
  ],
  "everybody waits long": [
    [0, 0, 0, 7, 2],
    [0, 0, 0, 40],
    [0, 0, 0, 0, 3],
  ],
  "long waits in one group only": [
    [20, 5],
    [10, 10, 5, 5, 5],
    [3, 3],
  ],
  "one group": [[5, 4, 3, 2, 1, 1, 1], [], []],
  "two people who differ": [[1, 0, 0, 0, 0, 1], [3], [1, 1]],
  "ten million on one day": [[0, 0, 0, TEN_MILLION], [TEN_MILLION], [0, TEN_MILLION]],
  "ten million on one day beside one person": [[0, 0, 0, TEN_MILLION], [0, 0, 0, 1], [1]],
  "ten million over two days": [
    [TEN_MILLION, 0, 0, 1],
    [1, 0, 0, TEN_MILLION],
    [5, 5, 5, 5],
  ],
};

/** The groups of one case in the forms in which functions take them. */
export interface DegenerateCase {
  readonly group: readonly number[];
  readonly reference: readonly number[];
  readonly groups: readonly (readonly number[])[];
  /** Long waits of each group, and the people in it. */
  readonly long: readonly number[];
  readonly sizes: readonly number[];
}

export const degenerateCase = (groups: readonly (readonly number[])[]): DegenerateCase => ({
  group: groups[0] ?? [],
  reference: groups[1] ?? [],
  groups,
  long: groups.map((group) => countAbove(group, LONG)),
  sizes: groups.map(total),
});
