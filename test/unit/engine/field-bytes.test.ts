import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBlank as isBlankText } from "../../../src/classify/blank.ts";
import {
  isBlank,
  nhsNumberInto,
  POSTCODE_BLANK,
  POSTCODE_UNREADABLE,
  packedPostcodeInto,
  trimmedRange,
} from "../../../src/engine/scanner/field-bytes.ts";
import { packPostcode, postcodeKeyOfWords, postcodeProblem } from "../../../src/reference/postcode-key.ts";

type Encoding = "utf8" | "latin1";
/** The text as a field among other bytes, which must not count. */
function field(text: string, encoding: Encoding): { bytes: Uint8Array; from: number; to: number } {
  const value = Buffer.from(text, encoding);
  const bytes = Uint8Array.from(Buffer.concat([Buffer.from("9 ,"), value, Buffer.from(", 0")]));
  return { bytes, from: 3, to: 3 + value.length };
}
const encodings = fc.constantFrom<Encoding>("utf8", "latin1");
const soupOf = (...parts: string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join(""));
const WHITE = ["", " ", "\t", "\n", "\r\n", "\v", "\f", "\u00a0"];

describe("blank bytes", () => {
  const blank = ({ bytes, from, to }: ReturnType<typeof field>) => isBlank(bytes, from, to);

  it.each(["", " ", "\t", "\n", "\u00a0", "NULL", "null", " Null\r\n", "\u00a0 NULL\u00a0"])(
    "%j is blank",
    (text) => {
      expect([blank(field(text, "utf8")), blank(field(text, "latin1"))]).toEqual([true, true]);
    },
  );

  it.each(["0", "N", "NUL", "NULLS", "NU LL", ".", "-", "\0", "\u00e0", "\u00c2", "NULL\u00e0"])(
    "%j is not",
    (text) => {
      expect([blank(field(text, "utf8")), blank(field(text, "latin1"))]).toEqual([false, false]);
    },
  );

  it("are those whose text is blank", () => {
    const texts = soupOf(...WHITE, ...WHITE, "n", "U", "L", "l", "NULL", "NULL", "x", "\u00e0", "\0");
    fc.assert(
      fc.property(texts, encodings, (text, encoding) => {
        expect(blank(field(text, encoding))).toBe(isBlankText(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a trimmed range", () => {
  it("holds the field's text without white space at its ends", () => {
    const texts = soupOf(...WHITE, ...WHITE, "x", "y z", "caf\u00e9", "\u00e0");
    fc.assert(
      fc.property(texts, (text) => {
        const { bytes, from, to } = field(text, "utf8");
        const range = { from: 0, to: 0 };
        trimmedRange(range, bytes, from, to);
        expect(Buffer.from(bytes.subarray(range.from, range.to)).toString()).toBe(text.trim());
      }),
      { numRuns: 3000 },
    );
  });
});

/** NHS Data Model and Dictionary: weights 10 to 2, modulus 11; 10 is no check digit, 11 is 0. */
function isValidNhsNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, place) => total + Number(digit) * (10 - place),
    0,
  );
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Appends the check digit; undefined for the one number in eleven that has none. */
function withCheckDigit(nine: string): string | undefined {
  return [..."0123456789"].map((digit) => nine + digit).find(isValidNhsNumber);
}

describe("an NHS number in bytes", () => {
  const reads = (text: string, encoding: Encoding = "utf8") => {
    const out = new Int32Array(3);
    const { bytes, from, to } = field(text, encoding);
    return nhsNumberInto(out, bytes, from, to) ? `${out[0]} ${out[1]}` : undefined;
  };

  it("is one integer pair however it is spelt", () => {
    const plain = reads("9434765919");
    expect(plain).toBeDefined();
    for (const spelling of ["943 476 5919", "943-476-5919", " 9434765919\t", "943\u00a0476\u00a05919"]) {
      expect([reads(spelling), reads(spelling, "latin1")]).toEqual([plain, plain]);
    }
  });

  it.each([
    "9434765918",
    "943476591",
    "94347659190",
    "0000000000",
    "9999999999",
    "943476591X",
    "",
    "9434765919\u00e0",
  ])("%j is none", (text) => {
    expect(reads(text)).toBeUndefined();
  });

  it("is valid exactly when its text is, and different numbers are different pairs", () => {
    const nine = fc.stringMatching(/^\d{9}$/);
    fc.assert(
      fc.property(nine, nine, fc.stringMatching(/^[\d -]{8,13}$/), (one, other, any) => {
        expect(reads(any) !== undefined).toBe(isValidNhsNumber(any));
        const [first, second] = [withCheckDigit(one), withCheckDigit(other)];
        fc.pre(first !== undefined && second !== undefined);
        expect(reads(first) === reads(second)).toBe(first === second);
      }),
      { numRuns: 2000 },
    );
  });

  it("is spread over the first word, by which a set places it", () => {
    const buckets = new Uint32Array(16);
    let valid = 0;
    for (let number = 400_000_000; number < 400_016_000; number += 1) {
      const whole = withCheckDigit(String(number));
      if (whole === undefined) continue;
      valid += 1;
      const bucket = (Number(reads(whole)?.split(" ")[0]) >>> 28) & 15;
      buckets[bucket] = (buckets[bucket] as number) + 1;
    }
    expect(Math.max(...buckets)).toBeLessThan((valid / 16) * 1.2);
    expect(Math.min(...buckets)).toBeGreaterThan((valid / 16) * 0.8);
  });
});

describe("a postcode in bytes", () => {
  const words = (text: string, encoding: Encoding = "utf8") => {
    const out = new Int32Array(3);
    const { bytes, from, to } = field(text, encoding);
    packedPostcodeInto(out, bytes, from, to);
    return { high: out[0] as number, low: out[1] as number };
  };

  it("packs to the key of its text", () => {
    const { high, low } = words("ze3 9jz");
    expect(postcodeKeyOfWords(high, low)).toBe(packPostcode("ZE3 9JZ"));
    expect(high * 37 ** 3 + low).toBe(packPostcode("ZE3 9JZ"));
  });

  it("tells blank from unreadable", () => {
    expect(["", " ", "NULL", "\u00a0"].map((text) => words(text).high)).toEqual(
      Array(4).fill(POSTCODE_BLANK),
    );
    expect(["SW1A.1AA", "SW1A 1AAX", "caf\u00e9", "?"].map((text) => words(text).high)).toEqual(
      Array(4).fill(POSTCODE_UNREADABLE),
    );
  });

  it("means what its text means, key and problem", () => {
    const texts = soupOf("S", "W", "z", "Z", "9", "1", "A", " ", "\u00a0", "\t", ".", "\u00e9", "NULL");
    fc.assert(
      fc.property(texts, encodings, (text, encoding) => {
        const { high, low } = words(text, encoding);
        const fromText = packPostcode(text);
        expect(postcodeProblem(postcodeKeyOfWords(high, low))).toBe(postcodeProblem(fromText));
        if (high >= 0) expect(postcodeKeyOfWords(high, low)).toBe(fromText);
      }),
      { numRuns: 3000 },
    );
  });
});
