import type { ThresholdMeasure } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { thresholdCounts } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import { type Counts, total } from "../stats/counts.ts";

/** Pathways of a unit, or of a group within one, and how many of them are on the counted side of each limit. */
export interface UnitCounts {
  readonly n: number;
  readonly counts: Readonly<Record<ThresholdMeasure, number>>;
}

/** A funnel of fewer units has no middle. */
export const FEWEST_UNITS = 3;

export const unitCounts = (waits: Counts, standard: Standard): UnitCounts => ({
  n: total(waits),
  counts: thresholdCounts(waits, standard),
});

/** Several as one; of none, nobody. */
export function together(parts: readonly UnitCounts[]): UnitCounts {
  const [only, another] = parts;
  if (only !== undefined && another === undefined) return only;
  const sum = (countOf: (part: UnitCounts) => number): number =>
    parts.reduce((all, part) => all + countOf(part), 0);
  const counts = THRESHOLD_MEASURES.map((measure) => [measure, sum((part) => part.counts[measure])] as const);
  return { n: sum(({ n }) => n), counts: Object.fromEntries(counts) as UnitCounts["counts"] };
}
