import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { katz } from "../../../src/stats/katz.ts";
import { type DesignRow, logistic, logOddsOf, proportionAt } from "../../../src/stats/logistic.ts";
import { type FactorStratum, type LogisticGap, logisticGap } from "../../../src/stats/logistic-gap.ts";
import { expectClose, numberIn, reference, textIn } from "./reference.ts";

const ETHNIC = ["White", "Asian", "Black", "Mixed", "Other"];
const SPECIALTIES = ["100", "110", "130"];

/** The design of ref_logistic: intercept, ethnic group, age, specialty, deprivation. */
const people = reference("ref_waits_inputs").map((row) => ({
  ethnic: ETHNIC.indexOf(textIn(row, "ethnic")),
  age: numberIn(row, "age") ?? 0,
  specialty: SPECIALTIES.indexOf(textIn(row, "tfc")),
  imd: (numberIn(row, "imd") ?? 0) - 1,
  counts: numberIn(row, "gt18") ?? 0,
}));
type Person = (typeof people)[number];

function rowOf({ ethnic, age, specialty, imd, counts }: Person): DesignRow {
  const columns = [0, 5];
  const values = [1, age];
  for (const [level, first] of [
    [ethnic, 1],
    [specialty, 6],
    [imd, 8],
  ] as const) {
    if (level === 0) continue;
    columns.push(first + level - 1);
    values.push(1);
  }
  return { columns, values, n: 1, x: counts };
}
const SIZE = 12;

describe("logistic", () => {
  const fit = logistic(people.map(rowOf), SIZE);
  const wanted = reference("ref_logistic");

  it("has R's coefficients", () => {
    for (const [column, row] of wanted.entries())
      expectClose(fit?.coefficients[column], numberIn(row, "Estimate"), 1e-8);
  });

  it("has R's standard errors, and the sandwich package's robust ones", () => {
    for (const [column, row] of wanted.entries()) {
      const weights = new Float64Array(SIZE);
      weights[column] = 1;
      // glm takes its weights from the step before the last: R is good to 1e-7 there.
      expectClose(Math.sqrt(fit?.modelVariance(weights) ?? 0), numberIn(row, "Std. Error"), 1e-6);
      expectClose(Math.sqrt(fit?.robustVariance(weights) ?? 0), numberIn(row, "HC1_se"), 1e-6);
    }
  });

  it("has R's marginal proportions when everybody is put in each group in turn", () => {
    for (const row of reference("ref_logistic_marginal")) {
      const ethnic = ETHNIC.indexOf(textIn(row, "ethnic"));
      const mean =
        people
          .map((person) =>
            proportionAt(
              logOddsOf(rowOf({ ...person, ethnic }), fit?.coefficients ?? new Float64Array(SIZE)),
            ),
          )
          .reduce((sum, proportion) => sum + proportion, 0) / people.length;
      expectClose(mean, numberIn(row, "marginal_p"), 1e-8);
    }
  });

  it("finds the same from people one by one and counted together", () => {
    const counted = logistic(
      [
        { columns: [0], n: 80, x: 20 },
        { columns: [0, 1], n: 50, x: 25 },
      ],
      2,
    );
    const single = (columns: number[], n: number, x: number): DesignRow[] =>
      Array.from({ length: n }, (_, index) => ({ columns, n: 1, x: index < x ? 1 : 0 }));
    const oneByOne = logistic([...single([0], 80, 20), ...single([0, 1], 50, 25)], 2);
    expectClose(counted?.coefficients[1], Math.log(3), 1e-10);
    expectClose(oneByOne?.coefficients[1], counted?.coefficients[1], 1e-10);
    const weights = Float64Array.of(0, 1);
    expectClose(oneByOne?.robustVariance(weights), counted?.robustVariance(weights), 1e-10);
  });

  it("leaves out a column that says what others say", () => {
    const fitted = logistic(
      [
        { columns: [0, 1, 2], n: 10, x: 4 },
        { columns: [0], n: 30, x: 3 },
      ],
      3,
    );
    expect(fitted?.aliased).toEqual([false, false, true]);
    expect(fitted?.coefficients[2]).toBe(0);
  });

  it("is undefined when nobody or everybody counts, and when a column tells who does", () => {
    expect(logistic([{ columns: [0], n: 9, x: 0 }], 1)).toBeUndefined();
    expect(logistic([{ columns: [0], n: 9, x: 9 }], 1)).toBeUndefined();
    expect(logistic([], 1)).toBeUndefined();
    expect(
      logistic(
        [
          { columns: [0], n: 9, x: 4 },
          { columns: [0, 1], n: 9, x: 9 },
        ],
        2,
      ),
    ).toBeUndefined();
  });
});

const gapOf = (strata: readonly FactorStratum[]): LogisticGap => {
  const found = logisticGap(strata);
  if (typeof found === "string") throw new Error(found);
  return found;
};

const side = fc.tuple(fc.integer({ min: 2, max: 200 }), fc.double({ min: 0.1, max: 0.9, noNaN: true }));
const stratum = (index: number) =>
  fc.tuple(side, side).map(([[n1, p1], [n0, p0]]): FactorStratum => {
    const within = (n: number, p: number) => Math.min(n - 1, Math.max(1, Math.round(n * p)));
    return { factors: [index], weight: n1 + n0, n1, x1: within(n1, p1), n0, x0: within(n0, p0) };
  });

describe("logisticGap", () => {
  test("of one stratum it is the crude difference, ratio and odds ratio", () => {
    fc.assert(
      fc.property(stratum(0), (only) => {
        const found = gapOf([only]);
        const { x1, n1, x0, n0 } = only;
        expect(found.difference.difference).toBeCloseTo(x1 / n1 - x0 / n0, 9);
        expectClose(found.ratio?.ratio, katz(x1, n1, x0, n0)?.ratio, 1e-8);
        expectClose(found.oddsRatio.ratio, (x1 * (n0 - x0)) / (x0 * (n1 - x1)), 1e-8);
      }),
    );
  });

  test("relabelling levels and the order of strata change nothing", () => {
    fc.assert(
      fc.property(stratum(0), stratum(1), stratum(2), (one, two, three) => {
        const found = gapOf([one, two, three]);
        const relabelled = gapOf([
          { ...three, factors: [7] },
          { ...one, factors: [3] },
          { ...two, factors: [11] },
        ]);
        expect(relabelled.difference.difference).toBeCloseTo(found.difference.difference, 8);
        expect(relabelled.difference.lower).toBeCloseTo(found.difference.lower, 8);
        expectClose(relabelled.oddsRatio.upper, found.oddsRatio.upper, 1e-6);
      }),
    );
  });

  test("swapping sides turns the difference round", () => {
    fc.assert(
      fc.property(stratum(0), stratum(1), (one, two) => {
        const swap = (each: FactorStratum) => ({
          ...each,
          x1: each.x0,
          n1: each.n0,
          x0: each.x1,
          n0: each.n1,
        });
        const [found, swapped] = [gapOf([one, two]), gapOf([swap(one), swap(two)])];
        expect(swapped.difference.difference).toBeCloseTo(-found.difference.difference, 8);
        expect(swapped.difference.lower).toBeCloseTo(-found.difference.upper, 8);
      }),
    );
  });

  const plain = { factors: [0], weight: 20, n1: 10, x1: 4, n0: 10, x0: 2 };

  it("sets aside levels in which nobody counts: they say nothing of the odds and are 0 on both sides", () => {
    const nobody = { factors: [1], weight: 20, n1: 30, x1: 0, n0: 30, x0: 0 };
    const found = gapOf([plain, nobody]);
    expectClose(found.oddsRatio.ratio, gapOf([plain]).oddsRatio.ratio, 1e-9);
    expectClose(found.difference.difference, (0.4 - 0.2) / 2, 1e-9);
  });

  it("says why there is no figure", () => {
    expect(logisticGap([])).toBe("no-variation");
    expect(logisticGap([{ ...plain, x1: 0 }])).toBe("no-variation");
    expect(logisticGap([{ ...plain, x1: 10 }])).toBe("no-variation");
    expect(
      logisticGap([
        { ...plain, n0: 0, x0: 0 },
        { ...plain, factors: [1], n1: 0, x1: 0 },
      ]),
    ).toBe("collinear");
    const many = Array.from({ length: 300 }, (_, level) => ({ ...plain, factors: [level] }));
    expect(logisticGap(many)).toBe("too-many-levels");
  });

  it("is steady at ten million people", () => {
    const found = gapOf([
      { factors: [0], weight: 1e7, n1: 5e6, x1: 1e6, n0: 5e6, x0: 999_000 },
      { factors: [1], weight: 1e7, n1: 5e6, x1: 2e6, n0: 5e6, x0: 1_999_000 },
    ]);
    expect(found.difference.difference).toBeCloseTo(0.0002, 6);
    expect(found.difference.lower).toBeLessThan(found.difference.difference);
  });
});
