/** Two tables per dimension: how long each group waits, and how far it is from the reference group. */
import type { DimensionFindings, Gap, GroupFindings, Measures, Share } from "../findings/schema.ts";
import { breachBars } from "./breach-bars.ts";
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
  WEEKS,
  WEEKS_MORE,
} from "./figure-cells.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import type { Interval } from "./figures.ts";
import { gapIndex } from "./gap-index.ts";
import { nearestToNone } from "./headline.ts";
import type { ReportCell, ReportTable } from "./report-block.ts";
import { breachWords, type Standard, withinWords } from "./standard-words.ts";

/** n, share, median, 92nd percentile, share within the standard, and how many waited over 52, 65, 78 and 104 weeks. */
export function waitsTable(dimension: DimensionFindings, standard: Standard): ReportTable {
  const barOf = breachBars(dimension.groups);
  return figureTable(dimension, dimension.groups, waitsColumns(standard, barOf), (group) => group);
}

const waitsColumns = (
  standard: Standard,
  barOf: (group: GroupFindings) => Pick<ReportCell, "bar">,
): FigureColumn<GroupFindings>[] => [
  { header: ["n"], cell: (group) => countCell(group.n) },
  { header: ["% of", "list"], cell: (group) => figureCell(group.share, PERCENTAGE) },
  {
    header: ["Median weeks", "(95% interval)"],
    cell: (group) => intervalCell(medianOf(group), WEEKS),
  },
  { header: ["p92"], name: "p92 weeks", cell: (group) => figureCell(group.p92Weeks, WEEKS) },
  {
    header: [capital(withinWords(standard)), "% (95% interval)"],
    barHeader: barHeader(standard),
    cell: (group) => ({
      ...intervalCell(proportionOf(group.withinStandard), PERCENTAGE),
      ...barOf(group),
    }),
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
  cell: (group) => longWaitsCell(shareOf(group)),
});

/** "Over", "18", as over the counts beside the bars; "6 weeks", "or more" under DM01. */
const barHeader = (standard: Standard): string[] =>
  capital(breachWords(standard))
    .replace(/^(Over) (\d+) weeks?$/, "$1\n$2")
    .replace(" or more", "\nor more")
    .split("\n");

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
      cell: (row) => gapCell(row.median, WEEKS_MORE),
      isStrong: (row) => isSure(row.median),
    },
    pointsColumn(breachWords(standard), (row) => row.breaches),
    ratioColumn(breachWords(standard), (row) => row.breaches),
    { header: ["Adjusted", "p"], cell: (row) => figureCell(row.breaches?.pValueAdjusted ?? null, P_VALUE) },
  ];
}

const pointsColumn = (waited: string, gapOfRow: (row: GapRow) => Gap | undefined): FigureColumn<GapRow> => ({
  header: [`${capital(waited)}: points`, "more (95% interval)"],
  cell: (row) => gapCell(gapOfRow(row), POINTS_MORE),
  isStrong: (row) => isSure(gapOfRow(row)),
});

const ratioColumn = (waited: string, gapOfRow: (row: GapRow) => Gap | undefined): FigureColumn<GapRow> => ({
  header: [`${capital(waited)}:`, "times as likely"],
  cell: (row) => ratioCell(gapOfRow(row)),
});

const OVER_52 = "over 52 weeks";
const overYearColumns = (): FigureColumn<GapRow>[] => [
  { ...pointsColumn(OVER_52, (row) => row.over52), startsPart: true },
  ratioColumn(OVER_52, (row) => row.over52),
];

/** "+5.6 (+3.6 to +7.7)"; a dash without a gap. */
export const gapCell = (gap: Gap | undefined, kind: FigureKind): FigureCell =>
  gap === undefined
    ? NO_FIGURE_CELL
    : intervalCell({ value: gap.difference, lower: gap.differenceLower, upper: gap.differenceUpper }, kind);

/** "1.31 (1.10–1.56)" times as likely; a dash without a gap. */
export const ratioCell = (gap: Gap | undefined): FigureCell =>
  gap === undefined
    ? NO_FIGURE_CELL
    : intervalCell({ value: gap.ratio, lower: gap.ratioLower, upper: gap.ratioUpper }, RATIO);

const longWaitsCell = (share: Share): FigureCell =>
  share.proportion === null && share.count !== null ? NO_FIGURE_CELL : countCell(share.count);

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
