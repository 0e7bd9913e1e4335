import { thresholdCounts } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import { total } from "../stats/counts.ts";
import { type Moments, moments } from "../stats/mean-interval.ts";

/** A group of a crossing with its waits. */
export interface CrossedGroup {
  readonly group: string;
  readonly known: boolean;
  readonly parts?: readonly string[];
  readonly waits: Uint32Array;
}

/** A known group of a crossing, with what its excesses are worked out from. */
export interface CrossedCell {
  readonly group: string;
  /** Its group in each dimension of the crossing. */
  readonly parts: readonly string[];
  readonly n: number;
  readonly waits: Uint32Array;
  readonly counts: ReturnType<typeof thresholdCounts>;
  /** In days. */
  readonly moments: Moments;
}

/** The known groups that have a pathway. */
export const crossedCells = (groups: readonly CrossedGroup[], standard: Standard): CrossedCell[] =>
  groups.flatMap(({ group, parts, known, waits }) => {
    const found = moments(waits);
    return !known || parts === undefined || found === undefined
      ? []
      : [{ group, parts, n: total(waits), waits, counts: thresholdCounts(waits, standard), moments: found }];
  });
