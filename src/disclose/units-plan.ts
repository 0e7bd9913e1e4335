import type { DimensionFindings, UnitGapFindings, UnitMeasure, UnitsFindings } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { groupCells } from "./group-cells.ts";
import { shareOfShown } from "./measures-plan.ts";
import { count, figure, kept, madeAgain, type Part, part, withheld } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

type Unit = UnitsFindings["units"][number];
type UnitGap = UnitGapFindings["units"][number];

const spread = { comparedUnits: kept };

/** A unit's limits and place go with its figure: they say how large it is. */
const unitPlan: Part = part<Unit>({
  fieldsOf: (unit, publisher) => ({
    n: count,
    measures: {
      others: part<UnitMeasure>({
        fields: { count, proportion: madeAgain, lower: madeAgain, upper: madeAgain },
        others: figure,
        restsOnHidden: (measure) =>
          publisher.show(unit, "n", unit.n) === null ||
          publisher.show(measure, "count", measure.count) === null ||
          publisher.isSmall(unit.n - measure.count),
        finish: (disclosed, measure) => {
          const n = publisher.show(unit, "n", unit.n);
          const shown = shareOfShown(publisher.show(measure, "count", measure.count), n);
          const isPlaced = disclosed["zScore"] !== null;
          return {
            ...disclosed,
            ...shown,
            ...(!isPlaced && { limits: null, place: null, placeAdjusted: null }),
          };
        },
      }),
    },
  }),
  isBlank: (unit, publisher) => publisher.show(unit, "n", unit.n) === null,
});

const OF_ALL_UNITS = ["overallDifference", "target", "phi", "spreadPValue", "tauSquared"];

const gapPlan = (dimensions: readonly DimensionFindings[]): Part =>
  part<UnitGapFindings>({
    fieldsOf: ({ dimension, group, reference, measure }, publisher) => {
      const found = dimensions.find((one) => one.dimension === dimension);
      const cells = found && groupCells(found, publisher);
      const isHidden =
        cells !== undefined &&
        (cells.hidesSide(group, measure) || cells.hidesSide(reference, measure, group));
      return {
        ...spread,
        units: part<UnitGap>({
          fields: { n: count, referenceN: count },
          others: figure,
          restsOnHidden: (own) =>
            isHidden ||
            publisher.show(own, "n", own.n) === null ||
            publisher.show(own, "referenceN", own.referenceN) === null,
          finish: (disclosed) => ({
            ...disclosed,
            ...(disclosed["zScore"] === null && { place: null, placeAdjusted: null }),
          }),
        }),
        ...(isHidden && Object.fromEntries(OF_ALL_UNITS.map((key) => [key, withheld]))),
      };
    },
    others: figure,
  });

/** Units held against one another; `dimensions`: the breakdowns that their own gaps are of. */
export const unitsPlan = (dimensions: readonly DimensionFindings[]): Part =>
  part<UnitsFindings>({
    fieldsOf: ({ units }, publisher) => ({
      unknown: count,
      levels: {
        fields: Object.fromEntries(THRESHOLD_MEASURES.map((one) => [one, levelPlan(units, one, publisher)])),
      },
      units: unitPlan,
      gaps: gapPlan(dimensions),
    }),
  });

/** Of all units as one: their counts are printed nowhere together. */
function levelPlan(
  units: readonly Unit[],
  measure: (typeof THRESHOLD_MEASURES)[number],
  publisher: Publisher,
): Part {
  const n = units.reduce((sum, unit) => sum + unit.n, 0);
  const past = units.reduce((sum, unit) => sum + unit.measures[measure].count, 0);
  const isHidden = [n, past, n - past].some((one) => publisher.isSmall(one));
  return { fields: spread, others: figure, restsOnHidden: () => isHidden };
}
