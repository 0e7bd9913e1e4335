import { type SpreadsheetArchive, unreadableSpreadsheet } from "./spreadsheet-archive.ts";
import { type NumberStyle, numberText } from "./spreadsheet-number.ts";
import { unescapeText } from "./spreadsheet-strings.ts";
import { attribute, readXml, type XmlAttributes } from "./spreadsheet-xml.ts";

export interface SheetContext {
  readonly sharedStrings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
}

/** The sheet size of the format: XFD1048576. */
const LARGEST_COLUMN = 16_384;
const LARGEST_ROW = 1_048_576;
const PLAIN: NumberStyle = { kind: "number" };

/**
 * Reads a worksheet part row by row. `onRow` gets the number of the row in the sheet (from 1, always rising, gaps where the
 * sheet has empty rows) and its cells as text up to the last one that is not empty; the array is reused.
 */
export async function* readRows(
  archive: SpreadsheetArchive,
  part: string,
  context: SheetContext & { onRow(row: number, cells: readonly string[]): void },
): AsyncGenerator<undefined> {
  const cells: string[] = [];
  let row = 0;
  let column = 0;
  let type = "n";
  let style = PLAIN;
  let text = "";
  let inValue = false;
  let inReadingAid = false;

  const openCell = (attributes: XmlAttributes): void => {
    const reference = attribute(attributes, "r");
    column = reference === undefined ? column + 1 : columnOf(reference);
    if (!(column >= 1 && column <= LARGEST_COLUMN)) {
      throw unreadableSpreadsheet(archive.file, `row ${row} has a cell outside the sheet`);
    }
    type = attribute(attributes, "t") ?? "n";
    style = context.styles[Number(attribute(attributes, "s") ?? 0)] ?? PLAIN;
    text = "";
  };
  const closeCell = (): void => {
    const value = cellText({ type, text, style }, context);
    if (value === "") return;
    while (cells.length < column - 1) cells.push("");
    cells[column - 1] = value;
  };
  const openRow = (attributes: XmlAttributes): void => {
    const next = attribute(attributes, "r") === undefined ? row + 1 : Number(attribute(attributes, "r"));
    if (!(next > row && next <= LARGEST_ROW)) {
      throw unreadableSpreadsheet(archive.file, `its rows are out of order after row ${row}`);
    }
    row = next;
    column = 0;
    cells.length = 0;
  };

  yield* readXml(archive, part, {
    open(name, attributes) {
      if (name === "c") openCell(attributes);
      else if (name === "v" || name === "t") inValue = true;
      else if (name === "row") openRow(attributes);
      else if (name === "rPh") inReadingAid = true;
    },
    text(piece) {
      if (inValue && !inReadingAid) text += piece;
    },
    close(name) {
      if (name === "v" || name === "t") inValue = false;
      else if (name === "c") closeCell();
      else if (name === "row") context.onRow(row, cells);
      else if (name === "rPh") inReadingAid = false;
    },
  });
}

interface Cell {
  readonly type: string;
  readonly text: string;
  readonly style: NumberStyle;
}

/** A cell as text (types of ECMA-376 part 1, §18.18.11); error values such as #N/A are blank. */
function cellText({ type, text, style }: Cell, context: SheetContext): string {
  switch (type) {
    case "s":
      return context.sharedStrings[Number(text)] ?? "";
    case "n":
      return numberText(text, style, context.date1904);
    case "inlineStr":
    case "str":
      return unescapeText(text);
    case "b":
      return text.trim() === "" ? "" : text.trim() === "1" || text.trim() === "true" ? "TRUE" : "FALSE";
    case "d":
      return text.trim().replace(/T00:00:00(\.0+)?Z?$/, "");
    case "e":
      return "";
    default:
      return text;
  }
}

/** "AB12" → 28; 0 when it does not start with letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}
