import { Z_95 } from "./critical-value.ts";
import type { Ratio } from "./katz.ts";
import { type DesignRow, type LogisticFit, logistic, logOddsOf, proportionAt } from "./logistic.ts";
import type { Difference } from "./newcombe.ts";
import type { TwoByTwo } from "./two-by-two.ts";

/** One stratum of two groups: who counts, the level of each factor there, and what it weighs in the standard. */
export interface FactorStratum extends TwoByTwo {
  readonly factors: readonly number[];
  readonly weight: number;
}

export interface LogisticGap {
  /** Of the proportions if everybody of the standard were of the group, and if everybody were of the reference. */
  readonly difference: Difference;
  readonly ratio: Ratio | undefined;
  readonly oddsRatio: Ratio;
}

/** Why there is no regression: for a reader, not for a program. */
export type NoLogistic =
  /** A side is empty, or nobody or everybody of it counts. */
  | "no-variation"
  /** The factors tell the groups apart: nothing is left to compare. */
  | "collinear"
  /** The factors together tell who counts, so that no estimate settles. */
  | "separation"
  | "too-many-levels";

/** Beyond this a model is slow and says little. */
const MOST_COLUMNS = 250;

/**
 * The gap between two groups by logistic regression with main effects of each factor: the odds ratio, and the marginal
 * difference and ratio of proportions standardised to the weights (g-computation), with robust (HC1) errors carried over by
 * the delta method, weights as fixed; limits of the difference by MOVER. Levels in which nobody or everybody counts are certain and leave the estimation.
 * Sources: Zou & Donner (2013); Muller & MacLehose (2014), Int J Epidemiol 43:962–970 (marginal standardisation).
 */
export function logisticGap(strata: readonly FactorStratum[]): LogisticGap | NoLogistic {
  const peopled = strata.filter(({ n1, n0 }) => n1 + n0 > 0);
  const { uncertain, certain } = withoutCertain(peopled);
  if (!varies(uncertain, "1") || !varies(uncertain, "0")) return "no-variation";
  const design = designOf(uncertain);
  if (design.size > MOST_COLUMNS) return "too-many-levels";
  const fit = logistic(design.rows, design.size);
  if (fit === undefined) return "separation";
  const group = design.size - 1;
  if (fit.aliased[group]) return "collinear";
  return { ...marginalGap(fit, { design, certain, strata }), oddsRatio: oddsRatioOf(fit, group) };
}

type Side = "1" | "0";

const varies = (strata: readonly FactorStratum[], side: Side): boolean => {
  const n = strata.reduce((sum, stratum) => sum + stratum[`n${side}`], 0);
  const x = strata.reduce((sum, stratum) => sum + stratum[`x${side}`], 0);
  return x > 0 && x < n;
};

/** The strata whose outcome no level of a factor makes certain, and the proportion, 0 or 1, of the levels that do. */
function withoutCertain(strata: readonly FactorStratum[]): {
  readonly uncertain: readonly FactorStratum[];
  readonly certain: ReadonlyMap<number, 0 | 1>;
} {
  const certain = new Map<number, 0 | 1>();
  let uncertain = strata;
  for (;;) {
    const levels = new Map<number, { n: number; x: number }>();
    for (const { factors, n1, n0, x1, x0 } of uncertain) {
      for (let factor = 0; factor < factors.length; factor++) {
        const key = keyOf(factor, factors[factor] as number);
        const sums = levels.get(key) ?? { n: 0, x: 0 };
        levels.set(key, sums);
        sums.n += n1 + n0;
        sums.x += x1 + x0;
      }
    }
    const found = [...levels].filter(([, { n, x }]) => x === 0 || x === n);
    if (found.length === 0) return { uncertain, certain };
    for (const [key, { x }] of found) certain.set(key, x === 0 ? 0 : 1);
    uncertain = uncertain.filter((stratum) => certainIn(stratum, certain) === undefined);
  }
}

/** A factor and its level in one number. */
const keyOf = (factor: number, level: number): number => factor * MOST_LEVELS + level;
const MOST_LEVELS = 2 ** 20;

function certainIn({ factors }: FactorStratum, certain: ReadonlyMap<number, 0 | 1>): 0 | 1 | undefined {
  for (let factor = 0; factor < factors.length; factor++) {
    const proportion = certain.get(keyOf(factor, factors[factor] as number));
    if (proportion !== undefined) return proportion;
  }
  return undefined;
}

interface Design {
  readonly rows: readonly DesignRow[];
  readonly size: number;
  /** Column of each level but the first of a factor, which has -1. */
  readonly columns: ReadonlyMap<number, number>;
}

/** Column 0 is everybody's; then a column for each level but the first of a factor; the group's is last. */
function designOf(strata: readonly FactorStratum[]): Design {
  const columns = new Map<number, number>();
  const factors = strata[0]?.factors.length ?? 0;
  let size = 1;
  for (let factor = 0; factor < factors; factor++) {
    const levels = [...new Set(strata.map((stratum) => stratum.factors[factor] as number))].sort(
      (a, b) => a - b,
    );
    levels.forEach((level, index) => {
      columns.set(keyOf(factor, level), index === 0 ? -1 : size++);
    });
  }
  const group = size++;
  const rows = strata.flatMap((stratum): DesignRow[] => {
    const own = columnsOf(stratum, columns) ?? [];
    return [
      { columns: [...own, group], n: stratum.n1, x: stratum.x1 },
      { columns: own, n: stratum.n0, x: stratum.x0 },
    ];
  });
  return { rows, size, columns };
}

/** Undefined when a level was not seen. */
function columnsOf(
  { factors }: FactorStratum,
  columns: ReadonlyMap<number, number>,
): readonly number[] | undefined {
  const found = factors.map((level, factor) => columns.get(keyOf(factor, level)));
  if (found.includes(undefined)) return undefined;
  return [0, ...found.filter((column): column is number => column !== undefined && column >= 0)];
}

interface Marginal {
  readonly proportion: number;
  readonly gradient: Float64Array;
}

/** What the model says of the standard: levels that were not seen in either group are left out of it. */
function marginalGap(
  fit: LogisticFit,
  from: {
    readonly design: Design;
    readonly certain: ReadonlyMap<number, 0 | 1>;
    readonly strata: readonly FactorStratum[];
  },
): Pick<LogisticGap, "difference" | "ratio"> {
  const { design, certain, strata } = from;
  const sides: [Marginal, Marginal] = [nothing(design.size), nothing(design.size)];
  let weights = 0;
  let [group, reference] = [0, 0];
  for (const stratum of strata) {
    if (stratum.weight === 0) continue;
    const sure = certainIn(stratum, certain);
    const own = sure === undefined ? columnsOf(stratum, design.columns) : undefined;
    if (sure === undefined && own === undefined) continue;
    weights += stratum.weight;
    if (own === undefined) {
      group += stratum.weight * (sure ?? 0);
      reference += stratum.weight * (sure ?? 0);
      continue;
    }
    group += addTo(sides[0].gradient, { columns: [...own, design.size - 1], fit, weight: stratum.weight });
    reference += addTo(sides[1].gradient, { columns: own, fit, weight: stratum.weight });
  }
  const scaled = (proportion: number, { gradient }: Marginal): Marginal => ({
    proportion: proportion / weights,
    gradient: gradient.map((value) => value / weights),
  });
  return contrast(fit, scaled(group, sides[0]), scaled(reference, sides[1]));
}

const nothing = (size: number): Marginal => ({ proportion: 0, gradient: new Float64Array(size) });

/** Adds one stratum's part of the gradient, and returns its part of the proportion. */
function addTo(
  gradient: Float64Array,
  { columns, fit, weight }: { columns: readonly number[]; fit: LogisticFit; weight: number },
): number {
  const proportion = proportionAt(logOddsOf({ columns }, fit.coefficients));
  const slope = weight * proportion * (1 - proportion);
  for (const column of columns) gradient[column] = (gradient[column] as number) + slope;
  return weight * proportion;
}

/**
 * The gap between two marginal proportions: the difference with limits recovered from those of each on the logit scale and
 * their correlation, since near 0 a symmetrical interval is too narrow (it covered 91 % of rare outcomes in trials); the
 * ratio on the logarithm.
 */
function contrast(
  fit: LogisticFit,
  group: Marginal,
  reference: Marginal,
): Pick<LogisticGap, "difference" | "ratio"> {
  const weighed = (one: number, other: number): Float64Array =>
    group.gradient.map((value, column) => one * value + other * (reference.gradient[column] ?? 0));
  const [first, second] = [fit.robustVariance(group.gradient), fit.robustVariance(reference.gradient)];
  const covariance = (first + second - fit.robustVariance(weighed(1, -1))) / 2;
  const correlation = Math.max(-1, Math.min(1, covariance / Math.sqrt(first * second)));
  const [one, other] = [onLogit(group.proportion, first), onLogit(reference.proportion, second)];
  const distance = (up: number, down: number): number =>
    Math.sqrt(Math.max(0, up * up - 2 * correlation * up * down + down * down));
  const difference = group.proportion - reference.proportion;
  const onLogs = fit.robustVariance(weighed(1 / group.proportion, -1 / reference.proportion));
  const factor = Math.exp(Z_95 * Math.sqrt(onLogs));
  const ratio = group.proportion / reference.proportion;
  return {
    difference: {
      difference,
      lower: difference - distance(group.proportion - one.lower, other.upper - reference.proportion),
      upper: difference + distance(one.upper - group.proportion, reference.proportion - other.lower),
    },
    ratio: Number.isFinite(factor) ? { ratio, lower: ratio / factor, upper: ratio * factor } : undefined,
  };
}

function onLogit(proportion: number, variance: number): { lower: number; upper: number } {
  const logit = Math.log(proportion / (1 - proportion));
  const margin = (Z_95 * Math.sqrt(variance)) / (proportion * (1 - proportion));
  return { lower: proportionAt(logit - margin), upper: proportionAt(logit + margin) };
}

function oddsRatioOf(fit: LogisticFit, column: number): Ratio {
  const weights = new Float64Array(fit.coefficients.length);
  weights[column] = 1;
  const ratio = Math.exp(fit.coefficients[column] as number);
  const factor = Math.exp(Z_95 * Math.sqrt(fit.robustVariance(weights)));
  return { ratio, lower: ratio / factor, upper: ratio * factor };
}
