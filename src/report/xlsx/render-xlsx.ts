/** A report as a workbook: figures that can be sorted and calculated with, none of them finer than printed findings hold. */
import writeExcelFile from "write-excel-file/node";
import type { OfficeDocument } from "../office-document.ts";
import { zipWithoutTimes } from "../zip-without-times.ts";
import { printSetup } from "./print-setup.ts";
import { sectionSheet } from "./section-sheet.ts";
import { sectionsOf } from "./sections.ts";
import { FONT } from "./sheet-cells.ts";
import { sheetNames } from "./sheet-names.ts";
import { summarySheet } from "./summary-sheet.ts";

/**
 * A sheet of words first, then one for each section with a table. No formula, nothing hidden; texts are texts, whatever they
 * begin with. The same document is the same bytes.
 */
export async function renderXlsx(document: OfficeDocument): Promise<Uint8Array> {
  const sections = sectionsOf(document.blocks);
  const [own = "", ...others] = sheetNames(["Summary", ...sections.tables.map(({ heading }) => heading)]);
  const workbook = await writeExcelFile(
    [
      summarySheet(document, sections, { own, others }),
      ...sections.tables.map((section, index) => sectionSheet(section, others[index] ?? "")),
    ],
    { ...FONT, features: [printSetup] },
  ).toBuffer();
  return zipWithoutTimes(workbook);
}
