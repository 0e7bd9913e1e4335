/** A report as a document for Word and its like: A4, British English, styles that can be changed, pages with a number. */
import { Document, Footer, Packer, PageNumber, Paragraph, TabStopType, TextRun } from "docx";
import { BOLD } from "../bold-words.ts";
import type { OfficeDocument } from "../office-document.ts";
import type { Block } from "../report-block.ts";
import { documentBlocks, type Pictures } from "./document-blocks.ts";
import { TEXT_WIDTH } from "./document-table.ts";
import { sameIds } from "./same-ids.ts";
import { FAINT, NUMBERING, STYLES } from "./styles.ts";
import { textInDocument } from "./text-in-document.ts";

const A4 = { width: 11906, height: 16838 };
const MARGIN = (A4.width - TEXT_WIDTH) / 2;

/**
 * The whole file, the same bytes for the same document. `pictures` are those of its charts by their id; a chart without one
 * has its words and its figures.
 */
export async function renderDocx({ title, blocks }: OfficeDocument, pictures: Pictures): Promise<Uint8Array> {
  const all = [...withTitle(blocks, title), ...legendOf(blocks)];
  const document = new Document({
    title: textInDocument(title),
    creator: "fairwait",
    lastModifiedBy: "fairwait",
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: 1134, bottom: 1134, left: MARGIN, right: MARGIN, footer: 567 } },
        },
        footers: { default: footer(title) },
        children: all.flatMap((block) => documentBlocks(block, pictures)),
      },
    ],
  });
  return sameIds(await Packer.toBuffer(document));
}

const withTitle = (blocks: readonly Block[], text: string): readonly Block[] =>
  blocks.some(({ kind }) => kind === "title") ? blocks : [{ kind: "title", text }, ...blocks];

const legendOf = (blocks: readonly Block[]): Block[] =>
  blocks.some(({ kind }) => kind === "table") ? [{ kind: "paragraph", text: BOLD, tone: "faint" }] : [];

const footer = (title: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({ text: `${textInDocument(title)}\t`, size: 16, color: FAINT }),
          new TextRun({
            children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
            size: 16,
            color: FAINT,
          }),
        ],
      }),
    ],
  });
