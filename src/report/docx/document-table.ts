/** A table of the report in a document: its header on every page, no row over two pages, figures to the right. */
import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { COLUMN_GAP, columnWidths, fitTable } from "../fit-table.ts";
import {
  cellText,
  type Rating,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from "../report-block.ts";
import { FAINT, HEADER_FILL, RULE } from "./styles.ts";
import { textInDocument } from "./text-in-document.ts";

/** Characters of table text on a line, and the width of the text on an A4 page in twentieths of a point. */
const CHARACTERS = 104;
export const TEXT_WIDTH = 9638;
const WIDEST_PROSE = 44;
/** A table of so many rows is not parted from one page to the next. */
const KEPT_TOGETHER = 14;

const RATING_FILLS: Readonly<Record<Rating, string>> = {
  red: "F6C7C2",
  amber: "FFE2A8",
  green: "C5E6CC",
  "not-rated": "E8EDEE",
};

/** Several where a table is wider than the page: each with the labels. */
export function documentTables(whole: ReportTable): (Table | Paragraph)[] {
  const tables = whole.columns.some(({ prose }) => prose === true) ? [whole] : fitTable(whole, CHARACTERS);
  const { footer } = whole;
  return tables.flatMap((table, index) => {
    const under = index === tables.length - 1 ? footer : undefined;
    return [
      ...(index === 0
        ? []
        : [new Paragraph({ spacing: { after: 0, line: 160, lineRule: LineRuleType.EXACT } })]),
      documentTable(table, under !== undefined),
      ...(under === undefined ? [] : [footerOf(under)]),
    ];
  });
}

/** Under the last part of a table, on its page. */
const footerOf = (text: string): Paragraph =>
  new Paragraph({
    style: "Note",
    spacing: { before: 40, after: 0 },
    children: [new TextRun(textInDocument(text))],
  });

function documentTable(table: ReportTable, isFooted: boolean): Table {
  const widths = twentieths(table);
  const keep = table.rows.length <= KEPT_TOGETHER;
  const last = table.rows.length - 1;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...NO_BORDERS, bottom: line(RULE) },
    margins: { left: 60, right: 60 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.columns.map((column, index) => headerCell(column, widths[index] ?? 0)),
      }),
      ...table.rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: true,
            children: table.columns.map((column, index) =>
              bodyCell(row[index] ?? { text: "" }, {
                column,
                width: widths[index] ?? 0,
                keepNext: keep && (at < last || isFooted),
              }),
            ),
          }),
      ),
    ],
  });
}

/** What the texts need; a narrow table keeps to the left and is no wider than that. */
function twentieths(table: ReportTable): number[] {
  const needs = columnWidths(table).map(
    (width, index) =>
      (table.columns[index]?.prose === true ? Math.min(WIDEST_PROSE, width) : width) + COLUMN_GAP,
  );
  const all = needs.reduce((sum, need) => sum + need, 0);
  const perCharacter = Math.min(TEXT_WIDTH / all, 106);
  return needs.map((need) => Math.floor(need * perCharacter));
}

const line = (color: string, size = 4): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color });
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = {
  top: NONE,
  left: NONE,
  right: NONE,
  insideVertical: NONE,
  insideHorizontal: line("D8DDE0", 2),
} as const;

const alignment = ({ align }: ReportColumn) => (align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT);

const headerCell = (column: ReportColumn, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    shading: { fill: HEADER_FILL },
    verticalAlign: VerticalAlignTable.BOTTOM,
    borders: { bottom: line(RULE, 6) },
    children: [
      new Paragraph({
        style: "TableText",
        alignment: alignment(column),
        keepNext: true,
        children: column.header.map(
          (text, index) =>
            new TextRun({ text: textInDocument(text), bold: true, ...(index > 0 && { break: 1 }) }),
        ),
      }),
    ],
  });

function bodyCell(
  cell: ReportCell,
  {
    column,
    width,
    keepNext,
  }: { readonly column: ReportColumn; readonly width: number; readonly keepNext: boolean },
): TableCell {
  const whole = cellText(cell);
  const text = whole.trimStart();
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell.rating !== undefined && { shading: { fill: RATING_FILLS[cell.rating] } }),
    children: [
      new Paragraph({
        style: "TableText",
        alignment: alignment(column),
        ...(text.length < whole.length && { indent: { left: 170 } }),
        keepNext,
        children: [
          new TextRun({
            text: textInDocument(text),
            ...(cell.tone === "strong" && { bold: true }),
            ...(cell.tone === "faint" && { color: FAINT }),
          }),
        ],
      }),
    ],
  });
}
