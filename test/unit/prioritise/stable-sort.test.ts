import fc from "fast-check";
import { expect, test } from "vitest";
import { stableSort } from "../../../src/prioritise/stable-sort.ts";

const rowsOf = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

test("rows come out by key, and those of one key in the order they came in", () => {
  const keys = Uint32Array.of(3, 1, 3, 0, 1);
  expect([...stableSort(rowsOf(5), keys)]).toEqual([3, 1, 4, 0, 2]);
});

test("the largest keys there are are sorted by all their bits", () => {
  const keys = Uint32Array.of(0xffffffff, 0x80000000, 0x7fffffff, 0);
  expect([...stableSort(rowsOf(4), keys)]).toEqual([3, 2, 1, 0]);
});

test("no rows are no rows, and the rows given stay as they are", () => {
  expect(stableSort(new Uint32Array(0), new Uint32Array(0))).toHaveLength(0);
  const rows = Uint32Array.of(1, 0);
  stableSort(rows, Uint32Array.of(0, 1));
  expect([...rows]).toEqual([1, 0]);
});

test("it sorts as a stable sort by comparison does", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(5), fc.nat(0xffffffff)), { maxLength: 200 }), (values) => {
      const keys = Uint32Array.from(values);
      const expected = values.map((_, row) => row).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
      expect([...stableSort(rowsOf(values.length), keys)]).toEqual(expected);
    }),
  );
});
