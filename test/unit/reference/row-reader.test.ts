import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRows } from "../../../src/reference/row-reader.ts";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(text: string, columns: readonly number[], size = 7): Promise<string[][]> {
  const rows: string[][] = [];
  await readRows(inPieces(Buffer.from(text, "utf8"), size), {
    file: "table.csv",
    chooseColumns: (fields) => (fields[0] === "id" ? columns : undefined),
    onRow: ({ bytes, starts, ends, line }) =>
      rows.push([
        String(line),
        ...columns.map((_, slot) => Buffer.from(bytes.subarray(starts[slot], ends[slot])).toString("utf8")),
      ]),
  });
  return rows;
}

describe("the rows of a reference file", () => {
  it("come with the wanted columns and their line, whatever the line ends", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = ["id,a,b", "1,x,y", "", '2,"p,q",r', "3"].join(end);
      expect(await rowsOf(text, [2, 1, -1], 1000)).toEqual([
        ["2", "y", "x", ""],
        ["4", "r", "p,q", ""],
        ["5", "", "", ""],
      ]);
    }
  });

  it("may stand under a title and be split by tabs", async () => {
    expect(await rowsOf("A title, with notes\n\nid\ta\n1\tx\n", [1])).toEqual([["4", "x"]]);
  });

  it("may have quotes and line breaks within quotes", async () => {
    expect(await rowsOf('id,a\n1,"say ""so"""\n2,"two\nlines"\n3,z\n', [1])).toEqual([
      ["2", 'say "so"'],
      ["3", "two\nlines"],
      ["5", "z"],
    ]);
  });

  it("are the fields that csv-parse reads, at any size of piece", async () => {
    const field = fc.string({ unit: fc.constantFrom(...'ab,"é\n'), maxLength: 6 });
    const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field), { maxLength: 8 }),
        fc.integer({ min: 1, max: 50 }),
        async (pairs, size) => {
          const text = `id,a,b\n${pairs.map(([a, b], i) => `${i},${quoted(a)},${quoted(b)}\n`).join("")}`;
          const expected = parse(text, { from_line: 2 }).map((row: string[]) => [row[1], row[2]]);
          expect((await rowsOf(text, [1, 2], size)).map((row) => row.slice(1))).toEqual(expected);
        },
      ),
    );
  });

  it("are refused with their line when a quote is never closed", async () => {
    await expect(rowsOf('id,a\n1,x\n2,"y\n3,z\n', [1])).rejects.toMatchObject({
      detail: { code: "reference-unreadable-row", file: "table.csv", line: 3 },
    });
  });
});
