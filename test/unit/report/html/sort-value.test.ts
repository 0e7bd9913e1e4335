import { describe, expect, test } from "vitest";
import { sortKind, sortValue } from "../../../../src/report/html/sort-value.ts";

describe("what a cell is sorted by", () => {
  test("is the figure behind it, whatever it prints", () => {
    expect(sortValue({ text: "3 in 5", figure: { value: 0.6, unit: "proportion", digits: 0 } })).toBe(0.6);
  });

  test.each([
    ["18,007", 18_007],
    ["16.9 (14.9–18.9)", 16.9],
    ["−0.7 (−3.9 to +2.5)", -0.7],
    ["+1.0", 1],
    ["-2", -2],
    ["<0.001", 0.001],
    ["104+", 104],
    ["0.0", 0],
  ])("else is the number that its text begins with: %s", (text, value) => {
    expect(sortValue({ text })).toBe(value);
  });

  test.each(["–", "*", "", "none", "(3)"])("is nothing where there is none: %j", (text) => {
    expect(sortValue({ text })).toBeUndefined();
  });
});

describe("a column", () => {
  const left = { header: ["Group"], align: "left" } as const;
  const right = { header: ["n"], align: "right" } as const;

  test("of labels is sorted as words, even where they are numbers", () => {
    expect(sortKind(left, [{ text: "10" }, { text: "9" }])).toBe("text");
  });

  test("of figures is sorted as numbers", () => {
    expect(sortKind(right, [{ text: "–" }, { text: "9" }])).toBe("number");
  });

  test("of sentences, or without a figure, is not sorted", () => {
    expect(sortKind({ ...left, prose: true }, [{ text: "Words." }])).toBeUndefined();
    expect(sortKind(right, [{ text: "–" }, { text: "*" }])).toBeUndefined();
  });
});
