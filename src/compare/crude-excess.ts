import type { Excess, Intersection, IntersectionFindings } from "../findings/intersections-schema.ts";
import { inWeeks } from "../measure/in-weeks.ts";
import type { Contrast } from "../stats/proportion-contrast.ts";

/** Below this a cell's figure says little of anybody, and a sum of several less. */
export const FEWEST_PATHWAYS = 20;

/** An excess before it is adjusted and ranked among the others. */
export type CrudeExcess = Omit<
  Excess,
  "pValueAdjusted" | "shrunken" | "shrunkenLower" | "shrunkenUpper" | "rank"
>;
export type CrudeIntersection = Omit<Intersection, "excesses"> & {
  readonly excesses: readonly CrudeExcess[];
};
export type CrudeIntersections = Omit<IntersectionFindings, "groups"> & {
  readonly groups: readonly CrudeIntersection[];
};

/** The row of one measure; none where there is no figure. */
export function excessRow(
  measure: string,
  observed: number | null,
  { contrast, method }: { readonly contrast: Contrast | undefined; readonly method: string },
): CrudeExcess[] {
  if (observed === null || contrast === undefined) return [];
  const { estimate: excess, lower, upper, pValue } = contrast;
  return [
    {
      measure,
      observed,
      expected: observed - excess,
      excess,
      excessLower: lower ?? null,
      excessUpper: upper ?? null,
      pValue: pValue ?? null,
      method,
    },
  ];
}

/** Days as weeks. */
export const contrastInWeeks = (contrast: Contrast | undefined): Contrast | undefined =>
  contrast && {
    estimate: inWeeks(contrast.estimate) ?? 0,
    lower: inWeeks(contrast.lower) ?? undefined,
    upper: inWeeks(contrast.upper) ?? undefined,
    pValue: contrast.pValue,
  };
