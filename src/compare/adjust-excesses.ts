import type { IntersectionFindings } from "../findings/exact.ts";

/** Adjusts the p-values of excesses among the intersections of their crossing, measure by measure: families of their own. */
export function adjustExcesses(
  intersections: IntersectionFindings,
  adjust: (pValues: readonly number[]) => number[],
): IntersectionFindings {
  const excesses = intersections.groups.flatMap((group) => group.excesses);
  const adjusted = new Map<(typeof excesses)[number], number>();
  for (const measure of new Set(excesses.map((excess) => excess.measure))) {
    const family = excesses.filter((excess) => excess.measure === measure && excess.pValue !== null);
    adjust(family.map(({ pValue }) => pValue ?? 1)).forEach((pValue, place) => {
      adjusted.set(family[place] as (typeof family)[number], pValue);
    });
  }
  return {
    ...intersections,
    groups: intersections.groups.map((group) => ({
      ...group,
      excesses: group.excesses.map((excess) => ({
        ...excess,
        pValueAdjusted: adjusted.get(excess) ?? null,
      })),
    })),
  };
}
