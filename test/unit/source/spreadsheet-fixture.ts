import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll } from "vitest";

/** Parts of an invented workbook, as XML. `sheets` are the contents of each worksheet element, by tab name. */
export interface WorkbookParts {
  readonly sheets: Readonly<Record<string, string>>;
  readonly sharedStrings?: string;
  /** Number formats: custom codes by id, and the format ids of the cell formats in order. */
  readonly formatCodes?: Readonly<Record<number, string>>;
  readonly cellFormats?: readonly number[];
  readonly date1904?: boolean;
  readonly hidden?: readonly string[];
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** Writes an `.xlsx` made by hand, so that every form of cell can be tested, and returns its path. */
export function writeWorkbook(parts: WorkbookParts): string {
  const names = Object.keys(parts.sheets);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string => `<Relationships>${inner}</Relationships>`;
  const files: Record<string, string> = {
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml":
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${parts.date1904 ? ' date1904="1"' : ""}/><sheets>` +
      names
        .map((name, i) => {
          const state = parts.hidden?.includes(name) ? ' state="hidden"' : "";
          return `<sheet name="${name}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
        })
        .join("") +
      "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": relations(
      names.map((_, i) => relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("") +
        relation("rId98", "sharedStrings", "sharedStrings.xml") +
        relation("rId99", "styles", "/xl/styles.xml"),
    ),
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${parts.sharedStrings ?? ""}</sst>`,
    "xl/styles.xml":
      `<styleSheet xmlns="${MAIN}"><numFmts>` +
      Object.entries(parts.formatCodes ?? {})
        .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`)
        .join("") +
      '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
      (parts.cellFormats ?? [0]).map((id) => `<xf numFmtId="${id}"/>`).join("") +
      "</cellXfs></styleSheet>",
  };
  for (const [i, name] of names.entries()) {
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${parts.sheets[name]}</sheetData></worksheet>`;
  }
  return writeScratch(
    "list.xlsx",
    zipSync(Object.fromEntries(Object.entries(files).map(([n, x]) => [n, strToU8(x)]))),
  );
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Writes bytes into a new scratch folder, which is removed when the tests of the file have run. */
export function writeScratch(name: string, bytes: Uint8Array | string): string {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-test-"));
  folders.push(folder);
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
