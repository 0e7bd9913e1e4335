import type { SpreadsheetArchive } from "./spreadsheet-archive.ts";
import { type NumberStyle, numberStyle } from "./spreadsheet-number.ts";
import { attribute, readWholeXml } from "./spreadsheet-xml.ts";

/** The number style of each cell format (`cellXfs`), by the index that cells carry; empty without a styles part. */
export async function readNumberStyles(
  archive: SpreadsheetArchive,
  part: string | undefined,
): Promise<readonly NumberStyle[]> {
  if (part === undefined || !archive.has(part)) return [];
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let inCellFormats = false;
  await readWholeXml(archive, part, {
    open(name, attributes) {
      if (name === "numFmt")
        codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      if (name === "cellXfs") inCellFormats = true;
      if (name === "xf" && inCellFormats) formatIds.push(Number(attribute(attributes, "numFmtId") ?? 0));
    },
    close(name) {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return formatIds.map((id) => numberStyle(id, codes.get(id)));
}
