/** What a cell is sorted by: the figure behind it, else the number that its text begins with. */
import { cellText, type ReportCell, type ReportColumn } from "../report-block.ts";

export type SortKind = "number" | "text";

/** Enough to tell any two printed figures apart. */
const SIGNIFICANT_DIGITS = 10;

/** Undefined where the cell prints no figure: "–", "*", words. */
export function sortValue(cell: ReportCell): number | undefined {
  if (cell.figure !== undefined) return Number(cell.figure.value.toPrecision(SIGNIFICANT_DIGITS));
  const digits = LEADING_NUMBER.exec(cell.text.trim());
  if (digits === null) return undefined;
  const [, sign = "", number = ""] = digits;
  return Number(number.replaceAll(",", "")) * (sign === "−" || sign === "-" ? -1 : 1);
}

/** A true minus sign or a hyphen; thousands in commas; "<0.001" counts as its limit. */
const LEADING_NUMBER = /^<?([−+-]?)(\d[\d,]*(?:\.\d+)?)/;

/** How a column is sorted; undefined where an order would say nothing: sentences, or a column without figures. */
export function sortKind(column: ReportColumn, cells: readonly ReportCell[]): SortKind | undefined {
  if (column.prose === true) return undefined;
  if (cells.some((cell) => cell.figure !== undefined)) return "number";
  if (column.align === "right")
    return cells.some((cell) => sortValue(cell) !== undefined) ? "number" : undefined;
  return cells.some((cell) => cellText(cell).trim() !== "") ? "text" : undefined;
}
