import type { ChiSquareTest } from "./chi-square.ts";
import { Z_95 } from "./critical-value.ts";
import type { Ratio } from "./katz.ts";
import type { Difference } from "./newcombe.ts";
import { ratioHomogeneity } from "./ratio-homogeneity.ts";
import { standardisedDifference, standardisedProportion } from "./standardised-proportion.ts";
import type { TwoByTwo } from "./two-by-two.ts";

export interface MantelHaenszel {
  readonly difference: Difference;
  /** Undefined when nobody counts on one side, or everybody on both. */
  readonly ratio: Ratio | undefined;
  /** Whether the ratios of the strata differ; undefined without a ratio, and with fewer than two strata in which anybody counts. */
  readonly homogeneity: ChiSquareTest | undefined;
}

/** With fewer on a side who count, or who do not, Sato's limits are too narrow; METHODS.md says by how much. */
const FEWEST_FOR_SATO = 10;

/**
 * The common difference (group − reference) and ratio of proportions over strata, weighted by Mantel and Haenszel. Limits
 * of the difference are Sato's; where fewer than ten of a side count, or do not, they are recovered from Wilson's limits
 * of the two proportions that these weights give (of one stratum: Newcombe's). Limits of the ratio are Greenland and
 * Robins's, on the logarithm. Strata without one of the two sides say nothing and weigh nothing; undefined when there is
 * no other. Of one stratum the ratio is Katz's.
 * Sources: Mantel & Haenszel (1959); Greenland & Robins (1985), Biometrics 41:55–68; Sato (1989), Biometrics
 * 45:1323–1324; Zou & Donner (2008), Stat Med 27:1693–1702; Dean & Pagano (2015), J Surv Stat Methodol 3:484–503.
 */
export function mantelHaenszel(strata: readonly TwoByTwo[]): MantelHaenszel | undefined {
  const shared = strata.filter(({ n1, n0 }) => n1 > 0 && n0 > 0);
  if (shared.length === 0) return undefined;
  const ratio = pooledRatio(shared);
  return {
    difference: pooledDifference(shared),
    ratio,
    homogeneity: ratio && ratioHomogeneity(shared, ratio.ratio),
  };
}

function pooledDifference(strata: readonly TwoByTwo[]): Difference {
  let [weights, weighted] = [0, 0];
  for (const { x1, n1, x0, n0 } of strata) {
    const n = n1 + n0;
    weights += (n1 * n0) / n;
    weighted += (x1 * n0 - x0 * n1) / n;
  }
  const difference = weighted / weights;
  const limits = isEnoughForSato(strata) ? satoLimits(strata, difference, weights) : recoveredLimits(strata);
  return { difference, ...limits };
}

function isEnoughForSato(strata: readonly TwoByTwo[]): boolean {
  let [count1, not1, count0, not0] = [0, 0, 0, 0];
  for (const { x1, n1, x0, n0 } of strata) {
    count1 += x1;
    not1 += n1 - x1;
    count0 += x0;
    not0 += n0 - x0;
  }
  return Math.min(count1, not1, count0, not0) >= FEWEST_FOR_SATO;
}

interface Limits {
  readonly lower: number;
  readonly upper: number;
}

function satoLimits(strata: readonly TwoByTwo[], difference: number, weights: number): Limits {
  let [p, q] = [0, 0];
  for (const { x1, n1, x0, n0 } of strata) {
    const n = n1 + n0;
    p += (n1 * n1 * x0 - n0 * n0 * x1 + (n1 * n0 * (n0 - n1)) / 2) / n / n;
    q += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n);
  }
  const variance = (difference * p + q) / weights ** 2;
  if (!(variance > 0)) return recoveredLimits(strata);
  const margin = Z_95 * Math.sqrt(variance);
  return { lower: Math.max(-1, difference - margin), upper: Math.min(1, difference + margin) };
}

/** From Wilson's limits of each side, standardised with the weights of Mantel and Haenszel. */
function recoveredLimits(strata: readonly TwoByTwo[]): Limits {
  const weight = ({ n1, n0 }: TwoByTwo): number => (n1 * n0) / (n1 + n0);
  const group = standardisedProportion(
    strata.map((stratum) => ({ x: stratum.x1, n: stratum.n1, weight: weight(stratum) })),
  );
  const reference = standardisedProportion(
    strata.map((stratum) => ({ x: stratum.x0, n: stratum.n0, weight: weight(stratum) })),
  );
  if (group === undefined || reference === undefined) return { lower: -1, upper: 1 };
  const { lower, upper } = standardisedDifference(group, reference);
  return { lower, upper };
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
