import { Z_95 } from "./critical-value.ts";
import type { Ratio } from "./katz.ts";
import { mover } from "./mover.ts";
import type { Difference } from "./newcombe.ts";
import { wilson } from "./wilson.ts";

/** Those who count of those there are in one stratum, and what the stratum weighs; weights need not sum to 1. */
export interface ProportionStratum {
  readonly x: number;
  readonly n: number;
  readonly weight: number;
}

export interface StandardisedProportion {
  readonly proportion: number;
  readonly lower: number;
  readonly upper: number;
  readonly variance: number;
  /** The size of an unstratified group that would be as certain. */
  readonly effectiveSize: number;
}

/** The people that Wilson's formula adds to a proportion; here they are like the group as a whole. */
const BORROWED = Z_95 ** 2;

/**
 * The proportion a group would have with the structure the weights give: directly standardised, with Wilson's interval on
 * the effective size. Strata of few people take part of their spread from the group as a whole, so that one person's yes
 * or no is not taken for certain. Undefined when a stratum that weighs has nobody, or nothing weighs. Of one stratum it is Wilson's.
 * Sources: Dean & Pagano (2015), J Surv Stat Methodol 3:484–503 (Wilson on the effective size); Wilson (1927).
 */
export function standardisedProportion(
  strata: readonly ProportionStratum[],
): StandardisedProportion | undefined {
  const weighing = strata.filter(({ weight }) => weight > 0);
  const weights = weighing.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0 || weighing.some(({ n }) => n === 0)) return undefined;
  const proportion = Math.min(
    1,
    weighing.reduce((sum, { x, n, weight }) => sum + (weight * x) / n, 0) / weights,
  );
  let [variance, squaredWeights] = [0, 0];
  for (const { x, n, weight } of weighing) {
    const share = weight / weights;
    const smoothed = (x + BORROWED * proportion) / (n + BORROWED);
    variance += (share * share * smoothed * (1 - smoothed)) / n;
    squaredWeights += (share * share) / n;
  }
  const spread = proportion * (1 - proportion);
  const effectiveSize = spread > 0 && variance > 0 ? spread / variance : 1 / squaredWeights;
  const interval = wilson(proportion * effectiveSize, effectiveSize);
  return {
    proportion,
    lower: Math.max(0, interval?.lower ?? 0),
    upper: interval?.upper ?? 1,
    variance,
    effectiveSize,
  };
}

/** The difference of two standardised proportions, by Newcombe's method on their limits. */
export function standardisedDifference(
  group: StandardisedProportion,
  reference: StandardisedProportion,
): Difference {
  const gap = mover(bounded(group), bounded(reference));
  return { difference: gap.difference, lower: gap.lower ?? -1, upper: gap.upper ?? 1 };
}

const bounded = ({ proportion, lower, upper }: StandardisedProportion) => ({
  value: proportion,
  lower,
  upper,
});

/** The ratio of two standardised proportions with the interval on its logarithm; undefined where either is 0 or 1. */
export function standardisedRatio(
  group: StandardisedProportion,
  reference: StandardisedProportion,
): Ratio | undefined {
  if ([group, reference].some(({ proportion }) => proportion <= 0 || proportion >= 1)) return undefined;
  const ratio = group.proportion / reference.proportion;
  const error = Math.sqrt(
    group.variance / group.proportion ** 2 + reference.variance / reference.proportion ** 2,
  );
  const factor = Math.exp(Z_95 * error);
  return { ratio, lower: ratio / factor, upper: ratio * factor };
}
