import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CrossingTable } from "../../../src/cube/crossing-table.ts";
import { mergeTables, pathwaysIn } from "../../../src/cube/cube.ts";

/** Three axes and a wait. */
type Row = readonly [number, number, number, number];

const lanes = (rows: readonly Row[]) => ({
  levels: [0, 1, 2].map((axis) => Int32Array.from(rows, (row) => row[axis as 0 | 1 | 2])),
  days: Int32Array.from(rows, (row) => row[3]),
});

function add(table: CrossingTable, rows: readonly Row[]): void {
  const { levels, days } = lanes(rows);
  table.add(levels, days, rows.length);
}

/** "levels|day" → pathways, and "levels|unknown" → rows without a usable clock start. */
function counted(axes: readonly number[], rows: readonly Row[], unknown: readonly Row[]) {
  const found = new Map<string, number>();
  const count = (row: Row, what: number | "unknown", by: number) => {
    const place = `${axes.map((axis) => row[axis as 0 | 1 | 2]).join("*")}|${what}`;
    found.set(place, (found.get(place) ?? 0) + by);
  };
  for (const row of [...rows, ...unknown]) count(row, "unknown", 0);
  for (const row of rows) count(row, row[3], 1);
  for (const row of unknown) count(row, "unknown", 1);
  return found;
}

function entries(tables: readonly CrossingTable[]) {
  const found = new Map<string, number>();
  for (const cell of mergeTables(tables.map((table) => table.finish())).cells) {
    const { levels, days, unknownClockStart } = cell;
    expect(days.at(-1)).not.toBe(0);
    expect(pathwaysIn(cell)).toBe(days.reduce((sum, count) => sum + count, 0));
    const place = levels.join("*");
    expect(found.has(`${place}|unknown`)).toBe(false);
    found.set(`${place}|unknown`, unknownClockStart);
    days.forEach((count, day) => {
      if (count > 0) found.set(`${place}|${day}`, count);
    });
  }
  return found;
}

const day = fc.oneof(fc.nat(20), fc.constantFrom(511, 512, 1535, 1536, 36_525));
const row: fc.Arbitrary<Row> = fc.tuple(fc.nat(4), fc.oneof(fc.nat(3), fc.constant(9999)), fc.nat(2), day);
/** With levels that are known beforehand, that come later, and more of them than can be told beforehand. */
const shapes = [
  { axes: [1, 0], levels: [10_000, 5] },
  { axes: [0, 1, 2], levels: [2, 2, 3] },
  { axes: [2, 1, 0], levels: [2 ** 20, 2 ** 20, 2 ** 20] },
];

describe("a table of a crossing", () => {
  it("counts every row once, in its cell and on its day, however the rows are shared out", () => {
    const lists = fc.tuple(fc.array(row, { maxLength: 80 }), fc.array(row, { maxLength: 80 }), fc.array(row));
    fc.assert(
      fc.property(fc.constantFrom(...shapes), lists, (shape, [first, second, unknown]) => {
        const tables = [new CrossingTable(shape), new CrossingTable(shape)];
        add(tables[0] as CrossingTable, first);
        add(tables[1] as CrossingTable, second);
        for (const [index] of unknown.entries()) {
          tables[index % 2]?.addUnknownClockStart(lanes(unknown).levels, index);
        }
        expect(entries(tables)).toEqual(counted(shape.axes, [...first, ...second], unknown));
      }),
      { numRuns: 300 },
    );
  });

  it("counts as many rows as it is told, whatever stands behind them", () => {
    const table = new CrossingTable(shapes[1] as (typeof shapes)[number]);
    const { levels, days } = lanes([4, 2, 3].map((wait): Row => [0, 0, 0, wait]));
    table.add(levels, days, 2);
    expect(entries([table])).toEqual(
      new Map([
        ["0*0*0|unknown", 0],
        ["0*0*0|2", 1],
        ["0*0*0|4", 1],
      ]),
    );
  });

  it("makes room for many cells and days, and keeps them apart", () => {
    const table = new CrossingTable({ axes: [0, 1, 2], levels: [3, 3, 3] });
    const rows = [0, 1, 2, 65_535, 65_536, 67_000_000].flatMap((one) =>
      [0, 1, 65_536].flatMap((other) =>
        Array.from({ length: 300 }, (_, wait): Row => [one, other, one ^ other, 3 * wait]),
      ),
    );
    add(table, [...rows, ...rows]);
    const found = entries([table]);
    expect(found.size).toBe(6 * 3 * 301);
    for (const [place, count] of found) expect(count).toBe(place.endsWith("unknown") ? 0 : 2);
  });

  it("is in order of its levels", () => {
    const table = new CrossingTable({ axes: [0, 1], levels: [2, 2] });
    add(table, [
      [5, 0, 0, 1],
      [1, 1, 0, 1],
      [0, 7, 0, 1],
      [1, 0, 0, 1],
    ]);
    expect(mergeTables([table.finish()]).cells.map(({ levels }) => levels)).toEqual([
      [0, 7],
      [1, 0],
      [1, 1],
      [5, 0],
    ]);
  });
});
