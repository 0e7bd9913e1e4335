/** Blocks of a report as paragraphs, tables and pictures of a document. */
import { HeadingLevel, LineRuleType, Paragraph, ShadingType, type Table, TextRun } from "docx";
import { type Block, type ChecklistItem, NOT_ANSWERED } from "../report-block.ts";
import { documentPicture, type Picture } from "./document-picture.ts";
import { documentTables } from "./document-table.ts";
import { POINTS } from "./styles.ts";
import { textInDocument } from "./text-in-document.ts";

export type Pictures = ReadonlyMap<string, Picture>;

export function documentBlocks(block: Block, pictures: Pictures): (Paragraph | Table)[] {
  switch (block.kind) {
    case "title":
      return [styled("Title", block.text)];
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(block.text) })];
    case "subheading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(block.text) })];
    case "paragraph":
      if (block.tone === "faint") return [styled("Note", block.text)];
      return [new Paragraph({ children: runs(block.text, { bold: block.tone === "strong" }) })];
    case "caption":
      return [styled("Caption", block.text)];
    case "bullets":
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: POINTS, level: 0 },
            spacing: { after: 60 },
            children: runs(item),
          }),
      );
    case "table":
      return [...documentTables(block.table), AFTER_TABLE()];
    case "chart":
      return chartBlocks(block.chart, pictures);
    case "checklist":
      return block.items.map(checklistItem);
    case "answer":
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 140 },
          children: runs(block.prompt, { bold: true }),
        }),
        block.answer === null ? prompt() : styled("Answer", block.answer),
      ];
  }
}

/** Two tables without a paragraph between them would be one. */
const AFTER_TABLE = (): Paragraph =>
  new Paragraph({ spacing: { after: 0, line: 160, lineRule: LineRuleType.EXACT } });

/** The picture, what it shows in words, then every figure drawn. */
function chartBlocks(
  chart: Extract<Block, { kind: "chart" }>["chart"],
  pictures: Pictures,
): (Paragraph | Table)[] {
  const picture = pictures.get(chart.id);
  return [
    styled("Caption", chart.title),
    ...(picture === undefined ? [] : [documentPicture(chart, picture)]),
    styled("Note", chart.alternative),
    ...documentTables(chart.figures),
    AFTER_TABLE(),
  ];
}

function checklistItem({ text, checked, because }: ChecklistItem): Paragraph {
  return new Paragraph({
    style: "Checklist",
    children: [
      new TextRun({ text: `${checked ? "☑" : "☐"}\u00a0\u00a0`, font: "Segoe UI Symbol" }),
      ...runs(because === undefined ? text : `${text}: ${because}`),
    ],
  });
}

/** Marked, so that nobody sends it out unwritten by mistake. */
const prompt = (): Paragraph =>
  new Paragraph({
    style: "Answer",
    children: [
      new TextRun({
        text: `[ ${NOT_ANSWERED} ]`,
        italics: true,
        shading: { type: ShadingType.CLEAR, fill: "FFF2B3" },
      }),
    ],
  });

const styled = (style: string, text: string): Paragraph => new Paragraph({ style, children: runs(text) });

/** A run for each line of a person's words. */
const runs = (text: string, look: { readonly bold?: boolean } = {}): TextRun[] =>
  textInDocument(text)
    .split(/\r\n?|\n/)
    .map((line, index) => new TextRun({ text: line, ...look, ...(index > 0 && { break: 1 }) }));
