import { closeSync, openSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { type SpreadsheetOptions, sheetNames, spreadsheetAsCsv } from "../../../src/source/spreadsheet.ts";
import type { SpreadsheetFile } from "../../../src/source/spreadsheet-archive.ts";
import { writeScratch, writeWorkbook } from "./spreadsheet-fixture.ts";

async function csvOf(file: SpreadsheetFile, options: SpreadsheetOptions = {}): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of spreadsheetAsCsv(file, options)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

async function errorOf(
  file: SpreadsheetFile,
  options: SpreadsheetOptions = {},
): Promise<UserError["detail"]> {
  const error = await csvOf(file, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error("no user error was thrown", { cause: error });
  return error.detail;
}

const inline = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

describe("a sheet as CSV", () => {
  it("prints every kind of cell as text", async () => {
    const path = writeWorkbook({
      sheets: {
        List:
          `<row r="1">${["shared", "rich", "inline", "formula", "yes", "no", "error", "number", "date"]
            .map((name, i) => inline(`${"ABCDEFGHI"[i]}1`, name))
            .join("")}</row>` +
          '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>' +
          inline("C2", "a &amp; b") +
          '<c r="D2" t="str"><f>A1&amp;""</f><v>cached</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="b"><v>0</v></c>' +
          '<c r="G2" t="e"><v>#N/A</v></c><c r="H2"><v>9990000001</v></c><c r="I2" s="1"><v>46320</v></c></row>',
      },
      sharedStrings:
        "<si><t>plain</t></si>" +
        '<si><r><t>two </t></r><r><rPr><b/></rPr><t>parts</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si>',
      cellFormats: [0, 14],
    });
    expect(await csvOf(path)).toBe(
      "shared,rich,inline,formula,yes,no,error,number,date\n" +
        "plain,two parts,a & b,cached,TRUE,FALSE,,9990000001,2026-10-25\n",
    );
  });

  it("keeps line n for row n: empty rows are blank lines and a line break in a cell is a space", async () => {
    const path = writeWorkbook({
      sheets: {
        List:
          `<row r="2">${inline("A2", "id")}${inline("B2", "note")}</row>` +
          `<row r="3"><c r="A3" s="0"/></row>` +
          `<row r="5">${inline("A5", "1")}${inline("B5", "one\ntwo_x000D_\nthree")}</row>` +
          `<row r="6"><c r="A6"/></row>`,
      },
    });
    expect(await csvOf(path)).toBe("\nid,note\n\n\n1,one two three\n");
  });

  it("fills short rows up to the width of the header, and keeps what stands beyond it", async () => {
    const path = writeWorkbook({
      sheets: {
        List:
          `<row r="1">${inline("A1", "a")}${inline("B1", "b")}${inline("C1", "c")}</row>` +
          `<row r="2">${inline("B2", "x")}</row><row r="3">${inline("E3", "far")}</row>`,
      },
    });
    expect(await csvOf(path)).toBe("a,b,c\n,x,\n,,,,far\n");
  });

  it("needs no cell references and no row numbers", async () => {
    const path = writeWorkbook({
      sheets: { List: "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>" },
    });
    expect(await csvOf(path)).toBe("1,2\n3,4\n");
  });

  it("is read back by csv-parse as the texts that were written, whatever they are", async () => {
    const text = fc
      .string({ minLength: 1, unit: fc.constantFrom(..."ab,\" ;'é1\t") })
      .map((value) => `x${value}`);
    const xmlText = (value: string): string => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        const xml = rows
          .map(
            ([a, b], i) =>
              `<row r="${i + 1}">${inline(`A${i + 1}`, xmlText(a))}${inline(`B${i + 1}`, xmlText(b))}</row>`,
          )
          .join("");
        const csv = await csvOf(writeWorkbook({ sheets: { List: xml } }));
        expect(parse(csv)).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });

  it("reads dates of the 1904 system", async () => {
    const path = writeWorkbook({
      sheets: { List: '<row r="1"><c r="A1" s="1"><v>44858</v></c></row>' },
      cellFormats: [0, 14],
      date1904: true,
    });
    expect(await csvOf(path)).toBe("2026-10-25\n");
  });

  it("reads a file that is already open, and leaves it open", async () => {
    const fd = openSync(writeWorkbook({ sheets: { List: '<row r="1"><c r="A1"><v>7</v></c></row>' } }), "r");
    expect(await csvOf({ fd, name: "standard input" })).toBe("7\n");
    expect(await csvOf({ fd, name: "standard input" })).toBe("7\n");
    closeSync(fd);
  });
});

describe("the choice of a sheet", () => {
  const path = writeWorkbook({
    sheets: {
      Hidden: '<row r="1"><c r="A1"><v>1</v></c></row>',
      "PTL October": '<row r="1"><c r="A1"><v>2</v></c></row>',
      Empty: "",
    },
    hidden: ["Hidden"],
  });

  it("is the first visible one when none is named", async () => {
    expect(await csvOf(path)).toBe("2\n");
    expect(await sheetNames(path)).toEqual(["Hidden", "PTL October", "Empty"]);
  });

  it("is by name, without regard to case, or by number from 1", async () => {
    expect(await csvOf(path, { sheet: "ptl october" })).toBe("2\n");
    expect(await csvOf(path, { sheet: "1" })).toBe("1\n");
  });

  it("names the sheets when the one asked for is not there", async () => {
    expect(await errorOf(path, { sheet: "9" })).toMatchObject({
      code: "sheet-not-found",
      file: "list.xlsx",
      hint: 'Its sheets are: 1 "Hidden", 2 "PTL October", 3 "Empty". Name one with --sheet.',
    });
  });

  it("says when the sheet is empty", async () => {
    expect(await errorOf(path, { sheet: "Empty" })).toMatchObject({ code: "spreadsheet-empty" });
  });
});

describe("a file that is no .xlsx", () => {
  it("may be text, an old workbook or one with a password", async () => {
    const ole = Buffer.from("d0cf11e0a1b11ae1", "hex");
    const encrypted = Buffer.concat([ole, Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le")]);
    expect((await errorOf(writeScratch("a.xlsx", "id,date\n1,2\n"))).code).toBe("not-a-spreadsheet");
    expect((await errorOf(writeScratch("a.xlsx", Buffer.concat([ole, Buffer.alloc(600)])))).code).toBe(
      "spreadsheet-old-format",
    );
    expect((await errorOf(writeScratch("a.xlsx", encrypted))).code).toBe("spreadsheet-encrypted");
    expect((await errorOf("/nowhere/list.xlsx")).code).toBe("file-not-found");
  });

  it("may be another ZIP archive, or one cut short", async () => {
    const zip = zipSync({ "a.csv": Buffer.from("id\n1\n") });
    expect((await errorOf(writeScratch("a.xlsx", zip))).code).toBe("not-a-spreadsheet");
    expect((await errorOf(writeScratch("a.xlsx", zip.subarray(0, 30)))).code).toBe("spreadsheet-unreadable");
  });

  it("may be broken inside", async () => {
    const broken = writeWorkbook({ sheets: { List: '<row r="1"><c r="A1"><v>1</c></row>' } });
    expect(await errorOf(broken)).toMatchObject({ code: "spreadsheet-unreadable", file: "list.xlsx" });
    const backwards = writeWorkbook({ sheets: { List: '<row r="2"><c><v>1</v></c></row><row r="1"/>' } });
    expect((await errorOf(backwards)).code).toBe("spreadsheet-unreadable");
    const outside = writeWorkbook({ sheets: { List: '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>' } });
    expect((await errorOf(outside)).code).toBe("spreadsheet-unreadable");
  });

  it("may be a bomb: next to nothing that unpacks to very much", async () => {
    const bomb = writeWorkbook({ sheets: { List: " ".repeat(48 * 2 ** 20) } });
    expect((await errorOf(bomb)).code).toBe("spreadsheet-too-large");
  });
});
