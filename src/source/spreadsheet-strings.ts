import { inputError } from "../errors.ts";
import type { SpreadsheetArchive } from "./spreadsheet-archive.ts";
import { readWholeXml } from "./spreadsheet-xml.ts";

/** The shared strings are the one part held in memory. */
const LARGEST_SHARED_STRINGS_BYTES = 2 ** 30;

/** The shared strings of a workbook, rich text joined, reading aids for East Asian scripts left out. */
export async function readSharedStrings(
  archive: SpreadsheetArchive,
  part: string | undefined,
): Promise<readonly string[]> {
  if (part === undefined || !archive.has(part)) return [];
  if ((archive.unpackedBytes(part) ?? 0) > LARGEST_SHARED_STRINGS_BYTES) {
    throw inputError({
      code: "spreadsheet-too-large",
      file: archive.file,
      message: "the spreadsheet holds more than 1 GiB of text",
      hint: "Save the list as CSV and read that.",
    });
  }
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let inReadingAid = false;
  await readWholeXml(archive, part, {
    open(name) {
      if (name === "si") current = "";
      else if (name === "t") inText = true;
      else if (name === "rPh") inReadingAid = true;
    },
    text(text) {
      if (inText && !inReadingAid) current += text;
    },
    close(name) {
      if (name === "si") strings.push(unescapeText(current));
      else if (name === "t") inText = false;
      else if (name === "rPh") inReadingAid = false;
    },
  });
  return strings;
}

/** `_x000D_` is how the format writes characters that XML cannot carry (ECMA-376 part 1, §22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
