import type { Counts } from "./counts.ts";
import { Z_95 } from "./critical-value.ts";
import { normalTwoSided } from "./distributions.ts";
import { medianError } from "./price-bonett.ts";
import type { Contrast } from "./proportion-contrast.ts";
import { quantile } from "./quantile.ts";

/** A median and how uncertain it is, in the unit of the values. */
export interface MedianWithError {
  readonly median: number;
  /** Undefined below six people. */
  readonly standardError: number | undefined;
}

/** One median and how often it goes into the sum. */
export interface MedianTerm extends MedianWithError {
  readonly weight: number;
}

/** The median with Price and Bonett's standard error; undefined when there is nobody. */
export function medianWithError(counts: Counts): MedianWithError | undefined {
  const median = quantile(counts, 0.5);
  return median === undefined ? undefined : { median, standardError: medianError(counts) };
}

/**
 * The weighted sum of the medians of independent groups with a distribution-free interval; for weights 1 and −1 it is
 * `priceBonett`. Without limits and p-value when a group with a weight has fewer than six people, or no median any spread around it;
 * undefined without any term. In the unit of the values.
 * Source: Bonett & Price (2002), Psychol Methods 7:370–383.
 */
export function medianContrast(terms: readonly MedianTerm[]): Contrast | undefined {
  const weighed = terms.filter(({ weight }) => weight !== 0);
  if (weighed.length === 0) return undefined;
  let estimate = 0;
  let squaredError = 0;
  for (const { weight, median, standardError } of weighed) {
    estimate += weight * median;
    squaredError += (weight * (standardError ?? Number.NaN)) ** 2;
  }
  if (!(squaredError > 0)) return { estimate, lower: undefined, upper: undefined, pValue: undefined };
  const standardError = Math.sqrt(squaredError);
  const margin = Z_95 * standardError;
  return {
    estimate,
    lower: estimate - margin,
    upper: estimate + margin,
    pValue: normalTwoSided(estimate / standardError),
  };
}
