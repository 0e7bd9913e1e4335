import { Z_95 } from "./critical-value.ts";
import type { Estimate } from "./estimate.ts";

/** What a group of ordered groups adds to the regression: its people, their mean and their squared deviations from it. */
export interface GroupMoments {
  readonly size: number;
  readonly mean: number;
  /** Σ (value − mean)² over its people. */
  readonly squares: number;
}

export interface ConcentrationIndices {
  /** 2 cov(value, rank): the absolute or generalised index, in the unit of the values. */
  readonly aci: Estimate;
  /** 2 cov ÷ mean: the relative index; undefined when the mean is 0. */
  readonly rci: Estimate | undefined;
  /** rci ÷ (1 − mean), for proportions; undefined when nobody or everybody counts. */
  readonly wagstaff: Estimate | undefined;
  /** 8 cov, for proportions. */
  readonly erreygers: Estimate;
}

export interface ConcentrationOptions {
  /** Robust to unequal spread (HC1, the default), or ordinary least squares. */
  readonly robust?: boolean;
}

/**
 * Concentration indices over ordered groups. Everybody of a group has the rank in the middle of the group (tied ranks);
 * negative: the first groups have more. Limits: regression of the values on the rank and the delta method, so that the mean
 * in the denominator is uncertain too; undefined for fewer than three people. Wagstaff's and Erreygers' indices are for values
 * 0 and 1. Undefined with fewer than two groups. Source: Kakwani, Wagstaff & van Doorslaer (1997), J Econom 77:87–103;
 * O'Donnell et al. (2008), Analyzing Health Equity, equation 8.12; Wagstaff (2005), Health Econ 14:429–432; Erreygers
 * (2009), J Health Econ 28:504–515.
 */
export function concentrationIndices(
  groups: readonly GroupMoments[],
  options: ConcentrationOptions = {},
): ConcentrationIndices | undefined {
  const line = regressionOnRank(
    groups.filter(({ size }) => size > 0),
    options.robust ?? true,
  );
  if (line === undefined) return undefined;
  const { mean } = line;
  return {
    aci: indexOf(line, { factor: 1, slope: 0 }),
    rci: mean === 0 ? undefined : indexOf(line, { factor: 1 / mean, slope: -1 / mean ** 2 }),
    wagstaff:
      mean === 0 || mean === 1
        ? undefined
        : indexOf(line, {
            factor: 1 / (mean * (1 - mean)),
            slope: (2 * mean - 1) / (mean * (1 - mean)) ** 2,
          }),
    erreygers: indexOf(line, { factor: 4, slope: 0 }),
  };
}

const ROUNDING = 1e-24;

/** Least squares of value on rank, ranks about one half: value = mean + slope × (rank − ½). */
interface RankLine {
  readonly people: number;
  readonly mean: number;
  readonly slope: number;
  /** Σ (rank − ½)². */
  readonly rankSquares: number;
  /** Variances of mean and slope and their covariance; undefined for fewer than three people, and when nothing varies. */
  readonly errors: { readonly mean: number; readonly slope: number; readonly both: number } | undefined;
}

/** The index is `factor` × 2 var(rank) × slope of the line, where `factor` depends on the mean with this slope. */
function indexOf(
  line: RankLine,
  standardised: { readonly factor: number; readonly slope: number },
): Estimate {
  const { people, rankSquares, slope, errors } = line;
  const estimate = (2 * rankSquares * slope * standardised.factor) / people;
  if (errors === undefined) return { estimate, lower: undefined, upper: undefined };
  // With n − 1, as the authors' programs have it.
  const scale = (2 * rankSquares) / (people - 1);
  const byMean = scale * slope * standardised.slope;
  const bySlope = scale * standardised.factor;
  const variance =
    byMean ** 2 * errors.mean + 2 * byMean * bySlope * errors.both + bySlope ** 2 * errors.slope;
  const margin = Z_95 * Math.sqrt(Math.max(0, variance));
  return { estimate, lower: estimate - margin, upper: estimate + margin };
}

function regressionOnRank(groups: readonly GroupMoments[], robust: boolean): RankLine | undefined {
  if (groups.length < 2) return undefined;
  const people = groups.reduce((sum, { size }) => sum + size, 0);
  const mean = groups.reduce((sum, group) => sum + group.size * group.mean, 0) / people;
  let below = 0;
  let rankSquares = 0;
  let products = 0;
  const ranks: number[] = [];
  for (const { size, mean: groupMean } of groups) {
    const rank = (below + size / 2) / people - 0.5;
    below += size;
    ranks.push(rank);
    rankSquares += size * rank ** 2;
    products += size * rank * (groupMean - mean);
  }
  const slope =
    Math.abs(products) > Math.sqrt(ROUNDING) * people * Math.abs(mean) ? products / rankSquares : 0;
  return { people, mean, slope, rankSquares, errors: people < 3 ? undefined : errors() };

  function errors() {
    let [plain, ranked, rankedTwice] = [0, 0, 0];
    for (const [i, group] of groups.entries()) {
      const rank = ranks[i] as number;
      const residual = group.mean - mean - slope * rank;
      const squares = group.squares + group.size * residual ** 2;
      plain += squares;
      ranked += rank * squares;
      rankedTwice += rank ** 2 * squares;
    }
    // All alike, as far as rounding lets one see: chance has no part that could be told.
    if (!(plain > ROUNDING * people * mean ** 2)) return undefined;
    const spare = people - 2;
    return robust
      ? {
          mean: plain / people / spare,
          slope: (rankedTwice * people) / (rankSquares ** 2 * spare),
          both: ranked / (rankSquares * spare),
        }
      : { mean: plain / people / spare, slope: plain / spare / rankSquares, both: 0 };
  }
}
