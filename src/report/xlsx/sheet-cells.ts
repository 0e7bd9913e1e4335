/** Cells of a worksheet as they look: words over the width of the sheet, headers, labels and figures. */
import type { Cell, CellObject } from "write-excel-file/node";
import type { Rating } from "../report-block.ts";
import type { ExpandedCell, ExpandedColumn } from "./expanded-table.ts";
import { numberFormat } from "./number-format.ts";
import { textInCell } from "./text-in-cell.ts";

export const FONT = { fontFamily: "Arial", fontSize: 10 } as const;
const LINE_HEIGHT = 13.5;
const FAINT = "#595959";
const RULE = "#7F7F7F";
const HEADER_FILL = "#E8EDEE";
/** Dark text on each has a contrast above 7 to 1; the words beside it say the same. */
const RATING_FILLS: Readonly<Record<Rating, string>> = {
  red: "#F6C7C2",
  amber: "#FFE2A8",
  green: "#C5E6CC",
  "not-rated": "#E8EDEE",
};

/** Would be run if it were retyped in a cell that is not of texts. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

export const textCell = (text: string, look: Omit<CellObject, "value" | "type" | "format"> = {}): Cell => ({
  value: textInCell(text),
  type: String,
  ...(LIKE_A_FORMULA.test(text) && { format: "@" }),
  ...look,
});

/** A row of words over `widths`, high enough for its lines. */
export function wordsRow(
  text: string,
  widths: readonly number[],
  look: Omit<CellObject, "value" | "type"> = {},
): Cell[] {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const lines = text.split("\n").reduce((sum, line) => sum + linesOf(line, width), 0);
  return [
    textCell(text, {
      wrap: true,
      alignVertical: "top",
      height: LINE_HEIGHT * lines + (lines > 1 ? 3 : 1.5),
      ...(widths.length > 1 && { columnSpan: widths.length }),
      ...look,
    }),
    ...widths.slice(1).map(() => null),
  ];
}

/** A column is as wide as so many digits; letters are narrower, long words leave gaps. */
const linesOf = (text: string, width: number): number =>
  Math.max(1, Math.ceil(text.length / Math.max(1, width * 1.05)));

export function headerRow(columns: readonly ExpandedColumn[], widths: readonly number[]): Cell[] {
  const lines = Math.max(...columns.map(({ name }, index) => headerLines(name, widths[index] ?? 0)));
  return columns.map(({ name, align }) =>
    textCell(name, {
      fontWeight: "bold",
      align,
      alignVertical: "bottom",
      wrap: true,
      backgroundColor: HEADER_FILL,
      bottomBorderStyle: "thin",
      bottomBorderColor: RULE,
      height: LINE_HEIGHT * lines + 4,
    }),
  );
}

/** Words are not broken: a line takes as many as fit. */
function headerLines(name: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of name.split(/\s+/)) {
    const next = used === 0 ? word.length : used + 1 + word.length;
    if (next > width && used > 0) {
      lines += 1;
      used = word.length;
    } else used = next;
  }
  return lines;
}

export function bodyRow(
  cells: readonly ExpandedCell[],
  columns: readonly ExpandedColumn[],
  widths: readonly number[],
): Cell[] {
  const lines = Math.max(
    1,
    ...cells.map((cell, index) =>
      isWrapped(columns[index], index) ? linesOf(cell.text, widths[index] ?? 1) : 1,
    ),
  );
  return cells.map((cell, index) => bodyCell(cell, { column: columns[index], isLabel: index === 0, lines }));
}

const isWrapped = (column: ExpandedColumn | undefined, index: number): boolean =>
  index === 0 || column?.prose === true || column?.align === "left";

interface Place {
  readonly column: ExpandedColumn | undefined;
  readonly isLabel: boolean;
  readonly lines: number;
}

function bodyCell(cell: ExpandedCell, { column, isLabel, lines }: Place): Cell {
  const look = {
    alignVertical: "top",
    ...(lines > 1 && { height: LINE_HEIGHT * lines + 3 }),
    ...(cell.tone === "strong" && { fontWeight: "bold" as const }),
    ...(cell.tone === "faint" && { textColor: FAINT }),
    ...(cell.rating !== undefined && { backgroundColor: RATING_FILLS[cell.rating] }),
  } as const;
  if (cell.figure !== undefined) {
    const format = numberFormat(cell.figure, cell.mark);
    return { value: cell.figure.value, type: Number, format, align: "right", ...look };
  }
  if (cell.text === "") return cell.rating === undefined ? null : textCell(" ", look);
  const text = cell.text.trimStart();
  const indent = isLabel && text.length < cell.text.length ? { indent: 1 } : {};
  return textCell(text, {
    align: column?.align ?? "left",
    ...(isLabel || column?.align === "left" ? { wrap: true } : {}),
    ...indent,
    ...look,
  });
}
