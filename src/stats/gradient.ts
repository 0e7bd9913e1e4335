import { Z_95 } from "./critical-value.ts";
import { normalTwoSided } from "./distributions.ts";
import type { Estimate } from "./estimate.ts";
import type { GroupEstimate } from "./group-estimate.ts";
import { wilson } from "./wilson.ts";

/** What a line through ordered groups says of its two ends. */
export interface Gradient {
  /** Fitted where the first group begins, rank 0. */
  readonly first: number;
  /** Fitted where the last group ends, rank 1. */
  readonly last: number;
  /** last − first. */
  readonly sii: Estimate;
  /** last ÷ first; undefined when a fitted end is 0 or less, without limits when one is too near to it. */
  readonly rii: Estimate | undefined;
  /** Of a slope of 0; undefined without a standard error. */
  readonly pValue: number | undefined;
}

/** A share of one group, as counts. */
export interface GroupShare {
  readonly size: number;
  readonly count: number;
}

/**
 * The slope and relative index of inequality over ordered groups: weighted least squares of the estimates on the middle of
 * each group's place in the cumulative population, weights the group sizes; fitted at either end. SII limits: normal, its
 * standard error that of the linear combination which least squares is; RII: delta method on its logarithm. Empty groups
 * carry no weight; undefined with fewer than two others. Source: Pamuk (1985), Popul Stud 39:17–31; Mackenbach & Kunst
 * (1997), Soc Sci Med 44:757–771; PHEindicatormethods::phe_sii, whose simulation this closed form replaces.
 */
export function gradient(groups: readonly GroupEstimate[]): Gradient | undefined {
  const line = fitLine(groups);
  if (line === undefined) return undefined;
  const { first, last } = line;
  const error = line.errorOf(({ slope }) => slope);
  return {
    first,
    last,
    sii: normalLimits(last - first, error),
    rii: first > 0 && last > 0 ? ratioOfEnds(line) : undefined,
    pValue: slopeTest(line),
  };
}

/**
 * As `gradient`, of proportions, with the line fitted on the logit scale, so that both ends lie between 0 and 1; a group's
 * standard error there is from its Wilson limits. The limits are those of the slope, turned about the middle of the line.
 * Undefined also when nobody or everybody of a group counts. Source: as `gradient`.
 */
export function logitGradient(shares: readonly GroupShare[]): Gradient | undefined {
  const groups = shares.filter(({ size }) => size > 0).map(onLogitScale);
  if (groups.some(({ estimate }) => !Number.isFinite(estimate))) return undefined;
  const line = fitLine(groups);
  const error = line?.errorOf(({ slope }) => slope);
  if (line === undefined || error === undefined) return undefined;
  const centre = (line.first + line.last) / 2;
  const slope = line.last - line.first;
  const ends = (steepness: number) => ({
    first: inverseLogit(centre - steepness / 2),
    last: inverseLogit(centre + steepness / 2),
  });
  const [found, lower, upper] = [ends(slope), ends(slope - Z_95 * error), ends(slope + Z_95 * error)];
  const difference = ({ first, last }: typeof found) => last - first;
  const ratio = ({ first, last }: typeof found) => last / first;
  return {
    ...found,
    sii: { estimate: difference(found), lower: difference(lower), upper: difference(upper) },
    rii: { estimate: ratio(found), lower: ratio(lower), upper: ratio(upper) },
    pValue: slopeTest(line),
  };
}

/** The standard error of a proportion; where nobody or everybody counts, Wilson's half-width ÷ 1.96: Wald's would be 0. */
export function proportionError({ count, size }: GroupShare): number | undefined {
  const interval = wilson(count, size);
  if (interval === undefined) return undefined;
  if (count === 0 || count === size) return (interval.upper - interval.lower) / (2 * Z_95);
  return Math.sqrt((interval.proportion * (1 - interval.proportion)) / size);
}

/** How much one group's estimate moves the mean, and the slope, of the line. */
interface Pull {
  readonly mean: number;
  readonly slope: number;
}

interface FittedLine {
  readonly first: number;
  readonly last: number;
  /** The standard error of a combination of the estimates; undefined when one of theirs is missing, or all are 0. */
  readonly errorOf: (coefficient: (pull: Pull) => number) => number | undefined;
}

function fitLine(groups: readonly GroupEstimate[]): FittedLine | undefined {
  const present = groups.filter(({ size }) => size > 0);
  if (present.length < 2) return undefined;
  const people = present.reduce((sum, { size }) => sum + size, 0);
  let below = 0;
  const ranks = present.map(({ size }) => {
    const middle = (below + size / 2) / people;
    below += size;
    return middle;
  });
  // The mean of the middles, weighted by size, is always one half.
  const spread = present.reduce(
    (sum, { size }, i) => sum + (size / people) * ((ranks[i] as number) - 0.5) ** 2,
    0,
  );
  const pulls = present.map(({ size }, i) => ({
    mean: size / people,
    slope: ((size / people) * ((ranks[i] as number) - 0.5)) / spread,
  }));
  const combined = (part: keyof Pull) =>
    present.reduce((sum, { estimate }, i) => sum + (pulls[i] as Pull)[part] * estimate, 0);
  const [mean, slope] = [combined("mean"), combined("slope")];
  return {
    first: mean - slope / 2,
    last: mean + slope / 2,
    errorOf: (coefficient) => {
      const variance = present.reduce(
        (sum, { standardError }, i) =>
          sum + (coefficient(pulls[i] as Pull) * (standardError ?? Number.NaN)) ** 2,
        0,
      );
      return variance > 0 ? Math.sqrt(variance) : undefined;
    },
  };
}

function slopeTest({ first, last, errorOf }: FittedLine): number | undefined {
  const error = errorOf(({ slope }) => slope);
  return error === undefined ? undefined : normalTwoSided((last - first) / error);
}

const normalLimits = (estimate: number, error: number | undefined): Estimate => ({
  estimate,
  lower: error === undefined ? undefined : estimate - Z_95 * error,
  upper: error === undefined ? undefined : estimate + Z_95 * error,
});

/** Limits a thousandfold apart from the estimate come of an end so near 0 that its logarithm says nothing. */
const WIDEST = 1000;

function ratioOfEnds({ first, last, errorOf }: FittedLine): Estimate {
  const ratio = last / first;
  const error = errorOf(({ mean, slope }) => (mean + slope / 2) / last - (mean - slope / 2) / first);
  const factor = error === undefined ? undefined : Math.exp(Z_95 * error);
  return factor === undefined || factor > WIDEST
    ? { estimate: ratio, lower: undefined, upper: undefined }
    : { estimate: ratio, lower: ratio / factor, upper: ratio * factor };
}

function onLogitScale({ size, count }: GroupShare): GroupEstimate {
  const interval = wilson(count, size) ?? { proportion: Number.NaN, lower: 0, upper: 1 };
  return {
    size,
    estimate: logit(interval.proportion),
    standardError: (logit(interval.upper) - logit(interval.lower)) / (2 * Z_95),
  };
}

const logit = (proportion: number): number => Math.log(proportion / (1 - proportion));
const inverseLogit = (value: number): number => 1 / (1 + Math.exp(-value));
