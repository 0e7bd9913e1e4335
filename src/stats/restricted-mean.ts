import { Z_95 } from "./critical-value.ts";
import { type SurvivalCurve, survivalAt } from "./kaplan-meier.ts";

export interface RestrictedMean {
  readonly mean: number;
  readonly standardError: number;
  /** Undefined, like `upper`, when no variance can be estimated: nobody, or everybody at once, has the event. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/**
 * The mean time without the event, of the time up to `horizon`: the area under a survival curve. Unlike a mean it needs
 * nobody's time beyond, and unlike a median it sees the whole curve. Undefined when observation ends before the horizon.
 * Normal limits, kept within 0 and the horizon. Source: Karrison (1987), Applied Statistics 36:1–10; R's survfit with rmean.
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): RestrictedMean | undefined {
  if (survivalAt(curve, horizon) === undefined) return undefined;
  let area = 0;
  let until = horizon;
  let variance = 0;
  // Backwards, because a step's variance weighs with the area behind it.
  for (let place = curve.steps.length - 1; place >= 0; place--) {
    const step = curve.steps[place];
    if (step === undefined || step.time >= horizon) continue;
    area += step.survival * (until - step.time);
    until = step.time;
    variance += area * area * step.varianceAdded;
  }
  const mean = area + until;
  const standardError = Math.sqrt(variance);
  if (standardError === 0) return { mean, standardError, lower: undefined, upper: undefined };
  return {
    mean,
    standardError,
    lower: Math.max(0, mean - Z_95 * standardError),
    upper: Math.min(horizon, mean + Z_95 * standardError),
  };
}
