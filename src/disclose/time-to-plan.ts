import type {
  CurvePoint,
  TimeToDimension,
  TimeToFigures,
  TimeToFindings,
  TimeToGroup,
} from "../findings/exact.ts";
import { countsPlan } from "./account-plan.ts";
import { isEnoughForAverages } from "./averages.ts";
import { testPlan } from "./dimension-plan.ts";
import { count, type Fields, figure, kept, type NumberRule, type Part, part, withheld } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

const COUNTS = ["n", "treated", "removed", "censored"] as const;

/** Every figure of pathways followed rests on how many were treated, removed and still wait. */
const hidesFigures = (figures: TimeToFigures, publisher: Publisher): boolean =>
  COUNTS.some((key) => publisher.show(figures, key, figures[key]) === null);

function fieldsOf(figures: TimeToFigures): Fields {
  const average: NumberRule = isEnoughForAverages(figures.n) ? figure : withheld;
  return {
    n: count,
    treated: count,
    removed: count,
    censored: count,
    delayedEntry: count,
    conditionalOnDays: kept,
    treatedWithin18Weeks: { others: figure },
    treatedWithin52Weeks: { others: figure },
    removedWithin18Weeks: { others: figure },
    removedWithin52Weeks: { others: figure },
    medianWeeksToTreatment: average,
    medianWeeksToTreatmentLower: average,
    medianWeeksToTreatmentUpper: average,
    restrictedMeanWeeks: average,
    restrictedMeanWeeksLower: average,
    restrictedMeanWeeksUpper: average,
    restrictedMeanWeeksStandardError: average,
    curve: part<CurvePoint>({
      fields: { week: kept, atRisk: count },
      others: average,
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
