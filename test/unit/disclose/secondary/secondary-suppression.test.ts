import { describe, expect, test } from "vitest";
import type { CountSystem } from "../../../../src/disclose/secondary/count-system.ts";
import { secondarySuppression } from "../../../../src/disclose/secondary/secondary-suppression.ts";

/** Sums as `[total, parts]`; `~` before a name: never printed. */
type Sums = readonly (readonly [total: string, parts: readonly string[]])[];

function hiddenOf(counts: Readonly<Record<string, number>>, sums: Sums, threshold = 10): string[] {
  const system: CountSystem = {
    cells: Object.entries(counts).map(([id, value]) => ({
      id,
      value,
      published: !id.startsWith("~"),
      weight: id === "all" ? 40 : 1,
    })),
    relations: sums.map(([total, parts]) => ({ total, parts })),
  };
  return [...secondarySuppression(system, { threshold })].sort();
}

describe("secondary suppression, by hand", () => {
  test("nothing small, nothing hidden; a 0 stays", () => {
    expect(hiddenOf({ all: 42, a: 12, b: 30, c: 0 }, [["all", ["a", "b", "c"]]])).toEqual([]);
  });

  test("one small count in a row takes the smallest other with room along, and not the total", () => {
    expect(hiddenOf({ all: 60, a: 3, b: 20, c: 15, d: 22 }, [["all", ["a", "b", "c", "d"]]])).toEqual([
      "a",
      "c",
    ]);
  });

  test("two counts of 3 would say that neither is over 6: a third goes with them", () => {
    expect(hiddenOf({ all: 60, a: 3, b: 3, c: 22, d: 32 }, [["all", ["a", "b", "c", "d"]]])).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  test("in two ways crossed, a rectangle of four", () => {
    const counts = { all: 90, r1: 33, r2: 57, c1: 43, c2: 47, a: 3, b: 30, c: 40, d: 17 };
    const sums: Sums = [
      ["all", ["r1", "r2"]],
      ["all", ["c1", "c2"]],
      ["r1", ["a", "b"]],
      ["r2", ["c", "d"]],
      ["c1", ["a", "c"]],
      ["c2", ["b", "d"]],
    ];
    expect(hiddenOf(counts, sums)).toEqual(["a", "b", "c", "d"]);
  });

  test("of a yes/no flag both go, or the total is the answer", () => {
    expect(hiddenOf({ all: 80, yes: 4, no: 76 }, [["all", ["yes", "no"]]])).toEqual(["no", "yes"]);
  });

  test("over and within a limit go together", () => {
    const sums: Sums = [
      ["n", ["within", "over"]],
      ["all", ["n", "rest"]],
    ];
    expect(hiddenOf({ all: 200, rest: 120, n: 80, over: 4, within: 76 }, sums)).toEqual(["over", "within"]);
  });

  test("a small tenth takes the other tenth of its fifth, not the fifths", () => {
    const counts = { all: 120, q1: 50, q2: 70, d1: 4, d2: 46, d3: 30, d4: 40 };
    const sums: Sums = [
      ["all", ["q1", "q2"]],
      ["q1", ["d1", "d2"]],
      ["q2", ["d3", "d4"]],
    ];
    expect(hiddenOf(counts, sums)).toEqual(["d1", "d2"]);
  });

  test("those without a category are room enough: nobody prints how many they are", () => {
    const sums: Sums = [["group", ["a", "b", "~group only"]]];
    expect(hiddenOf({ group: 60, a: 3, b: 37, "~group only": 20 }, sums)).toEqual(["a"]);
  });

  test("where all others are 0 the total goes, with another part beside it", () => {
    const sums: Sums = [
      ["n", ["a", "b", "c"]],
      ["all", ["n", "m"]],
    ];
    const hidden = hiddenOf({ all: 52, m: 40, n: 12, a: 3, b: 9, c: 0 }, sums);
    expect(hidden).toContain("a");
    expect(hidden).toContain("b");
    expect(hidden).not.toContain("all");
    expect(hiddenOf({ all: 43, m: 40, n: 3, a: 3, b: 0, c: 0 }, sums)).toEqual(["a", "m", "n"]);
  });

  test("the same number under two names is hidden under both", () => {
    const sums: Sums = [
      ["all", ["yes", "no"]],
      ["quintile 1", ["yes"]],
    ];
    expect(hiddenOf({ all: 80, yes: 4, no: 76, "quintile 1": 4 }, sums)).toEqual(["no", "quintile 1", "yes"]);
  });

  test("with nothing else to hide everything goes", () => {
    expect(hiddenOf({ all: 5, a: 5 }, [["all", ["a"]]])).toEqual(["a", "all"]);
  });

  test("sums that do not hold are refused", () => {
    expect(() => hiddenOf({ all: 5, a: 4 }, [["all", ["a"]]])).toThrow("its parts make 4");
  });
});
