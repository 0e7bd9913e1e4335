import type { SurvivalCurve, SurvivalStep } from "./kaplan-meier.ts";

export interface SurvivalMedian {
  readonly median: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** So near to ½ a curve is on it: products of fractions seldom come out exact. R's tolerance. */
const ON_IT = 2 ** -26;

/**
 * The time by which half have had the event: where a survival curve comes down to ½, and, where it stays at exactly ½,
 * the middle of that stretch. Limits: where the limits of the curve do. Each is undefined while its curve stays above ½.
 * Source: Brookmeyer & Crowley (1982), Biometrics 38:29–41, on the scale of the curve's own limits; R's survfit.
 */
export function survivalMedian({ steps }: SurvivalCurve): SurvivalMedian {
  return {
    median: crossing(steps, ({ survival }) => survival),
    lower: crossing(steps, ({ lower }) => lower),
    upper: crossing(steps, ({ upper }) => upper),
  };
}

function crossing(
  steps: readonly SurvivalStep[],
  curve: (step: SurvivalStep) => number | undefined,
): number | undefined {
  const found = steps.findIndex((step) => (curve(step) ?? 1) <= 0.5 + ON_IT);
  const step = steps[found];
  if (step === undefined) return undefined;
  if ((curve(step) ?? 0) < 0.5 - ON_IT) return step.time;
  const next = steps.slice(found + 1).find((later) => (curve(later) ?? 0) < 0.5 - ON_IT);
  return next === undefined ? step.time : (step.time + next.time) / 2;
}
