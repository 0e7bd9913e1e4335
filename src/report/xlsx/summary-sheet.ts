/** The first worksheet: title and opening, every section of words, and which sheets follow. */
import type { Cell, Sheet } from "write-excel-file/node";
import { BOLD as BOLD_WORDS } from "../bold-words.ts";
import type { OfficeDocument } from "../office-document.ts";
import { blockRows } from "./section-sheet.ts";
import { countTables, type Sections } from "./sections.ts";
import { textCell, wordsRow } from "./sheet-cells.ts";

const WIDTHS = [34, 76] as const;
const HEADING = { fontWeight: "bold", fontSize: 12, height: 18 } as const;

export function summarySheet(
  { title }: Pick<OfficeDocument, "title">,
  sections: Sections,
  { own, others }: { readonly own: string; readonly others: readonly string[] },
): Sheet<Buffer> {
  const titles = sections.titles.length === 0 ? [title] : sections.titles;
  const words = (text: string, look: Parameters<typeof wordsRow>[2] = {}): Cell[] =>
    wordsRow(text, WIDTHS, look);
  const heading = (text: string): Cell[][] => [[], words(text, HEADING)];
  const rows: Cell[][] = [
    ...titles.map((text) => words(text, { fontWeight: "bold", fontSize: 14, height: heightOf(text) })),
    ...sections.opening.flatMap((block) => blockRows(block, WIDTHS)),
    ...sections.words.flatMap((section) => [
      ...heading(section.heading),
      ...section.blocks.flatMap((block) => blockRows(block, WIDTHS)),
    ]),
    ...(others.length === 0
      ? []
      : [
          ...heading("Sheets"),
          ...sections.tables.map((section, index) => [
            textCell(others[index] ?? "", { alignVertical: "top", wrap: true }),
            textCell(contentsOf(section), { alignVertical: "top", wrap: true }),
          ]),
          ...heading("How to read the figures"),
          ...[AS_PUBLISHED, BOLD_WORDS].map((text) => words(text)),
        ]),
  ];
  return {
    sheet: own,
    data: rows,
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: titles.length,
    showGridLines: false,
  };
}

const heightOf = (text: string): number => 20 * Math.ceil(text.length / 75) + 2;

const AS_PUBLISHED =
  "Every figure is the published one and no finer; cells show it rounded. Shares are 0 to 1 and shown as percentages, and so " +
  "are differences of shares, which are percentage points. An interval has its lower and upper limit in columns of their own. " +
  "* is a figure hidden by disclosure control, – is a figure that there is not.";

function contentsOf({ heading, blocks }: Sections["tables"][number]): string {
  const tables = countTables(blocks);
  return `${heading}: ${tables === 1 ? "1 table" : `${tables} tables`}`;
}
