import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CubeTable } from "../../../src/cube/cube.ts";
import { groupWaits, togetherWaits, withoutGroup } from "../../../src/measure/group-waits.ts";

const cell = (level: number, stratum: number, days: readonly number[], unknownClockStart = 0) => ({
  levels: [level],
  stratum,
  days: Uint32Array.from(days),
  unknownClockStart,
});

describe("groups of a cube table", () => {
  const table: CubeTable = {
    axes: [0],
    cells: [cell(0, 0, [1, 2], 1), cell(0, 1, [0, 1, 4], 2), cell(1, 0, [5]), cell(2, 0, [0, 0, 0, 7], 3)],
  };
  const gather = () => groupWaits(table, 3, ([level = 0]) => (level === 2 ? 1 : level));

  test("add up their cells over strata and levels", () => {
    expect(gather()).toEqual([
      { waits: Uint32Array.of(1, 3, 4), unknownClockStart: 3 },
      { waits: Uint32Array.of(5, 0, 0, 7), unknownClockStart: 3 },
      { waits: Uint32Array.of(), unknownClockStart: 0 },
    ]);
  });

  test("leave the cube as it is, so that it can be asked again", () => {
    const first = gather();
    expect(gather()).toEqual(first);
    expect(table.cells[0]?.days).toEqual(Uint32Array.of(1, 2));
  });
});

const group = fc.record({
  waits: fc.array(fc.nat(9), { maxLength: 20 }).map((days) => Uint32Array.from(days)),
  unknownClockStart: fc.nat(9),
});
const people = (waits: Uint32Array) => waits.reduce((sum, count) => sum + count, 0);

describe("several groups together", () => {
  test("without one of them are the others", () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (groups) => {
        const [first, ...rest] = groups;
        if (first === undefined) return;
        const left = withoutGroup(togetherWaits(groups), first);
        const others = togetherWaits(rest);
        expect(left.unknownClockStart).toBe(others.unknownClockStart);
        expect(people(left.waits)).toBe(people(others.waits));
        expect([...left.waits.slice(0, others.waits.length)]).toEqual([...others.waits]);
      }),
    );
  });

  test("of no groups are nobody", () => {
    expect(togetherWaits([])).toEqual({ waits: Uint32Array.of(), unknownClockStart: 0 });
  });
});
