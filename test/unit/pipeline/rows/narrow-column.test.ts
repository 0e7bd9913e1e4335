import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NarrowColumn } from "../../../../src/pipeline/rows/narrow-column.ts";

describe("a column that comes in parts", () => {
  test.each([
    [0, Uint8Array],
    [255, Uint8Array],
    [256, Uint16Array],
    [65_535, Uint16Array],
    [65_536, Uint32Array],
    [2 ** 31 - 1, Uint32Array],
  ])("whose highest number is %i is kept in the smallest integers that hold it", (highest, kind) => {
    const column = new NarrowColumn();
    column.add(Int32Array.of(1, 2));
    column.add(Int32Array.of(highest));
    column.add(Int32Array.of(3));
    const whole = column.finish(4);
    expect(whole).toBeInstanceOf(kind);
    expect([...whole]).toEqual([1, 2, highest, 3]);
  });

  test("of no rows, or of parts without any, is empty", () => {
    expect([...new NarrowColumn().finish(0)]).toEqual([]);
    const column = new NarrowColumn();
    column.add(new Int32Array(0));
    column.add(Int32Array.of(7));
    expect([...column.finish(1)]).toEqual([7]);
  });

  test("has a copy of what was added: the caller may use its memory again", () => {
    const values = Int32Array.of(1, 2, 3);
    const column = new NarrowColumn();
    column.add(values);
    values.fill(9);
    column.add(values.subarray(1));
    expect([...column.finish(5)]).toEqual([1, 2, 3, 9, 9]);
  });

  test("gives back what was added, whatever it is and however it is split", () => {
    const value = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 70_000 }), fc.nat());
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 8 }), (parts) => {
        const column = new NarrowColumn();
        for (const part of parts) column.add(Int32Array.from(part));
        const all = parts.flat();
        expect([...column.finish(all.length)]).toEqual(all);
      }),
    );
  });
});
