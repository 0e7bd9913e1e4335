import { studentQuantile, studentTwoSided } from "./distributions.ts";
import type { Moments } from "./mean-interval.ts";
import type { Contrast } from "./proportion-contrast.ts";

/** One mean and how often it goes into the sum. */
export interface MeanTerm {
  readonly weight: number;
  readonly moments: Moments;
}

/** Further parts of a sum: what they come to, the variance of that, and how sure the variance is. */
export interface OtherMeans {
  readonly estimate: number;
  readonly squaredError: number;
  /** The sum over the parts of squared error² ÷ degrees of freedom. */
  readonly spread: number;
}

/**
 * The weighted sum of independent means with the interval and p-value of Welch and Satterthwaite (unequal variances); for
 * weights 1 and −1 it is `welch`. Without limits and p-value when a group with a weight has one person, or nobody's value
 * varies; undefined without any term. In the unit of the values. Source: Satterthwaite (1946), Biometrics Bull 2:110–114.
 */
export function meanContrast(
  terms: readonly MeanTerm[],
  others: OtherMeans = NO_OTHERS,
): Contrast | undefined {
  const weighed = terms.filter(({ weight }) => weight !== 0);
  if (weighed.length === 0) return undefined;
  const estimate = weighed.reduce((sum, { weight, moments }) => sum + weight * moments.mean, others.estimate);
  let { squaredError, spread } = others;
  for (const { weight, moments } of weighed) {
    const part = (weight ** 2 * (moments.variance ?? Number.NaN)) / moments.n;
    squaredError += part;
    spread += part ** 2 / (moments.n - 1);
  }
  if (!(squaredError > 0)) return { estimate, lower: undefined, upper: undefined, pValue: undefined };
  const standardError = Math.sqrt(squaredError);
  const degreesOfFreedom = squaredError ** 2 / spread;
  const margin = studentQuantile({ upper: 0.025 }, degreesOfFreedom) * standardError;
  return {
    estimate,
    lower: estimate - margin,
    upper: estimate + margin,
    pValue: studentTwoSided(estimate / standardError, degreesOfFreedom),
  };
}

const NO_OTHERS: OtherMeans = { estimate: 0, squaredError: 0, spread: 0 };
