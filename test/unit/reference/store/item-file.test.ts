import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Item } from "../../../../src/reference/store/item.ts";
import { itemPieces, readItem, readStoredItem } from "../../../../src/reference/store/item-file.ts";

const scratch = mkdtempSync(join(tmpdir(), "fairwait-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const ITEM: Item = {
  id: "imd-2025",
  kind: "imd",
  name: "IMD 2025",
  edition: "2025",
  vintages: [2021],
  geographies: [],
  partial: false,
  file: "File_7.csv",
  bytes: 12,
  sha256: "0".repeat(64),
  rows: 3,
  added: "2026-11-22",
  notes: [{ code: "a-note", level: "note", text: "Something." }],
};

function written(pieces: readonly Uint8Array[], name = "x.fwref"): string {
  const path = join(scratch, name);
  writeFileSync(path, Buffer.concat(pieces));
  return path;
}

const SECTIONS = {
  small: new Int8Array([-1, 0, 1]),
  middle: new Uint16Array([65_535, 0, 7, 8, 9]),
  large: new Int32Array([-2_147_483_648, 5]),
  largest: new Uint32Array([4_294_967_295]),
  none: new Uint8Array(0),
};

describe("a file of the store", () => {
  it("gives back arrays of every kind as they were, of any length", () => {
    const kinds = [Int8Array, Uint8Array, Uint16Array, Int32Array, Uint32Array] as const;
    const array = fc
      .tuple(fc.constantFrom(...kinds), fc.array(fc.integer(), { maxLength: 40 }))
      .map(([Kind, numbers]) => new Kind(numbers));
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), array), (sections) => {
        const path = written(itemPieces({ item: ITEM, facts: { x: 1 }, sections }));
        expect(readItem(path)).toEqual(ITEM);
        expect(readStoredItem(path)).toEqual({ item: ITEM, facts: { x: 1 }, sections: { ...sections } });
      }),
      { numRuns: 40 },
    );
  });

  it("is not believed when any byte of it is changed, missing or too many", () => {
    const whole = Buffer.concat(itemPieces({ item: ITEM, facts: {}, sections: SECTIONS }));
    const before = readStoredItem(written([whole]));
    expect(before?.sections).toEqual(SECTIONS);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ 0x41;
      expect(readStoredItem(written([changed])), `byte ${at}`).toBeUndefined();
    }
    for (let length = 0; length < whole.length; length += 7) {
      expect(readStoredItem(written([whole.subarray(0, length)]))).toBeUndefined();
    }
    expect(readStoredItem(written([whole, Buffer.from("x")]))).toBeUndefined();
    expect(readItem(written([Buffer.from("PK\u0003\u0004 something else")]))).toBeUndefined();
  });

  it("says what it is without its arrays being read", () => {
    const path = written(itemPieces({ item: ITEM, facts: {}, sections: SECTIONS }));
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = bytes[bytes.length - 1]! ^ 1;
    writeFileSync(path, bytes);
    expect([readItem(path)?.id, readStoredItem(path)]).toEqual(["imd-2025", undefined]);
  });
});
