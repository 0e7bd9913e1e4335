import type { ThresholdMeasure, UnitMeasure, UnitsFindings } from "../findings/exact.ts";
import { arcsineProportion, fromArcsine, toArcsine } from "../stats/arcsine-proportion.ts";
import { criticalValue, Z_95 } from "../stats/critical-value.ts";
import { funnelLimits } from "../stats/funnel-limits.ts";
import { overdispersion } from "../stats/overdispersion.ts";
import { wilson } from "../stats/wilson.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { milder, placeOf, type TwoLimits } from "./funnel-place.ts";
import { FEWEST_UNITS, together, type UnitCounts } from "./unit-counts.ts";

const Z_998 = criticalValue(0.998);

/** With less than one expected past the limit, or within it, a unit's place says nothing of it. */
const LEAST_EXPECTED = 1;
/** The spread between units is taken from those large enough for a normal approximation (Cochran's rule). */
const LEAST_EXPECTED_FOR_SPREAD = 5;

export interface LevelFunnel {
  readonly level: UnitsFindings["levels"][ThresholdMeasure];
  /** In the order of the units. */
  readonly measures: readonly UnitMeasure[];
}

/**
 * One measure of every unit against the proportion of all of them together: limits by `funnelLimits`, and wider ones that
 * allow for the spread between units on the arcsine scale. Where chance explains the spread both are the same.
 */
export function levelFunnel(units: readonly UnitCounts[], measure: ThresholdMeasure): LevelFunnel {
  const all = together(units);
  const target = all.n === 0 ? null : all.counts[measure] / all.n;
  if (target === null) return { level: EMPTY, measures: [] };
  const expected = ({ n }: UnitCounts): number => n * Math.min(target, 1 - target);
  const large = units.filter((unit) => unit.n >= FEWEST_PATHWAYS && expected(unit) >= LEAST_EXPECTED);
  const compared = new Set(large.length < FEWEST_UNITS ? [] : large);
  const spread = spreadOf(
    [...compared].filter((unit) => expected(unit) >= LEAST_EXPECTED_FOR_SPREAD),
    measure,
    target,
  );
  const tauSquared = spread?.tauSquared ?? null;
  return {
    level: {
      target,
      comparedUnits: compared.size,
      phi: spread?.phi ?? null,
      spreadPValue: spread?.pValue ?? null,
      tauSquared,
    },
    measures: units.map((unit) =>
      unitMeasure([unit.counts[measure], unit.n], { target, tauSquared, isCompared: compared.has(unit) }),
    ),
  };
}

const EMPTY: LevelFunnel["level"] = {
  target: null,
  comparedUnits: 0,
  phi: null,
  spreadPValue: null,
  tauSquared: null,
};

function spreadOf(units: readonly UnitCounts[], measure: ThresholdMeasure, target: number) {
  if (units.length < FEWEST_UNITS) return undefined;
  return overdispersion(
    units.flatMap(({ n, counts }) => {
      const angle = arcsineProportion(counts[measure], n);
      if (angle === undefined) return [];
      const { value, standardError } = angle;
      return [{ zScore: (value - toArcsine(target)) / standardError, standardError }];
    }),
  );
}

interface Funnel {
  readonly target: number;
  /** Null where the spread cannot be told. */
  readonly tauSquared: number | null;
  readonly isCompared: boolean;
}

function unitMeasure([count, n]: readonly [number, number], funnel: Funnel): UnitMeasure {
  const { target, tauSquared, isCompared } = funnel;
  const share = wilson(count, n);
  const at95 = funnelLimits(target, n, 0.95);
  const at998 = funnelLimits(target, n, 0.998);
  if (share === undefined || at95 === undefined || at998 === undefined) return NOBODY;
  const limits = { at95, at998 };
  const variance = (target * (1 - target)) / n;
  const zScore = variance > 0 ? (share.proportion - target) / Math.sqrt(variance) : null;
  const place = isCompared ? placeOf(share.proportion, limits) : null;
  const adjusted = adjustedLimits(limits, n, funnel);
  return {
    count,
    proportion: share.proportion,
    lower: share.lower,
    upper: share.upper,
    limits: at95.method,
    lowerLimit95: at95.lower,
    upperLimit95: at95.upper,
    lowerLimit998: at998.lower,
    upperLimit998: at998.upper,
    zScore: isCompared ? zScore : null,
    place,
    lowerLimit95Adjusted: adjusted?.at95.lower ?? null,
    upperLimit95Adjusted: adjusted?.at95.upper ?? null,
    lowerLimit998Adjusted: adjusted?.at998.lower ?? null,
    upperLimit998Adjusted: adjusted?.at998.upper ?? null,
    zScoreAdjusted:
      isCompared && tauSquared !== null ? (adjustedZ(share.proportion, n, funnel) ?? zScore) : null,
    placeAdjusted:
      place === null || adjusted === undefined ? null : milder(place, placeOf(share.proportion, adjusted)),
  };
}

/** Undefined where the spread cannot be told. */
function adjustedLimits(limits: TwoLimits, n: number, { target, tauSquared }: Funnel): TwoLimits | undefined {
  if (tauSquared === null) return undefined;
  if (tauSquared === 0) return limits;
  const error = Math.sqrt(1 / (4 * n) + tauSquared);
  const between = (z: number) => ({
    lower: fromArcsine(toArcsine(target) - z * error),
    upper: fromArcsine(toArcsine(target) + z * error),
  });
  return { at95: between(Z_95), at998: between(Z_998) };
}

/** Undefined where there is no spread to allow for. */
function adjustedZ(proportion: number, n: number, { target, tauSquared }: Funnel): number | undefined {
  if (tauSquared === null || tauSquared === 0) return undefined;
  return (toArcsine(proportion) - toArcsine(target)) / Math.sqrt(1 / (4 * n) + tauSquared);
}

const NOBODY: UnitMeasure = {
  count: 0,
  proportion: null,
  lower: null,
  upper: null,
  limits: null,
  lowerLimit95: null,
  upperLimit95: null,
  lowerLimit998: null,
  upperLimit998: null,
  zScore: null,
  place: null,
  lowerLimit95Adjusted: null,
  upperLimit95Adjusted: null,
  lowerLimit998Adjusted: null,
  upperLimit998Adjusted: null,
  zScoreAdjusted: null,
  placeAdjusted: null,
};
