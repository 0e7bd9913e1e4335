/** Blocks as text for a terminal or a mail: tables within the width, colour only where asked for. */
import { Chalk, type ChalkInstance } from "chalk";
import { COLUMN_GAP, columnWidths, fitTable } from "./fit-table.ts";
import { displayWidth, wrapped } from "./printable.ts";
import { type Block, cellText, type ReportCell, type ReportTable } from "./report-block.ts";

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
    case "paragraph":
      return wrapped(block.text, prose, INDENT).map(tonePainter(block.tone, paint));
    case "caption":
      return ["", ...wrapped(block.text, prose, INDENT)];
    case "bullets":
      return block.items.flatMap((item) => bulletLines(item, prose, paint));
    case "table":
      return fitTable(block.table, width - INDENT.length).flatMap((table, index) => [
        ...(index === 0 ? [] : [""]),
        ...tableLines(table, paint),
      ]);
  }
}

function bulletLines(item: string, width: number, paint: ChalkInstance): string[] {
  const [first = "", ...rest] = wrapped(item, width, `${INDENT}  `);
  const lines = [`${INDENT}• ${first.trimStart()}`, ...rest];
  return item.startsWith("Warning:") ? lines.map((line) => paint.yellow(line)) : lines;
}

/** Headers stand at the bottom of their lines, on a rule. */
function tableLines({ columns, rows }: ReportTable, paint: ChalkInstance): string[] {
  const widths = columnWidths({ columns, rows });
  const line = (cells: readonly ReportCell[]): string =>
    cells
      .map((cell, index) => padded(cell, { width: widths[index] ?? 0, align: columns[index]?.align, paint }))
      .join(GAP);
  const height = Math.max(...columns.map((column) => column.header.length));
  const headers = Array.from({ length: height }, (_, at) =>
    columns.map(({ header }) => ({ text: header[at - height + header.length] ?? "" })),
  );
  const rule = widths.map((width) => ({ text: "─".repeat(width) }));
  return [...headers, rule, ...rows].map((cells) => `${INDENT}${line(cells)}`.trimEnd());
}

const GAP = " ".repeat(COLUMN_GAP);

interface CellPlace {
  readonly width: number;
  readonly align: "left" | "right" | undefined;
  readonly paint: ChalkInstance;
}

function padded(cell: ReportCell, { width, align, paint }: CellPlace): string {
  const text = cellText(cell);
  const room = " ".repeat(Math.max(0, width - displayWidth(text)));
  const painted = tonePainter(cell.tone, paint)(text);
  return align === "right" ? room + painted : painted + room;
}

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
