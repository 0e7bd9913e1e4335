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

  test("a beginning is meant as the first name that begins so", () => {
    const names = ["sex", "age-band", "ageing-well", "imd-decile"];
    expect(nearest("age", names)).toBe("age-band");
    expect(nearest("IMD", ["sex", "imd-decile", "imd-quintile"])).toBe("imd-decile");
    expect(nearest("im", ["ethnic-group", "imd-quintile"])).toBeUndefined();
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
