import type { ChiSquareTest } from "./chi-square.ts";
import { Z_95 } from "./critical-value.ts";
import { chiSquareUpperTail } from "./distributions.ts";
import type { Ratio } from "./katz.ts";

/** Those who count (x) of those there are (n) in one stratum: 1 the group, 0 its reference. */
export interface TwoByTwo {
  readonly x1: number;
  readonly n1: number;
  readonly x0: number;
  readonly n0: number;
}

/** A difference whose limits may not exist. */
export interface PooledDifference {
  readonly difference: number;
  /** Undefined, like `upper`, when nobody or everybody counts in every stratum. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

export interface MantelHaenszel {
  readonly difference: PooledDifference;
  /** Undefined when nobody counts on one side, or everybody on both. */
  readonly ratio: Ratio | undefined;
  /** Whether the ratios of the strata differ; undefined with fewer than two strata in which both sides count. */
  readonly homogeneity: ChiSquareTest | undefined;
}

/**
 * The common difference (group − reference) and ratio of proportions over strata, weighted by Mantel and Haenszel, with
 * Sato's interval for the difference and Greenland and Robins's for the logarithm of the ratio. Strata without one of
 * the two sides say nothing and weigh nothing; undefined when there is no other. Of one stratum the ratio is Katz's.
 * Sources: Mantel & Haenszel (1959); Greenland & Robins (1985), Biometrics 41:55–68; Sato (1989), Biometrics 45:1323–1324.
 */
export function mantelHaenszel(strata: readonly TwoByTwo[]): MantelHaenszel | undefined {
  const shared = strata.filter(({ n1, n0 }) => n1 > 0 && n0 > 0);
  if (shared.length === 0) return undefined;
  const ratio = pooledRatio(shared);
  return {
    difference: pooledDifference(shared),
    ratio,
    homogeneity: ratio && homogeneity(shared, ratio.ratio),
  };
}

function pooledDifference(strata: readonly TwoByTwo[]): PooledDifference {
  let [weights, weighted, p, q] = [0, 0, 0, 0];
  for (const { x1, n1, x0, n0 } of strata) {
    const n = n1 + n0;
    weights += (n1 * n0) / n;
    weighted += (x1 * n0 - x0 * n1) / n;
    p += (n1 * n1 * x0 - n0 * n0 * x1 + (n1 * n0 * (n0 - n1)) / 2) / n / n;
    q += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n);
  }
  const difference = weighted / weights;
  const variance = (difference * p + q) / weights ** 2;
  if (!(variance > 0)) return { difference, lower: undefined, upper: undefined };
  const margin = Z_95 * Math.sqrt(variance);
  return { difference, lower: difference - margin, upper: difference + margin };
}

function pooledRatio(strata: readonly TwoByTwo[]): Ratio | undefined {
  let [group, reference, spread] = [0, 0, 0];
  for (const { x1, n1, x0, n0 } of strata) {
    const n = n1 + n0;
    group += (x1 * n0) / n;
    reference += (x0 * n1) / n;
    spread += ((x1 + x0) * n1 * n0 - x1 * x0 * n) / n / n;
  }
  const variance = spread / (group * reference);
  if (group === 0 || reference === 0 || !(variance > 0)) return undefined;
  const ratio = group / reference;
  const factor = Math.exp(Z_95 * Math.sqrt(variance));
  return { ratio, lower: ratio / factor, upper: ratio * factor };
}

/** Inverse-variance weighted squares of the log ratios around the common one (Rothman, Greenland & Lash 2008, p. 279). */
function homogeneity(strata: readonly TwoByTwo[], common: number): ChiSquareTest | undefined {
  const counting = strata.filter(
    ({ x1, n1, x0, n0 }) => x1 > 0 && x0 > 0 && (n1 - x1) / (x1 * n1) + (n0 - x0) / (x0 * n0) > 0,
  );
  if (counting.length < 2) return undefined;
  const statistic = counting.reduce((sum, { x1, n1, x0, n0 }) => {
    const variance = (n1 - x1) / (x1 * n1) + (n0 - x0) / (x0 * n0);
    return sum + (Math.log(x1 / n1 / (x0 / n0)) - Math.log(common)) ** 2 / variance;
  }, 0);
  const degreesOfFreedom = counting.length - 1;
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}
