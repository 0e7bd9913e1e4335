import type { DimensionFindings } from "../findings/exact.ts";
import type { Multiplicity } from "../request.ts";
import { benjaminiHochberg } from "../stats/benjamini-hochberg.ts";
import { holm } from "../stats/holm.ts";
import { isCrossed } from "../vocab/dimension-ids.ts";
import { adjustExcesses } from "./adjust-excesses.ts";

const FAMILY_MEASURE = "breachesStandard";
const ADJUSTMENTS = { "benjamini-hochberg": benjaminiHochberg, holm } as const;

/** The adjustment of a name: p-values in, adjusted p-values out, in the same order. */
export const adjustedBy = (method: Multiplicity): ((pValues: readonly number[]) => number[]) =>
  ADJUSTMENTS[method];

/**
 * Adjusts the p-values of the family: gaps in breaching the standard, all known groups, all uncrossed dimensions of the
 * run. Every other gap keeps a null adjusted p-value. Excesses of intersections are adjusted among themselves.
 */
export function adjustFamily(
  dimensions: readonly DimensionFindings[],
  method: Multiplicity,
): DimensionFindings[] {
  const family = dimensions
    .filter(({ dimension }) => !isCrossed(dimension))
    .flatMap(({ gaps }) => gaps.filter(belongs));
  const pValues = family.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]));
  const adjusted = adjustedBy(method)(pValues);
  const byGap = new Map(
    family
      .filter(({ pValue }) => pValue !== null)
      .map((gap, index) => [gap, adjusted[index] ?? null] as const),
  );
  return dimensions.map((dimension) => ({
    ...dimension,
    ...(dimension.intersections && {
      intersections: adjustExcesses(dimension.intersections, adjustedBy(method)),
    }),
    gaps: dimension.gaps.map((gap) => {
      const pValueAdjusted = byGap.get(gap);
      return pValueAdjusted === undefined ? gap : { ...gap, pValueAdjusted };
    }),
  }));
}

const belongs = (gap: DimensionFindings["gaps"][number]): boolean =>
  gap.measure === FAMILY_MEASURE && gap.inFamily;
