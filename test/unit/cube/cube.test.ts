import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCounts, type Cube, type CubeTable, mergeTables, tableOver } from "../../../src/cube/cube.ts";

const axis = (id: string) => ({ id, levels: [], firstKnown: 0 });
const cube: Cube = {
  axes: [axis("sex"), axis("ethnicity")],
  strata: [""],
  tables: [
    { axes: [], cells: [] },
    { axes: [1], cells: [] },
    { axes: [1, 0], cells: [] },
  ],
  analysed: 0,
};

describe("a cube", () => {
  it("gives the table over exactly the axes asked for, in their order", () => {
    expect(tableOver(cube, [])).toBe(cube.tables[0]);
    expect(tableOver(cube, ["ethnicity"])).toBe(cube.tables[1]);
    expect(tableOver(cube, ["ethnicity", "sex"])).toBe(cube.tables[2]);
    expect(tableOver(cube, ["sex", "ethnicity"])).toBeUndefined();
    expect(tableOver(cube, ["sex"])).toBeUndefined();
  });
});

describe("adding counts", () => {
  it("adds day by day, whichever is longer, and is exact at 2³² − 1", () => {
    const counts = fc.array(fc.nat(1 << 30), { maxLength: 20 });
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const sum = addCounts(Uint32Array.from(one), Uint32Array.from(other));
        const expected = Array.from(
          { length: Math.max(one.length, other.length) },
          (_, day) => (one[day] ?? 0) + (other[day] ?? 0),
        );
        expect([...sum]).toEqual(expected);
      }),
    );
    expect([...addCounts(Uint32Array.of(4_294_967_294), Uint32Array.of(1))]).toEqual([4_294_967_295]);
  });

  it("leaves what is added as it is", () => {
    const from = Uint32Array.of(1, 2, 3);
    addCounts(Uint32Array.of(1), from);
    expect([...from]).toEqual([1, 2, 3]);
  });
});

describe("merging tables", () => {
  const table = (
    cells: readonly (readonly [levels: number[], stratum: number, days: number[], unknown: number])[],
  ): CubeTable => ({
    axes: [0, 1],
    cells: cells.map(([levels, stratum, days, unknownClockStart]) => ({
      levels,
      stratum,
      days: Uint32Array.from(days),
      unknownClockStart,
    })),
  });

  it("adds the cells that several have, and orders all by level and stratum as numbers", () => {
    const one = table([
      [[10, 1], 0, [1, 2], 1],
      [[2, 1], 1, [5], 0],
    ]);
    const other = table([
      [[2, 1], 0, [0, 0, 7], 2],
      [[10, 1], 0, [3], 4],
      [[2, 11], 0, [1], 0],
    ]);
    expect(mergeTables([one, other])).toEqual(
      table([
        [[2, 1], 0, [0, 0, 7], 2],
        [[2, 1], 1, [5], 0],
        [[2, 11], 0, [1], 0],
        [[10, 1], 0, [4, 2], 5],
      ]),
    );
  });

  it("does not depend on the order of the tables, and changes none of them", () => {
    const cell = fc.tuple(
      fc.tuple(fc.nat(12), fc.nat(2)).map(([first, second]) => [first, second]),
      fc.nat(2),
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      fc.nat(5),
    );
    const tables = fc
      .array(fc.uniqueArray(cell, { selector: ([levels, stratum]) => `${levels}|${stratum}` }), {
        maxLength: 4,
      })
      .map((list) => list.map(table));
    fc.assert(
      fc.property(tables, (list) => {
        const before = structuredClone(list);
        const merged = mergeTables(list);
        expect(mergeTables([...list].reverse()).cells).toEqual(merged.cells);
        expect(list).toEqual(before);
        const total = (from: readonly CubeTable[]) =>
          from
            .flatMap(({ cells }) => cells)
            .reduce((sum, { days }) => sum + days.reduce((all, one) => all + one, 0), 0);
        expect(total([merged])).toBe(total(list));
      }),
    );
  });
});
