import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CubeTable } from "../../../src/cube/cube.ts";
import { WaitTable, type WaitTableShape } from "../../../src/cube/wait-table.ts";

/** Three axes, the last of them the stratum, and a wait. */
type Row = readonly [number, number, number, number];
const STRATA = 3;

const rowsOf = (rows: readonly Row[]) => ({
  levels: [0, 1, 2].map((axis) => Int32Array.from(rows, (row) => row[axis as 0 | 1 | 2])),
  days: Int32Array.from(rows, (row) => row[3]),
});

function add(table: WaitTable, rows: readonly Row[]): void {
  const { levels, days } = rowsOf(rows);
  table.add(levels, days, rows.length);
}

const shapes: readonly WaitTableShape[] = [
  { axes: [], stratum: 2, strata: STRATA, levels: 1 },
  { axes: [], stratum: undefined, strata: 1, levels: 1 },
  { axes: [0], stratum: 2, strata: STRATA, levels: 2 },
  { axes: [1], stratum: undefined, strata: 1, levels: 10_000 },
];

/** One entry per cell and day with its count, by name. */
function entries({ axes, cells }: CubeTable): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { levels, stratum, days, unknownClockStart } of cells) {
    expect(levels).toHaveLength(axes.length);
    expect(days.at(-1)).not.toBe(0);
    const name = `${levels.join("*")}|${stratum}`;
    expect(found[`${name}|unknown`]).toBeUndefined();
    found[`${name}|unknown`] = unknownClockStart;
    days.forEach((count, day) => {
      if (count > 0) found[`${name}|${day}`] = count;
    });
  }
  return found;
}

function expectedEntries(shape: WaitTableShape, rows: readonly Row[], unknown: readonly Row[]) {
  const found: Record<string, number> = {};
  const count = (row: Row, what: string, by: number) => {
    const stratum = shape.stratum === undefined ? 0 : row[2];
    const name = `${shape.axes.map((axis) => row[axis as 0 | 1 | 2]).join("*")}|${stratum}`;
    found[`${name}|unknown`] ??= 0;
    found[`${name}|${what}`] = (found[`${name}|${what}`] ?? 0) + by;
  };
  for (const row of rows) count(row, String(row[3]), 1);
  for (const row of unknown) count(row, "unknown", 1);
  return found;
}

const day = fc.oneof(fc.nat(20), fc.constantFrom(511, 512, 1023, 1024, 1535, 1536, 1537, 36_525));
const row: fc.Arbitrary<Row> = fc.tuple(
  fc.nat(4),
  fc.oneof(fc.nat(3), fc.constant(9999)),
  fc.nat(STRATA - 1),
  day,
);

describe("a table of waits", () => {
  it("counts every row once, in its cell and on its day, whatever the blocks", () => {
    const lists = fc.tuple(fc.array(row, { maxLength: 60 }), fc.array(row, { maxLength: 60 }), fc.array(row));
    fc.assert(
      fc.property(fc.constantFrom(...shapes), lists, (shape, [first, second, unknown]) => {
        const table = new WaitTable(shape);
        add(table, first);
        for (const [index] of unknown.entries()) table.addUnknownClockStart(rowsOf(unknown).levels, index);
        add(table, second);
        expect(entries(table.finish())).toEqual(expectedEntries(shape, [...first, ...second], unknown));
      }),
      { numRuns: 300 },
    );
  });

  it("counts as many rows as it is told, whatever stands behind them", () => {
    const table = new WaitTable(shapes[1] as WaitTableShape);
    const { levels, days } = rowsOf([4, 2, 3].map((wait): Row => [0, 0, 0, wait]));
    table.add(levels, days, 2);
    expect(entries(table.finish())).toEqual({ "|0|unknown": 0, "|0|2": 1, "|0|4": 1 });
  });

  it.each([65_535, 65_536, 65_537, 131_072, 200_000])(
    "counts %i pathways of one cell and one day",
    (pathways) => {
      for (const wait of [7, 2000]) {
        const table = new WaitTable(shapes[1] as WaitTableShape);
        const { levels, days } = rowsOf([[0, 0, 0, wait]]);
        for (let pathway = 0; pathway < pathways; pathway += 1) table.add(levels, days, 1);
        expect(entries(table.finish())).toEqual({ "|0|unknown": 0, [`|0|${wait}`]: pathways });
      }
    },
  );
});
