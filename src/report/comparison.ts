/** One group beside its reference: the figures of both and the gaps between them, gathered for a sentence. */
import type { DimensionFindings, DistributionGap, Gap, GroupFindings } from "../findings/schema.ts";
import { partOfCounts, sumOfCounts } from "./figures.ts";
import { type GapIndex, gapIndex } from "./gap-index.ts";

export interface Comparator {
  readonly n: number | null;
  readonly medianWeeks: number | null;
  readonly breachesStandard: number | null;
  readonly over52Weeks: number | null;
}

export interface Comparison {
  readonly dimension: DimensionFindings;
  readonly group: GroupFindings;
  readonly reference: string;
  readonly comparator: Comparator;
  readonly breaches: Gap;
  readonly median: Gap | undefined;
  readonly over52: Gap | undefined;
  readonly distribution: DistributionGap | undefined;
}

/** Every comparison of known groups, with a gap in breaching the standard. */
export const comparisonsOf = (dimensions: readonly DimensionFindings[]): Comparison[] =>
  dimensions.flatMap((dimension) => {
    const gaps = gapIndex(dimension);
    const comparatorOf = comparatorFinder(dimension, gaps);
    return dimension.groups.flatMap((group): Comparison[] => {
      const breaches = gaps.gapOf(group.group, "breachesStandard");
      if (!breaches?.inFamily || breaches.difference === null) return [];
      const comparator = comparatorOf(group);
      if (comparator === undefined) return [];
      return [
        {
          dimension,
          group,
          reference: breaches.reference,
          comparator,
          breaches,
          median: gaps.gapOf(group.group, "medianWeeks"),
          over52: gaps.gapOf(group.group, "over52Weeks"),
          distribution: gaps.distributionOf(group.group),
        },
      ];
    });
  });

type ComparatorFinder = (group: GroupFindings) => Comparator | undefined;

function comparatorFinder(dimension: DimensionFindings, gaps: GapIndex): ComparatorFinder {
  const reference = dimension.groups.find((candidate) => candidate.group === dimension.reference);
  if (reference !== undefined) {
    const comparator = {
      n: reference.n,
      medianWeeks: reference.medianWeeks,
      breachesStandard: reference.breachesStandard.proportion,
      over52Weeks: reference.over52Weeks.proportion,
    };
    return () => comparator;
  }
  return dimension.reference === "rest-of-list" ? restOfList(dimension, gaps) : () => undefined;
}

/** All known groups less the one compared, from their totals: a scan per group would be quadratic. */
function restOfList(dimension: DimensionFindings, gaps: GapIndex): ComparatorFinder {
  const known = dimension.groups.filter((group) => gaps.gapOf(group.group, "breachesStandard")?.inFamily);
  const restCount = (countOf: (group: GroupFindings) => number | null) => {
    const total = sumOfCounts(known.map(countOf));
    return (group: GroupFindings): number | null => {
      const own = countOf(group);
      return total === null || own === null ? null : total - own;
    };
  };
  const restN = restCount((group) => group.n);
  const restBreaches = restCount((group) => group.breachesStandard.count);
  const restOver52 = restCount((group) => group.over52Weeks.count);
  return (group) => {
    const n = restN(group);
    const median = gaps.gapOf(group.group, "medianWeeks");
    return {
      n,
      // The rest's own median is not in the findings; the gap is group − rest.
      medianWeeks: subtract(group.medianWeeks, median?.difference ?? null),
      breachesStandard: partOfCounts(restBreaches(group), n),
      over52Weeks: partOfCounts(restOver52(group), n),
    };
  };
}

const subtract = (value: number | null, difference: number | null): number | null =>
  value === null || difference === null ? null : value - difference;
