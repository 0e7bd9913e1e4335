/** Bars of block characters in tables on a terminal. */
import { columnWidths, fitTable } from "./fit-table.ts";
import { cellText, type ReportCell, type ReportTable } from "./report-block.ts";

/** Columns that the longest bar may take, the best first: quintiles leave room for four of 100. */
const BAR_WIDTHS = [8, 7, 6, 5, 4] as const;
/** One to eight eighths of a column. */
const EIGHTHS = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"] as const;

/** A bar for a length of 0–1 of `width` columns; empty for none, and at least an eighth of a column for anything else. */
export function barText(length: number, width: number): string {
  if (length <= 0) return "";
  const eighths = Math.max(1, Math.round(Math.min(1, length) * width * EIGHTHS.length));
  const whole = Math.floor(eighths / EIGHTHS.length);
  return "█".repeat(whole) + (EIGHTHS[(eighths % EIGHTHS.length) - 1] ?? "");
}

/**
 * The table with a column of bars after every column that has any: the widest that shorten no label, else the narrowest
 * with labels cut that stay distinct. The table as it is where bars would split it into more parts or stand apart from
 * their figures.
 */
export function withBars(table: ReportTable, width: number): ReportTable {
  const hasBars = table.columns.map(
    ({ barHeader }, index) =>
      barHeader !== undefined && table.rows.some((row) => row[index]?.bar !== undefined),
  );
  if (!hasBars.includes(true)) return table;
  const before = fitTable(table, width);
  const fitting = BAR_WIDTHS.map((barWidth) => withBarColumns(table, hasBars, barWidth)).filter((barred) =>
    hasSameParts(before, fitTable(barred, width)),
  );
  const uncut = fitting.find((barred) => isTheSame(before, fitTable(barred, width), labelWidth));
  const narrowest = fitting.at(-1);
  if (uncut !== undefined || narrowest === undefined) return uncut ?? table;
  return isTheSame(before, fitTable(narrowest, width), distinctLabels) ? narrowest : table;
}

const withBarColumns = (
  { columns, rows }: ReportTable,
  hasBars: readonly boolean[],
  barWidth: number,
): ReportTable => ({
  columns: columns.flatMap((column, index) =>
    hasBars[index] ? [column, { header: column.barHeader ?? [], align: "left" as const }] : [column],
  ),
  rows: rows.map((row) =>
    row.flatMap((cell, index) => (hasBars[index] ? [cell, barCell(cell, barWidth)] : [cell])),
  ),
});

const barCell = ({ bar, tone }: ReportCell, barWidth: number): ReportCell => ({
  text: bar === undefined ? "" : barText(bar, barWidth),
  ...(tone === "faint" && { tone }),
});

/** As many parts, each beginning with the same figures. */
const hasSameParts = (before: readonly ReportTable[], after: readonly ReportTable[]): boolean =>
  before.length === after.length && isTheSame(before, after, ({ columns }) => columns[1]);

const isTheSame = (
  before: readonly ReportTable[],
  after: readonly ReportTable[],
  of: (part: ReportTable) => unknown,
): boolean => before.every((part, index) => after[index] !== undefined && of(part) === of(after[index]));

const labelWidth = (part: ReportTable): number | undefined => columnWidths(part)[0];

const distinctLabels = ({ rows }: ReportTable): number =>
  new Set(rows.map(([label]) => label && cellText(label))).size;
