import { posix } from "node:path";
import { inputError } from "../errors.ts";
import { type SpreadsheetArchive, unreadableSpreadsheet } from "./spreadsheet-archive.ts";
import { attribute, prefixedAttribute, readWholeXml } from "./spreadsheet-xml.ts";

export interface WorkbookSheet {
  readonly name: string;
  readonly part: string;
  readonly visible: boolean;
}

export interface Workbook {
  /** Worksheets in the order of their tabs, hidden ones included, chart sheets not. */
  readonly sheets: readonly WorkbookSheet[];
  /** Dates count from 1904 (old Excel for Mac), not from 1900. */
  readonly date1904: boolean;
  readonly sharedStringsPart: string | undefined;
  readonly stylesPart: string | undefined;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Which parts a workbook has (ECMA-376 part 1, §12.3.23; relations as in part 2). */
export async function readWorkbook(archive: SpreadsheetArchive): Promise<Workbook> {
  const root = await readRelations(archive, "");
  const main = findRelation(root, "officeDocument")?.target ?? "xl/workbook.xml";
  if (!archive.has(main) || !main.endsWith(".xml")) throw notXlsx(archive);
  const relations = await readRelations(archive, main);
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  await readWholeXml(archive, main, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = /^(1|true|on)$/.test(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const relation = relations.get(prefixedAttribute(attributes, "id") ?? "");
      if (relation === undefined || !relation.type.endsWith("/worksheet")) return;
      sheets.push({
        name: attribute(attributes, "name") ?? `Sheet${sheets.length + 1}`,
        part: relation.target,
        visible: attribute(attributes, "state") === undefined || attribute(attributes, "state") === "visible",
      });
    },
  });
  if (sheets.length === 0) throw unreadableSpreadsheet(archive.file, "it has no worksheet");
  return {
    sheets,
    date1904,
    sharedStringsPart: findRelation(relations, "sharedStrings")?.target,
    stylesPart: findRelation(relations, "styles")?.target,
  };
}

function notXlsx(archive: SpreadsheetArchive): Error {
  return inputError({
    code: "not-a-spreadsheet",
    file: archive.file,
    message: "the file is a ZIP archive but not an .xlsx spreadsheet",
    hint: "Save .xlsb and .ods files as .xlsx; take a CSV out of its ZIP.",
  });
}

async function readRelations(archive: SpreadsheetArchive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const relationsPart = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(relationsPart)) return relations;
  await readWholeXml(archive, relationsPart, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = attribute(attributes, "Target") ?? "";
      relations.set(attribute(attributes, "Id") ?? "", {
        type: attribute(attributes, "Type") ?? "",
        target: target.startsWith("/") ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return relations;
}

/** By the end of the type: the strict and the transitional form of the standard differ before it. */
const findRelation = (relations: Map<string, Relation>, kind: string): Relation | undefined =>
  [...relations.values()].find((relation) => relation.type.endsWith(`/${kind}`));

/** The sheet a person named by tab or by number (1 = first tab); the first visible one when they named none. */
export function chooseSheet(workbook: Workbook, wanted: string | undefined, file: string): WorkbookSheet {
  const { sheets } = workbook;
  const chosen =
    wanted === undefined
      ? (sheets.find((sheet) => sheet.visible) ?? sheets[0])
      : (sheets.find((sheet) => sheet.name === wanted) ??
        sheets.find((sheet) => sheet.name.trim().toLowerCase() === wanted.trim().toLowerCase()) ??
        (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined));
  if (chosen !== undefined) return chosen;
  const names = sheets.map((sheet, index) => `${index + 1} "${sheet.name}"`).join(", ");
  throw inputError({
    code: "sheet-not-found",
    file,
    message: `there is no sheet "${wanted}"`,
    hint: `Its sheets are: ${names}. Name one with --sheet.`,
  });
}
