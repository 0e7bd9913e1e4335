import { katz } from "../stats/katz.ts";
import { newcombe } from "../stats/newcombe.ts";
import { twoProportionTest } from "../stats/two-proportion-test.ts";
import { significantOrNull } from "./plan.ts";

/** How many of how many, as shown. */
export interface ShownShare {
  readonly count: number;
  readonly n: number;
}

/** The gap of two shares, group − reference and group ÷ reference, from counts that are shown; as figures are. */
export function shareGapOfShown(group: ShownShare, reference: ShownShare) {
  const of = [group.count, group.n, reference.count, reference.n] as const;
  const difference = newcombe(...of);
  const ratio = katz(...of);
  return {
    difference: significantOrNull(difference?.difference),
    differenceLower: significantOrNull(difference?.lower),
    differenceUpper: significantOrNull(difference?.upper),
    ratio: significantOrNull(ratio?.ratio),
    ratioLower: significantOrNull(ratio?.lower),
    ratioUpper: significantOrNull(ratio?.upper),
    pValue: significantOrNull(twoProportionTest(...of)?.pValue),
  };
}
