import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { fisherExact } from "../../../src/stats/fisher-exact.ts";
import { katz } from "../../../src/stats/katz.ts";
import { newcombe } from "../../../src/stats/newcombe.ts";
import { twoProportionTest } from "../../../src/stats/two-proportion-test.ts";
import { expectClose, numberIn, reference } from "./reference.ts";

const tables = reference("ref_two_proportions").map((row) => {
  const [x1 = 0, n1 = 0, x2 = 0, n2 = 0] = ["x1", "n1", "x2", "n2"].map((field) => numberIn(row, field));
  return { row, table: [x1, n1, x2, n2] as const };
});

const twoGroups = fc
  .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))
  .filter(([x1, rest1, x2, rest2]) => x1 + rest1 > 0 && x2 + rest2 > 0)
  .map(([x1, rest1, x2, rest2]) => [x1, x1 + rest1, x2, x2 + rest2] as const);

describe("newcombe", () => {
  test("agrees with method 10 in R on eight tables", () => {
    for (const { row, table } of tables) {
      const found = newcombe(...table);
      expectClose(found?.difference, numberIn(row, "diff"), 1e-14);
      expectClose(found?.lower, numberIn(row, "newcombe_lo"));
      expectClose(found?.upper, numberIn(row, "newcombe_hi"));
    }
  });

  it("agrees with Newcombe's own example, 56/70 against 48/80", () => {
    const found = newcombe(56, 70, 48, 80);
    expect(found?.lower).toBeCloseTo(0.0524, 4);
    expect(found?.upper).toBeCloseTo(0.3339, 4);
  });

  it("cannot be computed with an empty group", () => {
    expect(newcombe(0, 0, 1, 2)).toBeUndefined();
    expect(newcombe(1, 2, 0, 0)).toBeUndefined();
  });

  test("changes sign with the order of the groups", () => {
    fc.assert(
      fc.property(twoGroups, ([x1, n1, x2, n2]) => {
        const [there, back] = [newcombe(x1, n1, x2, n2), newcombe(x2, n2, x1, n1)];
        expect(there?.difference).toBeCloseTo(-(back?.difference ?? 0), 14);
        expect(there?.lower).toBeCloseTo(-(back?.upper ?? 0), 14);
        expect(there?.upper ?? 2).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("katz", () => {
  test("agrees with R, and is undefined where a count is zero", () => {
    for (const { row, table } of tables) {
      const found = katz(...table);
      if (table[0] === 0 || table[2] === 0) {
        expect(found).toBeUndefined();
        continue;
      }
      expectClose(found?.ratio, numberIn(row, "rr"), 1e-14);
      expectClose(found?.lower, numberIn(row, "katz_lo"));
      expectClose(found?.upper, numberIn(row, "katz_hi"));
    }
  });

  test("is undefined when everybody of a group counts: the formula would see no chance in it", () => {
    expect(katz(5, 5, 20, 40)).toBeUndefined();
    expect(katz(20, 40, 5, 5)).toBeUndefined();
  });

  test("turns over with the order of the groups, and keeps its ratio when counts are multiplied", () => {
    fc.assert(
      fc.property(twoGroups, fc.integer({ min: 2, max: 20_000 }), ([x1, n1, x2, n2], by) => {
        fc.pre(x1 > 0 && x2 > 0 && x1 < n1 && x2 < n2);
        const [there, back] = [katz(x1, n1, x2, n2), katz(x2, n2, x1, n1)];
        expectClose(there?.ratio, 1 / (back?.ratio ?? 0), 1e-13);
        expectClose(there?.lower, 1 / (back?.upper ?? 0), 1e-13);
        const larger = katz(x1 * by, n1 * by, x2 * by, n2 * by);
        expectClose(larger?.ratio, there?.ratio, 1e-13);
        expect(larger?.lower ?? 0).toBeGreaterThanOrEqual((there?.lower ?? 0) * (1 - 1e-13));
      }),
    );
  });
});

describe("twoProportionTest", () => {
  test("agrees with prop.test and fisher.test in R", () => {
    const kinds = tables.map(({ row, table }) => {
      const found = twoProportionTest(...table);
      if (found?.kind === "score") {
        expectClose(found.statistic, numberIn(row, "chi2_nocc"));
        expectClose(found.pValue, numberIn(row, "chi2_p_nocc"));
      }
      // fisher.test rounds within its own sums: its p of 3e-17 has 10 digits.
      expectClose(fisherExact(...table), numberIn(row, "fisher_p"), 1e-9);
      return found?.kind;
    });
    expect(kinds).toEqual(["score", "score", "fisher", "fisher", "fisher", "score", "score", "fisher"]);
  });

  it("finds nothing when nobody or everybody in both groups has it", () => {
    expect(twoProportionTest(0, 10_000_000, 0, 3)).toEqual({ kind: "fisher", pValue: 1 });
    expect(twoProportionTest(7, 7, 9, 9)).toEqual({ kind: "fisher", pValue: 1 });
    expect(twoProportionTest(0, 0, 9, 9)).toBeUndefined();
  });

  it("weighs the lady's cups of tea: 3 of 4 right", () => {
    expectClose(fisherExact(3, 4, 1, 4), 34 / 70, 1e-14);
  });

  test("does not depend on the order of the groups or on which answer is counted", () => {
    fc.assert(
      fc.property(twoGroups, ([x1, n1, x2, n2]) => {
        const p = twoProportionTest(x1, n1, x2, n2)?.pValue;
        expectClose(twoProportionTest(x2, n2, x1, n1)?.pValue, p, 1e-9);
        expectClose(twoProportionTest(n1 - x1, n1, n2 - x2, n2)?.pValue, p, 1e-9);
      }),
    );
  });
});
