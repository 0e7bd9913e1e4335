/**
 * Units as rows of the CSV. Levels stand under the dimension `units:provider`, own gaps under `units:provider*sex`, group
 * `RJ6*female`, whose `n` is the group's; the gap's target, spread and the gap of all units as one in rows of the unit `all`.
 */
import type { Findings, UnitsFindings } from "../findings/schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";

/** Columns that the CSV has beside the others when units are compared. */
export const UNIT_COLUMNS = [
  "target",
  "overallDifference",
  "comparedUnits",
  "phi",
  "spreadPValue",
  "tauSquared",
  "referenceN",
  "referenceCount",
  "standardError",
  "limits",
  "lowerLimit95",
  "upperLimit95",
  "lowerLimit998",
  "upperLimit998",
  "zScore",
  "place",
  "lowerLimit95Adjusted",
  "upperLimit95Adjusted",
  "lowerLimit998Adjusted",
  "upperLimit998Adjusted",
  "zScoreAdjusted",
  "placeAdjusted",
] as const;

type Row = Readonly<Record<string, string | number | null>>;

const ALL = "all";

export const unitRows = ({ units }: Pick<Findings, "units">): Row[] =>
  units === undefined ? [] : [...levelRows(units), ...gapRows(units)];

function levelRows({ unit, label, levels, units }: UnitsFindings): Row[] {
  const dimension = `units:${unit}`;
  return [
    ...THRESHOLD_MEASURES.map((measure) => ({
      dimension,
      group: ALL,
      label,
      measure,
      ...levels[measure],
      method: "funnel",
    })),
    ...units.flatMap((one) =>
      THRESHOLD_MEASURES.map((measure) => {
        const { proportion, ...figures } = one.measures[measure];
        const { target } = levels[measure];
        const identity = { dimension, group: one.unit, label: one.label, measure, n: one.n };
        return { ...identity, value: proportion, target, ...figures, method: "funnel" };
      }),
    ),
  ];
}

function gapRows({ unit, gaps, units }: UnitsFindings): Row[] {
  const labels = new Map(units.map((one) => [one.unit, one.label]));
  return gaps.flatMap(({ dimension: of, group, units: own, ...gap }) => {
    const { reference, measure, target } = gap;
    const dimension = `units:${unit}*${of}`;
    const shared = { dimension, measure, reference, method: "funnel" };
    return [
      { ...shared, ...gap, group: `${ALL}*${group}`, label: ALL },
      ...own.map(({ unit: id, ...figures }) => ({
        ...shared,
        target,
        ...figures,
        group: `${id}*${group}`,
        label: labels.get(id) ?? id,
      })),
    ];
  });
}
