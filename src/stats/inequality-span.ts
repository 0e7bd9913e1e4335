import { betweenVariance } from "./between-variance.ts";
import { Z_95 } from "./critical-value.ts";
import { drawsFor, fixedNormals } from "./fixed-normals.ts";
import type { InequalityMeasure, UnequalGroups } from "./inequality.ts";

/** What the figures of the groups are: shares of their people, or means with the variance among their people. */
export type FigureKind =
  | { readonly kind: "shares" }
  | { readonly kind: "means"; readonly variances: readonly number[] };

/** The limits of a measure lie where the groups' distances from their mean are these multiples of those observed. */
export interface Span {
  readonly lower: number;
  /** At least 1. Undefined where no multiple is improbably large. */
  readonly upper: number | undefined;
}

const DRAWN = ["d", "mdmw", "mdmu", "mdbw", "mdbu", "mdrw", "mdru", "par"] as const;
type Drawn = (typeof DRAWN)[number];

/** Measures that grow and shrink together share a span; that of a variance needs no draws. */
const SPAN_OF: Readonly<Record<Exclude<InequalityMeasure, "r">, Drawn | "variance">> = {
  d: "d",
  bgv: "variance",
  bgsd: "variance",
  cov: "variance",
  theil: "variance",
  mld: "variance",
  mdmw: "mdmw",
  mdmu: "mdmu",
  idisw: "mdmw",
  idisu: "mdmu",
  mdbw: "mdbw",
  mdbu: "mdbu",
  mdrw: "mdrw",
  mdru: "mdru",
  par: "par",
  paf: "par",
};

export type Spans = Readonly<Record<Exclude<InequalityMeasure, "r">, Span>>;

/**
 * How far the distances of groups from their mean may be stretched or shrunk before what was observed becomes improbable: a
 * parametric bootstrap, inverted. For multiples of the observed distances the groups are drawn anew (shares with
 * the variance and skewness of a binomial, means normal); the limits are the multiples at which the observed measure lies 1.96
 * standard deviations from its draws, on the scale of its square root, where such measures are nearly normal. Unlike a
 * plain bootstrap it knows that chance alone makes groups unequal. A measure below what chance alone makes on average has the
 * upper limit of that average. The spans of shares are good for their complements. Undefined where chance has no part: all or
 * none count, or everybody of a group has the same value. Source: Davison & Hinkley (1997), Bootstrap Methods and their
 * Application, section 5.2 (inversion of tests); Hawkins & Wixley (1986), Am Stat 40:296–298 (the root); Cowan et al. (2011),
 * arXiv:1105.3166 (the floor of the upper limit).
 */
export function inequalitySpans(
  figures: readonly number[],
  groups: UnequalGroups,
  kind: FigureKind,
): Spans | undefined {
  const scene = linearScene(figures, groups.sizes, kind);
  if (scene === undefined) return undefined;
  const variance = varianceSpan(scene, groups.sizes);
  // Of two groups every measure is a multiple of their difference.
  const drawn =
    figures.length === 2
      ? DRAWN.map(() => variance)
      : solveSpans(scene, { count: DRAWN.length, evaluate: drawnMeasures(groups) });
  return Object.fromEntries(
    Object.entries(SPAN_OF).map(([measure, from]) => [
      measure,
      from === "variance" ? variance : drawn[DRAWN.indexOf(from)],
    ]),
  ) as Spans;
}

/** Where the variance between groups becomes improbable; its distribution is known well enough without draws. */
function varianceSpan({ observed, at, noises }: Scene, sizes: readonly number[]): Span {
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const weights = sizes.map((size) => size / people);
  const mean = weights.reduce((sum, weight, i) => sum + weight * (observed[i] as number), 0);
  const variance = weights.reduce(
    (sum, weight, i) => sum + weight * ((observed[i] as number) - mean) ** 2,
    0,
  );
  const curve = multiplesOf(noises).flatMap((multiple) => {
    const { centres, deviations, skews } = at(multiple);
    const variances = deviations.map((deviation) => deviation ** 2);
    const skewness = skews.map((skew, i) => 6 * skew * (variances[i] as number));
    const fit = betweenVariance({ weights, centres, variances, skewness });
    return fit === undefined ? [] : [{ multiple, fit }];
  });
  const floor = Math.max(variance, curve[0]?.fit.typical ?? 0);
  return spanBetween(
    crossing(curve, ({ fit }) => fit.deviate(variance) - Z_95),
    crossing(curve, ({ fit }) => fit.deviate(floor) + Z_95),
  );
}

/** As `inequalitySpans`, of the logarithm of highest ÷ lowest: its limits are the ratio to these powers; undefined when a figure is 0. */
export function ratioSpan(
  figures: readonly number[],
  { sizes, eligible }: UnequalGroups,
  kind: FigureKind,
): Span | undefined {
  const scene = ratioScene(figures, sizes, kind);
  if (scene === undefined) return undefined;
  if (figures.length === 2) return varianceSpan(onLogarithm(scene), [1, 1]);
  const rangeOf = rangeBetween(eligible);
  const [span] = solveSpans(scene, {
    count: 1,
    evaluate: (row, into) => {
      const { highest, lowest } = rangeOf(row);
      // Half the logarithm's hyperbolic tangent: it grows with the ratio, and costs no logarithm.
      into[0] = (highest - lowest) / (highest + lowest);
    },
  });
  return span;
}

const onLogarithm = ({ at, observed, ...scene }: Scene): Scene => ({
  ...scene,
  observed: observed.map(Math.log),
  at: (multiple) => {
    const { centres, deviations } = at(multiple);
    return {
      centres: centres.map(Math.log),
      deviations: deviations.map((deviation, i) => deviation / (centres[i] as number)),
      skews: centres.map(() => 0),
    };
  },
});

/** The figures with their distances from the mean multiplied; shares stay between 0 and 1. */
export function stretchedFigures(
  figures: readonly number[],
  sizes: readonly number[],
  { multiple, kind }: { readonly multiple: number; readonly kind: FigureKind["kind"] },
): number[] {
  const mean = weightedMean(figures, sizes);
  return figures.map((figure) => {
    const stretched = mean + multiple * (figure - mean);
    return kind === "shares" ? Math.min(1, Math.max(0, stretched)) : stretched;
  });
}

/** Groups as they would be at a multiple of their distances from the mean, and what chance does to them there. */
interface Scene {
  readonly observed: Float64Array;
  readonly at: (multiple: number) => Drawing;
  /** Chance ÷ the observed distances, with every group weighing by its size, or alike. */
  readonly noises: readonly number[];
  /** What each group can be drawn between. */
  readonly least: readonly number[];
  readonly largest: number;
}

interface Drawing {
  readonly centres: readonly number[];
  readonly deviations: readonly number[];
  /** Of the second Cornish–Fisher term. */
  readonly skews: readonly number[];
}

/** What chance does to a group, by its figure and place. */
interface Spread {
  readonly variance: (figure: number, group: number) => number;
  readonly skew: (figure: number, group: number) => number;
  readonly least: number;
  readonly largest: number;
}

const spreadOf = (kind: FigureKind, sizes: readonly number[]): Spread =>
  kind.kind === "shares"
    ? {
        variance: (share, i) => (share * (1 - share)) / (sizes[i] as number),
        skew: (share, i) => (1 - 2 * share) / (6 * (sizes[i] as number)),
        least: 0,
        largest: 1,
      }
    : {
        variance: (_, i) => (kind.variances[i] as number) / (sizes[i] as number),
        skew: () => 0,
        least: Number.NEGATIVE_INFINITY,
        largest: Number.POSITIVE_INFINITY,
      };

function linearScene(
  figures: readonly number[],
  sizes: readonly number[],
  kind: FigureKind,
): Scene | undefined {
  const mean = weightedMean(figures, sizes);
  const spread = spreadOf(kind, sizes);
  const alike = figures.map((_, i) => spread.variance(mean, i));
  if (!alike.some((variance) => variance > 0)) return undefined;
  const distances = directionOf(
    figures.map((figure) => figure - mean),
    alike,
    Math.abs(mean),
  );
  return {
    observed: Float64Array.from(figures),
    at: (multiple) =>
      drawing(
        distances.map((distance) => mean + multiple * distance),
        spread,
      ),
    noises: noisesOf(distances, alike, sizes),
    least: figures.map(() => spread.least),
    largest: spread.largest,
  };
}

/** Ratios are stretched on the scale of their logarithm. */
function ratioScene(
  figures: readonly number[],
  sizes: readonly number[],
  kind: FigureKind,
): Scene | undefined {
  if (!figures.every((figure) => figure > 0)) return undefined;
  const mean = weightedMean(figures, sizes);
  const spread = spreadOf(kind, sizes);
  const alike = figures.map((_, i) => spread.variance(mean, i) / mean ** 2);
  if (!alike.some((variance) => variance > 0)) return undefined;
  const distances = directionOf(
    figures.map((figure) => Math.log(figure / mean)),
    alike,
    1,
  );
  return {
    observed: Float64Array.from(figures),
    at: (multiple) =>
      drawing(
        distances.map((distance) => mean * Math.exp(multiple * distance)),
        spread,
      ),
    noises: noisesOf(distances, alike, sizes),
    // A share of nobody has no logarithm; half a person has.
    least: figures.map((figure, i) => (kind.kind === "shares" ? 0.5 / (sizes[i] as number) : figure / 1000)),
    largest: spread.largest,
  };
}

function drawing(stretched: readonly number[], { variance, skew, least, largest }: Spread): Drawing {
  const centres = stretched.map((centre) => Math.min(largest, Math.max(least, centre)));
  return {
    centres,
    deviations: centres.map((centre, i) => Math.sqrt(variance(centre, i))),
    skews: centres.map(skew),
  };
}

const ROUNDING = 1e-12;

/** Where all groups are alike there is no direction to stretch in; any will do, so chance gives one. */
function directionOf(
  distances: readonly number[],
  variances: readonly number[],
  scale: number,
): readonly number[] {
  return distances.some((distance) => Math.abs(distance) > ROUNDING * scale)
    ? distances
    : variances.map((variance, i) => (i % 2 === 0 ? 1e-3 : -1e-3) * Math.sqrt(variance));
}

const ALIKE_NOISE = 1.5;

function noisesOf(
  distances: readonly number[],
  variances: readonly number[],
  sizes: readonly number[],
): number[] {
  const ratio = (weightOf: (group: number) => number): number => {
    const sum = (partOf: (group: number) => number): number =>
      distances.reduce((all, _, i) => all + weightOf(i) * partOf(i), 0);
    return Math.sqrt(sum((i) => variances[i] as number) / sum((i) => (distances[i] as number) ** 2));
  };
  const [bySize, byGroup] = [ratio((i) => sizes[i] as number), ratio(() => 1)];
  return byGroup > ALIKE_NOISE * bySize || bySize > ALIKE_NOISE * byGroup ? [bySize, byGroup] : [bySize];
}

/** Multiples looked at, in units of the noise from 1; the curve between them is nearly straight. */
const STEPS = [-4, -2.4, -1.2, 0, 1.2, 2.4, 4, 8] as const;

const multiplesOf = (noises: readonly number[]): number[] =>
  [...new Set([0, ...noises.flatMap((noise) => STEPS.map((step) => Math.max(0, 1 + step * noise)))])].sort(
    (one, other) => one - other,
  );

type Evaluate = (row: Float64Array, into: Float64Array) => void;

interface Measuring {
  readonly count: number;
  readonly evaluate: Evaluate;
}

function solveSpans(scene: Scene, measuring: Measuring): Span[] {
  const { count, evaluate } = measuring;
  const observed = new Float64Array(count);
  evaluate(scene.observed, observed);
  const roots = Array.from(observed, Math.sqrt);
  const curves = roots.map((): CurvePoint[] => []);
  const row = new Float64Array(scene.observed.length);
  for (const multiple of multiplesOf(scene.noises)) {
    const moments = drawnMoments(scene.at(multiple), { scene, measuring, row });
    for (let place = 0; place < count; place++) {
      const { mean, deviation } = moments(place);
      curves[place]?.push({ multiple, mean, deviation });
    }
    if (curves.every((curve, place) => isPastUpper(roots[place] as number, curve))) break;
  }
  return roots.map((root, place) => solveSpan(root, curves[place] ?? []));
}

interface DrawnScene {
  readonly scene: Scene;
  readonly measuring: Measuring;
  /** Where each draw is put. */
  readonly row: Float64Array;
}

/** Mean and standard deviation of the square root of each measure over the draws. */
function drawnMoments(
  drawing: Drawing,
  { scene, measuring: { count, evaluate }, row }: DrawnScene,
): (place: number) => { readonly mean: number; readonly deviation: number } {
  const groups = row.length;
  const normals = fixedNormals(groups);
  const draws = drawsFor(groups);
  // Whole numbers among them would make arrays of two kinds, and the loop be compiled for both.
  const centres = Float64Array.from(drawing.centres);
  const deviations = Float64Array.from(drawing.deviations);
  const skews = Float64Array.from(drawing.skews);
  const least = Float64Array.from(scene.least);
  const { largest } = scene;
  const measured = new Float64Array(count);
  const sums = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let draw = 0, at = 0; draw < draws; draw++) {
    for (let i = 0; i < groups; i++, at++) {
      const z = normals[at] as number;
      const value =
        (centres[i] as number) + (deviations[i] as number) * z + (skews[i] as number) * (z * z - 1);
      const floor = least[i] as number;
      row[i] = value < floor ? floor : Math.min(value, largest);
    }
    evaluate(row, measured);
    for (let place = 0; place < count; place++) {
      const value = measured[place] as number;
      sums[place] = (sums[place] as number) + Math.sqrt(value);
      squares[place] = (squares[place] as number) + value;
    }
  }
  return (place) => {
    const mean = (sums[place] as number) / draws;
    const variance = (squares[place] as number) / draws - mean ** 2;
    return { mean, deviation: Math.sqrt(Math.max(0, variance)) };
  };
}

interface CurvePoint {
  readonly multiple: number;
  readonly mean: number;
  readonly deviation: number;
}

function solveSpan(observed: number, curve: readonly CurvePoint[]): Span {
  const lower = crossing(curve, (point) => (observed - point.mean) / point.deviation - Z_95);
  const floor = floorOf(observed, curve);
  return spanBetween(
    lower,
    crossing(curve, (point) => heightAbove(floor, point)),
  );
}

/** A measure below what chance alone makes on average has the upper limit of that average. */
const floorOf = (observed: number, curve: readonly CurvePoint[]): number =>
  Math.max(observed, curve[0]?.mean ?? 0);

const heightAbove = (floor: number, { mean, deviation }: CurvePoint): number =>
  (floor - mean) / deviation + Z_95;

/** No later point of the curve says anything: the upper limit lies before the last one, and the lower before the upper. */
function isPastUpper(observed: number, curve: readonly CurvePoint[]): boolean {
  const last = curve[curve.length - 1];
  return last !== undefined && heightAbove(floorOf(observed, curve), last) <= 0;
}

const spanBetween = (lower: number | undefined, upper: number | undefined): Span => ({
  lower: Math.min(1, lower ?? 1),
  upper: upper === undefined ? undefined : Math.max(1, upper),
});

/** Where a falling curve first reaches 0; 0 when it begins below, undefined when it never does. */
function crossing<Point extends { readonly multiple: number }>(
  curve: readonly Point[],
  height: (point: Point) => number,
): number | undefined {
  let before: { readonly multiple: number; readonly height: number } | undefined;
  for (const point of curve) {
    const now = { multiple: point.multiple, height: height(point) };
    if (now.height <= 0) {
      if (before === undefined) return now.multiple;
      const part = before.height / (before.height - now.height);
      return before.multiple + part * (now.multiple - before.multiple);
    }
    if (Number.isFinite(now.height)) before = now;
  }
  return undefined;
}

/** All measures that are drawn, in one go over the groups; up to factors, which a span does not see. */
function drawnMeasures({ sizes, eligible, reference, best }: UnequalGroups): Evaluate {
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const shares = Float64Array.from(sizes, (size) => size / people);
  const rangeOf = rangeBetween(eligible);
  const isLow = best === "lowest";
  return (row, into) => {
    const groups = row.length;
    let mean = 0;
    for (let i = 0; i < groups; i++) mean += (shares[i] as number) * (row[i] as number);
    const { highest, lowest } = rangeOf(row);
    const top = isLow ? lowest : highest;
    const from = reference === undefined ? mean : (row[reference] as number);
    let mdmw = 0;
    let mdmu = 0;
    let mdbw = 0;
    let mdbu = 0;
    let mdrw = 0;
    let mdru = 0;
    for (let i = 0; i < groups; i++) {
      const share = shares[i] as number;
      const figure = row[i] as number;
      const toMean = Math.abs(figure - mean);
      const toBest = Math.abs(figure - top);
      const toReference = Math.abs(figure - from);
      mdmw += share * toMean;
      mdmu += toMean;
      mdbw += share * toBest;
      mdbu += toBest;
      mdrw += share * toReference;
      mdru += toReference;
    }
    into[0] = highest - lowest;
    into[1] = mdmw;
    into[2] = mdmu;
    into[3] = mdbw;
    into[4] = mdbu;
    into[5] = mdrw;
    into[6] = mdru;
    into[7] = Math.max(0, isLow ? mean - top : top - mean);
  };
}

interface Range {
  highest: number;
  lowest: number;
}

/** The range of some figures; both ends 0 when there are none. Always the same object, for speed. */
function rangeBetween(eligible: readonly boolean[]): (row: Float64Array) => Readonly<Range> {
  const places = Int32Array.from(eligible.flatMap((isEligible, i) => (isEligible ? [i] : [])));
  const range: Range = { highest: 0, lowest: 0 };
  return (row) => {
    let highest = places.length === 0 ? 0 : (row[places[0] as number] as number);
    let lowest = highest;
    for (let at = 1; at < places.length; at++) {
      const figure = row[places[at] as number] as number;
      if (figure > highest) highest = figure;
      if (figure < lowest) lowest = figure;
    }
    range.highest = highest;
    range.lowest = lowest;
    return range;
  };
}

const weightedMean = (figures: readonly number[], sizes: readonly number[]): number =>
  figures.reduce((sum, figure, i) => sum + figure * (sizes[i] as number), 0) /
  sizes.reduce((sum, size) => sum + size, 0);
