import { thresholdCounts } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import { type Moments, moments } from "../stats/mean-interval.ts";
import { type MedianWithError, medianWithError } from "../stats/median-contrast.ts";

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
  readonly counts: ReturnType<typeof thresholdCounts>;
  /** In days, like the median. */
  readonly moments: Moments;
  readonly median: MedianWithError;
}

/** The known groups that have a pathway. */
export const crossedCells = (groups: readonly CrossedGroup[], standard: Standard): CrossedCell[] =>
  groups.flatMap(({ group, parts, known, waits }) => {
    if (!known || parts === undefined) return [];
    const [ofMean, median] = [moments(waits), medianWithError(waits)];
    if (ofMean === undefined || median === undefined) return [];
    return [{ group, parts, n: ofMean.n, counts: thresholdCounts(waits, standard), moments: ofMean, median }];
  });
