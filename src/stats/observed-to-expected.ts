import { countInterval } from "./count-interval.ts";

/** Those who count of those there are in one stratum, and the proportion that counts in the standard there (0–1). */
export interface ExpectedStratum {
  readonly x: number;
  readonly n: number;
  readonly standard: number;
}

export interface ObservedToExpected {
  readonly observed: number;
  readonly expected: number;
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Observed ÷ expected, where each stratum is expected to have the proportion of the standard: indirectly standardised, with
 * the interval of the observed count (Byar's, exact below 10). Undefined when none is expected. Where a large part counts
 * the interval is too wide, since a count of people cannot vary as much as Poisson's.
 * Source: Breslow & Day (1987), volume II, p. 69; PHEindicatormethods::calculate_ISRatio.
 */
export function observedToExpected(strata: readonly ExpectedStratum[]): ObservedToExpected | undefined {
  const observed = strata.reduce((sum, { x }) => sum + x, 0);
  const expected = strata.reduce((sum, { n, standard }) => sum + n * standard, 0);
  if (!(expected > 0)) return undefined;
  const { lower, upper } = countInterval(observed);
  return { observed, expected, ratio: observed / expected, lower: lower / expected, upper: upper / expected };
}
