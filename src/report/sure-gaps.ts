/** Adjusted p-values for gaps that have none in the findings, so that a headline never trusts one test among many. */
import type { DimensionFindings, Gap } from "../findings/schema.ts";
import { benjaminiHochberg } from "../stats/benjamini-hochberg.ts";
import { isCrossed } from "../vocab/dimension-ids.ts";
import { SIGNIFICANT } from "../vocab/significance.ts";
import type { Comparison } from "./comparison.ts";

/**
 * Whether a gap survives its adjustment at 0.05. Breaching the standard: the adjusted p of the findings; in crossed
 * dimensions, which have none, Benjamini–Hochberg over the dimension's gaps. Over 52 weeks: Benjamini–Hochberg over all
 * uncrossed dimensions together and over each crossed one by itself. Known groups of any size count; a gap without a
 * p-value is never sure. Source: Benjamini & Hochberg (1995).
 */
export function sureGaps(dimensions: readonly DimensionFindings[]): (gap: Gap) => boolean {
  const crossed = dimensions.filter(({ dimension }) => isCrossed(dimension)).map((one) => [one]);
  const families = [
    ...crossed.map((family) => inFamily(family, "breachesStandard")),
    ...[dimensions.filter(({ dimension }) => !isCrossed(dimension)), ...crossed].map((family) =>
      inFamily(family, "over52Weeks"),
    ),
  ];
  const adjusted = new Map(families.flatMap(adjustedPValues));
  return (gap) => (gap.pValueAdjusted ?? adjusted.get(gap) ?? 1) < SIGNIFICANT;
}

/** Whether a median is sure: medians have no p of their own, so the rank test's, by Bonferroni over all comparisons. */
export const isSureInRanks = ({ distribution }: Comparison, comparisons: number): boolean =>
  (distribution?.pValue ?? 1) * comparisons < SIGNIFICANT;

const inFamily = (dimensions: readonly DimensionFindings[], measure: Gap["measure"]): Gap[] =>
  dimensions.flatMap(({ gaps }) =>
    gaps.filter((gap): gap is Gap => gap.inFamily && gap.measure === measure && gap.pValue !== null),
  );

function adjustedPValues(family: readonly Gap[]): [Gap, number][] {
  const adjusted = benjaminiHochberg(family.map((gap) => gap.pValue ?? 1));
  return family.map((gap, index) => [gap, adjusted[index] ?? 1]);
}
