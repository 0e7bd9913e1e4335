import { describe, expect, it } from "vitest";
import { TextTable } from "../../../src/engine/scan/text-table.ts";

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

/** A table that has met these texts from one scanner, as numbers 1, 2 … */
function tableOf(scanner: number, texts: readonly Uint8Array[], table = new TextTable()): TextTable {
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + text.length);
  table.tallies(scanner);
  table.absorb(scanner, {
    coded: 0,
    bytes: Uint8Array.from(Buffer.concat(texts)),
    ends: Int32Array.from(ends),
    withTime: false,
  });
  return table;
}

describe("a table of texts", () => {
  it("adds the rows of both scanners for one text, whatever bytes and numbers it has there", () => {
    const table = tableOf(0, [latin1("A"), Uint8Array.from(Buffer.from("Zoë"))]);
    tableOf(1, [latin1("Zo\xeb"), latin1("A")], table);
    const [first, second] = [table.tallies(0), table.tallies(1)];
    first.analysed.set([0, 5, 7]);
    first.firstLine.set([0, 20, 30]);
    second.analysed.set([0, 2, 1]);
    second.firstLine.set([0, 9, 40]);
    second.excluded.set([3, 0, 0]);
    expect(table.summary()).toEqual([
      { text: "", rows: 3, analysed: 0, firstLine: 0 },
      { text: "A", rows: 6, analysed: 6, firstLine: 20 },
      { text: "Zoë", rows: 9, analysed: 9, firstLine: 9 },
    ]);
  });

  it("counts the texts read as Windows-1252 only where a row holds them", () => {
    const table = tableOf(0, [latin1("Zo\xeb"), latin1("No\xebl"), latin1("A")]);
    expect(table.windows1252).toBe(0);
    table.tallies(0).excluded[1] = 4;
    table.tallies(0).analysed[3] = 4;
    expect(table.windows1252).toBe(1);
    tableOf(1, [latin1("Zo\xeb")], table).tallies(1).analysed[1] = 1;
    expect(table.windows1252).toBe(1);
  });

  it("judges each text once, also those met before the judge", () => {
    const table = tableOf(0, [latin1("a"), latin1("bb")]);
    const judged: string[] = [];
    const lengthOf = (text: string) => {
      judged.push(text);
      return text.length;
    };
    const verdicts = table.judgeWith(lengthOf);
    tableOf(1, [latin1("bb"), latin1("ccc")], table);
    expect(judged).toEqual(["", "a", "bb", "ccc"]);
    expect([...verdicts.of(0).subarray(0, 3)]).toEqual([0, 1, 2]);
    expect([...verdicts.of(1).subarray(0, 3)]).toEqual([0, 2, 3]);
    expect(table.judgeWith(lengthOf)).toBe(verdicts);
    expect(table.verdictsBy(lengthOf)).toEqual([0, 1, 2, 3]);
  });

  it("grows past its first arrays without losing a count", () => {
    const texts = Array.from({ length: 1000 }, (_, number) => latin1(`t${number}`));
    const table = tableOf(0, texts);
    const tallies = table.tallies(0);
    texts.forEach((_, index) => {
      tallies.analysed[index + 1] = index;
    });
    expect(table.summary().map(({ rows }) => rows)).toEqual([0, ...texts.map((_, index) => index)]);
  });
});
