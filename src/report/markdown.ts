/** Findings as Markdown for a paper or a wiki: the terminal's blocks, no table cut or split. */
import type { Findings } from "../findings/schema.ts";
import { BOLD } from "./bold-words.ts";
import type { Chart } from "./charts/chart.ts";
import { composeReport, type ReportScope } from "./compose-report.ts";
import { markdownBold, markdownCell, markdownLine, markdownLines } from "./escape-markdown.ts";
import {
  type Block,
  type ChecklistItem,
  cellText,
  NOT_ANSWERED,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from "./report-block.ts";
import { withTableFooters } from "./table-footers.ts";

/** The whole report as GitHub-flavoured Markdown, ending in a line feed. */
export function renderMarkdown(findings: Findings, scope: ReportScope): string {
  const blocks = withTableFooters(composeReport(findings, scope), findings);
  return blocksMarkdown([...blocks, ...legendOf(blocks)]);
}

/** Blocks as GitHub-flavoured Markdown, ending in a line feed. */
export const blocksMarkdown = (blocks: readonly Block[]): string =>
  `${blocks.map(blockMarkdown).join("\n\n")}\n`;

/** A terminal shows what stands out by tone alone; bold print in a paper is asked what it means. */
const legendOf = (blocks: readonly Block[]): Block[] =>
  blocks.some(({ kind }) => kind === "table") ? [{ kind: "paragraph", text: BOLD, tone: "faint" }] : [];

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "title":
      return `# ${markdownLine(block.text)}`;
    case "heading":
      return `## ${markdownLine(block.text)}`;
    case "subheading":
      return `### ${markdownLine(block.text)}`;
    case "paragraph":
      return block.tone === "strong" ? markdownBold(block.text) : markdownLine(block.text);
    case "caption":
      return markdownBold(block.text);
    case "bullets":
      return block.items.map((item) => `- ${markdownLine(item)}`).join("\n");
    case "table":
      return tableMarkdown(block.table);
    case "chart":
      return chartMarkdown(block.chart);
    case "checklist":
      return block.items.map(checklistMarkdown).join("\n");
    case "answer":
      return `${markdownBold(block.prompt)}\n\n${answerMarkdown(block.answer)}`;
  }
}

/** Markdown holds no picture: what it shows is said, and its figures are given. */
const chartMarkdown = ({ title, alternative, figures }: Chart): string =>
  [markdownBold(title), markdownLine(alternative), tableMarkdown(figures)].join("\n\n");

const checklistMarkdown = ({ text, checked, because }: ChecklistItem): string =>
  `- [${checked ? "x" : " "}] ${markdownLine(because === undefined ? text : `${text}: ${because}`)}`;

/** Marked, so that nobody sends it out unwritten by mistake. */
const answerMarkdown = (answer: string | null): string =>
  answer === null ? `*${NOT_ANSWERED}*` : markdownLines(answer);

function tableMarkdown({ columns, rows, footer }: ReportTable): string {
  const line = (cells: readonly string[]): string => `|${cells.join("|")}|`;
  return [
    line(columns.map(columnName)),
    line(columns.map(({ align }) => (align === "right" ? "-:" : ":-"))),
    ...rows.map((row) => line(columns.map((_, index) => cellMarkdown(row[index])))),
    ...(footer === undefined ? [] : ["", markdownLine(footer)]),
  ].join("\n");
}

/** A header of blanks stands for "the labels". */
const columnName = (column: ReportColumn): string =>
  markdownCell(column.name ?? column.header.join(" ")) || "Group";

const cellMarkdown = (cell: ReportCell | undefined): string => {
  if (cell === undefined) return "";
  return cell.tone === "strong" ? markdownBold(cellText(cell)) : markdownCell(cellText(cell));
};
