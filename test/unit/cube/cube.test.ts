import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCounts, type Cube, tableOver } from "../../../src/cube/cube.ts";

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
