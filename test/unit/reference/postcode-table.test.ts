import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOfReason, DEPRIVATION_REASONS, reasonOfCode } from "../../../src/reference/deprivation-code.ts";
import { packPostcode } from "../../../src/reference/postcode-key.ts";
import { PostcodeTable } from "../../../src/reference/postcode-table.ts";

const M1 = packPostcode("M1 1AA");

describe("a postcode table", () => {
  it("answers as a Map does, through every growth, also from shared memory", () => {
    const postcodes = fc.uniqueArray(fc.integer({ min: 1, max: 37 ** 7 - 1 }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(postcodes, (keys) => {
        const table = new PostcodeTable();
        for (const key of keys) expect(table.add(key, (key % 10) + 1, key % 3 === 0)).toBe(true);
        const shared = new PostcodeTable(table.shared);
        expect(shared.size).toBe(keys.length);
        for (const key of keys) expect(shared.lookup(key)).toBe((key % 10) + 1);
        expect(shared.terminatedUsed).toBe(keys.filter((key) => key % 3 === 0).length);
      }),
    );
    const table = new PostcodeTable();
    for (let key = 1; key <= 200_000; key += 1) table.add(key * 7919, (key % 10) + 1, false);
    expect(table.size).toBe(200_000);
    for (let key = 1; key <= 200_000; key += 1) {
      if (table.lookup(key * 7919) !== (key % 10) + 1) throw new Error(`key ${key} is lost`);
    }
  });

  it("keeps every code, live and terminated", () => {
    for (const terminated of [false, true]) {
      for (const code of [
        ...DEPRIVATION_REASONS.map(codeOfReason),
        ...Array.from({ length: 15 }, (_, i) => i + 1),
      ]) {
        const table = new PostcodeTable();
        table.add(M1, code, terminated);
        expect(table.lookup(M1)).toBe(code);
        expect(table.terminatedUsed).toBe(terminated ? 1 : 0);
      }
    }
  });

  it("prefers a live row to a terminated one, whichever comes first", () => {
    const table = new PostcodeTable();
    table.add(M1, 3, true);
    table.add(M1, 5, false);
    table.add(M1, 7, true);
    expect(table.lookup(M1)).toBe(5);
    expect(table.size).toBe(1);
  });

  it("keeps the first of two live rows and says when they differ", () => {
    const table = new PostcodeTable();
    expect(table.add(M1, 3, false)).toBe(true);
    expect(table.add(M1, 3, false)).toBe(true);
    expect(table.add(M1, 4, false)).toBe(false);
    expect(table.lookup(M1)).toBe(3);
  });

  it("says why a postcode has no answer", () => {
    const table = new PostcodeTable();
    expect(reasonOfCode(table.lookup(M1))).toBe("postcode-not-found");
    expect(reasonOfCode(table.lookup(packPostcode("ZZ99 3VZ")))).toBe("pseudo-no-fixed-abode");
    expect(reasonOfCode(table.lookup(packPostcode("M1")))).toBe("postcode-malformed");
    expect(reasonOfCode(table.lookup(packPostcode("")))).toBe("missing");
  });
});
