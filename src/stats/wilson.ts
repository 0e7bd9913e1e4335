import { criticalValue } from "./critical-value.ts";

/** A proportion (0–1) with its interval. */
export interface ProportionInterval {
  readonly proportion: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * A proportion with Wilson's score interval, without continuity correction; undefined when n is 0.
 * Source: Wilson (1927), J Am Stat Assoc 22:209–212.
 */
export function wilson(count: number, n: number, confidence = 0.95): ProportionInterval | undefined {
  if (n === 0) return undefined;
  return { proportion: count / n, ...wilsonLimits(count, n, criticalValue(confidence)) };
}

/** Wilson's limits at a normal deviate `z`; n > 0. */
export function wilsonLimits(count: number, n: number, z: number): { lower: number; upper: number } {
  // Wilson, not Wald: Wald has no width at 0 %, which small groups reach often.
  const z2 = z * z;
  const spread = z * Math.sqrt(z2 + (4 * count * (n - count)) / n);
  const scale = 2 * (n + z2);
  return {
    // At the ends the formula is exactly 0 or 1, which rounding would miss.
    lower: count === 0 ? 0 : Math.max(0, (2 * count + z2 - spread) / scale),
    upper: count === n ? 1 : Math.min(1, (2 * count + z2 + spread) / scale),
  };
}
