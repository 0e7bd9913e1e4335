import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, printable, shortened, wrapped } from "../../../src/report/printable.ts";

describe("wrapping", () => {
  it("keeps every line within the width and every word in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: "grapheme-ascii" }).filter((word) => !/\s/.test(word))),
        fc.integer({ min: 10, max: 100 }),
        (words, width) => {
          const lines = wrapped(words.join(" "), width, "  ");
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(lines.join("").replaceAll(/\s/g, "")).toBe(words.join(""));
        },
      ),
    );
  });

  it("cuts a word that is longer than a line", () => {
    for (const line of wrapped("x".repeat(300), 20)) expect(line.length).toBeLessThanOrEqual(20);
  });
});

describe("shortening", () => {
  it("leaves what fits and marks what does not", () => {
    expect(shortened("White", 5)).toBe("White");
    expect(shortened("Asian or Asian British", 10)).toBe("Asian or…");
    expect(displayWidth(shortened("中文中文中文", 5))).toBeLessThanOrEqual(5);
  });
});

describe("printable text", () => {
  it("has no control character", () => {
    expect(printable("a\u001b[2Jb\r\nc\u202e")).toBe("a�[2Jb��c�");
    expect(printable("Gypsy or Irish Traveller – Šárka")).toBe("Gypsy or Irish Traveller – Šárka");
  });
});
