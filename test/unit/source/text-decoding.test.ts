import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/source/text-decoding.ts";

describe("bytes to text", () => {
  it.each([
    ["", "", "ascii"],
    ["Smith", "Smith", "ascii"],
    ["Zo\xc3\xab", "Zoë", "utf-8"],
    ["Zo\xeb", "Zoë", "windows-1252"],
    ["\x80 5 \x96 \x9f", "€ 5 – Ÿ", "windows-1252"],
    ["\xc3", "Ã", "windows-1252"],
    ["\xed\xa0\x80", "í\u00a0€", "windows-1252"],
    ["\xef\xbb\xbfx", "\ufeffx", "utf-8"],
    ["a\0b", "a\0b", "ascii"],
  ])("%j is %j, read as %s", (bytes, text, encoding) => {
    expect(decodeText(Buffer.from(bytes, "latin1"))).toEqual({ text, encoding });
  });

  it("reads all that is UTF-8 as such, and never fails nor loses a byte", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
        expect(decodeText(Buffer.from(text, "utf8")).text).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const { text, encoding } = decodeText(bytes);
        expect(text).not.toContain("\ufffd");
        if (encoding === "windows-1252") expect(text).toHaveLength(bytes.length);
        else expect([...Buffer.from(text, "utf8")]).toEqual([...bytes]);
      }),
      { numRuns: 2000 },
    );
  });
});
