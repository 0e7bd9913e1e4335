/** Adjusted gaps as rows of the CSV. */
import type { AdjustedGap, DimensionFindings } from "../findings/schema.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** A row for each adjusted gap; beside it rows for what has an interval of its own, told apart by their method. */
export const adjustedRows = (dimension: DimensionFindings): Row[] => {
  const byId = new Map(dimension.groups.map((group) => [group.group, group]));
  return (dimension.adjusted ?? [])
    .flatMap((gap) => {
      const group = byId.get(gap.group);
      const identity = {
        dimension: dimension.dimension,
        group: gap.group,
        label: group?.label ?? gap.group,
        measure: gap.measure,
        reference: gap.reference,
        adjustedFor: gap.adjustedFor.join("; "),
      };
      return [gapRow(gap, { ...identity, n: group?.n ?? null }), ...furtherRows(gap, identity)];
    })
    .concat(carriedRows(dimension));
};

const gapRow = (gap: AdjustedGap, identity: Row): Row => ({
  ...identity,
  value: gap.method === "standardised" ? gap.value : null,
  method: gap.method,
  crude: gap.crude,
  difference: gap.difference,
  differenceLower: gap.differenceLower,
  differenceUpper: gap.differenceUpper,
  ratio: gap.ratio,
  ratioLower: gap.ratioLower,
  ratioUpper: gap.ratioUpper,
  reason: gap.reason,
});

function furtherRows(gap: AdjustedGap, identity: Row): Row[] {
  const strength = (value: number | null, limit: number | null): Row[] =>
    value === null ? [] : [{ ...identity, method: `${gap.method}:e-value`, value, lower: limit }];
  switch (gap.method) {
    case "mantel-haenszel":
      return [
        ...strength(gap.eValue, gap.eValueLimit),
        ...(gap.homogeneity === null
          ? []
          : [
              {
                ...identity,
                method: "mantel-haenszel:homogeneity",
                value: gap.homogeneity.statistic,
                df: gap.homogeneity.df,
                pValue: gap.homogeneity.pValue,
              },
            ]),
      ];
    case "standardised":
      return [
        ...strength(gap.eValue, gap.eValueLimit),
        ...(gap.observedToExpected === null
          ? []
          : [
              {
                ...identity,
                method: "observed-to-expected",
                value: gap.observedToExpected,
                lower: gap.observedToExpectedLower,
                upper: gap.observedToExpectedUpper,
                count: gap.observed,
              },
            ]),
      ];
    case "logistic":
      return [
        ...strength(gap.eValue, gap.eValueLimit),
        ...(gap.oddsRatio === null
          ? []
          : [
              {
                ...identity,
                method: "logistic:odds-ratio",
                value: gap.oddsRatio,
                lower: gap.oddsRatioLower,
                upper: gap.oddsRatioUpper,
              },
            ]),
      ];
    case "kitagawa":
      return (["composition", "within", "unmatched"] as const).map((part) => ({
        ...identity,
        method: `kitagawa:${part}`,
        crude: gap.crude,
        difference: gap[part],
      }));
  }
}

/** What each specialty (or other first adjuster) adds to the gap in mean weeks. */
const carriedRows = ({ dimension, adjustedStrata = [] }: DimensionFindings): Row[] =>
  adjustedStrata.flatMap(({ group, reference, adjustedFor, carriedBy }) =>
    carriedBy.flatMap((part) =>
      (["composition", "within", "unmatched"] as const).map((kind) => ({
        dimension,
        group,
        label: part.label,
        measure: "meanWeeks",
        value: part.meanWeeks,
        n: part.n,
        reference,
        difference: part[kind],
        method: `kitagawa:${kind}`,
        adjustedFor: adjustedFor.join("; "),
        stratum: part.stratum,
      })),
    ),
  );
