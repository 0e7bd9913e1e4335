import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileKind, textKind } from "../../../src/source/file-kind.ts";

const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
};

describe("what a file is", () => {
  it.each<[string, Buffer, object]>([
    ["a header", Buffer.from("Clock Start,Sex\n"), { kind: "text", encoding: "utf-8", bomLength: 0 }],
    ["one character", Buffer.from("x"), { kind: "text", encoding: "utf-8", bomLength: 0 }],
    ["UTF-8 with a mark", Buffer.from("\ufeffSex"), { kind: "text", encoding: "utf-8", bomLength: 3 }],
    [
      "UTF-16 LE with a mark",
      utf16("\ufeffSéx", false),
      { kind: "text", encoding: "utf-16le", bomLength: 2 },
    ],
    ["UTF-16 BE with a mark", utf16("\ufeffSéx", true), { kind: "text", encoding: "utf-16be", bomLength: 2 }],
    ["UTF-16 LE", utf16("Sex,Age", false), { kind: "text", encoding: "utf-16le", bomLength: 0 }],
    ["UTF-16 BE", utf16("Sex,Age", true), { kind: "text", encoding: "utf-16be", bomLength: 0 }],
    ["a NUL below the header", Buffer.from("Sex\n\0\n"), { kind: "text" }],
    ["a NUL in the header", Buffer.from("Se\0x\n"), { kind: "unreadable" }],
    ["a gzip", gzipSync("Sex\n"), { kind: "gzip" }],
    ["a workbook", Buffer.from("PK\x03\x04"), { kind: "spreadsheet" }],
    ["a PDF", Buffer.from("%PDF-1.7"), { kind: "unreadable" }],
    ["a Parquet file", Buffer.from("PAR1"), { kind: "unreadable" }],
  ])("is told from its bytes: %s", (_, bytes, expected) => {
    expect(fileKind(bytes)).toMatchObject(expected);
  });

  it("is text, of the encoding it is in, for every header of ordinary characters", () => {
    const headers = fc.string({
      unit: fc.constantFrom(..."ABCxyz ,;|\t_019()/"),
      minLength: 2,
      maxLength: 80,
    });
    fc.assert(
      fc.property(headers, (header) => {
        const line = `${header}\r\n`;
        expect(textKind(Buffer.from(line))).toMatchObject({ encoding: "utf-8" });
        expect(textKind(utf16(line, false))).toMatchObject({ encoding: "utf-16le" });
        expect(textKind(utf16(line, true))).toMatchObject({ encoding: "utf-16be" });
      }),
    );
  });

  it("never fails, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(["text", "gzip", "spreadsheet", "unreadable"]).toContain(fileKind(bytes).kind);
      }),
    );
  });
});
