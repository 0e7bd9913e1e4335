import type { Counts } from "./counts.ts";
import { studentQuantile, studentTwoSided } from "./distributions.ts";
import { moments } from "./mean-interval.ts";

/** A difference of means, group − reference, in the unit of the values. */
export interface MeanDifference {
  readonly difference: number;
  /** Undefined, with everything below it, when a group has one person or nobody's value varies. */
  readonly standardError: number | undefined;
  readonly degreesOfFreedom: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly pValue: number | undefined;
}

/**
 * The difference of two means with Welch's interval and p-value (unequal variances); undefined when a group is empty.
 * Source: Welch (1947), Biometrika 34:28–35; R's t.test.
 */
export function welch(group: Counts, reference: Counts): MeanDifference | undefined {
  const [first, second] = [moments(group), moments(reference)];
  if (first === undefined || second === undefined) return undefined;
  const difference = first.mean - second.mean;
  const [part1, part2] = [
    (first.variance ?? Number.NaN) / first.n,
    (second.variance ?? Number.NaN) / second.n,
  ];
  const squaredError = part1 + part2;
  if (!(squaredError > 0)) return withoutInterval(difference);
  const standardError = Math.sqrt(squaredError);
  const degreesOfFreedom = squaredError ** 2 / (part1 ** 2 / (first.n - 1) + part2 ** 2 / (second.n - 1));
  const margin = studentQuantile({ upper: 0.025 }, degreesOfFreedom) * standardError;
  return {
    difference,
    standardError,
    degreesOfFreedom,
    lower: difference - margin,
    upper: difference + margin,
    pValue: studentTwoSided(difference / standardError, degreesOfFreedom),
  };
}

function withoutInterval(difference: number): MeanDifference {
  return {
    difference,
    standardError: undefined,
    degreesOfFreedom: undefined,
    lower: undefined,
    upper: undefined,
    pValue: undefined,
  };
}
