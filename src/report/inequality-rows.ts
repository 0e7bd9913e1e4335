/** Gradients and inequality as rows of the CSV: of all known groups, told apart by their method. */
import { INEQUALITY_FIGURES } from "../findings/inequality-schema.ts";
import { type DimensionFindings, THRESHOLD_MEASURES } from "../findings/schema.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** `gradient:linear` and `gradient:logit` have sii as difference and rii as ratio; `inequality:theil` and so on a value. */
export function inequalityRows({
  dimension,
  label,
  gradients = [],
  inequality = {},
}: DimensionFindings): Row[] {
  const identity = { dimension, group: "all-known", label };
  return [
    ...gradients.map((gradient) => ({
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
    })),
    ...(["meanWeeks", ...THRESHOLD_MEASURES] as const).flatMap((measure) =>
      INEQUALITY_FIGURES.flatMap((name): Row[] => {
        const figure = inequality[measure]?.[name];
        if (figure === undefined) return [];
        const { estimate: value, lower, upper } = figure;
        return [{ ...identity, measure, method: `inequality:${name}`, value, lower, upper }];
      }),
    ),
  ];
}
