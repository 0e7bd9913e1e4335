import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { keyIn, pseudonymsOf } from "../../../src/cli/pseudonyms.ts";
import { writeScratch } from "../source/spreadsheet-fixture.ts";

const pseudonyms = (keyFile: string) => pseudonymsOf(keyIn(keyFile));

const keyFile = (key: Uint8Array | string): string => writeScratch("key.txt", key);

describe("a pseudonym", () => {
  // RFC 4231, test cases 6 and 7: 131 bytes of aa.
  test.each([
    ["Test Using Larger Than Block-Size Key - Hash Key First", "60e431591ee0b67f0d8a26aacbf5b77f"],
    [
      "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.",
      "9b09ffa71b942fcb27635fbcd5b0e944",
    ],
  ])("is the first half of HMAC-SHA-256, as RFC 4231 has it: %s", (identifier, code) => {
    expect(pseudonyms(keyFile(Buffer.alloc(131, 0xaa)))(identifier)).toBe(code);
  });

  test("is keyed with every byte of the file, a line end too, and reads identifiers as UTF-8", () => {
    const key = `${"0123456789abcdef".repeat(2)}\n`;
    const expected = createHmac("sha256", Buffer.from(key)).update(Buffer.from("PŁ-001")).digest("hex");
    expect(pseudonyms(keyFile(key))("PŁ-001")).toBe(expected.slice(0, 32));
    expect(pseudonyms(keyFile(key.trim()))("PŁ-001")).not.toBe(expected.slice(0, 32));
  });

  test("is the same for the same identifier and key in every run, and another for any other", () => {
    const [key, other] = [keyFile("k".repeat(32)), keyFile("l".repeat(32))];
    const identifiers = ["PW1", "PW2", "pw1", "PW1 ", "9990000018"];
    const codes = identifiers.map(pseudonyms(key));
    expect(identifiers.map(pseudonyms(key))).toEqual(codes);
    expect(new Set([...codes, ...identifiers.map(pseudonyms(other))]).size).toBe(2 * identifiers.length);
    for (const code of codes) expect(code).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("a key", () => {
  test("of fewer than 32 bytes is refused, by its length and never by what it is", () => {
    const short = keyFile("s".repeat(31));
    expect(() => pseudonyms(short)).toThrowError(
      expect.objectContaining({
        exitCode: 2,
        message: "the key is 31 bytes long; it takes at least 32",
        detail: expect.objectContaining({ code: "key-too-short", file: short }),
      }),
    );
    expect(pseudonyms(keyFile("s".repeat(32)))("PW1")).toHaveLength(32);
    // Bytes are counted, not characters.
    expect(pseudonyms(keyFile("é".repeat(16)))("PW1")).toHaveLength(32);
  });

  test("that is not there, or no file, is a usage error", () => {
    for (const path of ["nowhere/key.txt", "."])
      expect(() => pseudonyms(path)).toThrowError(
        expect.objectContaining({
          exitCode: 2,
          detail: expect.objectContaining({ code: "key-file-unreadable", file: path }),
        }),
      );
  });
});
