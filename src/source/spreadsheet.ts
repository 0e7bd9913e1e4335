import { inputError } from "../errors.ts";
import { openSpreadsheetArchive, type SpreadsheetFile } from "./spreadsheet-archive.ts";
import { readRows } from "./spreadsheet-rows.ts";
import { readSharedStrings } from "./spreadsheet-strings.ts";
import { readNumberStyles } from "./spreadsheet-styles.ts";
import { chooseSheet, readWorkbook } from "./spreadsheet-workbook.ts";

export interface SpreadsheetOptions {
  /** Name of the tab, or its number from 1; the first visible sheet when left out. */
  readonly sheet?: string | undefined;
}

const PIECE_CHARACTERS = 64 * 1024;

/** The names of a spreadsheet's worksheets, in the order of their tabs. */
export async function sheetNames(file: SpreadsheetFile): Promise<string[]> {
  const archive = await openSpreadsheetArchive(file);
  try {
    return (await readWorkbook(archive)).sheets.map((sheet) => sheet.name);
  } finally {
    archive.close();
  }
}

/**
 * One sheet of an `.xlsx` as CSV: UTF-8, comma, quoted where needed, LF, so that the one reader of lists reads it too.
 * Line n is row n of the sheet: an empty row is a blank line, a line break inside a cell becomes a space. The first row
 * with anything in it fixes the number of fields; later rows are filled up to it. Memory does not grow with the rows,
 * only with the distinct texts. Throws an input error when the file is no spreadsheet or the sheet is absent or empty.
 */
export async function* spreadsheetAsCsv(
  file: SpreadsheetFile,
  options: SpreadsheetOptions = {},
): AsyncGenerator<Buffer> {
  const archive = await openSpreadsheetArchive(file);
  try {
    const workbook = await readWorkbook(archive);
    const sheet = chooseSheet(workbook, options.sheet, archive.file);
    const lines = new CsvLines();
    const rows = readRows(archive, sheet.part, {
      sharedStrings: await readSharedStrings(archive, workbook.sharedStringsPart),
      styles: await readNumberStyles(archive, workbook.stylesPart),
      date1904: workbook.date1904,
      onRow: (row, cells) => lines.add(row, cells),
    });
    for await (const _ of rows) {
      if (lines.pending.length >= PIECE_CHARACTERS) yield lines.take();
    }
    if (lines.isEmpty) {
      throw inputError({
        code: "spreadsheet-empty",
        file: archive.file,
        message: `the sheet "${sheet.name}" is empty`,
        hint: "Choose another with --sheet.",
      });
    }
    if (lines.pending.length > 0) yield lines.take();
  } finally {
    archive.close();
  }
}

class CsvLines {
  pending = "";
  isEmpty = true;
  #lastRow = 0;
  #width = 0;

  /** Rows without content are not written until one with content follows: sheets often end in formatted emptiness. */
  add(row: number, cells: readonly string[]): void {
    if (cells.length === 0) return;
    if (this.isEmpty) this.#width = cells.length;
    this.isEmpty = false;
    this.pending += "\n".repeat(row - this.#lastRow - 1);
    this.pending += csvField(cells[0]!);
    for (let i = 1; i < cells.length; i += 1) this.pending += `,${csvField(cells[i]!)}`;
    if (cells.length < this.#width) this.pending += ",".repeat(this.#width - cells.length);
    this.pending += "\n";
    this.#lastRow = row;
  }

  take(): Buffer {
    const piece = Buffer.from(this.pending, "utf8");
    this.pending = "";
    return piece;
  }
}

const NEEDS_CARE = /[",\r\n]/;

function csvField(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  const oneLine = text.replace(/\r\n|\r|\n/g, " ");
  return /[",]/.test(oneLine) ? `"${oneLine.replaceAll('"', '""')}"` : oneLine;
}
