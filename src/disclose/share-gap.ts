import { katz } from "../stats/katz.ts";
import { newcombe } from "../stats/newcombe.ts";
import { twoProportionTest } from "../stats/two-proportion-test.ts";
import { significant } from "./plan.ts";

/** How many of how many, as shown. */
export interface ShownShare {
  readonly count: number;
  readonly n: number;
}

const orNull = (value: number | undefined): number | null =>
  value === undefined ? null : significant(value);

/** The gap of two shares, group − reference and group ÷ reference, from counts that are shown; as figures are. */
export function shareGapOfShown(group: ShownShare, reference: ShownShare) {
  const of = [group.count, group.n, reference.count, reference.n] as const;
  const difference = newcombe(...of);
  const ratio = katz(...of);
  return {
    difference: orNull(difference?.difference),
    differenceLower: orNull(difference?.lower),
    differenceUpper: orNull(difference?.upper),
    ratio: orNull(ratio?.ratio),
    ratioLower: orNull(ratio?.lower),
    ratioUpper: orNull(ratio?.upper),
    pValue: orNull(twoProportionTest(...of)?.pValue),
  };
}
