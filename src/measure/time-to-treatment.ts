import type { CurvePoint, Incidence, TimeToFigures } from "../findings/time-to-schema.ts";
import { total } from "../stats/counts.ts";
import { cumulativeIncidence, type IncidenceCurve, incidenceAt } from "../stats/cumulative-incidence.ts";
import { kaplanMeier, survivalAt } from "../stats/kaplan-meier.ts";
import { restrictedMean } from "../stats/restricted-mean.ts";
import { survivalMedian } from "../stats/survival-median.ts";
import { atRiskByTime, firstTimeWithEnough, type TimeCounts } from "../stats/time-counts.ts";
import { daysFromWeeks, weeks } from "../units.ts";
import { inWeeks } from "./in-weeks.ts";

/** Means are of the time up to a year: further than half of nearly every list waits, and not where few are left. */
export const HORIZON_WEEKS = 52;
/** A curve that begins on fewer people is moved by a single one. */
const ENOUGH_AT_RISK = 20;
const LAST_WEEK = 104;
const EVERY_WEEK: readonly number[] = Array.from({ length: LAST_WEEK + 1 }, (_, week) => week);

/**
 * Every figure of pathways followed to treatment; weeks are days ÷ 7, proportions 0–1, null what cannot be computed. The
 * curves are at `curveWeeks` as far as pathways are observed.
 */
export function measureTimeToTreatment(counts: TimeCounts, curveWeeks = EVERY_WEEK): TimeToFigures {
  const from = firstTimeWithEnough(counts, ENOUGH_AT_RISK);
  const survival = kaplanMeier(counts, from);
  const treated = cumulativeIncidence(counts, "events", from);
  const removed = cumulativeIncidence(counts, "competing", from);
  const median = survivalMedian(survival);
  const mean = restrictedMean(survival, daysIn(HORIZON_WEEKS));
  const n = total(counts.entered);
  return {
    n,
    treated: total(counts.events),
    removed: total(counts.competing),
    censored: total(counts.censored),
    delayedEntry: n - (counts.entered[0] ?? 0),
    conditionalOnDays: from,
    medianWeeksToTreatment: inWeeks(median.median),
    medianWeeksToTreatmentLower: inWeeks(median.lower),
    medianWeeksToTreatmentUpper: inWeeks(median.upper),
    restrictedMeanWeeks: inWeeks(mean?.mean),
    restrictedMeanWeeksLower: inWeeks(mean?.lower),
    restrictedMeanWeeksUpper: inWeeks(mean?.upper),
    restrictedMeanWeeksStandardError: inWeeks(mean?.standardError),
    treatedWithin18Weeks: within(treated, 18),
    treatedWithin52Weeks: within(treated, 52),
    removedWithin18Weeks: within(removed, 18),
    removedWithin52Weeks: within(removed, 52),
    curve: curveOf(atRiskByTime(counts), { survival, treated, removed, curveWeeks }),
  };
}

const daysIn = (count: number): number => daysFromWeeks(weeks(count));

function within(curve: IncidenceCurve, count: number): Incidence {
  const found = incidenceAt(curve, daysIn(count));
  return {
    proportion: found?.incidence ?? null,
    lower: found?.lower ?? null,
    upper: found?.upper ?? null,
  };
}

function curveOf(
  atRisk: Float64Array,
  curves: {
    readonly survival: ReturnType<typeof kaplanMeier>;
    readonly treated: IncidenceCurve;
    readonly removed: IncidenceCurve;
    readonly curveWeeks: readonly number[];
  },
): CurvePoint[] {
  const observed = curves.curveWeeks.filter((week) => daysIn(week) < atRisk.length);
  return observed.map((week) => {
    const survival = survivalAt(curves.survival, daysIn(week));
    const treated = within(curves.treated, week);
    const removed = within(curves.removed, week);
    return {
      week,
      atRisk: atRisk[daysIn(week)] ?? 0,
      kaplanMeier: survival?.survival ?? null,
      kaplanMeierLower: survival?.lower ?? null,
      kaplanMeierUpper: survival?.upper ?? null,
      treatedIncidence: treated.proportion,
      treatedIncidenceLower: treated.lower,
      treatedIncidenceUpper: treated.upper,
      removedIncidence: removed.proportion,
      removedIncidenceLower: removed.lower,
      removedIncidenceUpper: removed.upper,
    };
  });
}
