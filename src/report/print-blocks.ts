/** Blocks as text for a terminal or a mail: tables within the width, colour only where asked for. */
import { Chalk, type ChalkInstance } from "chalk";
import CliTable from "cli-table3";
import { grouped } from "../grouped.ts";
import { COLUMN_GAP, columnWidths, fitTable } from "./fit-table.ts";
import { wrapped } from "./printable.ts";
import { type Block, cellText, NOT_ANSWERED, type ReportCell, type ReportTable } from "./report-block.ts";
import { withBars } from "./table-bars.ts";

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns; no line is longer, whatever the list holds, from 60 columns up. */
  readonly width: number;
}

/** Longer lines of prose are hard to read, however wide the window. */
const WIDEST_PROSE = 100;
const INDENT = "  ";

/** Every line ends in a line feed and none in white space. */
export function printBlocks(blocks: readonly Block[], options: TerminalOptions): string {
  const paint = new Chalk({ level: options.colour ? 1 : 0 });
  const lines = blocks.flatMap((block) => blockLines(block, options.width, paint));
  return `${lines.join("\n").trim()}\n`;
}

function blockLines(block: Block, width: number, paint: ChalkInstance): string[] {
  const prose = Math.min(width, WIDEST_PROSE);
  switch (block.kind) {
    case "title":
      return wrapped(block.text, prose).map((line) => paint.bold(line));
    case "heading":
      return ["", ...wrapped(block.text, prose).map((line) => paint.bold.cyan(line))];
    case "subheading":
      return ["", ...wrapped(block.text, prose).map((line) => paint.bold(line))];
    case "paragraph":
      return wrapped(block.text, prose, INDENT).map(tonePainter(block.tone, paint));
    case "caption":
      return ["", ...wrapped(block.text, prose, INDENT)];
    case "bullets":
      return block.items.flatMap((item) => bulletLines(item, prose, paint));
    case "table":
      return fittedTable(block.table, width, paint);
    case "chart":
      return [
        "",
        ...wrapped(`${block.chart.title}. ${block.chart.alternative}`, prose, INDENT),
        ...fittedTable(block.chart.figures, width, paint),
      ];
    case "checklist":
      return block.items.flatMap(({ text, checked, because }) =>
        wrapped(
          `[${checked ? "x" : " "}] ${because === undefined ? text : `${text}: ${because}`}`,
          prose,
          INDENT,
        ),
      );
    case "answer":
      return [
        "",
        ...wrapped(block.prompt, prose, INDENT).map((line) => paint.bold(line)),
        ...wrapped(block.answer ?? NOT_ANSWERED, prose, INDENT),
      ];
  }
}

const fittedTable = (whole: ReportTable, width: number, paint: ChalkInstance): string[] =>
  fitTable(withBars(whole, width - INDENT.length), width - INDENT.length).flatMap((table, index) => [
    ...(index === 0 ? [] : [""]),
    ...tableLines(table, paint),
  ]);

function bulletLines(item: string, width: number, paint: ChalkInstance): string[] {
  const [first = "", ...rest] = wrapped(item, width, `${INDENT}  `);
  const lines = [`${INDENT}• ${first.trimStart()}`, ...rest];
  return item.startsWith("Warning:") ? lines.map((line) => paint.yellow(line)) : lines;
}

function tableLines({ columns, rows }: ReportTable, paint: ChalkInstance): string[] {
  const shown = { columns, rows: rows.slice(0, MOST_ROWS) };
  const widths = columnWidths(shown);
  const height = Math.max(...columns.map((column) => column.header.length));
  const printed = new CliTable({
    head: columns.map((column, index) => headerText(column.header, height, widths[index] ?? 0)),
    colAligns: columns.map((column) => column.align),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    chars: LIGHT,
  });
  printed.push(...shown.rows.map((row) => row.map((cell) => paintCell(cell, paint))));
  const lines = printed.toString().split("\n");
  const left = rows.length - shown.rows.length;
  const more = left > 0 ? [`… ${grouped(left)} more rows; --format csv and json have them all.`] : [];
  return [...lines, ...more].map((line) => `${INDENT}${line}`.trimEnd());
}

/** Nobody reads further down a printed table; other formats hold every row. */
const MOST_ROWS = 300;

/** Lines set at the bottom, on a rule. */
const headerText = (header: readonly string[], height: number, width: number): string =>
  [...Array<string>(height - header.length).fill(""), ...header, "─".repeat(width)].join("\n");

const paintCell = (cell: ReportCell, paint: ChalkInstance): string =>
  tonePainter(cell.tone, paint)(cellText(cell));

function tonePainter(tone: "faint" | "strong" | undefined, paint: ChalkInstance): (text: string) => string {
  switch (tone) {
    case undefined:
      return (text) => text;
    case "faint":
      return (text) => paint.dim(text);
    case "strong":
      return (text) => paint.bold(text);
  }
}

/** No lines but the rule under the header, which is part of the header's text. */
const LIGHT = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: " ".repeat(COLUMN_GAP),
} as const;
