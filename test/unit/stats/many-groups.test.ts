import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { benjaminiHochberg } from "../../../src/stats/benjamini-hochberg.ts";
import { chiSquare } from "../../../src/stats/chi-square.ts";
import { cochranArmitage } from "../../../src/stats/cochran-armitage.ts";
import { cramersV } from "../../../src/stats/cramers-v.ts";
import { holm } from "../../../src/stats/holm.ts";
import { kruskalWallis } from "../../../src/stats/kruskal-wallis.ts";
import { mannWhitney } from "../../../src/stats/mann-whitney.ts";
import { twoProportionTest } from "../../../src/stats/two-proportion-test.ts";
import {
  expectClose,
  histogram,
  listWaits,
  numberIn,
  reference,
  smallGroup,
  textIn,
  waitsOf,
} from "./reference.ts";

const trends = reference("ref_trend_expected").map((row) => {
  const groups = reference("ref_trend_inputs").filter((input) => textIn(input, "set") === textIn(row, "set"));
  return {
    row,
    successes: groups.map((group) => numberIn(group, "x") ?? 0),
    totals: groups.map((group) => numberIn(group, "n") ?? 0),
  };
});

describe("chiSquare", () => {
  test("agrees with R on five groups by yes and no", () => {
    for (const { row, successes, totals } of trends) {
      const found = chiSquare(successes.map((x, i) => [x, (totals[i] ?? 0) - x]));
      expectClose(found?.statistic, numberIn(row, "het_chi2"));
      expect(found?.degreesOfFreedom).toBe(numberIn(row, "het_df"));
      expectClose(found?.pValue, numberIn(row, "het_p"));
    }
  });

  it("leaves out empty rows and columns, and needs two of each", () => {
    const found = chiSquare([
      [10, 0, 20],
      [0, 0, 0],
      [20, 0, 10],
    ]);
    expect(found).toMatchObject({ degreesOfFreedom: 1, rows: 2, columns: 2, smallestExpected: 15 });
    expectClose(found?.statistic, 20 / 3, 1e-14);
    expect(chiSquare([])).toBeUndefined();
    expect(chiSquare([[1, 2]])).toBeUndefined();
    expect(
      chiSquare([
        [1, 0],
        [9, 0],
      ]),
    ).toBeUndefined();
    expect(
      chiSquare([
        [0, 0],
        [0, 0],
      ]),
    ).toBeUndefined();
  });

  test("is the score test for two groups", () => {
    const cell = fc.integer({ min: 10, max: 500 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const found = chiSquare([
          [a, b],
          [c, d],
        ]);
        const score = twoProportionTest(a, a + b, c, c + d);
        fc.pre(score?.kind === "score");
        expectClose(found?.pValue, score?.pValue, 1e-7);
      }),
    );
  });
});

describe("cramersV", () => {
  it("is 1 when the row decides the column and 0 when all rows are alike", () => {
    expect(
      cramersV([
        [5, 0],
        [0, 9],
      ]),
    ).toBe(1);
    expect(
      cramersV([
        [5, 10],
        [10, 20],
        [1, 2],
      ]),
    ).toBeCloseTo(0, 12);
    expectClose(
      cramersV([
        [10, 20],
        [20, 10],
      ]),
      1 / 3,
      1e-14,
    );
    expect(cramersV([[5, 5]])).toBeUndefined();
  });

  test("does not grow with the number of people", () => {
    const cell = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 6 }), cell, (table, by) => {
        expect(cramersV(table.map((row) => row.map((count) => count * by)))).toBeCloseTo(
          cramersV(table) ?? 2,
          9,
        );
      }),
    );
  });
});

describe("kruskalWallis", () => {
  test("agrees with kruskal.test in R on 205 people and on a whole list", () => {
    const [small] = reference("ref_k_sample");
    const [list] = reference("list_kruskal");
    if (small === undefined || list === undefined) throw new Error("both references have a row");
    const found = kruskalWallis(
      ["White", "Asian", "Black", "Mixed", "Other"].map((group) => histogram(waitsOf(group))),
    );
    expectClose(found?.statistic, numberIn(small, "stat"));
    expectClose(found?.pValue, numberIn(small, "p"));
    const quintiles = kruskalWallis(
      ["1", "2", "3", "4", "5"].map((group) => listWaits("imd-quintile", group)),
    );
    expectClose(quintiles?.statistic, numberIn(list, "H"));
    expectClose(quintiles?.pValue, numberIn(list, "p"));
  });

  it("needs two groups that hold anybody, and somebody who differs", () => {
    expect(kruskalWallis([])).toBeUndefined();
    expect(kruskalWallis([[1, 2], [], [0]])).toBeUndefined();
    expect(kruskalWallis([new Uint32Array([0, 10_000_000]), [0, 4]])).toBeUndefined();
  });

  test("is the Mann–Whitney test for two groups, whatever their order", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, (first, second) => {
        const [a, b] = [histogram(first), histogram(second)];
        const p = mannWhitney(a, b)?.pValue;
        const found = kruskalWallis([b, [], a])?.pValue;
        expect(found === undefined).toBe(p === undefined);
        if (found !== undefined) expectClose(found, p, 1e-7);
      }),
    );
  });
});

describe("cochranArmitage", () => {
  test("agrees with prop.trend.test in R", () => {
    for (const { row, successes, totals } of trends) {
      const found = cochranArmitage(successes, totals);
      expectClose(found?.statistic, numberIn(row, "armitage_chi2"));
      expectClose(found?.pValue, numberIn(row, "armitage_p"));
    }
  });

  it("finds the slope of a straight line", () => {
    expectClose(cochranArmitage([10, 20, 30], [100, 100, 100])?.slope, 0.1, 1e-13);
  });

  it("cannot be computed for one group, for nobody, or when nobody or everybody is a success", () => {
    expect(cochranArmitage([3], [9])).toBeUndefined();
    expect(cochranArmitage([], [])).toBeUndefined();
    expect(cochranArmitage([0, 0], [0, 0])).toBeUndefined();
    expect(cochranArmitage([0, 0], [9, 9])).toBeUndefined();
    expect(cochranArmitage([9, 9], [9, 9])).toBeUndefined();
    expect(cochranArmitage([3, 0], [9, 0])).toBeUndefined();
  });

  test("does not mind an empty group or scores on another scale, and turns with the order", () => {
    const group = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 100, max: 999 }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 3, maxLength: 8 }), (groups) => {
        const [x, n] = [groups.map(([successes]) => successes), groups.map(([, total]) => total)];
        const scores = n.map((_, i) => i);
        const found = cochranArmitage(x, n);
        const scaled = cochranArmitage([...x, 0], [...n, 0], [...scores.map((score) => 10 * score), 999]);
        const turned = cochranArmitage(x.toReversed(), n.toReversed());
        expect(scaled?.statistic).toBeCloseTo(found?.statistic ?? 0, 7);
        expect(turned?.slope).toBeCloseTo(-(found?.slope ?? 0), 12);
      }),
    );
  });
});

describe("many comparisons", () => {
  const rows = reference("ref_p_adjust");
  const p = rows.map((row) => numberIn(row, "p") ?? 0);

  test("Benjamini–Hochberg and Holm agree with p.adjust in R", () => {
    for (const [i, row] of rows.entries()) {
      expectClose(benjaminiHochberg(p)[i], numberIn(row, "BH"), 1e-13);
      expectClose(holm(p)[i], numberIn(row, "holm"), 1e-13);
    }
  });

  it("leaves one p-value as it is and none as none", () => {
    expect([benjaminiHochberg([0.03]), holm([0.03])]).toEqual([[0.03], [0.03]]);
    expect([benjaminiHochberg([]), holm([])]).toEqual([[], []]);
  });

  test("adjusting keeps the order, never lowers a p-value, and Holm is the stricter", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (values) => {
          const [bh, strict] = [benjaminiHochberg(values), holm(values)];
          for (const [i, value] of values.entries()) {
            expect(bh[i]).toBeGreaterThanOrEqual(value);
            expect(bh[i]).toBeLessThanOrEqual(1);
            expect(strict[i] ?? 0).toBeGreaterThanOrEqual((bh[i] ?? 1) * (1 - 1e-12));
            for (const [j, other] of values.entries()) {
              if (value < other) expect(bh[i]).toBeLessThanOrEqual(bh[j] ?? 0);
              if (value < other) expect(strict[i]).toBeLessThanOrEqual(strict[j] ?? 0);
            }
          }
          const turned = benjaminiHochberg(values.toReversed()).toReversed();
          expect(turned).toEqual(bh);
        },
      ),
    );
  });
});
