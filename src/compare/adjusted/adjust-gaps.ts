import type { AdjustedGap, ThresholdMeasure } from "../../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../../findings/threshold-measures.ts";
import { inWeeks } from "../../measure/in-weeks.ts";
import { eValue } from "../../stats/e-value.ts";
import type { Ratio } from "../../stats/katz.ts";
import { mantelHaenszel } from "../../stats/mantel-haenszel.ts";
import { mover } from "../../stats/mover.ts";
import { observedToExpected } from "../../stats/observed-to-expected.ts";
import { quantile } from "../../stats/quantile.ts";
import {
  standardisedDifference,
  standardisedProportion,
  standardisedRatio,
} from "../../stats/standardised-proportion.ts";
import { weightedMeans } from "../../stats/weighted-means.ts";
import { reweighted, standardisedQuantile, type WeightedCounts } from "../../stats/weighted-quantile.ts";
import { byOutcome } from "./by-outcome.ts";
import { isShared, type PairStratum, type StrataPair } from "./strata-pair.ts";

type Side = "group" | "reference";
type GapBy<Method extends AdjustedGap["method"]> = Extract<AdjustedGap, { method: Method }>;

const orNull = (value: number | undefined): number | null => value ?? null;

/** The stratified and standardised gaps of one pair, in every measure. */
export function adjustGaps(pair: StrataPair): AdjustedGap[] {
  const shared = pair.strata.filter(isShared);
  const stratified = byOutcome(pair, (measure) => mantelHaenszelGap(pair, measure));
  const standardised = byOutcome(pair, (measure) => standardisedGap(pair, shared, measure));
  return [
    ...THRESHOLD_MEASURES.map((measure) => ({ ...stratified(measure), measure })),
    ...weeksGaps(pair, shared),
    ...THRESHOLD_MEASURES.map((measure) => ({ ...standardised(measure), measure })),
  ];
}

/** Who the pair is, for a row of the findings. */
export const identityOf = ({ group, reference, adjustedFor }: StrataPair) => ({
  group,
  reference,
  adjustedFor: [...adjustedFor],
});

/** The difference of proportions as it stands. */
export const crudeDifference = (
  { crude: { group, reference } }: StrataPair,
  measure: ThresholdMeasure,
): number => group.counts[measure] / group.n - reference.counts[measure] / reference.n;

/** A ratio with its limits and what it would take to explain it away. */
export function ratioFields(ratio: Ratio | undefined) {
  const strength = ratio && eValue(ratio);
  return {
    ratio: orNull(ratio?.ratio),
    ratioLower: orNull(ratio?.lower),
    ratioUpper: orNull(ratio?.upper),
    eValue: orNull(strength?.estimate),
    eValueLimit: orNull(strength?.limit),
  };
}

function mantelHaenszelGap(pair: StrataPair, measure: ThresholdMeasure): GapBy<"mantel-haenszel"> {
  const found = mantelHaenszel(
    pair.strata.map(({ group, reference }) => ({
      x1: group.counts[measure],
      n1: group.n,
      x0: reference.counts[measure],
      n0: reference.n,
    })),
  );
  const test = found?.homogeneity;
  return {
    ...identityOf(pair),
    measure,
    method: "mantel-haenszel",
    crude: crudeDifference(pair, measure),
    difference: orNull(found?.difference.difference),
    differenceLower: orNull(found?.difference.lower),
    differenceUpper: orNull(found?.difference.upper),
    ...ratioFields(found?.ratio),
    reason: null,
    homogeneity: test ? { statistic: test.statistic, df: test.degreesOfFreedom, pValue: test.pValue } : null,
  };
}

function standardisedGap(
  pair: StrataPair,
  shared: readonly PairStratum[],
  measure: ThresholdMeasure,
): GapBy<"standardised"> {
  const standardised = (side: Side) =>
    standardisedProportion(
      shared.map((stratum) => ({
        x: stratum[side].counts[measure],
        n: stratum[side].n,
        weight: stratum.everyone.n,
      })),
    );
  const [group, reference] = [standardised("group"), standardised("reference")];
  const both = group !== undefined && reference !== undefined;
  const difference = both ? standardisedDifference(group, reference) : undefined;
  const expected = observedToExpected(
    pair.strata
      .filter(({ group: { n } }) => n > 0)
      .map(({ group: { n, counts }, everyone }) => ({
        x: counts[measure],
        n,
        standard: everyone.counts[measure] / everyone.n,
      })),
  );
  return {
    ...identityOf(pair),
    measure,
    method: "standardised",
    crude: crudeDifference(pair, measure),
    difference: orNull(difference?.difference),
    differenceLower: orNull(difference?.lower),
    differenceUpper: orNull(difference?.upper),
    ...ratioFields(both ? standardisedRatio(group, reference) : undefined),
    value: orNull(group?.proportion),
    referenceValue: orNull(reference?.proportion),
    observed: orNull(expected?.observed),
    expected: orNull(expected?.expected),
    observedToExpected: orNull(expected?.ratio),
    observedToExpectedLower: orNull(expected?.lower),
    observedToExpectedUpper: orNull(expected?.upper),
    reason: null,
  };
}

const QUANTILES = [
  { measure: "medianWeeks", q: 0.5 },
  { measure: "p92Weeks", q: 0.92 },
] as const;

interface Weeks {
  readonly crude: number | undefined;
  readonly value: number | undefined;
  readonly referenceValue: number | undefined;
  readonly difference: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

function weeksGaps(pair: StrataPair, shared: readonly PairStratum[]): AdjustedGap[] {
  const sides = { group: sideOf(pair, shared, "group"), reference: sideOf(pair, shared, "reference") };
  return [
    weeksGap(pair, "meanWeeks", meanGap(pair, shared)),
    ...QUANTILES.map(({ measure, q }) => weeksGap(pair, measure, quantileGap(sides, q))),
  ];
}

const weeksGap = (
  pair: StrataPair,
  measure: "meanWeeks" | "medianWeeks" | "p92Weeks",
  days: Weeks,
): AdjustedGap => ({
  ...identityOf(pair),
  measure,
  method: "standardised",
  crude: inWeeks(days.crude),
  difference: inWeeks(days.difference),
  differenceLower: inWeeks(days.lower),
  differenceUpper: inWeeks(days.upper),
  ...ratioFields(undefined),
  value: inWeeks(days.value),
  referenceValue: inWeeks(days.referenceValue),
  observed: null,
  expected: null,
  observedToExpected: null,
  observedToExpectedLower: null,
  observedToExpectedUpper: null,
  reason: null,
});

function meanGap({ crude }: StrataPair, shared: readonly PairStratum[]): Weeks {
  const weights = shared.reduce((sum, { everyone }) => sum + everyone.n, 0);
  const terms = (side: Side, sign: number) =>
    shared.map(({ everyone, [side]: { n, mean, squares } }) => ({
      n,
      mean,
      squares,
      factor: (sign * everyone.n) / weights,
    }));
  const [group, reference] = [terms("group", 1), terms("reference", -1)];
  const gap = weightedMeans([group, reference]);
  return {
    crude: crude.group.mean - crude.reference.mean,
    value: gap && sumOfMeans(group),
    referenceValue: gap && -sumOfMeans(reference),
    difference: gap?.value,
    lower: gap?.lower,
    upper: gap?.upper,
  };
}

const sumOfMeans = (terms: readonly { readonly mean: number; readonly factor: number }[]): number =>
  terms.reduce((sum, { mean, factor }) => sum + factor * mean, 0);

interface SideDistribution {
  /** Everybody as they stand. */
  readonly crude: Uint32Array;
  readonly strata: readonly WeightedCounts[];
  readonly together: Float64Array;
}

function sideOf({ crude }: StrataPair, shared: readonly PairStratum[], side: Side): SideDistribution {
  const strata = shared.map(({ everyone, [side]: { waits, n } }) => ({
    counts: waits,
    n,
    weight: everyone.n,
  }));
  return { crude: crude[side].waits, strata, together: reweighted(strata) };
}

function quantileGap({ group, reference }: Readonly<Record<Side, SideDistribution>>, q: number): Weeks {
  const [first, second] = [
    standardisedQuantile(group.together, group.strata, q),
    standardisedQuantile(reference.together, reference.strata, q),
  ];
  const gap = first && second && mover(first, second);
  const [crude, crudeReference] = [quantile(group.crude, q), quantile(reference.crude, q)];
  return {
    crude: crude === undefined || crudeReference === undefined ? undefined : crude - crudeReference,
    value: first?.value,
    referenceValue: second?.value,
    difference: gap?.difference,
    lower: gap?.lower,
    upper: gap?.upper,
  };
}
