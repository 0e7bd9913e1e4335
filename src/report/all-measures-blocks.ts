/** What `--all-measures` adds to a dimension: every figure of every group, and every gap. */
import type {
  DimensionFindings,
  DistributionGap,
  Gap,
  GroupFindings,
  ThresholdMeasure,
} from "../findings/schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { isSure, printGap, proportionOf } from "./dimension-tables.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import {
  NO_FIGURE,
  printBandedWeeks,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printPValue,
  printRatio,
  printSigned,
} from "./figures.ts";
import { groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { THRESHOLD_NAMES } from "./threshold-names.ts";

export function allMeasuresBlocks(dimension: DimensionFindings): Block[] {
  if (dimension.groups.length === 0) return [];
  const gaps: Block[] =
    dimension.gaps.length === 0
      ? []
      : [
          {
            kind: "caption",
            text: `Every gap to ${printable(groupWords(dimension, dimension.reference))} (shares in percentage points):`,
          },
          { kind: "table", table: gapsTable(dimension) },
        ];
  return [
    { kind: "caption", text: "Every figure of each group:" },
    { kind: "table", table: figureTable(dimension, dimension.groups, FIGURES, (group) => group) },
    ...gaps,
  ];
}

const weeksInterval =
  (measure: "meanWeeks" | "p92Weeks") =>
  (group: GroupFindings): string =>
    printInterval(
      { value: group[measure], lower: group[`${measure}Lower`], upper: group[`${measure}Upper`] },
      printNumber,
    );

/** How a measure of waiting past a limit heads a column. */
const SHARES = [
  ...THRESHOLD_MEASURES.map((measure) => ({ measure, of: THRESHOLD_NAMES[measure] })),
  { measure: "within18WeeksOfAll", of: "Within 18, of all" },
  { measure: "over52WeeksOfAll", of: "Over 52, of all" },
] as const;

const FIGURES: readonly FigureColumn<GroupFindings>[] = [
  { header: ["Unknown", "clock start"], print: (group) => printCount(group.unknownClockStart) },
  { header: ["Mean weeks", "(95% interval)"], print: weeksInterval("meanWeeks") },
  { header: ["p92 weeks", "(95% interval)"], print: weeksInterval("p92Weeks") },
  { header: ["p95"], name: "p95 weeks", print: (group) => printNumber(group.p95Weeks) },
  { header: ["Longest"], name: "Longest weeks", print: (group) => printNumber(group.longestWeeks) },
  {
    header: ["Median,", "banded"],
    print: (group) => printBandedWeeks(group.medianWeeksBanded, group.openBand),
  },
  { header: ["p92,", "banded"], print: (group) => printBandedWeeks(group.p92WeeksBanded, group.openBand) },
  ...SHARES.map(({ measure, of }) => ({
    header: [of, "% (95% interval)"],
    print: (group: GroupFindings) => printInterval(proportionOf(group[measure]), printPercentage),
    startsPart: true,
  })),
];

interface GapRow {
  readonly group: GroupFindings;
  readonly of: (measure: Gap["measure"]) => Gap | undefined;
  readonly distribution: DistributionGap | undefined;
}

function gapsTable(dimension: DimensionFindings) {
  const rows = dimension.groups.flatMap((group): GapRow[] => {
    const gaps = dimension.gaps.filter((gap) => gap.group === group.group);
    if (gaps.length === 0) return [];
    const distribution = gaps.find((gap): gap is DistributionGap => gap.measure === "distribution");
    const figures = gaps.filter((gap): gap is Gap => gap.measure !== "distribution");
    return [{ group, of: (measure) => figures.find((gap) => gap.measure === measure), distribution }];
  });
  return figureTable(dimension, rows, GAPS, ({ group }) => group);
}

const points = (value: number | null): string => printSigned(value === null ? null : 100 * value);

const weeksGap = (measure: "meanWeeks" | "medianWeeks", name: string): FigureColumn<GapRow>[] => [
  {
    header: [`${name}: weeks`, "longer (95% interval)"],
    print: ({ of }) => printGap(of(measure), printSigned),
    isStrong: ({ of }) => isSure(of(measure)),
    startsPart: true,
  },
  { header: ["p"], print: ({ of }) => printPValue(of(measure)?.pValue ?? null) },
];

const shareGap = (measure: ThresholdMeasure): FigureColumn<GapRow>[] => [
  {
    header: [`${THRESHOLD_NAMES[measure]}: points`, "more (95% interval)"],
    print: ({ of }) => printGap(of(measure), points),
    isStrong: ({ of }) => isSure(of(measure)),
    startsPart: true,
  },
  {
    header: ["times as", "likely"],
    print: ({ of }) => {
      const gap = of(measure);
      return gap === undefined
        ? NO_FIGURE
        : printInterval({ value: gap.ratio, lower: gap.ratioLower, upper: gap.ratioUpper }, printRatio);
    },
  },
  { header: ["p"], print: ({ of }) => printPValue(of(measure)?.pValue ?? null) },
];

const distributionFigure =
  (measure: "superiority" | "cliffsDelta" | "hodgesLehmannDays", print: (value: number | null) => string) =>
  ({ distribution }: GapRow): string =>
    distribution === undefined
      ? NO_FIGURE
      : printInterval(
          {
            value: distribution[measure],
            lower: distribution[`${measure}Lower`],
            upper: distribution[`${measure}Upper`],
          },
          print,
        );

const GAPS: readonly FigureColumn<GapRow>[] = [
  ...weeksGap("meanWeeks", "Mean"),
  ...weeksGap("medianWeeks", "Median"),
  {
    header: ["Probability of", "waiting longer"],
    print: distributionFigure("superiority", printRatio),
    startsPart: true,
  },
  {
    header: ["Cliff's", "delta"],
    print: distributionFigure("cliffsDelta", (value) => printSigned(value, 2)),
  },
  {
    header: ["Shift (Hodges–", "Lehmann), days"],
    print: distributionFigure("hodgesLehmannDays", (value) => printSigned(value, 0)),
  },
  {
    header: ["Mann–", "Whitney p"],
    print: ({ distribution }) => printPValue(distribution?.pValue ?? null),
  },
  ...THRESHOLD_MEASURES.flatMap(shareGap),
];
