/** Sheets print on A4, all columns on one page's width, however many pages down. */
import type writeExcelFile from "write-excel-file/node";

type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>["features"]>[number];

/** ECMA-376 part 1, §18.3.1.63: 9 is A4; no height means as many pages as it takes. */
const A4 = 9;

export const printSetup: Feature = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml) =>
          xml
            .replace(/(<worksheet\b[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(/<pageSetup\b[^>]*?\/>/, "")
            .replace(
              /(<\/worksheet>)/,
              `<pageSetup paperSize="${A4}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>$1`,
            ),
      },
    },
  },
};
