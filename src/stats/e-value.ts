import type { Ratio } from "./katz.ts";

export interface EValue {
  readonly estimate: number;
  /** Of the limit nearest to 1; 1 when the interval holds 1. */
  readonly limit: number;
}

/**
 * How strongly, as a ratio, something unmeasured would have to go with both the group and the outcome to account for the
 * whole of a ratio of proportions; the same for the limit nearest to 1. Undefined for a ratio of 0.
 * Source: VanderWeele & Ding (2017), Ann Intern Med 167:268–274.
 */
export function eValue({ ratio, lower, upper }: Ratio): EValue | undefined {
  if (!(ratio > 0)) return undefined;
  const nearest = ratio >= 1 ? lower : upper;
  const holdsOne = lower <= 1 && upper >= 1;
  return { estimate: ofRatio(ratio), limit: holdsOne || nearest <= 0 ? 1 : ofRatio(nearest) };
}

function ofRatio(ratio: number): number {
  const above = ratio >= 1 ? ratio : 1 / ratio;
  return above + Math.sqrt(above * (above - 1));
}
