import { criticalValue } from "./critical-value.ts";
import { binomialQuantile } from "./distributions.ts";

/** Between which proportions a unit of its size lies by chance alone. */
export interface FunnelLimits {
  readonly lower: number;
  readonly upper: number;
  readonly method: "wilson" | "exact";
}

/** Expected successes or failures below which the normal approximation is not trusted. */
const EXACT_BELOW = 10;

/**
 * The limits around a target proportion (0–1) between which the proportion of a unit of n people lies with this confidence
 * if nothing but chance sets it apart: where Wilson's interval of the unit would still hold the target, or the exact
 * binomial counts ÷ n when fewer than 10 successes or failures are expected. A unit is outside when it is beyond a limit,
 * not on it. Undefined for an empty unit. Source: Spiegelhalter (2005), Stat Med 24:1185–1202; PHEindicatormethods'
 * calculate_funnel_limits.
 */
export function funnelLimits(target: number, n: number, confidence: number): FunnelLimits | undefined {
  if (n === 0) return undefined;
  if (n * Math.min(target, 1 - target) < EXACT_BELOW) {
    const tail = (1 - confidence) / 2;
    return {
      lower: binomialLimit(tail, n, target) / n,
      upper: binomialLimit(1 - tail, n, target) / n,
      method: "exact",
    };
  }
  const margin = criticalValue(confidence) * Math.sqrt((target * (1 - target)) / n);
  return { lower: Math.max(0, target - margin), upper: Math.min(1, target + margin), method: "wilson" };
}

const binomialLimit = (probability: number, n: number, target: number): number =>
  target <= 0 ? 0 : target >= 1 ? n : binomialQuantile(probability, n, target);
