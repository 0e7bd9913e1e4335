/** Gradients and inequality as rows of the CSV: of all known groups, told apart by their method. */

import { INEQUALITY_FIGURES } from "../findings/inequality-figures.ts";
import type { DimensionFindings, GradientFindings } from "../findings/schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** `gradient:linear` and `gradient:logit` have sii as difference and rii as ratio, and a row for each fitted end; `inequality:theil` and so on a value. */
export function inequalityRows({
  dimension,
  label,
  gradients = [],
  inequality = {},
}: DimensionFindings): Row[] {
  const identity = { dimension, group: "all-known", label };
  return [
    ...gradients.flatMap((gradient) => [
      slopeRow(gradient, identity),
      ...(["fittedFirst", "fittedLast"] as const).map((end) => ({
        ...identity,
        measure: gradient.measure,
        method: `gradient:${gradient.scale}:${end}`,
        value: gradient[end],
      })),
    ]),
    ...(["meanWeeks", ...THRESHOLD_MEASURES] as const).flatMap((measure) =>
      INEQUALITY_FIGURES.flatMap((name): Row[] => {
        const figure = inequality[measure]?.[name];
        if (figure === undefined) return [];
        const { estimate: value, lower, upper, reason = null } = figure;
        return [{ ...identity, measure, method: `inequality:${name}`, value, lower, upper, reason }];
      }),
    ),
  ];
}

const slopeRow = (gradient: GradientFindings, identity: Row): Row => ({
  ...identity,
  measure: gradient.measure,
  method: `gradient:${gradient.scale}`,
  difference: gradient.sii,
  differenceLower: gradient.siiLower,
  differenceUpper: gradient.siiUpper,
  ratio: gradient.rii,
  ratioLower: gradient.riiLower,
  ratioUpper: gradient.riiUpper,
  pValue: gradient.pValue,
  reason: gradient.reason ?? null,
});
