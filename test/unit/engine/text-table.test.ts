import { describe, expect, it } from "vitest";
import { TextTable } from "../../../src/engine/scan/text-table.ts";

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

/** A table that has met these texts from one scanner, as numbers 1, 2 … */
function tableOf(scanner: number, texts: readonly Uint8Array[], table = new TextTable()): TextTable {
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + text.length);
  table.absorb(scanner, {
    coded: 0,
    bytes: Uint8Array.from(Buffer.concat(texts)),
    ends: Int32Array.from(ends),
    withTime: false,
  });
  return table;
}

/** Counts by a scanner's numbers; those left out are of no row. */
const counts = (found: { analysed?: number[]; excluded?: number[]; firstLine?: number[] }) => ({
  analysed: Uint32Array.from(found.analysed ?? []),
  excluded: Uint32Array.from(found.excluded ?? []),
  firstLine: Uint32Array.from(found.firstLine ?? []),
});

describe("a table of texts", () => {
  it("adds the rows of both scanners for one text, whatever bytes and numbers it has there", () => {
    const table = tableOf(0, [latin1("A"), Uint8Array.from(Buffer.from("Zoë"))]);
    tableOf(1, [latin1("Zo\xeb"), latin1("A")], table);
    table.addCounts(0, counts({ analysed: [0, 5, 7], firstLine: [0, 20, 30] }));
    table.addCounts(1, counts({ analysed: [0, 2, 1, 0, 0], excluded: [3, 0, 0], firstLine: [0, 9, 40] }));
    expect(table.summary().texts).toEqual([
      { text: "", rows: 3, analysed: 0, firstLine: 0 },
      { text: "A", rows: 6, analysed: 6, firstLine: 20 },
      { text: "Zoë", rows: 9, analysed: 9, firstLine: 9 },
    ]);
  });

  it("counts the rows of a stretch by the numbers of its scanner", () => {
    const table = tableOf(1, [latin1("B")], tableOf(0, [latin1("A")]));
    expect(table.rowsOf(1, Uint32Array.of(2, 3)).map(({ text, rows }) => [text, rows])).toEqual([
      ["", 2],
      ["A", 0],
      ["B", 3],
    ]);
  });

  it("counts the texts read as Windows-1252 only where a row holds them", () => {
    const table = tableOf(0, [latin1("Zo\xeb"), latin1("No\xebl"), latin1("A")]);
    expect(table.windows1252).toBe(0);
    table.addCounts(0, counts({ analysed: [0, 0, 0, 4], excluded: [0, 4] }));
    expect(table.windows1252).toBe(1);
    tableOf(1, [latin1("Zo\xeb")], table).addCounts(1, counts({ analysed: [0, 1] }));
    expect(table.windows1252).toBe(1);
  });

  it("judges each text once, also those met before the judge, and tells each scanner in its own order", () => {
    const table = tableOf(0, [latin1("a"), latin1("bb")]);
    const judged: string[] = [];
    const lengthOf = (text: string) => {
      judged.push(text);
      return text.length;
    };
    const verdicts = table.judgeWith(lengthOf);
    tableOf(1, [latin1("ccc"), latin1("bb")], table);
    expect(judged).toEqual(["", "a", "bb", "ccc"]);
    expect([...table.verdictsFor(0, verdicts, 0)]).toEqual([0, 1, 2]);
    expect([...table.verdictsFor(1, verdicts, 0)]).toEqual([0, 3, 2]);
    expect([...table.verdictsFor(1, verdicts, 2)]).toEqual([2]);
    expect(table.judgeWith(lengthOf)).toBe(verdicts);
  });

  it("sums up only texts that some row holds, with what is judged of each in the same order", () => {
    const table = tableOf(0, [latin1("a"), latin1("bb"), latin1("ccc")]);
    table.addCounts(0, counts({ analysed: [0, 2, 0, 1], excluded: [0, 1] }));
    const { texts, verdicts } = table.summary();
    expect(texts.map(({ text, rows }) => [text, rows])).toEqual([
      ["a", 3],
      ["ccc", 1],
    ]);
    expect([...Array.from(verdicts((text) => text.length))]).toEqual([1, 3]);
  });

  it("grows past its first arrays without losing a count", () => {
    const texts = Array.from({ length: 1000 }, (_, number) => latin1(`t${number}`));
    const table = tableOf(0, texts);
    table.addCounts(0, counts({ analysed: [0, ...texts.map((_, index) => index + 1)] }));
    expect(table.summary().texts.map(({ rows }) => rows)).toEqual(texts.map((_, index) => index + 1));
  });
});
