import type { CurvePoint, Incidence, TimeToFigures } from "../findings/exact.ts";
import { type Counts, total } from "../stats/counts.ts";
import { cumulativeIncidence, type IncidenceCurve, incidenceAt } from "../stats/cumulative-incidence.ts";
import { kaplanMeier, type SurvivalCurve, survivalAt } from "../stats/kaplan-meier.ts";
import { restrictedMean } from "../stats/restricted-mean.ts";
import { survivalMedian } from "../stats/survival-median.ts";
import {
  atRiskByTime,
  firstTimeWithEnough,
  firstTimeWithFew,
  type TimeCounts,
} from "../stats/time-counts.ts";
import { daysFromWeeks, weeks } from "../units.ts";
import { inWeeks } from "./in-weeks.ts";

/** Means are of the time up to a year: further than half of nearly every list waits, and not where few are left. */
export const HORIZON_WEEKS = 52;
/** A curve that begins on fewer people is moved by a single one. */
const ENOUGH_AT_RISK = 20;
/** A figure of a day with fewer at risk, or of fewer who had the event, is of one or two people and not given. */
const FEWEST_AT_RISK = 10;
const FEWEST_EVENTS = 5;
const LAST_WEEK = 104;
const EVERY_WEEK: readonly number[] = Array.from({ length: LAST_WEEK + 1 }, (_, week) => week);

/**
 * Every figure of pathways followed to treatment; weeks are days ÷ 7, proportions 0–1, null what cannot be computed: every
 * figure of a day before a curve begins, from its first day with fewer than 10 at risk on, and of an event that fewer
 * than 5 have had. The curves are at `curveWeeks` as far as pathways are observed.
 */
export function measureTimeToTreatment(counts: TimeCounts, curveWeeks = EVERY_WEEK): TimeToFigures {
  const from = firstTimeWithEnough(counts, ENOUGH_AT_RISK, FEWEST_AT_RISK);
  const curves = curvesOf(counts, from);
  const n = total(counts.entered);
  return {
    n,
    treated: total(counts.events),
    removed: total(counts.competing),
    censored: total(counts.censored),
    delayedEntry: n - (counts.entered[0] ?? 0),
    conditionalOnDays: from,
    ...medianOf(curves),
    ...meanOf(curves),
    treatedWithin18Weeks: within(curves.treated, 18),
    treatedWithin52Weeks: within(curves.treated, 52),
    removedWithin18Weeks: within(curves.removed, 18),
    removedWithin52Weeks: within(curves.removed, 52),
    curve: curveOf(atRiskByTime(counts), curves, curveWeeks),
  };
}

const daysIn = (count: number): number => daysFromWeeks(weeks(count));

/** A curve as far as it is given: from the day it begins on to before the day `until`. */
interface Given<Curve> {
  readonly curve: Curve;
  readonly from: number;
  readonly until: number;
}

const isGivenAt = ({ from, until }: Given<unknown>, day: number): boolean => day >= from && day < until;

interface Curves {
  readonly survival: Given<SurvivalCurve>;
  readonly treated: Given<IncidenceCurve>;
  readonly removed: Given<IncidenceCurve>;
}

function curvesOf(counts: TimeCounts, from: number): Curves {
  const few = firstTimeWithFew(counts, from, FEWEST_AT_RISK);
  const untilFew = (events: Counts): number => (totalFrom(events, from) < FEWEST_EVENTS ? 0 : few);
  const [treated, removed] = [untilFew(counts.events), untilFew(counts.competing)];
  return {
    survival: { curve: kaplanMeier(counts, from), from, until: treated },
    treated: { curve: cumulativeIncidence(counts, "events", from), from, until: treated },
    removed: { curve: cumulativeIncidence(counts, "competing", from), from, until: removed },
  };
}

const totalFrom = (events: Counts, from: number): number => total(Array.from(events).slice(from));

function medianOf({ survival: { curve, until } }: Curves) {
  const { median, lower, upper } = survivalMedian(curve);
  const given = (time: number | undefined): number | null =>
    inWeeks(time === undefined || time >= until ? undefined : time);
  const isGiven = given(median) !== null;
  return {
    medianWeeksToTreatment: given(median),
    medianWeeksToTreatmentLower: isGiven ? given(lower) : null,
    medianWeeksToTreatmentUpper: isGiven ? given(upper) : null,
  };
}

function meanOf({ survival: { curve, until } }: Curves) {
  const horizon = daysIn(HORIZON_WEEKS);
  const found = horizon < until ? restrictedMean(curve, horizon) : undefined;
  return {
    restrictedMeanWeeks: inWeeks(found?.mean),
    restrictedMeanWeeksLower: inWeeks(found?.lower),
    restrictedMeanWeeksUpper: inWeeks(found?.upper),
    restrictedMeanWeeksStandardError: inWeeks(found?.standardError),
  };
}

function within(given: Given<IncidenceCurve>, count: number): Incidence {
  const found = isGivenAt(given, daysIn(count)) ? incidenceAt(given.curve, daysIn(count)) : undefined;
  return {
    proportion: found?.incidence ?? null,
    lower: found?.lower ?? null,
    upper: found?.upper ?? null,
  };
}

function curveOf(atRisk: Float64Array, curves: Curves, curveWeeks: readonly number[]): CurvePoint[] {
  const observed = curveWeeks.filter((week) => daysIn(week) < atRisk.length);
  return observed.map((week) => {
    const survival = isGivenAt(curves.survival, daysIn(week))
      ? survivalAt(curves.survival.curve, daysIn(week))
      : undefined;
    // Before the first treatment there is no variance: R's limits of 1 and 1 would look sure.
    const limits = survival?.survival === 1 ? undefined : survival;
    const treated = within(curves.treated, week);
    const removed = within(curves.removed, week);
    return {
      week,
      atRisk: atRisk[daysIn(week)] ?? 0,
      kaplanMeier: survival?.survival ?? null,
      kaplanMeierLower: limits?.lower ?? null,
      kaplanMeierUpper: limits?.upper ?? null,
      treatedIncidence: treated.proportion,
      treatedIncidenceLower: treated.lower,
      treatedIncidenceUpper: treated.upper,
      removedIncidence: removed.proportion,
      removedIncidenceLower: removed.lower,
      removedIncidenceUpper: removed.upper,
    };
  });
}
