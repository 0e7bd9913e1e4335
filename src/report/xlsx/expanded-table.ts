/** A table with one figure to a cell: the limits of an interval stand in columns of their own. */
import {
  cellText,
  type ReportCell,
  type ReportColumn,
  type ReportFigure,
  type ReportTable,
} from "../report-block.ts";

export interface ExpandedCell extends Pick<ReportCell, "tone" | "rating"> {
  /** What is printed where there is no figure. */
  readonly text: string;
  readonly figure?: ReportFigure;
  readonly mark?: string;
}

export interface ExpandedColumn extends Pick<ReportColumn, "align" | "prose"> {
  readonly name: string;
}

export interface ExpandedTable {
  readonly columns: readonly ExpandedColumn[];
  readonly rows: readonly (readonly ExpandedCell[])[];
}

export function expandedTable({ columns, rows }: ReportTable): ExpandedTable {
  const parts = columns.map((_, index) => partsOf(rows.map((row) => row[index])));
  return {
    columns: columns.flatMap((column, index) =>
      (parts[index] ?? []).map((part) => ({
        name: nameOf(column, part, parts[index] ?? []),
        align: column.align,
        ...(column.prose !== undefined && { prose: column.prose }),
      })),
    ),
    rows: rows.map((row) =>
      columns.flatMap((_, index) => expandedCells(row[index] ?? { text: "" }, parts[index] ?? [])),
    ),
  };
}

/** Names of the figures of a column, the first that of the figure it is sorted by: "" for an estimate. */
function partsOf(cells: readonly (ReportCell | undefined)[]): string[] {
  const first = cells.find((cell) => cell?.figure !== undefined)?.figure?.name ?? "";
  const others = cells.flatMap((cell) => (cell?.further ?? []).map(({ name }) => name));
  return [...new Set([first, ...others])];
}

const INTERVAL = /,?\s*\((?:95%)(?: interval| limits)?\)/;

/** A header of blanks stands over the labels; a table that is sorted or pivoted needs a name for each column. */
const LABELS = "Group";

/** "Median weeks (95% interval)" becomes "Median weeks", "Median weeks, lower 95% limit" and so on. */
function nameOf(column: ReportColumn, part: string, parts: readonly string[]): string {
  const whole = (column.name ?? column.header.join(" ")).trim() || LABELS;
  if (parts.length === 1) return whole;
  const name = whole.replace(INTERVAL, "").trim();
  if (part === "") return name;
  const isLimit = parts[0] === "" && (part === "lower" || part === "upper");
  return `${name}, ${isLimit ? `${part} 95% limit` : part}`;
}

/** A star or a dash stands for every figure that the cell would have; other words stand once. */
function expandedCells(cell: ReportCell, parts: readonly string[]): ExpandedCell[] {
  const look = {
    ...(cell.tone !== undefined && { tone: cell.tone }),
    ...(cell.rating !== undefined && { rating: cell.rating }),
  };
  const { figure, further = [] } = cell;
  if (figure === undefined) {
    const text = cellText(cell);
    return parts.map((_, index) => ({ text: index === 0 || text.length === 1 ? text : "", ...look }));
  }
  return parts.map((part): ExpandedCell => {
    if (part === (figure.name ?? "")) {
      return { text: cell.text, figure, ...(cell.mark !== undefined && { mark: cell.mark }), ...look };
    }
    const other = further.find(({ name }) => name === part);
    const faint = cell.tone === "faint" ? ({ tone: "faint" } as const) : {};
    return other === undefined ? { text: NOTHING, ...faint } : { text: "", figure: other, ...faint };
  });
}

/** As where there is no figure at all. */
const NOTHING = "–";
