import type {
  CurvePoint,
  TimeToDimension,
  TimeToFigures,
  TimeToFindings,
  TimeToGroup,
} from "../findings/exact.ts";
import { countsPlan } from "./account-plan.ts";
import { isEnoughForAverages } from "./averages.ts";
import { ROUNDED_TO } from "./hes-count.ts";
import {
  count,
  type Fields,
  figure,
  kept,
  type NumberRule,
  type Part,
  part,
  significant,
  withheld,
} from "./plan.ts";
import type { Publisher } from "./publisher.ts";
import { testPlan } from "./test-plan.ts";

const COUNTS = ["n", "treated", "removed", "censored"] as const;

/** Every figure of pathways followed rests on how many were treated, removed and still wait. */
const hidesFigures = (figures: TimeToFigures, publisher: Publisher): boolean =>
  COUNTS.some((key) => publisher.show(figures, key, figures[key]) === null);

type Event = "treatedIncidence" | "removedIncidence";
/** Those without the event go with it. */
const CURVES = [
  ["kaplanMeier", "treatedIncidence"],
  ["treatedIncidence", "treatedIncidence"],
  ["removedIncidence", "removedIncidence"],
] as const;

/**
 * How many have had an event by a week at the least: a step of the curve is one person ÷ those at risk × the share that had no
 * event before, and only who enters or is censored changes the latter two against each other.
 */
function surelyHad(curve: readonly CurvePoint[], event: Event, week: number): number {
  let surely = 0;
  let last = { share: 0, whole: Number.POSITIVE_INFINITY };
  for (const point of curve.filter((one) => one.week <= week && one.atRisk > 0)) {
    const left = 1 - (point.treatedIncidence ?? 0) - (point.removedIncidence ?? 0);
    const whole = left > 0 ? point.atRisk / left : Number.POSITIVE_INFINITY;
    const share = point[event] ?? last.share;
    const fewest = Math.min(whole, last.whole);
    if (Number.isFinite(fewest)) surely += (share - last.share) * fewest;
    last = { share, whole };
  }
  return surely;
}

/**
 * The share that has had an event by a week is a count in disguise: 0.0145 of 70 at risk is one person. It is given once a count
 * that may be shown has surely had it, to the nearest 5 of those at risk at the beginning; limits are rounded outwards. That
 * nobody has had it is said as it is.
 */
function incidenceRules(
  { n, curve }: TimeToFigures,
  event: Event,
  week: number,
): readonly [NumberRule, NumberRule, NumberRule] {
  const beginning = curve.find((point) => point.atRisk > 0)?.atRisk ?? 0;
  const surely = surelyHad(curve, event, week);
  const rounded =
    (round: (value: number) => number): NumberRule =>
    (value, { publisher, restsOnHidden }) => {
      const scale = publisher.showLoose(beginning);
      if (restsOnHidden || !isEnoughForAverages(n) || !scale) return null;
      if (Math.round(surely) >= publisher.fewest)
        return significant(Math.min(1, (ROUNDED_TO * round((value * scale) / ROUNDED_TO)) / scale));
      return value === 0 && surely === 0 ? 0 : null;
    };
  return [rounded(Math.round), rounded(Math.floor), rounded(Math.ceil)];
}

/** The complement of a share. */
const ofRest =
  (rule: NumberRule): NumberRule =>
  (value, place) => {
    const shown = rule(1 - value, place);
    return shown === null ? null : significant(1 - shown);
  };

function incidencePlan(figures: TimeToFigures, event: Event, week: number): Part {
  const [proportion, lower, upper] = incidenceRules(figures, event, week);
  return { fields: { proportion, lower, upper } };
}

function fieldsOf(figures: TimeToFigures): Fields {
  const average: NumberRule = isEnoughForAverages(figures.n) ? figure : withheld;
  return {
    n: count,
    treated: count,
    removed: count,
    censored: count,
    delayedEntry: count,
    conditionalOnDays: kept,
    treatedWithin18Weeks: incidencePlan(figures, "treatedIncidence", 18),
    treatedWithin52Weeks: incidencePlan(figures, "treatedIncidence", 52),
    removedWithin18Weeks: incidencePlan(figures, "removedIncidence", 18),
    removedWithin52Weeks: incidencePlan(figures, "removedIncidence", 52),
    medianWeeksToTreatment: average,
    medianWeeksToTreatmentLower: average,
    medianWeeksToTreatmentUpper: average,
    restrictedMeanWeeks: average,
    restrictedMeanWeeksLower: average,
    restrictedMeanWeeksUpper: average,
    restrictedMeanWeeksStandardError: average,
    curve: part<CurvePoint>({
      fieldsOf: ({ week }) => ({
        week: kept,
        atRisk: count,
        ...Object.fromEntries(
          CURVES.flatMap(([key, event]) => {
            const [rule, lower, upper] = incidenceRules(figures, event, week);
            return key === "kaplanMeier"
              ? [
                  [key, ofRest(rule)],
                  [`${key}Lower`, ofRest(upper)],
                  [`${key}Upper`, ofRest(lower)],
                ]
              : [
                  [key, rule],
                  [`${key}Lower`, lower],
                  [`${key}Upper`, upper],
                ];
          }),
        ),
      }),
      restsOnHidden: (point, publisher) => publisher.show(point, "atRisk", point.atRisk) === null,
    }),
  };
}

const figuresPlan: Part = part<TimeToFigures>({ fieldsOf, restsOnHidden: hidesFigures });

const dimensionPlan: Part = part<TimeToDimension>({
  fieldsOf: ({ groups, reference }, publisher) => {
    const compared = groups.filter(({ known }) => known);
    const isAnyHidden = compared.some((group) => hidesFigures(group, publisher));
    const referenceGroup = groups.find(({ group }) => group === reference);
    const hidesReference =
      referenceGroup === undefined ? isAnyHidden : hidesFigures(referenceGroup, publisher);
    const hazard: NumberRule = hidesReference ? withheld : figure;
    return {
      groups: part<TimeToGroup>({
        fieldsOf,
        others: hazard,
        restsOnHidden: hidesFigures,
        finish: (disclosed) => ({ ...disclosed, suppressed: disclosed["n"] === null }),
      }),
      logRank: testPlan(isAnyHidden ? withheld : figure),
    };
  },
});

export const timeToPlan: Part = part<TimeToFindings>({
  fields: {
    horizonWeeks: kept,
    ledger: {
      fields: {
        read: count,
        rejected: { fields: { total: count, byReason: countsPlan } },
        excluded: { fields: { total: count, byReason: countsPlan } },
        cohort: count,
        treated: count,
        removed: count,
        censored: count,
      },
    },
    assumedTreated: count,
    removedUnclear: count,
    overall: figuresPlan,
    dimensions: dimensionPlan,
  },
});
