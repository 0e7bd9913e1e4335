import type { Excess, Intersection, IntersectionFindings, ThresholdMeasure } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { inWeeks } from "../measure/in-weeks.ts";
import { additiveExpectation } from "../stats/additive-expectation.ts";
import { meanContrast } from "../stats/mean-contrast.ts";
import { type Contrast, proportionContrast } from "../stats/proportion-contrast.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import type { CrossedCell } from "./crossed-cells.ts";
import { contrastInWeeks, excessRow } from "./excess-row.ts";

/**
 * The excess of every group of a crossing that has no reference crossing: its figure less what the main effects, fitted to all
 * other known groups with their pathways as weights, add up to for it. The median has none: medians of cells do not add up.
 */
export function excessOverFit(cells: readonly CrossedCell[]): IntersectionFindings {
  const shape = { expectation: "additive-fit", fewestPathways: FEWEST_PATHWAYS } as const;
  const factors = factorsOf(cells);
  const coded = cells.map(({ parts, n }) => ({
    levels: parts.map((part, factor) => factors[factor]?.get(part)?.level ?? 0),
    weight: n,
  }));
  const expectation = additiveExpectation(coded);
  if (expectation === undefined) return { ...shape, reason: "too-many-levels", groups: [] };
  const columns = columnsOf(cells);
  const groups = cells.map((own, place): Intersection => {
    const comparedWith = own.parts.map((part, factor) => ({
      group: own.parts.map((_, at) => (at === factor ? part : ANY)).join("*"),
      n: (factors[factor]?.get(part)?.n ?? 0) - own.n,
    }));
    const few = [own, ...comparedWith].filter(({ n }) => n < FEWEST_PATHWAYS).map(({ group }) => group);
    const intersection = { group: own.group, n: own.n, comparedWith, fewPathways: few, excesses: [] };
    if (few.length > 0) return { ...intersection, reason: "few-pathways" };
    const weights = expectation(place);
    return weights === undefined
      ? { ...intersection, reason: "not-identified" }
      : { ...intersection, reason: null, excesses: excessesOf(own, { weights, columns }) };
  });
  return { ...shape, reason: null, groups };
}

/** Stands for all groups of a part. */
const ANY = "any";

/** By dimension, each group's number and pathways. */
function factorsOf(cells: readonly CrossedCell[]): Map<string, { readonly level: number; n: number }>[] {
  const factors = (cells[0]?.parts ?? []).map(() => new Map<string, { readonly level: number; n: number }>());
  for (const { parts, n } of cells) {
    parts.forEach((part, factor) => {
      const levels = factors[factor];
      const level = levels?.get(part) ?? { level: levels?.size ?? 0, n: 0 };
      level.n += n;
      levels?.set(part, level);
    });
  }
  return factors;
}

/** The figures of one measure, cell by cell, and their variances. */
interface Column {
  readonly figures: Float64Array;
  readonly variances: Float64Array;
}

interface Columns {
  /** In days; `spreads` is variance² ÷ degrees of freedom. */
  readonly mean: Column & { readonly spreads: Float64Array };
  readonly shares: Readonly<Record<ThresholdMeasure, Column>>;
}

function columnsOf(cells: readonly CrossedCell[]): Columns {
  const isOver18 = cells.every(({ counts }) => counts.breachesStandard === counts.over18Weeks);
  const over18Weeks = shareColumn(cells, "over18Weeks");
  const shares = THRESHOLD_MEASURES.map((measure) => [
    measure,
    measure === "over18Weeks" || (measure === "breachesStandard" && isOver18)
      ? over18Weeks
      : shareColumn(cells, measure),
  ]);
  return { mean: meanColumn(cells), shares: Object.fromEntries(shares) as Columns["shares"] };
}

/** A cell of one pathway has no variance of its own: it takes that within all cells. */
function meanColumn(cells: readonly CrossedCell[]): Columns["mean"] {
  const freedom = cells.reduce((sum, { n }) => sum + n - 1, 0);
  const squares = cells.reduce((sum, { n, moments }) => sum + (n - 1) * (moments.variance ?? 0), 0);
  const pooled = freedom > 0 ? squares / freedom : Number.NaN;
  const variances = Float64Array.from(cells, ({ n, moments }) => (moments.variance ?? pooled) / n);
  return {
    figures: Float64Array.from(cells, ({ moments }) => moments.mean),
    variances,
    spreads: variances.map((variance, cell) => {
      const n = cells[cell]?.n ?? 0;
      return variance ** 2 / (n > 1 ? n - 1 : freedom);
    }),
  };
}

/** Pathways of the whole crossing that are put to each cell, for its variance only: a few of nobody must not look sure. */
const BORROWED = 4;

function shareColumn(cells: readonly CrossedCell[], measure: ThresholdMeasure): Column {
  const all = cells.reduce((sum, { n }) => sum + n, 0);
  const overall = cells.reduce((sum, { counts }) => sum + counts[measure], 0) / all;
  return {
    figures: Float64Array.from(cells, ({ n, counts }) => counts[measure] / n),
    variances: Float64Array.from(cells, ({ n, counts }) => {
      const share = (counts[measure] + BORROWED * overall) / (n + BORROWED);
      return (share * (1 - share)) / n;
    }),
  };
}

interface Fit {
  /** With which the figures of the other cells give what is expected. */
  readonly weights: Float64Array;
  readonly columns: Columns;
}

function excessesOf(own: CrossedCell, { weights, columns }: Fit): Excess[] {
  const squares = squared(weights);
  const lessExpected = ({ figures, variances }: Column) => ({
    estimate: -dot(weights, figures),
    squaredError: dot(squares, variances),
  });
  const ofMean = { ...lessExpected(columns.mean), spread: dot(squared(squares), columns.mean.spreads) };
  const mean = meanContrast([{ weight: 1, moments: own.moments }], ofMean);
  // Several measures count the same pathways, or those left over, and a sum over thousands of cells takes its time.
  const known = new Map<Column, Contrast | undefined>();
  const contrastOf = (measure: ThresholdMeasure): Contrast | undefined => {
    const past = OPPOSITES[measure];
    if (past !== undefined) return opposite(contrastOf(past));
    const column = columns.shares[measure];
    if (!known.has(column)) {
      const { estimate, squaredError } = lessExpected(column);
      const share = { weight: 1, count: own.counts[measure], n: own.n };
      known.set(
        column,
        proportionContrast([share], { otherEstimate: estimate, otherVariance: squaredError }),
      );
    }
    return known.get(column);
  };
  return [
    ...excessRow("meanWeeks", inWeeks(own.moments.mean), {
      contrast: contrastInWeeks(mean),
      method: "welch-satterthwaite",
    }),
    ...THRESHOLD_MEASURES.flatMap((measure) =>
      excessRow(measure, own.counts[measure] / own.n, {
        contrast: contrastOf(measure),
        method: "wilson-mover",
      }),
    ),
  ];
}

const OPPOSITES: Partial<Record<ThresholdMeasure, ThresholdMeasure>> = {
  within18Weeks: "over18Weeks",
  withinStandard: "breachesStandard",
};

const opposite = (contrast: Contrast | undefined): Contrast | undefined =>
  contrast && {
    estimate: -contrast.estimate,
    lower: contrast.upper === undefined ? undefined : -contrast.upper,
    upper: contrast.lower === undefined ? undefined : -contrast.lower,
    pValue: contrast.pValue,
  };

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) {
    sum += (one[place] as number) * (other[place] as number);
  }
  return sum;
}

function squared(values: Float64Array): Float64Array {
  const squares = new Float64Array(values.length);
  for (let place = 0; place < values.length; place += 1) squares[place] = (values[place] as number) ** 2;
  return squares;
}
