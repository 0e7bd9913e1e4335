import type { Gap } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { inWeeks } from "../measure/in-weeks.ts";
import { thresholdCounts } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import { type Counts, merge, total } from "../stats/counts.ts";
import { moments } from "../stats/mean-interval.ts";
import { quantile } from "../stats/quantile.ts";
import type { GapWaits } from "./gaps.ts";

type Differences = Readonly<Record<Gap["measure"], number | null>>;

/** What each gap would be, if it were known whose the unknown pathways are. */
export interface DifferencesIfUnknown {
  readonly inGroup: Differences;
  readonly inReference: Differences;
}

/**
 * Every difference of a gap if all unknown pathways belonged to the group, and if all belonged to the reference: weeks
 * for mean and median, proportions 0–1 otherwise, null when a side stays empty. Two plain suppositions, not the widest
 * limits: sorting the unknown by their waits could move a gap further.
 */
export function differencesIfUnknown(
  { group, reference }: GapWaits,
  unknown: Uint32Array,
  standard: Standard,
): DifferencesIfUnknown {
  return {
    inGroup: differences({ group: merge([group, unknown]), reference }, standard),
    inReference: differences({ group, reference: merge([reference, unknown]) }, standard),
  };
}

interface Sides {
  readonly group: Counts;
  readonly reference: Counts;
}

function differences({ group, reference }: Sides, standard: Standard): Differences {
  const [n, referenceN] = [total(group), total(reference)];
  const [counts, referenceCounts] = [thresholdCounts(group, standard), thresholdCounts(reference, standard)];
  const shares = THRESHOLD_MEASURES.map((measure) => [
    measure,
    n === 0 || referenceN === 0 ? null : counts[measure] / n - referenceCounts[measure] / referenceN,
  ]);
  return {
    meanWeeks: inWeeks(subtract(moments(group)?.mean, moments(reference)?.mean)),
    medianWeeks: inWeeks(subtract(quantile(group, 0.5), quantile(reference, 0.5))),
    ...(Object.fromEntries(shares) as Record<(typeof THRESHOLD_MEASURES)[number], number | null>),
  };
}

const subtract = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one - other;
