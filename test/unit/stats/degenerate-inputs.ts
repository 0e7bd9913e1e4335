/** Every function of src/stats with what it is asked of degenerate groups. */
import { additiveExpectation } from "../../../src/stats/additive-expectation.ts";
import { bandedQuantile } from "../../../src/stats/banded-quantile.ts";
import { benjaminiHochberg } from "../../../src/stats/benjamini-hochberg.ts";
import { chiSquare } from "../../../src/stats/chi-square.ts";
import { cochranArmitage } from "../../../src/stats/cochran-armitage.ts";
import { countInterval } from "../../../src/stats/count-interval.ts";
import * as counts from "../../../src/stats/counts.ts";
import { cramersV } from "../../../src/stats/cramers-v.ts";
import { criticalValue } from "../../../src/stats/critical-value.ts";
import * as distributions from "../../../src/stats/distributions.ts";
import { fisherExact } from "../../../src/stats/fisher-exact.ts";
import { hodgesLehmann } from "../../../src/stats/hodges-lehmann.ts";
import { holm } from "../../../src/stats/holm.ts";
import { katz } from "../../../src/stats/katz.ts";
import { kruskalWallis } from "../../../src/stats/kruskal-wallis.ts";
import { mannWhitney, nullDeviation } from "../../../src/stats/mann-whitney.ts";
import { meanContrast } from "../../../src/stats/mean-contrast.ts";
import { meanInterval, moments } from "../../../src/stats/mean-interval.ts";
import { medianContrast, medianWithError } from "../../../src/stats/median-contrast.ts";
import { newcombe } from "../../../src/stats/newcombe.ts";
import { partToWhole } from "../../../src/stats/part-to-whole.ts";
import { drawPoisson } from "../../../src/stats/poisson-draw.ts";
import { medianError, priceBonett } from "../../../src/stats/price-bonett.ts";
import { proportionContrast } from "../../../src/stats/proportion-contrast.ts";
import { orderStatistic, quantile } from "../../../src/stats/quantile.ts";
import { quantileInterval } from "../../../src/stats/quantile-interval.ts";
import { Random } from "../../../src/stats/random.ts";
import { replicationEstimate } from "../../../src/stats/replication-estimate.ts";
import { sampleQuantile } from "../../../src/stats/sample-quantile.ts";
import { shrunkenEffects } from "../../../src/stats/shrunken-effects.ts";
import { incompleteBeta } from "../../../src/stats/special/incomplete-beta.ts";
import { incompleteGamma } from "../../../src/stats/special/incomplete-gamma.ts";
import { pointWithTail, roughNormalDeviate } from "../../../src/stats/special/point-with-tail.ts";
import { betaTerm, poissonTerm } from "../../../src/stats/special/poisson-term.ts";
import { tailsFromLower, tailsFromUpper } from "../../../src/stats/special/tails.ts";
import { superiorityInterval } from "../../../src/stats/superiority-interval.ts";
import { tieCorrection } from "../../../src/stats/tie-correction.ts";
import { twoProportionTest } from "../../../src/stats/two-proportion-test.ts";
import { welch } from "../../../src/stats/welch.ts";
import { wilson, wilsonLimits } from "../../../src/stats/wilson.ts";
import { type DegenerateCase, LONG } from "./degenerate-case.ts";
import { ROWS_OF_MODELS } from "./degenerate-rows-of-models.ts";

const twoShares = ({ long, sizes }: DegenerateCase) =>
  [long[0] ?? 0, sizes[0] ?? 0, long[1] ?? 0, sizes[1] ?? 0] as const;
const tableOf = ({ long, sizes }: DegenerateCase) =>
  long.map((waiting, at) => [waiting, (sizes[at] ?? 0) - waiting]);
/** A degrees of freedom or a parameter, which is above 0 by its function's own rule. */
const above0 = (value: number | undefined): number => Math.max(0.5, value ?? 0);
/** A probability between 0 and 1. */
const between = ({ long, sizes }: DegenerateCase): number => ((long[0] ?? 0) + 0.5) / ((sizes[0] ?? 0) + 1);
const signs = [1, -1, 2] as const;

type Row = (one: DegenerateCase) => unknown;

/** By the name of the export. A function without a row here fails its test by name. */
export const DEGENERATE_ROWS: Readonly<Record<string, Row>> = {
  additiveExpectation: ({ sizes }) => {
    const cells = [...sizes, ...sizes].flatMap((weight, at) =>
      weight > 0 ? [{ levels: [at % 3, Math.floor(at / 3)], weight }] : [],
    );
    const expectation = additiveExpectation(cells);
    return cells.map((_, cell) => expectation?.(cell));
  },
  bandedQuantile: ({ groups }) => groups.map((group) => bandedQuantile(group, 0.92)),
  benjaminiHochberg: ({ long, sizes }) =>
    benjaminiHochberg(long.map((waiting, at) => waiting / Math.max(1, sizes[at] ?? 0))),
  chiSquare: (one) => chiSquare(tableOf(one)),
  cochranArmitage: ({ long, sizes }) => cochranArmitage(long, sizes),
  countInterval: ({ sizes }) => sizes.map((size) => countInterval(size)),
  total: ({ groups }) => groups.map(counts.total),
  countAtMost: ({ groups }) => groups.map((group) => counts.countAtMost(group, LONG)),
  countAbove: ({ groups }) => groups.map((group) => counts.countAbove(group, LONG)),
  largest: ({ groups }) => groups.map(counts.largest),
  sumOfValues: ({ groups }) => groups.map(counts.sumOfValues),
  merge: ({ groups }) => [counts.merge(groups), counts.merge([])],
  bandCounts: ({ groups }) =>
    groups.map((group) => counts.bandCounts(group, (day) => (day > LONG ? 1 : 0), 2)),
  cramersV: (one) => cramersV(tableOf(one)),
  criticalValue: () => [criticalValue(0.95), criticalValue(0.998), criticalValue(0)],
  normalCdf: ({ sizes }) =>
    sizes.map((size) => [distributions.normalCdf(size), distributions.normalCdf(-size)]),
  normalUpperTail: ({ sizes }) =>
    sizes.map((size) => [distributions.normalUpperTail(size), distributions.normalUpperTail(-size)]),
  normalTwoSided: ({ sizes }) => sizes.map((size) => distributions.normalTwoSided(size)),
  normalQuantile: (one) => distributions.normalQuantile({ upper: between(one) }),
  studentCdf: ({ sizes }) => sizes.map((size) => distributions.studentCdf(size, above0(size))),
  studentUpperTail: ({ sizes }) => sizes.map((size) => distributions.studentUpperTail(size, above0(size))),
  studentTwoSided: ({ sizes }) => sizes.map((size) => distributions.studentTwoSided(size, above0(size))),
  studentQuantile: (one) =>
    one.sizes.map((size) => distributions.studentQuantile({ lower: between(one) }, above0(size))),
  chiSquareCdf: ({ sizes }) => sizes.map((size) => distributions.chiSquareCdf(size, above0(size))),
  chiSquareUpperTail: ({ sizes }) =>
    sizes.map((size) => distributions.chiSquareUpperTail(size, above0(size))),
  chiSquareQuantile: (one) =>
    one.sizes.map((size) => distributions.chiSquareQuantile({ lower: between(one) }, above0(size))),
  fUpperTail: ({ sizes }) => sizes.map((size) => distributions.fUpperTail(size, above0(size), 3)),
  betaQuantile: (one) =>
    one.sizes.map((size) => distributions.betaQuantile({ lower: between(one) }, above0(size), 3)),
  gammaCdf: ({ sizes }) => sizes.map((size) => distributions.gammaCdf(size, above0(size))),
  binomialCdf: ({ long, sizes }) =>
    sizes.map((size, at) => distributions.binomialCdf(long[at] ?? 0, size, 0.5)),
  binomialUpperTail: ({ long, sizes }) =>
    sizes.map((size, at) => distributions.binomialUpperTail(long[at] ?? 0, size, 0.5)),
  binomialQuantile: ({ sizes }) =>
    sizes.map((size) => [0, 0.08, 0.5, 1].map((p) => distributions.binomialQuantile(0.025, size, p))),
  poissonCdf: ({ sizes }) => sizes.map((size) => distributions.poissonCdf(size, size)),
  poissonUpperTail: ({ sizes }) => sizes.map((size) => distributions.poissonUpperTail(size, size)),
  // Work grows with the smaller margin, and the product asks it only where an expected cell is below 5.
  fisherExact: (one) => fisherExact(...twoShares(one)),
  hodgesLehmann: ({ group, reference }) => hodgesLehmann(group, reference),
  holm: ({ long, sizes }) => holm(long.map((waiting, at) => waiting / Math.max(1, sizes[at] ?? 0))),
  katz: (one) => katz(...twoShares(one)),
  kruskalWallis: ({ groups }) => [kruskalWallis(groups), kruskalWallis([])],
  mannWhitney: ({ group, reference }) => mannWhitney(group, reference),
  nullDeviation: ({ group, reference }) => nullDeviation(group, reference),
  meanContrast: ({ groups }) =>
    meanContrast(
      groups.flatMap((group, at) => {
        const found = moments(group);
        return found === undefined ? [] : [{ weight: signs[at] ?? 0, moments: found }];
      }),
    ),
  moments: ({ groups }) => groups.map(moments),
  meanInterval: ({ groups }) => groups.map((group) => meanInterval(group)),
  medianWithError: ({ groups }) => groups.map(medianWithError),
  medianContrast: ({ groups }) =>
    medianContrast(
      groups.flatMap((group, at) => {
        const found = medianWithError(group);
        return found === undefined ? [] : [{ weight: signs[at] ?? 0, ...found }];
      }),
    ),
  newcombe: (one) => newcombe(...twoShares(one)),
  partToWhole: ({ long, sizes }) =>
    partToWhole(long[0] ?? 0, sizes[0] ?? 0, {
      x: (long[0] ?? 0) + (long[1] ?? 0),
      n: (sizes[0] ?? 0) + (sizes[1] ?? 0),
    }),
  medianError: ({ groups }) => groups.map(medianError),
  priceBonett: ({ group, reference }) => priceBonett(group, reference),
  proportionContrast: ({ long, sizes }) =>
    proportionContrast(sizes.map((n, at) => ({ weight: signs[at] ?? 0, count: long[at] ?? 0, n }))),
  orderStatistic: ({ groups }) => groups.map((group) => [0, 1, 5].map((rank) => orderStatistic(group, rank))),
  quantile: ({ groups }) => groups.map((group) => [0, 0.5, 0.92, 1].map((q) => quantile(group, q))),
  sampleQuantile: ({ groups }) =>
    groups.map((group) => [0, 0.5, 0.92, 1].map((q) => sampleQuantile(Float64Array.from(group).sort(), q))),
  quantileInterval: ({ groups }) => groups.map((group) => [0.5, 0.92].map((q) => quantileInterval(group, q))),
  shrunkenEffects: ({ long, sizes }) => [
    shrunkenEffects(
      long.flatMap((waiting, at) =>
        (sizes[at] ?? 0) > 0
          ? [{ estimate: waiting / (sizes[at] ?? 1), standardError: 1 / Math.sqrt(sizes[at] ?? 1) }]
          : [],
      ),
    ),
    shrunkenEffects([{ estimate: 0, standardError: 1e-12 }]),
  ],
  superiorityInterval: ({ sizes }) =>
    [0, 0.5, 1].map((superiority) =>
      superiorityInterval({
        superiority,
        variance: 0,
        n1: Math.max(1, sizes[0] ?? 0),
        n2: Math.max(1, sizes[1] ?? 0),
      }),
    ),
  tieCorrection: ({ groups, sizes }) =>
    tieCorrection(
      counts.merge(groups),
      sizes.reduce((sum, size) => sum + size, 0),
    ),
  twoProportionTest: (one) => twoProportionTest(...twoShares(one)),
  welch: ({ group, reference }) => welch(group, reference),
  wilson: ({ long, sizes }) => sizes.map((size, at) => wilson(long[at] ?? 0, size)),
  wilsonLimits: ({ long, sizes }) =>
    sizes.flatMap((size, at) =>
      size === 0 ? [] : [0, 1.96, 38].map((z) => wilsonLimits(long[at] ?? 0, size, z)),
    ),
  incompleteBeta: (one) =>
    one.sizes.map((size) => incompleteBeta({ a: above0(size), b: 2 }, between(one), 1 - between(one))),
  incompleteGamma: ({ sizes }) => sizes.map((size) => incompleteGamma(above0(size), size)),
  pointWithTail: (one) =>
    pointWithTail(
      (u) => incompleteGamma(2, Math.exp(u)),
      { lower: between(one), upper: 1 - between(one) },
      0,
    ),
  roughNormalDeviate: (one) => roughNormalDeviate(between(one) / 2),
  betaTerm: (one) =>
    one.sizes.map((size) => betaTerm({ a: above0(size), b: 2 }, between(one), 1 - between(one))),
  poissonTerm: ({ sizes }) => sizes.map((size) => poissonTerm(above0(size), above0(size))),
  tailsFromLower: (one) => tailsFromLower(between(one), 0),
  tailsFromUpper: (one) => tailsFromUpper(between(one), 0),
  // Every event is drawn one by one: ten million would only take longer.
  drawPoisson: ({ sizes }) => sizes.map((size) => drawPoisson(new Random(1), Math.min(size, 1000))),
  replicationEstimate: ({ long, sizes }) =>
    replicationEstimate(
      long.map((waiting, at) => (sizes[at] === 0 ? undefined : waiting / (sizes[at] ?? 1))),
    ),
  ...ROWS_OF_MODELS,
};
