/** What `--all-measures` adds of adjusted gaps: every measure by every method, and what each method has beside its gap. */
import {
  type AdjustedGap,
  type DimensionFindings,
  THRESHOLD_MEASURES,
  type ThresholdMeasure,
} from "../findings/schema.ts";
import type { AdjustedRow } from "./adjusted-index.ts";
import { adjustedInterval, isSureAdjusted } from "./adjusted-interval.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import { NO_FIGURE, printInterval, printPValue, printRatio } from "./figures.ts";
import type { Block } from "./report-block.ts";
import { THRESHOLD_NAMES } from "./threshold-names.ts";

export const everyAdjustedGapBlocks = (
  dimension: DimensionFindings,
  rows: readonly AdjustedRow[],
): Block[] => [
  { kind: "caption", text: "Every adjusted gap:" },
  { kind: "table", table: figureTable(dimension, rows, EVERY_GAP, ({ group }) => group) },
];

const weeksColumns = (["meanWeeks", "medianWeeks", "p92Weeks"] as const).map(
  (measure): FigureColumn<AdjustedRow> => ({
    header: [{ meanWeeks: "Mean:", medianWeeks: "Median:", p92Weeks: "p92:" }[measure], "weeks, same mix"],
    print: (row) => adjustedInterval(row.of("standardised", measure), 1),
    isStrong: (row) => isSureAdjusted(row.of("standardised", measure)),
  }),
);

const METHODS = [
  {
    method: "mantel-haenszel",
    title: "stratified",
    further: {
      header: ["Strata", "alike, p"],
      of: "homogeneity of the strata, p",
      print: (row: AdjustedRow, measure: ThresholdMeasure) =>
        printPValue(row.of("mantel-haenszel", measure)?.homogeneity?.pValue ?? null),
    },
  },
  {
    method: "standardised",
    title: "same mix",
    further: {
      header: ["Observed", "÷ expected"],
      of: "observed ÷ expected",
      print: (row: AdjustedRow, measure: ThresholdMeasure) =>
        printRatioOf(row.of("standardised", measure), "observedToExpected"),
    },
  },
  {
    method: "logistic",
    title: "by regression",
    further: {
      header: ["Odds", "ratio"],
      of: "odds ratio",
      print: (row: AdjustedRow, measure: ThresholdMeasure) =>
        printRatioOf(row.of("logistic", measure), "oddsRatio"),
    },
  },
] as const;

type RatioName = "ratio" | "oddsRatio" | "observedToExpected";
type RatioFields<Name extends RatioName> = Readonly<
  Record<Name | `${Name}Lower` | `${Name}Upper`, number | null>
>;

const printRatioOf = <Name extends RatioName>(gap: RatioFields<Name> | undefined, name: Name): string =>
  gap === undefined
    ? NO_FIGURE
    : printInterval({ value: gap[name], lower: gap[`${name}Lower`], upper: gap[`${name}Upper`] }, printRatio);

const EVERY_GAP: readonly FigureColumn<AdjustedRow>[] = [
  ...weeksColumns,
  {
    header: ["Mean: weeks", "within strata"],
    print: (row) => adjustedInterval(row.of("kitagawa", "meanWeeks"), 1),
  },
  ...THRESHOLD_MEASURES.flatMap((measure) =>
    METHODS.flatMap(({ method, title, further }): FigureColumn<AdjustedRow>[] => [
      {
        header: [`${THRESHOLD_NAMES[measure]}:`, `points, ${title}`],
        print: (row) => adjustedInterval(gapOf(row, method, measure), 100),
        isStrong: (row) => isSureAdjusted(gapOf(row, method, measure)),
        startsPart: true,
      },
      {
        header: ["times as", "likely"],
        name: `${THRESHOLD_NAMES[measure]}: times as likely, ${title}`,
        print: (row) => printRatioOf(gapOf(row, method, measure), "ratio"),
      },
      {
        header: ["E-value", "(of limit)"],
        name: `${THRESHOLD_NAMES[measure]}: E-value (of the limit nearest to 1), ${title}`,
        print: (row) => printEValue(gapOf(row, method, measure)),
      },
      {
        header: further.header,
        name: `${THRESHOLD_NAMES[measure]}: ${further.of}`,
        print: (row) => further.print(row, measure),
      },
    ]),
  ),
];

/** Nothing where the interval of the ratio holds 1: chance alone accounts for it. */
function printEValue(gap: Extract<AdjustedGap, { eValue: number | null }> | undefined): string {
  if (gap === undefined || gap.eValue === null || gap.eValueLimit === null || gap.eValueLimit === 1) {
    return NO_FIGURE;
  }
  return `${printRatio(gap.eValue)} (${printRatio(gap.eValueLimit)})`;
}

const gapOf = (row: AdjustedRow, method: (typeof METHODS)[number]["method"], measure: ThresholdMeasure) =>
  row.of(method, measure);
