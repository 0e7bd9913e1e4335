import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CompletenessCell,
  type CompletenessShape,
  CompletenessTally,
  classesOf,
  fullKey,
  mergeCompleteness,
} from "../../../src/cube/completeness-tally.ts";
import { MaskNumbers } from "../../../src/engine/scanner/mask-numbers.ts";

const BLOCK = 8;
/** Axis 0: two kinds of unknown, then known. Axis 1: unknown or known, its list open. Axis 2: only counted by. */
const SHAPE: CompletenessShape = {
  fields: [
    { axis: 0, classes: 3, classOf: [0, 1] },
    { axis: 1, classes: 2, classOf: [0] },
  ],
  by: [0, 1, 2],
};

function tally(rows: readonly (readonly number[])[], shape = SHAPE): CompletenessCell[] {
  const found = new CompletenessTally(shape, new MaskNumbers(), BLOCK);
  for (let from = 0; from < rows.length; from += BLOCK) {
    const block = rows.slice(from, from + BLOCK);
    const levels = [0, 1, 2].map((axis) => Int32Array.from(block, (row) => row[axis] as number));
    found.add(levels, block.length);
  }
  return found.finish();
}
const told = (cells: readonly CompletenessCell[]) =>
  cells.map(({ axis, level, key, rows }) => [axis, level, classesOf(key, SHAPE), rows]);

describe("what is known of rows", () => {
  test("is counted by the levels of each axis, for rows in which something is missing", () => {
    const rows = [
      [2, 1, 0],
      [9, 7, 0],
      [0, 1, 1],
      [1, 1, 1],
      [1, 0, 1],
      [1, 0, 1],
    ];
    expect(told(mergeCompleteness([tally(rows)]))).toEqual([
      [0, 0, [0, 1], 1],
      [0, 1, [1, 0], 2],
      [0, 1, [1, 1], 1],
      [1, 0, [1, 0], 2],
      [1, 1, [0, 1], 1],
      [1, 1, [1, 1], 1],
      [2, 1, [0, 1], 1],
      [2, 1, [1, 0], 2],
      [2, 1, [1, 1], 1],
    ]);
  });

  test("is nothing to count when all is known", () => {
    expect(
      tally([
        [2, 1, 0],
        [3, 2, 5],
      ]),
    ).toEqual([]);
  });

  test("is what counting row by row gives, however many levels and kinds there are, and however it is shared out", () => {
    const shape: CompletenessShape = {
      fields: [
        { axis: 0, classes: 41, classOf: Array.from({ length: 40 }, (_, level) => level) },
        { axis: 1, classes: 6, classOf: [0, 1, 2, 3, 4] },
      ],
      by: [2, 1],
    };
    const row = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 7 }), fc.nat({ max: 900 }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 400 }), fc.nat({ max: 400 }), (rows, cut) => {
        const slow = new Map<string, number>();
        for (const levels of rows) {
          const classes = [Math.min(levels[0], 40), Math.min(levels[1], 5)];
          if (classes[0] === 40 && classes[1] === 5) continue;
          for (const axis of shape.by) {
            const place = [axis, levels[axis], ...classes].join(" ");
            slow.set(place, (slow.get(place) ?? 0) + 1);
          }
        }
        const parts = [tally(rows.slice(0, cut), shape), tally(rows.slice(cut), shape)];
        const found = mergeCompleteness(parts).map(({ axis, level, key, rows: count }) => [
          [axis, level, ...classesOf(key, shape)].join(" "),
          count,
        ]);
        expect(new Map(found as [string, number][])).toEqual(slow);
        expect(found).toHaveLength(slow.size);
      }),
      { numRuns: 60 },
    );
  });

  test("has a key for every combination of classes", () => {
    const keys = Array.from({ length: 6 }, (_, key) => classesOf(key, SHAPE).join(""));
    expect(keys).toEqual(["00", "01", "10", "11", "20", "21"]);
    expect(classesOf(fullKey(SHAPE), SHAPE)).toEqual([2, 1]);
  });

  test("is refused when the combinations are more than a key can hold", () => {
    const fields = Array.from({ length: 32 }, () => ({ axis: 0, classes: 2, classOf: [0] }));
    expect(() => new CompletenessTally({ fields, by: [0] }, new MaskNumbers(), BLOCK)).toThrow(
      /combinations/,
    );
  });
});
