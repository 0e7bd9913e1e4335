/** One section as a worksheet: its tables under each other, with the words that belong to them. */
import type { Cell, Sheet } from "write-excel-file/node";
import { type Block, NOT_ANSWERED, type ReportTable } from "../report-block.ts";
import { type ExpandedTable, expandedTable } from "./expanded-table.ts";
import type { Section } from "./sections.ts";
import { bodyRow, headerRow, wordsRow } from "./sheet-cells.ts";

/** Words run at least so wide, in columns that hold nothing else. */
const WIDTH_OF_WORDS = 100;
const LABELS = { least: 14, most: 44 } as const;
const FIGURES = { least: 9, most: 16 } as const;
const PROSE = 60;
/** A frozen header leaves room to scroll below it. */
const MOST_FROZEN_ROWS = 6;

export function sectionSheet(section: Section, name: string): Sheet<Buffer> {
  const tables = section.blocks.flatMap((block) => {
    const table = tableOf(block);
    return table === undefined ? [] : [expandedTable(table)];
  });
  const widths = withRoomForWords(columnWidths(tables));
  const rows: Cell[][] = [wordsRow(section.heading, widthsOfWords(widths), HEADING)];
  let frozen = 1;
  for (const block of section.blocks) {
    rows.push(...blockRows(block, widths));
    const table = tables.length === 1 ? tableOf(block) : undefined;
    const isOnly = table !== undefined;
    const header = rows.length - (table?.rows.length ?? 0) - (table?.footer === undefined ? 0 : 1);
    if (isOnly && header <= MOST_FROZEN_ROWS) frozen = header;
  }
  return {
    sheet: name,
    data: rows,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: frozen,
    stickyColumnsCount: 1,
  };
}

const HEADING = { fontWeight: "bold", fontSize: 14, height: 22 } as const;

const tableOf = (block: Block): ReportTable | undefined => {
  if (block.kind === "table") return block.table;
  return block.kind === "chart" ? block.chart.figures : undefined;
};

/** Empty rows part what stands under each other; a table's caption stands right above it. */
export function blockRows(block: Block, widths: readonly number[]): Cell[][] {
  const forWords = widthsOfWords(widths);
  const words = (text: string, look: Parameters<typeof wordsRow>[2] = {}): Cell[] =>
    wordsRow(text, forWords, look);
  switch (block.kind) {
    case "title":
    case "heading":
    case "subheading":
      return [[], words(block.text, { fontWeight: "bold", fontSize: 12, height: 18 })];
    case "paragraph":
      return [words(block.text, block.tone === "strong" ? BOLD : block.tone === "faint" ? FAINT : {})];
    case "caption":
      return [[], words(block.text, BOLD)];
    case "bullets":
      return block.items.map((item) => words(`• ${item}`));
    case "table":
      return tableRows(block.table, widths);
    case "chart":
      return [
        [],
        words(block.chart.title, BOLD),
        words(block.chart.alternative),
        ...tableRows(block.chart.figures, widths),
      ];
    case "checklist":
      return block.items.map(({ text, checked, because }) =>
        words(`${checked ? "☑" : "☐"} ${because === undefined ? text : `${text}: ${because}`}`),
      );
    case "answer":
      return [
        [],
        words(block.prompt, BOLD),
        words(block.answer ?? NOT_ANSWERED, block.answer === null ? PROMPT : {}),
      ];
  }
}

const BOLD = { fontWeight: "bold" } as const;
const FAINT = { textColor: "#595959" } as const;
const PROMPT = { fontStyle: "italic", backgroundColor: "#FFF6D6" } as const;

function tableRows(table: ReportTable, widths: readonly number[]): Cell[][] {
  const { columns, rows } = expandedTable(table);
  const { footer } = table;
  return [
    headerRow(columns, widths),
    ...rows.map((row) => bodyRow(row, columns, widths)),
    ...(footer === undefined ? [] : [wordsRow(footer, widthsOfWords(widths), FAINT)]),
  ];
}

/** What the columns of all tables of a sheet need, within reason. */
function columnWidths(tables: readonly ExpandedTable[]): number[] {
  const most = Math.max(1, ...tables.map(({ columns }) => columns.length));
  return Array.from({ length: most }, (_, index) => Math.max(...tables.map((table) => needOf(table, index))));
}

function needOf({ columns, rows }: ExpandedTable, index: number): number {
  const column = columns[index];
  if (column === undefined) return FIGURES.least;
  if (column.prose === true) return PROSE;
  const { least, most } = index === 0 || column.align === "left" ? LABELS : FIGURES;
  const longestWord = Math.max(...column.name.split(/\s+/).map((word) => word.length));
  const longest = Math.max(...rows.map((row) => estimateOf(row[index]?.text ?? "")), longestWord);
  return Math.min(most, Math.max(least, longest + 2));
}

/** The text of an interval goes on after its estimate. */
const estimateOf = (text: string): number => text.replace(/ \(.*\)$/, "").length;

/** Of a sheet with many columns words run over the first. */
function widthsOfWords(widths: readonly number[]): number[] {
  let sum = 0;
  return widths.filter((width) => {
    const isWithin = sum < WIDTH_OF_WORDS;
    sum += width;
    return isWithin;
  });
}

function withRoomForWords(widths: readonly number[]): number[] {
  const all = [...widths];
  const width = (): number => all.reduce((sum, one) => sum + one, 0);
  while (width() < WIDTH_OF_WORDS) all.push(Math.min(FIGURES.most, WIDTH_OF_WORDS - width()));
  return all;
}
