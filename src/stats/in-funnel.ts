import { fromArcsine, toArcsine } from "./arcsine-proportion.ts";
import { criticalValue, Z_95 } from "./critical-value.ts";
import { differenceFrom } from "./difference-from.ts";
import { funnelLimits } from "./funnel-limits.ts";
import { milder, placeOf, type TwoLimits } from "./funnel-place.ts";
import { newcombe } from "./newcombe.ts";
import { wilson } from "./wilson.ts";

const Z_998 = criticalValue(0.998);

/** What units are held against. */
export interface Funnel {
  readonly target: number;
  /** The variance between units; null where the spread cannot be told. */
  readonly tauSquared: number | null;
  /** False for a unit that is shown and not compared: it has no place. */
  readonly isCompared: boolean;
}

/**
 * The proportion of one unit, `count` of `n`, with Wilson's limits, the limits of the funnel at its size and where it lies;
 * `…Adjusted`: limits widened by the spread between units on the arcsine scale. Undefined for an empty unit, and for a target
 * that is no proportion.
 */
export function levelInFunnel(count: number, n: number, funnel: Funnel) {
  const { target, tauSquared, isCompared } = funnel;
  if (!(target >= 0 && target <= 1)) return undefined;
  const share = wilson(count, n);
  const at95 = funnelLimits(target, n, 0.95);
  const at998 = funnelLimits(target, n, 0.998);
  if (share === undefined || at95 === undefined || at998 === undefined) return undefined;
  const limits = { at95, at998 };
  const variance = (target * (1 - target)) / n;
  const zScore = variance > 0 ? (share.proportion - target) / Math.sqrt(variance) : null;
  const place = isCompared ? placeOf(share.proportion, limits) : null;
  const adjusted = adjustedLimits(limits, n, funnel);
  return {
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

type CountOf = readonly [count: number, n: number];

/**
 * The gap of a group to its reference within one unit, as `count` of `n` each, with Newcombe's limits, and how far it is from
 * the target by the score test. Null figures where a side is empty.
 */
export function gapInFunnel(group: CountOf, reference: CountOf, funnel: Funnel) {
  const { target, tauSquared, isCompared } = funnel;
  const gap = newcombe(...group, ...reference);
  const against = isCompared ? differenceFrom(target, group, reference) : undefined;
  const zScore = against?.zScore ?? null;
  const zScoreAdjusted =
    gap === undefined || against === undefined || tauSquared === null
      ? null
      : (gap.difference - target) / Math.sqrt(against.standardError ** 2 + tauSquared);
  return {
    difference: gap?.difference ?? null,
    differenceLower: gap?.lower ?? null,
    differenceUpper: gap?.upper ?? null,
    standardError: against?.standardError ?? null,
    zScore,
    place: placeOfZ(zScore),
    zScoreAdjusted,
    placeAdjusted: placeOfZ(zScoreAdjusted),
  };
}

const placeOfZ = (zScore: number | null) =>
  zScore === null
    ? null
    : placeOf(zScore, { at95: { lower: -Z_95, upper: Z_95 }, at998: { lower: -Z_998, upper: Z_998 } });
