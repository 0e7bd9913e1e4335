import type { Excess } from "../findings/exact.ts";
import { inWeeks } from "../measure/in-weeks.ts";
import type { Contrast } from "../stats/proportion-contrast.ts";

/** The excess in one measure, not yet adjusted or ranked; none where there is no figure. */
export function excessRow(
  measure: string,
  figure: number | null,
  { contrast, method }: { readonly contrast: Contrast | undefined; readonly method: string },
): Excess[] {
  if (figure === null || contrast === undefined) return [];
  const { estimate: excess, lower, upper, pValue } = contrast;
  return [
    {
      measure,
      figure,
      addsUpTo: figure - excess,
      excess,
      excessLower: lower ?? null,
      excessUpper: upper ?? null,
      pValue: pValue ?? null,
      pValueAdjusted: null,
      shrunkenExcess: null,
      shrunkenExcessLower: null,
      shrunkenExcessUpper: null,
      excessRank: null,
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
