import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { studentQuantile } from "../../../src/stats/distributions.ts";
import { hodgesLehmann } from "../../../src/stats/hodges-lehmann.ts";
import { mannWhitney } from "../../../src/stats/mann-whitney.ts";
import { priceBonett } from "../../../src/stats/price-bonett.ts";
import { quantile } from "../../../src/stats/quantile.ts";
import { quantileInterval } from "../../../src/stats/quantile-interval.ts";
import { welch } from "../../../src/stats/welch.ts";
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

const twoSample = reference("ref_two_sample").map((row) => ({
  row,
  group: histogram(waitsOf(textIn(row, "group"))),
  white: histogram(waitsOf(textIn(row, "ref"))),
}));
const listPairs = reference("list_pairs").map((row) => ({
  row,
  group: listWaits(textIn(row, "dimension"), textIn(row, "group")),
  other: listWaits(textIn(row, "dimension"), textIn(row, "reference")),
}));
const everybodyOnDay3 = new Uint32Array([0, 0, 0, 10_000_000]);

const differencesOf = (first: readonly number[], second: readonly number[]) =>
  first.flatMap((x) => second.map((y) => x - y)).sort((a, b) => a - b);
const medianOf = (sorted: readonly number[]) =>
  ((sorted[Math.ceil(sorted.length / 2) - 1] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
const shifted = (values: readonly number[], by: number) => values.map((value) => value + by);

describe("priceBonett", () => {
  test("agrees with R on six pairs of a whole list to 1e-10", () => {
    for (const { row, group, other } of listPairs) {
      const found = priceBonett(group, other);
      expectClose(found?.difference, numberIn(row, "median_difference"), 0);
      expectClose(found?.lower, numberIn(row, "median_lower"));
      expectClose(found?.upper, numberIn(row, "median_upper"));
    }
  });

  test("the medians themselves have R's limits", () => {
    for (const { row, group, other } of listPairs) {
      const wanted = (n: number) => ({
        lower: numberIn(row, `median${n}_lower`),
        upper: numberIn(row, `median${n}_upper`),
      });
      expect(quantileInterval(group, 0.5)).toEqual(wanted(1));
      expect(quantileInterval(other, 0.5)).toEqual(wanted(2));
    }
  });

  it("rounds c half to even as R does: 4 of 16, not 5", () => {
    // Values 1 … 16: people 4 and 13; P(Bin(16, ½) ≤ 3) = 697 ÷ 65536, deviate 2.303144…
    const found = priceBonett(histogram(Array.from({ length: 16 }, (_, i) => i + 1)), everybodyOnDay3);
    expect(found?.difference).toBe(5.5);
    expect(found?.standardError).toBeCloseTo(9 / (2 * 2.303144), 5);
  });

  it("has no interval below six people on either side, as a single median has none", () => {
    const [five, six] = [histogram([1, 2, 3, 4, 5]), histogram([1, 2, 3, 4, 5, 9])];
    expect(priceBonett(six, six)?.lower).toBeLessThan(0);
    for (const [one, other] of [
      [five, six],
      [six, five],
    ] as const) {
      expect(Math.abs(priceBonett(one, other)?.difference ?? 0)).toBe(0.5);
      expect(priceBonett(one, other)).toMatchObject({
        lower: undefined,
        upper: undefined,
        pValue: undefined,
      });
    }
    expect(quantileInterval(five, 0.5)).toEqual({ lower: undefined, upper: undefined });
  });

  it("has no interval for one person or when nobody differs, and nothing for an empty group", () => {
    expect(priceBonett([0, 1], [3, 1])).toMatchObject({ difference: 1, lower: undefined, pValue: undefined });
    expect(priceBonett(everybodyOnDay3, [9])).toMatchObject({ difference: 3, upper: undefined });
    expect(priceBonett([], [1])).toBeUndefined();
    expect(priceBonett([1], [])).toBeUndefined();
  });

  test("changes sign with the order of the groups and stays when both shift", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, fc.nat(30), (first, second, by) => {
        const found = priceBonett(histogram(first), histogram(second));
        const back = priceBonett(histogram(second), histogram(first));
        expect(found?.difference).toBeCloseTo(-(back?.difference ?? 0), 12);
        expect(found?.lower === undefined).toBe(back?.upper === undefined);
        if (found?.lower !== undefined) expect(found.lower).toBeCloseTo(-(back?.upper ?? 0), 12);
        expect(priceBonett(histogram(shifted(first, by)), histogram(shifted(second, by)))).toEqual(found);
      }),
    );
  });
});

describe("welch", () => {
  test("agrees with t.test in R", () => {
    for (const { row, group, white } of twoSample) {
      const found = welch(group, white);
      expectClose(found?.pValue, numberIn(row, "t_p_welch"));
      expectClose(found?.degreesOfFreedom, numberIn(row, "t_df"));
      expectClose(found?.lower, numberIn(row, "t_lo"));
      expectClose(found?.upper, numberIn(row, "t_hi"));
    }
  });

  it("has no interval for one person or when nobody varies, and nothing for an empty group", () => {
    expect(welch([0, 1], [3, 1])).toMatchObject({ difference: 0.75, lower: undefined, pValue: undefined });
    expect(welch(everybodyOnDay3, [4])).toMatchObject({ difference: 3, standardError: undefined });
    expect(welch([], [1])).toBeUndefined();
    expect(welch([1], [0, 0])).toBeUndefined();
  });

  it("has an interval when only one group varies", () => {
    const found = welch([1, 0, 1], [0, 2]);
    // Means 1 and 1, variances 2 and 0: one degree of freedom, standard error 1.
    expectClose(found?.degreesOfFreedom, 1, 1e-14);
    expectClose(found?.upper, 12.706204736174707, 1e-12);
  });

  test("changes sign with the order of the groups", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, (first, second) => {
        const found = welch(histogram(first), histogram(second));
        const back = welch(histogram(second), histogram(first));
        expect(found?.difference).toBeCloseTo(-(back?.difference ?? 0), 12);
        if (found?.lower !== undefined) expect(found.lower).toBeCloseTo(-(back?.upper ?? 0), 9);
      }),
    );
  });
});

describe("mannWhitney", () => {
  test("agrees with wilcox.test in R on 205 people and on a whole list", () => {
    for (const { row, group, white } of twoSample) {
      const found = mannWhitney(group, white);
      expect(found?.u).toBe(numberIn(row, "U"));
      expectClose(found?.superiority.estimate, numberIn(row, "auc"), 1e-14);
      expectClose(found?.cliffsDelta.estimate, numberIn(row, "cliff_delta"), 1e-13);
      expectClose(found?.pValue, numberIn(row, "p_nocc"));
    }
    for (const { row, group, other } of listPairs) {
      const found = mannWhitney(group, other);
      expect(found?.u).toBe(numberIn(row, "U"));
      expectClose(found?.pValue, numberIn(row, "mw_p"));
      expectClose(found?.superiority.estimate, numberIn(row, "superiority"), 1e-13);
    }
  });

  it("has Brunner and Munzel's variance in their pain scores", () => {
    // Brunner & Munzel (2000), table 1; lawstat::brunner.munzel.test gives 0.788961 (0.5952169 to 0.9827052) on the
    // untransformed scale with 17.683 degrees of freedom, from which the standard error follows.
    const severe = histogram([3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]);
    const mild = histogram([1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]);
    const found = mannWhitney(severe, mild);
    expect(found?.superiority.estimate).toBeCloseTo(0.788961, 6);
    const standardError = (0.9827052 - 0.5952169) / 2 / studentQuantile({ upper: 0.025 }, 17.682842);
    const theta = found?.superiority.estimate ?? 0;
    const logitMargin = (1.959963984540054 * standardError) / (theta * (1 - theta));
    const upper = 1 / (1 + Math.exp(-(Math.log(theta / (1 - theta)) + logitMargin)));
    expect(found?.superiority.upper).toBeCloseTo(upper, 6);
    expect(found?.intervalMethod).toBe("delong-logit");
  });

  it("keeps an interval with width when one group lies wholly above the other", () => {
    const found = mannWhitney([0, 0, 0, 0, 0, 20], [20]);
    expect(found?.superiority).toMatchObject({ estimate: 1, upper: 1 });
    expect(found?.superiority.lower).toBeGreaterThan(0.7);
    expect(found?.superiority.lower).toBeLessThan(0.95);
    expect(found?.cliffsDelta).toMatchObject({ estimate: 1, upper: 1 });
    expect(found?.intervalMethod).toBe("newcombe-5");
  });

  it("solves Newcombe's method 5 for two small groups", () => {
    const found = mannWhitney(histogram([3, 5, 6]), histogram([1, 2, 4, 6]));
    const [theta, others] = [found?.superiority.lower ?? 0, (3 + 4) / 2 - 1];
    const shape = 1 + others * ((1 - theta) / (2 - theta) + theta / (1 + theta));
    const margin = 1.959963984540054 * Math.sqrt((theta * (1 - theta) * shape) / 12);
    expect(found?.superiority.estimate).toBeCloseTo(8.5 / 12, 14);
    expect(theta).toBeCloseTo(8.5 / 12 - margin, 12);
  });

  it("finds no p-value when everybody waited equally, and nothing for an empty group", () => {
    const found = mannWhitney(everybodyOnDay3, [0, 0, 0, 5]);
    expect(found?.pValue).toBeUndefined();
    expect(found?.superiority.estimate).toBe(0.5);
    expect(found?.u).toBe(25_000_000);
    expect(mannWhitney([], [1])).toBeUndefined();
    expect(mannWhitney([1], [0])).toBeUndefined();
  });

  it("counts ten million against ten million exactly", () => {
    const found = mannWhitney(everybodyOnDay3, new Uint32Array([1, 0, 0, 9_999_999]));
    expect(found?.u).toBe(50_000_005_000_000);
  });

  test("is the count of pairs, mirrors with the groups and stays when both shift", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, fc.nat(30), (first, second, by) => {
        const found = mannWhitney(histogram(first), histogram(second));
        const back = mannWhitney(histogram(second), histogram(first));
        const differences = differencesOf(first, second);
        const won = differences.filter((d) => d > 0).length + differences.filter((d) => d === 0).length / 2;
        expect(found?.u).toBe(won);
        expect(found?.superiority.lower).toBeCloseTo(1 - (back?.superiority.upper ?? 0), 9);
        expect(found?.superiority.lower).toBeLessThanOrEqual(found?.superiority.estimate ?? 0);
        expect(found?.superiority.upper).toBeGreaterThanOrEqual(found?.superiority.estimate ?? 1);
        if (found?.pValue !== undefined) expectClose(found.pValue, back?.pValue, 1e-9);
        const moved = mannWhitney(histogram(shifted(first, by)), histogram(shifted(second, by)));
        expect(moved).toEqual(found);
      }),
    );
  });
});

describe("hodgesLehmann", () => {
  test("lies within a day of R's root search", () => {
    for (const { row, group, white } of twoSample) {
      const found = hodgesLehmann(group, white);
      expect(Math.abs((found?.shift ?? Number.NaN) - (numberIn(row, "hodges_lehmann") ?? 0))).toBeLessThan(1);
      expect(Math.abs((found?.lower ?? Number.NaN) - (numberIn(row, "hl_lo") ?? 0))).toBeLessThan(1);
      expect(Math.abs((found?.upper ?? Number.NaN) - (numberIn(row, "hl_hi") ?? 0))).toBeLessThan(1);
    }
  });

  it("is the middle of nine differences", () => {
    // 5 7 9 against 1 2 6: −1 1 3 3 4 5 6 7 8.
    expect(hodgesLehmann(histogram([5, 7, 9]), histogram([1, 2, 6]))?.shift).toBe(4);
  });

  it("has no limits for tiny groups or when everybody waited equally, and nothing for an empty group", () => {
    expect(hodgesLehmann([0, 0, 1], [1])).toEqual({ shift: 2, lower: undefined, upper: undefined });
    expect(hodgesLehmann(everybodyOnDay3, everybodyOnDay3)).toEqual({
      shift: 0,
      lower: undefined,
      upper: undefined,
    });
    expect(hodgesLehmann([], [1])).toBeUndefined();
    expect(hodgesLehmann([1], [0, 0])).toBeUndefined();
  });

  it("finds a shift among ten million million pairs", () => {
    const found = hodgesLehmann(new Uint32Array([0, 0, 5e6, 5e6]), new Uint32Array([5e6, 5e6]));
    expect(found).toEqual({ shift: 2, lower: 2, upper: 2 });
  });

  test("is the median of all differences, listed", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, (first, second) => {
        const found = hodgesLehmann([...histogram(first), 0], histogram(second));
        const differences = differencesOf(first, second);
        expect(found?.shift).toBe(medianOf(differences));
        if (found?.lower === undefined || found.upper === undefined) return;
        expect(differences).toContain(found.lower);
        expect(found.lower).toBeLessThanOrEqual(found.shift);
        expect(found.upper).toBeGreaterThanOrEqual(found.shift);
      }),
    );
  });

  test("moves with the group by a constant and changes sign with the order", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, fc.nat(30), (first, second, by) => {
        const found = hodgesLehmann(histogram(first), histogram(second));
        const moved = hodgesLehmann(histogram(shifted(first, by)), histogram(second));
        const back = hodgesLehmann(histogram(second), histogram(first));
        expect(moved?.shift).toBe((found?.shift ?? Number.NaN) + by);
        expect((back?.shift ?? Number.NaN) + (found?.shift ?? Number.NaN)).toBe(0);
        if (found?.lower !== undefined) expect(found.lower + (back?.upper ?? Number.NaN)).toBe(0);
      }),
    );
  });
});

test("merging a group with itself changes no point estimate", () => {
  fc.assert(
    fc.property(smallGroup, smallGroup, (first, second) => {
      const [once, twice] = [histogram(first), histogram([...first, ...first])];
      const other = histogram(second);
      const doubled = histogram([...second, ...second]);
      expect(mannWhitney(twice, doubled)?.superiority.estimate).toBeCloseTo(
        mannWhitney(once, other)?.superiority.estimate ?? 0,
        12,
      );
      expect(hodgesLehmann(twice, doubled)?.shift).toBe(hodgesLehmann(once, other)?.shift);
      expect(welch(twice, doubled)?.difference).toBeCloseTo(welch(once, other)?.difference ?? 0, 12);
      expect(quantile(twice, 0.5)).toBe(quantile(once, 0.5));
    }),
  );
});
