import type { ThresholdMeasure, UnitMeasure, UnitsFindings } from "../findings/exact.ts";
import { arcsineProportion, toArcsine } from "../stats/arcsine-proportion.ts";
import { type Funnel, levelInFunnel } from "../stats/in-funnel.ts";
import { overdispersion } from "../stats/overdispersion.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { FEWEST_UNITS, together, type UnitCounts } from "./unit-counts.ts";

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

function unitMeasure([count, n]: readonly [number, number], funnel: Funnel): UnitMeasure {
  const found = levelInFunnel(count, n, funnel);
  return found === undefined ? NOBODY : { count, ...found };
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
