/** What `--all-measures` adds to a dimension: every figure of every group, and every gap. */
import type {
  DimensionFindings,
  DistributionGap,
  Gap,
  GroupFindings,
  ThresholdMeasure,
} from "../findings/schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { gapCell, isSure, proportionOf, ratioCell } from "./dimension-tables.ts";
import {
  countCell,
  type FigureCell,
  type FigureKind,
  figureCell,
  intervalCell,
  NO_FIGURE_CELL,
  P_VALUE,
  PERCENTAGE,
  POINTS_MORE,
  RATIO,
  signedNumberKind,
  WEEKS,
  WEEKS_MORE,
} from "./figure-cells.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import { printBandedWeeks } from "./figures.ts";
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
  (group: GroupFindings): FigureCell =>
    intervalCell(
      { value: group[measure], lower: group[`${measure}Lower`], upper: group[`${measure}Upper`] },
      WEEKS,
    );

/** NHS England's "104+" is all that is known in the open band: no figure to calculate with. */
const bandedCell = (value: number | null, openBand: boolean): FigureCell => {
  const text = printBandedWeeks(value, openBand);
  return text.endsWith("+") ? { text } : figureCell(value, WEEKS);
};

/** How a measure of waiting past a limit heads a column. */
const SHARES = [
  ...THRESHOLD_MEASURES.map((measure) => ({ measure, of: THRESHOLD_NAMES[measure] })),
  { measure: "within18WeeksOfAll", of: "Within 18, of all" },
  { measure: "over52WeeksOfAll", of: "Over 52, of all" },
] as const;

const FIGURES: readonly FigureColumn<GroupFindings>[] = [
  { header: ["Unknown", "clock start"], cell: (group) => countCell(group.unknownClockStart) },
  { header: ["Mean weeks", "(95% interval)"], cell: weeksInterval("meanWeeks") },
  { header: ["p92 weeks", "(95% interval)"], cell: weeksInterval("p92Weeks") },
  { header: ["p95"], name: "p95 weeks", cell: (group) => figureCell(group.p95Weeks, WEEKS) },
  { header: ["Longest"], name: "Longest weeks", cell: (group) => figureCell(group.longestWeeks, WEEKS) },
  {
    header: ["Median,", "banded"],
    cell: (group) => bandedCell(group.medianWeeksBanded, group.openBand),
  },
  { header: ["p92,", "banded"], cell: (group) => bandedCell(group.p92WeeksBanded, group.openBand) },
  ...SHARES.map(({ measure, of }) => ({
    header: [of, "% (95% interval)"],
    cell: (group: GroupFindings) => intervalCell(proportionOf(group[measure]), PERCENTAGE),
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

const weeksGap = (measure: "meanWeeks" | "medianWeeks", name: string): FigureColumn<GapRow>[] => [
  {
    header: [`${name}: weeks`, "longer (95% interval)"],
    cell: ({ of }) => gapCell(of(measure), WEEKS_MORE),
    isStrong: ({ of }) => isSure(of(measure)),
    startsPart: true,
  },
  { header: ["p"], cell: ({ of }) => figureCell(of(measure)?.pValue ?? null, P_VALUE) },
];

const shareGap = (measure: ThresholdMeasure): FigureColumn<GapRow>[] => [
  {
    header: [`${THRESHOLD_NAMES[measure]}: points`, "more (95% interval)"],
    cell: ({ of }) => gapCell(of(measure), POINTS_MORE),
    isStrong: ({ of }) => isSure(of(measure)),
    startsPart: true,
  },
  {
    header: ["times as", "likely"],
    cell: ({ of }) => ratioCell(of(measure)),
  },
  { header: ["p"], cell: ({ of }) => figureCell(of(measure)?.pValue ?? null, P_VALUE) },
];

const distributionFigure =
  (measure: "superiority" | "cliffsDelta" | "hodgesLehmannDays", kind: FigureKind) =>
  ({ distribution }: GapRow): FigureCell =>
    distribution === undefined
      ? NO_FIGURE_CELL
      : intervalCell(
          {
            value: distribution[measure],
            lower: distribution[`${measure}Lower`],
            upper: distribution[`${measure}Upper`],
          },
          kind,
        );

const GAPS: readonly FigureColumn<GapRow>[] = [
  ...weeksGap("meanWeeks", "Mean"),
  ...weeksGap("medianWeeks", "Median"),
  {
    header: ["Probability of", "waiting longer"],
    cell: distributionFigure("superiority", RATIO),
    startsPart: true,
  },
  {
    header: ["Cliff's", "delta"],
    cell: distributionFigure("cliffsDelta", signedNumberKind(2)),
  },
  {
    header: ["Shift (Hodges–", "Lehmann), days"],
    cell: distributionFigure("hodgesLehmannDays", signedNumberKind(0)),
  },
  {
    header: ["Mann–", "Whitney p"],
    cell: ({ distribution }) => figureCell(distribution?.pValue ?? null, P_VALUE),
  },
  ...THRESHOLD_MEASURES.flatMap(shareGap),
];
