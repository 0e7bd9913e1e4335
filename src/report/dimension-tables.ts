/** Two tables per dimension: how long each group waits, and how far it is from the reference group. */
import type { DimensionFindings, Gap, GroupFindings, Measures, Share } from "../findings/schema.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import {
  type Interval,
  NO_FIGURE,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printPValue,
  printRatio,
  printSigned,
} from "./figures.ts";
import { gapIndex } from "./gap-index.ts";
import { nearestToNone } from "./headline.ts";
import type { ReportTable } from "./report-block.ts";
import { breachWords, type Standard, withinWords } from "./standard-words.ts";

/** n, share, median, 92nd percentile, share within the standard, and how many waited over 52, 65, 78 and 104 weeks. */
export function waitsTable(dimension: DimensionFindings, standard: Standard): ReportTable {
  return figureTable(dimension, dimension.groups, waitsColumns(standard), (group) => group);
}

const waitsColumns = (standard: Standard): FigureColumn<GroupFindings>[] => [
  { header: ["n"], print: (group) => printCount(group.n) },
  { header: ["% of", "list"], print: (group) => printPercentage(group.share) },
  {
    header: ["Median weeks", "(95% interval)"],
    print: (group) => printInterval(medianOf(group), printNumber),
  },
  { header: ["p92"], name: "p92 weeks", print: (group) => printNumber(group.p92Weeks) },
  {
    header: [capital(withinWords(standard)), "% (95% interval)"],
    print: (group) => printInterval(proportionOf(group.withinStandard), printPercentage),
  },
  { ...longWaitsColumn(52, (group) => group.over52Weeks), header: ["Over", "52"], startsPart: true },
  longWaitsColumn(65, (group) => group.over65Weeks),
  longWaitsColumn(78, (group) => group.over78Weeks),
  longWaitsColumn(104, (group) => group.over104Weeks),
];

const longWaitsColumn = (
  weeks: number,
  shareOf: (group: GroupFindings) => Share,
): FigureColumn<GroupFindings> => ({
  header: [String(weeks)],
  name: `Over ${weeks} weeks`,
  print: (group) => printLongWaits(shareOf(group)),
});

interface GapRow {
  readonly group: GroupFindings;
  readonly median: Gap | undefined;
  readonly breaches: Gap | undefined;
  readonly over52: Gap | undefined;
}

/**
 * Gaps in the median and in breaching the standard, absolute and relative, with interval and adjusted p; then those in
 * waiting over 52 weeks, which make a table of their own where there is no room beside.
 */
export function gapTable(dimension: DimensionFindings, standard: Standard): ReportTable {
  const gaps = gapIndex(dimension);
  const rows = dimension.groups
    .filter((group) => group.group !== dimension.reference)
    .map((group) => ({
      group,
      median: gaps.gapOf(group.group, "medianWeeks"),
      breaches: gaps.gapOf(group.group, "breachesStandard"),
      over52: gaps.gapOf(group.group, "over52Weeks"),
    }))
    .filter((row) => row.median !== undefined || row.breaches !== undefined);
  const long =
    breachWords(standard) === OVER_52 || !dimension.groups.some((group) => group.over52Weeks.count !== 0)
      ? []
      : overYearColumns();
  return figureTable(dimension, rows, [...gapColumns(standard), ...long], (row) => row.group);
}

function gapColumns(standard: Standard): FigureColumn<GapRow>[] {
  return [
    {
      header: ["Median: weeks", "longer (95% interval)"],
      print: (row) => printGap(row.median, printSigned),
      isStrong: (row) => isSure(row.median),
    },
    pointsColumn(breachWords(standard), (row) => row.breaches),
    ratioColumn(breachWords(standard), (row) => row.breaches),
    { header: ["Adjusted", "p"], print: (row) => printPValue(row.breaches?.pValueAdjusted ?? null) },
  ];
}

const pointsColumn = (waited: string, gapOfRow: (row: GapRow) => Gap | undefined): FigureColumn<GapRow> => ({
  header: [`${capital(waited)}: points`, "more (95% interval)"],
  print: (row) => printGap(gapOfRow(row), (value) => printSigned(value === null ? null : 100 * value)),
  isStrong: (row) => isSure(gapOfRow(row)),
});

const ratioColumn = (waited: string, gapOfRow: (row: GapRow) => Gap | undefined): FigureColumn<GapRow> => ({
  header: [`${capital(waited)}:`, "times as likely"],
  print: (row) => {
    const gap = gapOfRow(row);
    return gap === undefined
      ? NO_FIGURE
      : printInterval({ value: gap.ratio, lower: gap.ratioLower, upper: gap.ratioUpper }, printRatio);
  },
});

const OVER_52 = "over 52 weeks";
const overYearColumns = (): FigureColumn<GapRow>[] => [
  { ...pointsColumn(OVER_52, (row) => row.over52), startsPart: true },
  ratioColumn(OVER_52, (row) => row.over52),
];

/** "+5.6 (+3.6 to +7.7)"; a dash without a gap. */
export const printGap = (gap: Gap | undefined, print: (value: number | null) => string): string =>
  gap === undefined
    ? NO_FIGURE
    : printInterval({ value: gap.difference, lower: gap.differenceLower, upper: gap.differenceUpper }, print);

const printLongWaits = (share: Share): string =>
  share.proportion === null && share.count !== null ? NO_FIGURE : printCount(share.count);

/** Its interval excludes no difference. */
export const isSure = (gap: Gap | undefined): boolean =>
  gap !== undefined && nearestToNone(gap.differenceLower, gap.differenceUpper) !== 0;

export const medianOf = (measures: Measures): Interval => ({
  value: measures.medianWeeks,
  lower: measures.medianWeeksLower,
  upper: measures.medianWeeksUpper,
});

export const proportionOf = (share: Share): Interval => ({
  value: share.proportion,
  lower: share.lower,
  upper: share.upper,
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
