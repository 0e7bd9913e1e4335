import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearest } from "../../src/nearest.ts";

describe("the nearest name", () => {
  test.each([
    ["asat", "asAt"],
    ["age-band", "ageBands"],
    ["colunms", "columns"],
    ["imd", "imd"],
  ])("%s is meant as %s", (typed, expected) => {
    expect(nearest(typed, ["imd", "columns", "asAt", "ageBands", "by"])).toBe(expected);
  });

  test("something else altogether has none", () => {
    expect(nearest("zzzzzz", ["imd", "columns"])).toBeUndefined();
  });

  test("a name is nearest to itself", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (name) => {
        expect(nearest(name, ["", name, `${name}x`])).toBe(name);
      }),
    );
  });
});
