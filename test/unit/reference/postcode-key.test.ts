import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reasonOfCode } from "../../../src/reference/deprivation-code.ts";
import {
  packPostcode,
  packPostcodeBytes,
  postcodeKeyOfWords,
  postcodeProblem,
} from "../../../src/reference/postcode-key.ts";

const reasonOf = (text: string): string | undefined => reasonOfCode(postcodeProblem(packPostcode(text)));

/** BS 7666, as a pattern, to hold the rule by places against. */
const BS7666 =
  /^(GIR0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRVWXY])?|[0-9][A-HJKPS-UW])[0-9][ABD-HJLNP-UW-Z]{2})$/;

describe("a postcode's key", () => {
  it("is the same however it is spelt", () => {
    for (const spelling of ["WC1A1AA", "wc1a 1aa", " WC1A  1AA ", "WC1A\u00a01AA"]) {
      expect(packPostcode(spelling)).toBe(packPostcode("WC1A 1AA"));
      const bytes = Buffer.from(spelling, "utf8");
      expect(packPostcodeBytes(bytes, 0, bytes.length)).toBe(packPostcode("WC1A 1AA"));
    }
  });

  it("is another number for every other postcode, and exact", () => {
    const characters = fc.string({ unit: fc.constantFrom(..."ABZ019"), minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(characters, characters, (a, b) => {
        expect(packPostcode(a) === packPostcode(b)).toBe(a === b);
        expect(packPostcode(a)).toBeLessThan(2 ** 37);
      }),
    );
  });

  it("can be put together from two words of base 37", () => {
    const word = (text: string): number =>
      [...text].reduce(
        (sum, c) => sum * 37 + (c === " " ? 0 : c <= "9" ? Number(c) + 1 : c.charCodeAt(0) - 54),
        0,
      );
    expect(postcodeKeyOfWords(word("M11A"), word("A  "))).toBe(packPostcode("M1 1AA"));
    expect(reasonOfCode(postcodeKeyOfWords(-1, 0))).toBe("missing");
    expect(reasonOfCode(postcodeKeyOfWords(-2, 0))).toBe("postcode-malformed");
  });
});

describe("what is no postcode", () => {
  it.each([
    ["", "missing"],
    ["  ", "missing"],
    ["null", "missing"],
    ["ZZ99 3VZ", "pseudo-no-fixed-abode"],
    ["zz993wz", "pseudo-not-known"],
    ["ZZ99 3CZ", "pseudo-not-known"],
    ["ZZ99", "pseudo-not-known"],
    ["ZZ99 3GZ", "outside-england-wales"],
    ["ZZ99 1WZ", "outside-england-scotland"],
    ["ZZ99 2WZ", "outside-england-northern-ireland"],
    ["ZZ99 6NZ", "pseudo-overseas"],
    ["SW1", "postcode-malformed"],
    ["SW1A 1A", "postcode-malformed"],
    ["SW1A 1AAA", "postcode-malformed"],
    ["SW1A 1AA.", "postcode-malformed"],
    ["12345", "postcode-malformed"],
    ["M1 OAA", "postcode-malformed"],
    ["M1 1AA", undefined],
    ["GIR 0AA", undefined],
  ])("%j: %s", (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it("is what the pattern of BS 7666 says", () => {
    const characters = fc.string({ unit: fc.constantFrom(..."AQIJVCKLZRG0159"), minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(characters, (text) => {
        fc.pre(!text.startsWith("ZZ99"));
        expect(reasonOf(text) === undefined).toBe(BS7666.test(text));
      }),
      { numRuns: 5000 },
    );
    const shapes = fc
      .tuple(
        fc.constantFrom("A9", "A99", "AA9", "AA99", "A9A", "AA9A"),
        fc.integer({ min: 0, max: 26 ** 3 - 1 }),
      )
      .map(([shape, seed]) => {
        const letter = (k: number): string => String.fromCharCode(65 + (Math.floor(seed / 26 ** k) % 26));
        let k = 0;
        return [...`${shape}9AA`].map((c) => (c === "9" ? "9" : letter(k++ % 3))).join("");
      });
    fc.assert(
      fc.property(shapes, (text) => {
        fc.pre(!text.startsWith("ZZ99"));
        expect(reasonOf(text) === undefined).toBe(BS7666.test(text));
      }),
      { numRuns: 5000 },
    );
  });
});
