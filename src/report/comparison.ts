/** One group beside its reference: the figures of both and the gaps between them, gathered for a sentence. */
import type { DimensionFindings, DistributionGap, Gap, GroupFindings, Share } from "../findings/schema.ts";

export interface Comparator {
  readonly n: number;
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

/** Every comparison in the family: known groups only, with a gap in breaching the standard. */
export const comparisonsOf = (dimensions: readonly DimensionFindings[]): Comparison[] =>
  dimensions.flatMap((dimension) =>
    dimension.groups.flatMap((group) => comparisonOf(dimension, group) ?? []),
  );

function comparisonOf(dimension: DimensionFindings, group: GroupFindings): Comparison | undefined {
  const breaches = gapOf(dimension, group.group, "breachesStandard");
  if (!breaches?.inFamily || breaches.difference === null) return undefined;
  const median = gapOf(dimension, group.group, "medianWeeks");
  const comparator = comparatorOf(dimension, group, median);
  if (comparator === undefined) return undefined;
  return {
    dimension,
    group,
    reference: breaches.reference,
    comparator,
    breaches,
    median,
    over52: gapOf(dimension, group.group, "over52Weeks"),
    distribution: dimension.gaps
      .filter((gap) => gap.measure === "distribution")
      .find((gap) => gap.group === group.group),
  };
}

/** The gap of one group in one measure, or undefined. */
export const gapOf = (
  dimension: DimensionFindings,
  group: string,
  measure: Gap["measure"],
): Gap | undefined =>
  dimension.gaps
    .filter((gap) => gap.measure !== "distribution")
    .find((gap) => gap.group === group && gap.measure === measure);

function comparatorOf(
  dimension: DimensionFindings,
  group: GroupFindings,
  median: Gap | undefined,
): Comparator | undefined {
  const reference = dimension.groups.find((candidate) => candidate.group === dimension.reference);
  if (reference !== undefined) {
    return {
      n: reference.n,
      medianWeeks: reference.medianWeeks,
      breachesStandard: reference.breachesStandard.proportion,
      over52Weeks: reference.over52Weeks.proportion,
    };
  }
  if (dimension.reference !== "rest-of-list") return undefined;
  const rest = restOfList(dimension, group);
  const n = rest.reduce((sum, other) => sum + other.n, 0);
  const pooled = (share: (other: GroupFindings) => Share): number | null =>
    n === 0 ? null : rest.reduce((sum, other) => sum + share(other).count, 0) / n;
  return {
    n,
    // The rest's own median is not in the findings; the gap is group − rest.
    medianWeeks: subtract(group.medianWeeks, median?.difference ?? null),
    breachesStandard: pooled((other) => other.breachesStandard),
    over52Weeks: pooled((other) => other.over52Weeks),
  };
}

function restOfList(dimension: DimensionFindings, group: GroupFindings): GroupFindings[] {
  const inFamily = new Set(dimension.gaps.filter((gap) => gap.inFamily).map((gap) => gap.group));
  return dimension.groups.filter((other) => other !== group && inFamily.has(other.group));
}

const subtract = (value: number | null, difference: number | null): number | null =>
  value === null || difference === null ? null : value - difference;
