import { describe, expect, it } from "vitest";
import { DuplicateFilter } from "../../../src/engine/scan/duplicate-filter.ts";
import { PATHWAY_WORDS, PERSON_WORDS } from "../../../src/engine/scanner/candidates.ts";

/** Candidates: pathway (0: without an identifier), a hash of the row, and patient (0: not identified). */
const candidates = (rows: readonly (readonly [pathway: number, row: number, person: number])[]) => ({
  rows: rows.length,
  pathways: Int32Array.from(
    rows.flatMap(([pathway, row]) => [pathway, pathway, pathway, row].slice(0, PATHWAY_WORDS)),
  ),
  people: Int32Array.from(rows.flatMap(([, , person]) => [person, person].slice(0, PERSON_WORDS))),
});

describe("a filter of duplicates", () => {
  it("names every row of a pathway but the first, over all stretches", () => {
    const filter = new DuplicateFilter({ pathways: 0, people: 0 });
    const first = candidates([
      [1, 10, 5],
      [2, 20, 5],
      [1, 10, 5],
    ]);
    const second = candidates([
      [2, 21, 6],
      [3, 30, 7],
      [1, 10, 8],
    ]);
    expect([...filter.filter(first)]).toEqual([2]);
    expect([...filter.filter(second)]).toEqual([0, 2]);
    // One of the three was not the same row once more.
    expect(filter.conflicts).toBe(1);
  });

  it("counts the patients of the rows that are left", () => {
    const filter = new DuplicateFilter({ pathways: 0, people: 0 });
    const rows = candidates([
      [1, 1, 5],
      [1, 1, 6],
      [2, 2, 0],
      [3, 3, 5],
      [4, 4, 7],
    ]);
    filter.filter(rows);
    expect([filter.distinctPeople, filter.identified]).toEqual([2, 3]);
  });

  it("leaves rows without an identifier of the pathway alone", () => {
    const filter = new DuplicateFilter({ pathways: 0, people: undefined });
    const rows = {
      ...candidates([
        [0, 1, 1],
        [0, 1, 1],
      ]),
      people: undefined,
    };
    expect([...filter.filter(rows)]).toEqual([]);
    expect([...filter.filter({ ...rows, pathways: undefined })]).toEqual([]);
    expect(filter.distinctPeople).toBeUndefined();
  });

  it("agrees with a JS Set on more rows than one batch", () => {
    const filter = new DuplicateFilter({ pathways: 0, people: 0 });
    const rows = Array.from(
      { length: 5000 },
      (_, row) => [1 + ((row * 7919) % 3001), 1, 1 + (row % 17)] as const,
    );
    const seen = new Set<number>();
    const expected = rows.flatMap(([pathway], place) =>
      seen.size === seen.add(pathway).size ? [place] : [],
    );
    expect([...filter.filter(candidates(rows))]).toEqual(expected);
    expect(filter.identified).toBe(rows.length - expected.length);
    expect(filter.distinctPeople).toBe(17);
  });
});
