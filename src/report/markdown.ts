/** Findings as Markdown for a paper or a wiki: the terminal's blocks, no table cut or split. */
import { table as arqueroTable } from "arquero";
import type { Findings } from "../findings/schema.ts";
import { BOLD } from "./bold-words.ts";
import type { Chart } from "./charts/chart.ts";
import { composeReport, type ReportScope } from "./compose-report.ts";
import {
  type Block,
  type ChecklistItem,
  cellText,
  NOT_ANSWERED,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from "./report-block.ts";

/** The whole report as GitHub-flavoured Markdown, ending in a line feed. */
export function renderMarkdown(findings: Findings, scope: ReportScope): string {
  const blocks = composeReport(findings, scope);
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
      return `# ${escaped(block.text)}`;
    case "heading":
      return `## ${escaped(block.text)}`;
    case "subheading":
      return `### ${escaped(block.text)}`;
    case "paragraph":
      return block.tone === "strong" ? `**${escaped(block.text)}**` : escaped(block.text);
    case "caption":
      return `**${escaped(block.text)}**`;
    case "bullets":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "table":
      return tableMarkdown(block.table);
    case "chart":
      return chartMarkdown(block.chart);
    case "checklist":
      return block.items.map(checklistMarkdown).join("\n");
    case "answer":
      return `**${escaped(block.prompt)}**\n\n${escaped(block.answer ?? NOT_ANSWERED)}`;
  }
}

/** Markdown holds no picture: what it shows is said, and its figures are given. */
const chartMarkdown = ({ title, alternative, figures }: Chart): string =>
  [`**${escaped(title)}**`, escaped(alternative), tableMarkdown(figures)].join("\n\n");

const checklistMarkdown = ({ text, checked, because }: ChecklistItem): string =>
  `- [${checked ? "x" : " "}] ${escaped(because === undefined ? text : `${text}: ${because}`)}`;

function tableMarkdown({ columns, rows }: ReportTable): string {
  const names = columns.map(columnName);
  const entries = names.map((name, index): [string, string[]] => [
    name,
    rows.map((row) => cellMarkdown(row[index])),
  ]);
  const align = Object.fromEntries(
    names.map((name, index) => [name, columns[index]?.align === "right" ? ("r" as const) : ("l" as const)]),
  );
  return arqueroTable(entries).toMarkdown({ align }).trimEnd();
}

/** A header of blanks stands for "the labels"; arquero needs a name. */
const columnName = (column: ReportColumn): string =>
  escaped(column.name ?? column.header.join(" ").trim()) || "Group";

const cellMarkdown = (cell: ReportCell | undefined): string => {
  if (cell === undefined) return "";
  const text = escaped(cellText(cell).trimStart());
  return cell.tone === "strong" ? `**${text}**` : text;
};

/** Labels come from the list: they must not open a tag, a link, code or emphasis. arquero escapes the bar. */
const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]]|<(?=[a-z/!?])/gi, (character) => (character === "<" ? "&lt;" : `\\${character}`));
