import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openListFile } from "../../../src/source/list-file.ts";
import { type ListHeader, readListHeader } from "../../../src/source/list-header.ts";
import { inScratchFolder } from "../../cli/run-fairwait.ts";

const KNOWN = new Set(["Clock Start", "Sex"]);
const recognised = (headers: readonly string[]): number =>
  headers.filter((header) => KNOWN.has(header)).length;

async function headerOf(content: string | Buffer, delimiter?: string): Promise<ListHeader> {
  let header: ListHeader | undefined;
  await inScratchFolder("header", async (folder) => {
    const path = join(folder, "list.csv");
    writeFileSync(path, content);
    const file = await openListFile(path);
    try {
      header = await readListHeader(file, { recognised, ...(delimiter && { delimiter }) });
    } finally {
      file.close();
    }
  });
  if (header === undefined) throw new Error("no header");
  return header;
}

const refusal = (content: string | Buffer): Promise<unknown> =>
  headerOf(content).then(
    () => "no error",
    (error: { detail: unknown }) => error.detail,
  );

describe("the header of a list", () => {
  it.each([",", ";", "\t", "|"])("tells that fields are parted by %j", async (delimiter) => {
    const { headers, ...rest } = await headerOf(
      `Sex${delimiter}Clock Start${delimiter}x y\n1${delimiter}${delimiter}\n`,
    );
    expect(headers).toEqual(["Sex", "Clock Start", "x y"]);
    expect(rest).toEqual({
      delimiter: delimiter.charCodeAt(0),
      length: 20,
      lines: 1,
      firstRecord: ["1", "", ""],
    });
  });

  it("prefers the delimiter under which headers are known to the one that gives most fields", async () => {
    expect((await headerOf("Clock Start;a,b,c,d;Sex\n")).headers).toEqual(["Clock Start", "a,b,c,d", "Sex"]);
    expect((await headerOf("Clock Start;Sex,b,c\n", ",")).headers).toEqual(["Clock Start;Sex", "b", "c"]);
  });

  it.each([
    ["\n\r\n\rClock Start,Sex\r\n1,2\r\n", 4 + 17, 4],
    ["sep=;\r\nClock Start;Sex\n", 7 + 16, 2],
    ['"Clock\nStart","Sex"\r1,2', 20, 2],
    ["Clock Start,Sex", 15, 1],
  ])("of %j ends at byte %i, on line %i", async (content, length, lines) => {
    expect(await headerOf(content)).toMatchObject({ length, lines });
  });

  it("is read the same in any encoding, compressed or not, with a byte-order mark or without", async () => {
    const text = "Clock Start,Sex\n2026-01-01,1\n";
    const plain = await headerOf(text);
    const swapped = Buffer.from(text, "utf16le").swap16();
    const forms = [
      Buffer.from(`\ufeff${text}`),
      gzipSync(text),
      gzipSync(`\ufeff${text}`),
      Buffer.from(text, "utf16le"),
      Buffer.from(`\ufeff${text}`, "utf16le"),
      swapped,
      gzipSync(swapped),
    ];
    for (const form of forms) expect(await headerOf(form)).toEqual(plain);
  });

  it("unescapes quotes and reads Windows-1252", async () => {
    const { headers } = await headerOf(
      Buffer.from('"The ""Clock"" Start",Sex,Pathway \x96 N\xba\n', "latin1"),
    );
    expect(headers).toEqual(['The "Clock" Start', "Sex", "Pathway – Nº"]);
  });

  it.each<[string, string | Buffer, object]>([
    ["nothing but blank lines", "\n\r\n\n", { code: "no-header", message: "the file holds no header line" }],
    ["an unclosed quote", '\n"Clock Start,Sex\n1,2\n', { code: "no-header", line: 2 }],
    [
      "a line of over 1 MiB",
      "x".repeat(1_100_000),
      { code: "no-header", message: "the header runs past 1 MiB" },
    ],
    ["too many columns", `${"x,".repeat(16_384)}y\n1\n`, { code: "too-many-columns", line: 1 }],
    ["bytes that are no text", Buffer.from([0x43, 0, 1, 2, 3]), { code: "not-a-list" }],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), { code: "not-a-list" }],
    ["a compressed picture", gzipSync(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0])), { code: "not-a-list" }],
    ["an empty file, compressed", gzipSync(""), { code: "empty-file" }],
    ["the beginning of a gzip", gzipSync("Clock Start\n").subarray(0, 9), { code: "gzip-damaged" }],
  ])("is not found in %s, and that is said", async (_, content, detail) => {
    expect(await refusal(content)).toMatchObject({ file: "list.csv", hint: expect.any(String), ...detail });
  });

  it("may be as wide as a worksheet", async () => {
    const { headers } = await headerOf(`${"x,".repeat(16_383)}y\n`);
    expect(headers).toHaveLength(16_384);
  });
});
