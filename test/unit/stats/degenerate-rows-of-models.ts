/** As `degenerate-inputs.ts`: the rows of functions over several groups, strata, units and times. */
import { arcsineProportion, fromArcsine, toArcsine } from "../../../src/stats/arcsine-proportion.ts";
import { betweenVariance } from "../../../src/stats/between-variance.ts";
import { cholesky, definite, inverseDiagonal, symmetric } from "../../../src/stats/cholesky.ts";
import { concentrationIndices } from "../../../src/stats/concentration-index.ts";
import { coxRegression } from "../../../src/stats/cox-regression.ts";
import { cumulativeIncidence, incidenceAt } from "../../../src/stats/cumulative-incidence.ts";
import { differenceFrom } from "../../../src/stats/difference-from.ts";
import { eValue } from "../../../src/stats/e-value.ts";
import { efronSums } from "../../../src/stats/efron-sums.ts";
import { drawsFor, fixedNormals } from "../../../src/stats/fixed-normals.ts";
import { funnelLimits } from "../../../src/stats/funnel-limits.ts";
import { milder, placeOf } from "../../../src/stats/funnel-place.ts";
import { gradient, logitGradient, proportionError } from "../../../src/stats/gradient.ts";
import { gapInFunnel, levelInFunnel } from "../../../src/stats/in-funnel.ts";
import { extremesOf, INEQUALITY_MEASURES, inequalityOf } from "../../../src/stats/inequality.ts";
import { inequalityEstimates } from "../../../src/stats/inequality-estimates.ts";
import { inequalityReach } from "../../../src/stats/inequality-reach.ts";
import { inequalitySpans, ratioSpan, stretchedFigures } from "../../../src/stats/inequality-span.ts";
import { kaplanMeier, survivalAt } from "../../../src/stats/kaplan-meier.ts";
import { kitagawa } from "../../../src/stats/kitagawa.ts";
import { logRank } from "../../../src/stats/log-rank.ts";
import { logistic, logOddsOf, proportionAt } from "../../../src/stats/logistic.ts";
import { logisticGap } from "../../../src/stats/logistic-gap.ts";
import { mantelHaenszel } from "../../../src/stats/mantel-haenszel.ts";
import { moments } from "../../../src/stats/mean-interval.ts";
import { mover } from "../../../src/stats/mover.ts";
import { observedToExpected } from "../../../src/stats/observed-to-expected.ts";
import { overdispersion } from "../../../src/stats/overdispersion.ts";
import { Random } from "../../../src/stats/random.ts";
import { ratioHomogeneity } from "../../../src/stats/ratio-homogeneity.ts";
import { restrictedMean } from "../../../src/stats/restricted-mean.ts";
import {
  standardisedDifference,
  standardisedProportion,
  standardisedRatio,
} from "../../../src/stats/standardised-proportion.ts";
import { survivalMedian } from "../../../src/stats/survival-median.ts";
import {
  atRiskByTime,
  firstTimeWithEnough,
  firstTimeWithFew,
  riskSets,
} from "../../../src/stats/time-counts.ts";
import { weightedMeans } from "../../../src/stats/weighted-means.ts";
import { reweighted, standardisedQuantile, weightedQuantile } from "../../../src/stats/weighted-quantile.ts";
import { wilson } from "../../../src/stats/wilson.ts";
import { winsorise } from "../../../src/stats/winsorise.ts";
import type { DegenerateCase } from "./degenerate-case.ts";

/** Groups that hold somebody: what functions over groups are given. */
const present = ({ groups, long, sizes }: DegenerateCase) =>
  groups.flatMap((group, at) => {
    const found = moments(group);
    const [size, count] = [sizes[at] ?? 0, long[at] ?? 0];
    return found === undefined ? [] : [{ group, size, count, moments: found, share: count / size }];
  });
const squaresOf = (counts: readonly number[]): number => {
  const { n = 0, variance = 0 } = moments(counts) ?? {};
  return (n - 1 || 0) * (variance ?? 0);
};

const unequal = (one: DegenerateCase) => ({
  sizes: present(one).map(({ size }) => size),
  eligible: present(one).map(({ size }) => size >= 5),
  reference: present(one).length > 0 ? 0 : undefined,
  best: "lowest" as const,
});
const shares = (one: DegenerateCase): number[] => present(one).map(({ share }) => share);
const means = (one: DegenerateCase): number[] => present(one).map(({ moments: { mean } }) => mean);
const variancesOfMeans = (one: DegenerateCase): number[] =>
  present(one).map(({ moments: { variance }, size }) => (variance ?? 0) / size);
const errorsOf = (one: DegenerateCase): number[] =>
  present(one).map(({ size, count }) => proportionError({ size, count }) ?? 0);

/** Two strata, one of them the other way round. */
const strata = ({ long, sizes }: DegenerateCase) => {
  const [x1 = 0, x0 = 0, x2 = 0] = long;
  const [n1 = 0, n0 = 0, n2 = 0] = sizes;
  return [
    { x1, n1, x0, n0 },
    { x1: x2, n1: n2, x0: x1, n0: n1 },
  ];
};
const proportionStrata = ({ long, sizes }: DegenerateCase) =>
  sizes.map((n, at) => ({ x: long[at] ?? 0, n, weight: at + 1 }));
const standardised = (one: DegenerateCase) => standardisedProportion(proportionStrata(one));
const weighted = ({ groups, sizes }: DegenerateCase) =>
  groups.map((counts, at) => ({ counts, n: sizes[at] ?? 0, weight: at + 1 }));

/** Everybody from day 0: the group leaves by the event, the next by another, the third is still there. */
const times = ({ groups }: DegenerateCase) => {
  const [events = [], competing = [], censored = []] = groups;
  const all = groups.flat().reduce((sum, count) => sum + count, 0);
  return { entered: [all], events, competing, censored };
};
const onlyEvents = (events: readonly number[]) => ({
  entered: [events.reduce((sum, count) => sum + count, 0)],
  events,
  competing: [],
  censored: [],
});
const HORIZON = 3;

const matrix = (one: DegenerateCase) =>
  symmetric(
    one.sizes.map((size, row) => one.sizes.map((other, column) => (row === column ? size : 0 * other))),
  );
const designRows = ({ long, sizes }: DegenerateCase) =>
  sizes.map((n, at) => ({ columns: at === 0 ? [0] : [0, at], n, x: long[at] ?? 0 }));

export const ROWS_OF_MODELS: Readonly<Record<string, (one: DegenerateCase) => unknown>> = {
  arcsineProportion: ({ long, sizes }) => sizes.map((n, at) => arcsineProportion(long[at] ?? 0, n)),
  toArcsine: (one) => shares(one).map(toArcsine),
  fromArcsine: (one) => [-1, 0, 5, ...shares(one)].map(fromArcsine),
  cholesky: (one) => cholesky(matrix(one)).solve(Float64Array.from(one.sizes)),
  symmetric: (one) => [matrix(one), symmetric([])],
  definite: (one) => definite(cholesky(matrix(one)))?.aliased,
  inverseDiagonal: (one) => {
    const factored = definite(cholesky(matrix(one)));
    return factored && inverseDiagonal(factored);
  },
  concentrationIndices: (one) => [
    concentrationIndices(
      present(one).map(({ size, share, count }) => ({
        size,
        mean: share,
        squares: (count * (size - count)) / size,
      })),
    ),
    concentrationIndices(
      present(one).map(({ size, group, moments: { mean } }) => ({ size, mean, squares: squaresOf(group) })),
    ),
  ],
  coxRegression: ({ groups }) =>
    coxRegression(groups.map((events, at) => ({ covariates: [at], counts: onlyEvents(events) }))),
  cumulativeIncidence: (one) => [
    cumulativeIncidence(times(one), "events"),
    cumulativeIncidence(times(one), "competing"),
  ],
  incidenceAt: (one) => [0, 2, 9].map((time) => incidenceAt(cumulativeIncidence(times(one), "events"), time)),
  differenceFrom: ({ long, sizes }) =>
    [-1, -0.5, 0, 0.2, 1].map((supposed) =>
      differenceFrom(supposed, [long[0] ?? 0, sizes[0] ?? 0], [long[1] ?? 0, sizes[1] ?? 0]),
    ),
  eValue: (one) => shares(one).map((ratio) => eValue({ ratio, lower: ratio / 2, upper: 2 * ratio })),
  efronSums: ({ sizes }) => sizes.filter((size) => size > 0).map((size) => efronSums(2 * size, size, size)),
  drawsFor: ({ sizes }) => sizes.map(drawsFor),
  fixedNormals: (one) => fixedNormals(present(one).length),
  funnelLimits: ({ sizes }) =>
    sizes.map((size) => [0, 0.3, 1].map((target) => funnelLimits(target, size, 0.998))),
  milder: () => milder("low-95", "high-99.8"),
  placeOf: (one) =>
    shares(one).map((share) =>
      placeOf(share, { at95: { lower: 0, upper: share }, at998: { lower: 0, upper: 1 } }),
    ),
  levelInFunnel: ({ long, sizes }) =>
    sizes.map((size, at) =>
      [0, 0.3, 1, 3].map((target) =>
        levelInFunnel(long[at] ?? 0, size, { target, tauSquared: 0.01, isCompared: true }),
      ),
    ),
  gapInFunnel: ({ long, sizes }) =>
    [-1, 0, 0.2].map((target) =>
      gapInFunnel([long[0] ?? 0, sizes[0] ?? 0], [long[1] ?? 0, sizes[1] ?? 0], {
        target,
        tauSquared: 0,
        isCompared: true,
      }),
    ),
  gradient: (one) => [
    gradient(
      present(one).map(({ size, share, count }) => ({
        size,
        estimate: share,
        standardError: proportionError({ size, count }),
      })),
    ),
    gradient([]),
  ],
  logitGradient: ({ long, sizes }) =>
    logitGradient(sizes.map((size, at) => ({ size, count: long[at] ?? 0 }))),
  proportionError: ({ long, sizes }) =>
    sizes.map((size, at) => proportionError({ size, count: long[at] ?? 0 })),
  extremesOf: () => extremesOf([0.2, 0, 1], [true, false, false]),
  betweenVariance: (one) => {
    const [centres, { sizes }] = [shares(one), unequal(one)];
    const people = sizes.reduce((sum, size) => sum + size, 0);
    const fit = betweenVariance({
      weights: sizes.map((size) => size / people),
      centres,
      variances: errorsOf(one).map((error) => error ** 2),
      skewness: centres.map(() => 0),
    });
    return fit && [fit.typical, fit.deviate(0), fit.deviate(0.1)];
  },
  inequalityOf: (one) =>
    INEQUALITY_MEASURES.flatMap((measure) => [
      inequalityOf(unequal(one))(measure, shares(one)),
      inequalityOf(unequal(one))(measure, means(one)),
    ]),
  inequalityEstimates: (one) => {
    const [figures, groups] = [shares(one), unequal(one)];
    const kind = { kind: "shares" } as const;
    const [spans, ratio] = [inequalitySpans(figures, groups, kind), ratioSpan(figures, groups, kind)];
    const found = inequalityEstimates(figures, groups, { kind, errors: errorsOf(one), spans, ratio });
    return INEQUALITY_MEASURES.map(found);
  },
  inequalityReach: (one) =>
    INEQUALITY_MEASURES.map(
      inequalityReach(shares(one), unequal(one), { errors: errorsOf(one), largest: 1 }),
    ),
  inequalitySpans: (one) => [
    inequalitySpans(shares(one), unequal(one), { kind: "shares" }),
    inequalitySpans(means(one), unequal(one), { kind: "means", variances: variancesOfMeans(one) }),
  ],
  ratioSpan: (one) => [
    ratioSpan(shares(one), unequal(one), { kind: "shares" }),
    ratioSpan(means(one), unequal(one), { kind: "means", variances: variancesOfMeans(one) }),
  ],
  stretchedFigures: (one) =>
    stretchedFigures(shares(one), unequal(one).sizes, { multiple: 3, kind: "shares" }),
  kaplanMeier: (one) => [kaplanMeier(times(one)), kaplanMeier(times(one), 2)],
  survivalAt: (one) => [0, 2, 9].map((time) => survivalAt(kaplanMeier(times(one)), time)),
  kitagawa: ({ groups }) => {
    const side = (counts: readonly number[] = []) => ({
      n: moments(counts)?.n ?? 0,
      mean: moments(counts)?.mean ?? 0,
      squares: squaresOf(counts),
    });
    const stratumOf = (one?: readonly number[], other?: readonly number[]) => {
      const [group, reference] = [side(one), side(other)];
      return {
        ...{ n1: group.n, mean1: group.mean, squares1: group.squares },
        ...{ n0: reference.n, mean0: reference.mean, squares0: reference.squares },
      };
    };
    return kitagawa([stratumOf(groups[0], groups[1]), stratumOf(groups[2], groups[0])]);
  },
  logRank: ({ groups }) => [logRank(groups.map(onlyEvents)), logRank([])],
  logistic: (one) => {
    const fit = logistic(designRows(one), 3);
    return (
      fit && [
        fit.coefficients,
        fit.n,
        fit.robustVariance(new Float64Array([0, 1, 0])),
        fit.modelVariance(new Float64Array([0, 1, 0])),
      ]
    );
  },
  logOddsOf: (one) => logOddsOf({ columns: [0, 2] }, Float64Array.from(one.sizes)),
  proportionAt: ({ sizes }) => sizes.flatMap((size) => [proportionAt(size), proportionAt(-size)]),
  logisticGap: (one) =>
    logisticGap(
      strata(one).map((stratum, at) => ({ ...stratum, factors: [at], weight: stratum.n1 + stratum.n0 })),
    ),
  mantelHaenszel: (one) => [mantelHaenszel(strata(one)), mantelHaenszel([])],
  ratioHomogeneity: (one) =>
    [0.5, 1, 2].map((ratio) =>
      ratioHomogeneity(
        strata(one).filter(({ n1, n0 }) => n1 > 0 && n0 > 0),
        ratio,
      ),
    ),
  mover: ({ long, sizes }) => {
    const [one, other] = sizes.map((n, at) => wilson(long[at] ?? 0, n));
    return one && other && mover({ ...one, value: one.proportion }, { ...other, value: other.proportion });
  },
  observedToExpected: ({ long, sizes }) => [
    observedToExpected(sizes.map((n, at) => ({ x: long[at] ?? 0, n, standard: 0.3 }))),
    observedToExpected(sizes.map((n) => ({ x: 0, n, standard: 0 }))),
  ],
  overdispersion: (one) =>
    overdispersion(
      present(one).map(({ size, count }) => ({
        zScore: count,
        standardError: proportionError({ size, count }) ?? 0,
      })),
    ),
  Random: () => new Random(1).unit(),
  restrictedMean: (one) => restrictedMean(kaplanMeier(times(one)), HORIZON),
  standardisedProportion: (one) => [standardised(one), standardisedProportion([])],
  standardisedDifference: (one) => {
    const found = standardised(one);
    return found && standardisedDifference(found, found);
  },
  standardisedRatio: (one) => {
    const found = standardised(one);
    return found && standardisedRatio(found, found);
  },
  survivalMedian: (one) => survivalMedian(kaplanMeier(times(one))),
  atRiskByTime: (one) => atRiskByTime(times(one)),
  riskSets: (one) => riskSets(times(one)),
  firstTimeWithEnough: (one) => firstTimeWithEnough(times(one), 20),
  firstTimeWithFew: (one) => firstTimeWithFew(times(one), 0, 10),
  weightedMeans: (one) => [
    weightedMeans([
      present(one).map(({ size, group, moments: { mean } }) => ({
        n: size,
        mean,
        squares: squaresOf(group),
        factor: 1,
      })),
    ]),
    weightedMeans([[], []]),
  ],
  reweighted: (one) => [reweighted(weighted(one)), reweighted([])],
  weightedQuantile: (one) => [0, 0.5, 1].map((q) => weightedQuantile(reweighted(weighted(one)), q)),
  standardisedQuantile: (one) => standardisedQuantile(reweighted(weighted(one)), weighted(one), 0.5),
  winsorise: ({ sizes }) => [winsorise(sizes, 0.1), winsorise([], 0.1)],
};
