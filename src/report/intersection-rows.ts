/** The intersections of a crossing as rows of the CSV: `over18Weeks.excess` and what goes with it. */
import type { Excess } from "../findings/intersections-schema.ts";
import type { DimensionFindings } from "../findings/schema.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** Four rows for each intersection and measure; one, with the reason as its method, where there is no excess. */
export function intersectionRows({ dimension, reference, groups, intersections }: DimensionFindings): Row[] {
  const labels = new Map(groups.map(({ group, label }) => [group, label]));
  return (intersections?.groups ?? []).flatMap(({ group, n, reason, excesses }) => {
    const identity = { dimension, group, label: labels.get(group) ?? group, n, reference };
    return reason === null
      ? excesses.flatMap((excess) => excessRows(excess).map((row) => ({ ...identity, ...row })))
      : [{ ...identity, measure: "excess", method: reason }];
  });
}

function excessRows({ measure, method, pValue, pValueAdjusted, ...excess }: Excess): Row[] {
  return [
    {
      measure: `${measure}.excess`,
      value: excess.excess,
      lower: excess.excessLower,
      upper: excess.excessUpper,
      pValue,
      pValueAdjusted,
      method,
    },
    { measure: `${measure}.addsUpTo`, value: excess.addsUpTo },
    {
      measure: `${measure}.shrunkenExcess`,
      value: excess.shrunkenExcess,
      lower: excess.shrunkenExcessLower,
      upper: excess.shrunkenExcessUpper,
    },
    { measure: `${measure}.excessRank`, value: excess.excessRank },
  ];
}
