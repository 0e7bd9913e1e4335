import { Z_95 } from "./critical-value.ts";
import { atRiskByTime, riskSets, type TimeCounts } from "./time-counts.ts";

/** A curve that steps down at each time with an event; 1 before the first step. */
export interface SurvivalCurve {
  readonly steps: readonly SurvivalStep[];
  /** The last time at which anybody is at risk; undefined for nobody. What follows is not known unless nobody is left. */
  readonly last: number | undefined;
}

export interface SurvivalStep {
  readonly time: number;
  /** The proportion (0–1) without the event after this time. */
  readonly survival: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  /** d ÷ (n (n − d)), what the step adds to the variance of log survival; 0 when all at risk have the event. */
  readonly varianceAdded: number;
}

/**
 * The Kaplan–Meier estimate of the proportion without the event, other events counted as if observation had only ended:
 * how it would go if there were none. Limits on the log scale with Greenwood's variance, cut at 1, as R's survfit; none
 * once survival is 0. `from`: the curve is of those who got to that time. Delayed entries are at risk from their own time
 * on. Sources: Kaplan & Meier (1958); Greenwood (1926); for delayed entry Tsai, Jewell & Wang (1987), Biometrika 74:883.
 */
export function kaplanMeier(counts: TimeCounts, from = 0): SurvivalCurve {
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let variance = 0;
  for (const { time, atRisk, events } of riskSets(counts, from)) {
    if (events === 0) continue;
    survival *= (atRisk - events) / atRisk;
    const varianceAdded = events === atRisk ? 0 : events / (atRisk * (atRisk - events));
    variance += varianceAdded;
    const spread = Z_95 * Math.sqrt(variance);
    const limits =
      survival > 0
        ? { lower: survival * Math.exp(-spread), upper: Math.min(1, survival * Math.exp(spread)) }
        : { lower: undefined, upper: undefined };
    steps.push({ time, survival, ...limits, varianceAdded });
  }
  const { length } = atRiskByTime(counts);
  return { steps, last: length > from ? length - 1 : undefined };
}

/** The curve at one time; undefined beyond the last time observed, unless it had come to 0. */
export function survivalAt(
  { steps, last }: SurvivalCurve,
  time: number,
): Pick<SurvivalStep, "survival" | "lower" | "upper"> | undefined {
  if (last === undefined) return undefined;
  const step = steps.findLast((one) => one.time <= time);
  if (time > last && step?.survival !== 0) return undefined;
  return step ?? { survival: 1, lower: 1, upper: 1 };
}
