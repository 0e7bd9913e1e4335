/** What `--all-measures` adds of adjusted gaps: every measure by every method, and what each method has beside its gap. */
import type { AdjustedGap, DimensionFindings, ThresholdMeasure } from "../findings/schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import type { AdjustedRow } from "./adjusted-index.ts";
import { adjustedInterval, isSureAdjusted } from "./adjusted-interval.ts";
import {
  type FigureCell,
  figureCell,
  figureOf,
  intervalCell,
  NO_FIGURE_CELL,
  named,
  P_VALUE,
  POINTS_MORE,
  RATIO,
  WEEKS_MORE,
} from "./figure-cells.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import { printRatio } from "./figures.ts";
import type { Block } from "./report-block.ts";
import { THRESHOLD_NAMES } from "./threshold-names.ts";

export const everyAdjustedGapBlocks = (dimension: DimensionFindings, rows: readonly AdjustedRow[]): Block[] =>
  [
    { caption: "Every adjusted gap:", columns: EVERY_GAP },
    {
      caption: "Pathways observed ÷ expected at the shares of the whole list in the same strata:",
      columns: OBSERVED_TO_EXPECTED,
    },
  ].flatMap(({ caption, columns }): Block[] => {
    const table = figureTable(dimension, rows, columns, ({ group }) => group);
    return table.columns.length === 1
      ? []
      : [
          { kind: "caption", text: caption },
          { kind: "table", table },
        ];
  });

const weeksColumns = (["meanWeeks", "medianWeeks", "p92Weeks"] as const).map(
  (measure): FigureColumn<AdjustedRow> => ({
    header: [{ meanWeeks: "Mean:", medianWeeks: "Median:", p92Weeks: "p92:" }[measure], "weeks, same mix"],
    cell: (row) => adjustedInterval(row.of("standardised", measure), WEEKS_MORE),
    isStrong: (row) => isSureAdjusted(row.of("standardised", measure)),
  }),
);

const METHODS = [
  { method: "mantel-haenszel", title: "stratified" },
  { method: "standardised", title: "same mix" },
  { method: "logistic", title: "by regression" },
] as const;

type RatioName = "ratio" | "oddsRatio" | "observedToExpected";
type RatioFields<Name extends RatioName> = Readonly<
  Record<Name | `${Name}Lower` | `${Name}Upper`, number | null>
>;

const ratioOf = <Name extends RatioName>(gap: RatioFields<Name> | undefined, name: Name): FigureCell =>
  gap === undefined
    ? NO_FIGURE_CELL
    : intervalCell({ value: gap[name], lower: gap[`${name}Lower`], upper: gap[`${name}Upper`] }, RATIO);

/** What else a method says of a measure. */
const BESIDE: Partial<
  Record<AdjustedGap["method"], (measure: ThresholdMeasure) => FigureColumn<AdjustedRow>[]>
> = {
  "mantel-haenszel": (measure) => [
    {
      header: ["Strata", "differ: p"],
      name: `${THRESHOLD_NAMES[measure]}: strata differ, p`,
      cell: (row) => figureCell(row.of("mantel-haenszel", measure)?.homogeneity?.pValue ?? null, P_VALUE),
    },
  ],
  logistic: (measure) => [
    {
      header: ["Odds", "ratio"],
      name: `${THRESHOLD_NAMES[measure]}: odds ratio`,
      cell: (row) => ratioOf(row.of("logistic", measure), "oddsRatio"),
    },
  ],
};

/** Of the group alone, beside the whole list: there also where its gap to the reference cannot be adjusted. */
const OBSERVED_TO_EXPECTED = THRESHOLD_MEASURES.map(
  (measure): FigureColumn<AdjustedRow> => ({
    header: [THRESHOLD_NAMES[measure], "(95% interval)"],
    cell: (row) => ratioOf(row.of("standardised", measure), "observedToExpected"),
  }),
);

const EVERY_GAP: readonly FigureColumn<AdjustedRow>[] = [
  ...weeksColumns,
  {
    header: ["Mean: weeks", "within strata"],
    cell: (row) => adjustedInterval(row.of("kitagawa", "meanWeeks"), WEEKS_MORE),
  },
  ...THRESHOLD_MEASURES.flatMap((measure) =>
    METHODS.flatMap(({ method, title }): FigureColumn<AdjustedRow>[] => [
      {
        header: [`${THRESHOLD_NAMES[measure]}:`, `points, ${title}`],
        cell: (row) => adjustedInterval(gapOf(row, method, measure), POINTS_MORE),
        isStrong: (row) => isSureAdjusted(gapOf(row, method, measure)),
        startsPart: true,
      },
      {
        header: ["times as", "likely"],
        name: `${THRESHOLD_NAMES[measure]}: times as likely, ${title}`,
        cell: (row) => ratioOf(gapOf(row, method, measure), "ratio"),
      },
      {
        header: ["E-value", "(of limit)"],
        name: `${THRESHOLD_NAMES[measure]}: E-value (of the limit nearest to 1), ${title}`,
        cell: (row) => eValueCell(gapOf(row, method, measure)),
      },
      ...(BESIDE[method]?.(measure) ?? []),
    ]),
  ),
];

/** Nothing where the interval of the ratio holds 1: chance alone accounts for it. */
function eValueCell(gap: Extract<AdjustedGap, { eValue: number | null }> | undefined): FigureCell {
  if (gap === undefined || gap.eValue === null || gap.eValueLimit === null || gap.eValueLimit === 1) {
    return NO_FIGURE_CELL;
  }
  return {
    text: `${printRatio(gap.eValue)} (${printRatio(gap.eValueLimit)})`,
    figure: figureOf(gap.eValue, RATIO),
    further: named("of limit", gap.eValueLimit, RATIO),
  };
}

const gapOf = (row: AdjustedRow, method: (typeof METHODS)[number]["method"], measure: ThresholdMeasure) =>
  row.of(method, measure);
