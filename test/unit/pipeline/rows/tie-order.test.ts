import fc from "fast-check";
import { expect, test } from "vitest";
import { RowTexts } from "../../../../src/pipeline/rows/row-texts.ts";
import type { StoredTexts } from "../../../../src/pipeline/rows/stored-texts.ts";
import { tieOrder } from "../../../../src/pipeline/rows/tie-order.ts";

const textsOf = (rows: readonly (readonly string[])[]): StoredTexts => {
  const texts = new RowTexts(2);
  for (const fields of rows) {
    const bytes = Buffer.from(fields.join(","), "utf8");
    let from = 0;
    texts.add(
      bytes,
      1,
      fields.map((field) => {
        const to = from + Buffer.byteLength(field);
        const place = { starts: Int32Array.of(from), ends: Int32Array.of(to) };
        from = to + 1;
        return place;
      }),
    );
  }
  return texts.finish();
};

test("texts come back as they went in, blank and foreign ones too", () => {
  const texts = textsOf([
    ["PW1", "H1"],
    ["", "Łódź"],
    ["x".repeat(300), ""],
  ]);
  expect([0, 1, 2].map((row) => [texts.text(row, 0), texts.text(row, 1)])).toEqual([
    ["PW1", "H1"],
    ["", "Łódź"],
    ["x".repeat(300), ""],
  ]);
});

test("doubled quotes are one, and a column that a file lacks is blank", () => {
  const added = new RowTexts(2);
  const bytes = Buffer.from('a""b');
  added.add(bytes, 1, [{ starts: Int32Array.of(~0), ends: Int32Array.of(4) }, undefined]);
  const texts = added.finish();
  expect([texts.text(0, 0), texts.text(0, 1)]).toEqual(['a"b', ""]);
});

test("texts of a great many rows are found again, beyond the first piece of memory", () => {
  const added = new RowTexts(1);
  const bytes = Buffer.alloc(60_000, "p");
  const ends = Int32Array.from({ length: 400 }, (_, row) => 50_000 + row);
  added.add(bytes, 400, [{ starts: new Int32Array(400), ends }]);
  const texts = added.finish();
  expect([0, 335, 399].map((row) => texts.text(row, 0).length)).toEqual([50_000, 50_335, 50_399]);
});

const rows = fc.array(
  fc.record({
    days: fc.nat(3),
    pathway: fc.oneof(
      fc.constantFrom("", "PW", "PW000000001", "PW0000000011", "PW0000000010"),
      fc.string({ maxLength: 4 }),
    ),
    patient: fc.constantFrom("", "H1", "H2"),
    hash: fc.integer({ min: -5, max: 5 }),
  }),
  { maxLength: 60 },
);

test("it is the order of a slow sort by clock start, identifiers and hash", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const texts = textsOf(list.map(({ pathway, patient }) => [pathway, patient]));
      const found = tieOrder(
        Int32Array.from(list, ({ days }) => days),
        texts,
        Int32Array.from(list, ({ hash }) => hash),
      );
      const key = (row: number) => list[row] as (typeof list)[number];
      const slow = list
        .map((_, row) => row)
        .sort(
          (a, b) =>
            key(b).days - key(a).days ||
            Buffer.compare(Buffer.from(key(a).pathway), Buffer.from(key(b).pathway)) ||
            Buffer.compare(Buffer.from(key(a).patient), Buffer.from(key(b).patient)) ||
            key(a).hash - key(b).hash,
        );
      const described = (row: number) => JSON.stringify(key(row));
      expect([...found].map(described)).toEqual(slow.map(described));
      expect(new Set(found).size).toBe(list.length);
    }),
  );
});
