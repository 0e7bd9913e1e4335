import { normalTwoSided } from "./distributions.ts";
import { fisherExact } from "./fisher-exact.ts";

const SMALLEST_EXPECTED = 5;

/** The p-value of a difference of two proportions, and the test it comes from. */
export type TwoProportionTest =
  | { readonly kind: "score"; readonly statistic: number; readonly pValue: number }
  | { readonly kind: "fisher"; readonly pValue: number };

/**
 * Whether two proportions x1 ÷ n1 and x2 ÷ n2 differ: the score test (Pearson's χ² with 1 degree of freedom, no continuity
 * correction), or Fisher's exact test when an expected cell is below 5; undefined when either group is empty.
 */
export function twoProportionTest(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
): TwoProportionTest | undefined {
  if (n1 === 0 || n2 === 0) return undefined;
  const n = n1 + n2;
  const successes = x1 + x2;
  const smallestExpected = (Math.min(successes, n - successes) * Math.min(n1, n2)) / n;
  if (smallestExpected < SMALLEST_EXPECTED) return { kind: "fisher", pValue: fisherExact(x1, n1, x2, n2) };
  const pooled = successes / n;
  const deviate = (x1 / n1 - x2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return { kind: "score", statistic: deviate * deviate, pValue: normalTwoSided(deviate) };
}
