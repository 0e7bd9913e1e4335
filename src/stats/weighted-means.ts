import { studentQuantile } from "./distributions.ts";

/** Size, mean and summed squares around the mean of one side of one stratum, and the factor its mean is taken with. */
export interface MeanTerm {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
  /** Signed: a difference is a sum with positive and negative factors. */
  readonly factor: number;
}

/** A sum of means with its interval. */
export interface WeightedMeans {
  readonly value: number;
  /** Undefined, like `upper`, when no side has two people, or nobody's value varies. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** Strata of few people take part of their spread, as people would add to it, from all strata of their side. */
const BORROWED = 4;

/**
 * A weighted sum of stratum means of values that are not negative, over several sides, with its t interval, degrees of
 * freedom by Welch and Satterthwaite; factors are taken as fixed. What a stratum of few people borrows from its side is the
 * spread relative to the mean, since longer waits spread wider: a common variance was too narrow by a tenth in trials.
 * Undefined when a term has nobody. Of one stratum a side, with factors 1 and −1, it is Welch's difference.
 * Source: Satterthwaite (1946), Biometrics Bulletin 2:110–114.
 */
export function weightedMeans(sides: readonly (readonly MeanTerm[])[]): WeightedMeans | undefined {
  if (sides.some((terms) => terms.some(({ n }) => n === 0))) return undefined;
  if (sides.every((terms) => terms.length === 0)) return undefined;
  let [value, variance, forFreedom] = [0, 0, 0];
  let known = true;
  for (const terms of sides) {
    const people = terms.reduce((sum, { n }) => sum + n, 0);
    const spread = terms.reduce((sum, { squares }) => sum + squares, 0);
    const scale = terms.reduce((sum, term) => sum + (term.n - 1) * term.mean ** 2, 0);
    const relative = scale > 0 ? spread / scale : 0;
    const ofSide = people - terms.length;
    if (ofSide < 1) known = false;
    for (const { n, mean, squares, factor } of terms) {
      value += factor * mean;
      const ofStratum = (squares + BORROWED * relative * mean * mean) / (n - 1 + BORROWED);
      const part = (factor * factor * ofStratum) / n;
      variance += part;
      forFreedom += (part * part) / Math.min(ofSide, n - 1 + BORROWED);
    }
  }
  const freedom = (variance * variance) / forFreedom;
  if (!known || !(variance > 0) || !Number.isFinite(freedom)) {
    return { value, lower: undefined, upper: undefined };
  }
  const margin = studentQuantile({ upper: 0.025 }, freedom) * Math.sqrt(variance);
  return { value, lower: value - margin, upper: value + margin };
}
