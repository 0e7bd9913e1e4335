import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { countInterval } from "../../../src/stats/count-interval.ts";
import { meanInterval } from "../../../src/stats/mean-interval.ts";
import { wilson } from "../../../src/stats/wilson.ts";
import {
  expectClose,
  histogram,
  numberIn,
  type ReferenceRow,
  reference,
  smallGroup,
  textIn,
} from "./reference.ts";

const number = (row: ReferenceRow, field: string) => numberIn(row, field) ?? Number.NaN;

describe("wilson", () => {
  it("gives 0 to 43.4 % for none of five", () => {
    const found = wilson(0, 5);
    expect(found?.lower).toBe(0);
    expectClose(found?.upper, 0.4344824647831746);
  });

  test("agrees with PHEindicatormethods on 464 proportions to 1e-12", () => {
    for (const row of reference("phe_wilson_grid")) {
      const found = wilson(number(row, "x"), number(row, "n"), number(row, "confidence"));
      expectClose(found?.proportion, number(row, "value"), 1e-12);
      expectClose(found?.lower, number(row, "lower"), 1e-12);
      expectClose(found?.upper, number(row, "upper"), 1e-12);
    }
  });

  test("agrees with R at 95 % and 99.8 %", () => {
    for (const row of reference("ref_binomial_cis")) {
      const [x, n] = [number(row, "x"), number(row, "n")];
      // R's own limit is off by rounding where the exact one is 0.
      if (x > 0) expectClose(wilson(x, n)?.lower, number(row, "wilson_lo_0_95"), 1e-10);
      expectClose(wilson(x, n)?.upper, number(row, "wilson_hi_0_95"), 1e-10);
      expectClose(wilson(x, n, 0.998)?.upper, number(row, "wilson_hi_0_998"), 1e-10);
    }
  });

  it("is exactly 0 or 1 at the ends, also for ten million people", () => {
    for (const n of [1, 7, 10_000_000]) {
      expect(wilson(0, n)?.lower).toBe(0);
      expect(wilson(n, n)?.upper).toBe(1);
    }
  });

  it("cannot be computed for nobody", () => {
    expect(wilson(0, 0)).toBeUndefined();
  });

  test("holds the proportion, stays within 0 and 1, and mirrors when yes and no swap", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (x, rest) => {
        fc.pre(x + rest > 0);
        const found = wilson(x, x + rest);
        const mirrored = wilson(rest, x + rest);
        if (found === undefined || mirrored === undefined) throw new Error("defined for n > 0");
        expect(found.lower).toBeGreaterThanOrEqual(0);
        expect(found.lower).toBeLessThanOrEqual(found.proportion);
        expect(found.upper).toBeGreaterThanOrEqual(found.proportion);
        expect(found.upper).toBeLessThanOrEqual(1);
        expect(found.lower).toBeCloseTo(1 - mirrored.upper, 12);
      }),
    );
  });
});

describe("countInterval", () => {
  test("agrees with phe_rate: exact below 10, Byar from 10, 198 rates to 1e-10", () => {
    for (const row of reference("phe_rate_exact_byar_grid")) {
      const found = countInterval(number(row, "x"), number(row, "confidence"));
      const perPerson = number(row, "multiplier") / number(row, "n");
      expectClose(found.lower * perPerson, number(row, "lowercl"));
      expectClose(found.upper * perPerson, number(row, "uppercl"));
    }
  });

  it("starts at exactly 0 for no events", () => {
    expect(countInterval(0).lower).toBe(0);
    expectClose(countInterval(0).upper, -Math.log(0.025), 1e-13);
  });

  test("grows with the count and holds it", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (count) => {
        const [found, next] = [countInterval(count), countInterval(count + 1)];
        expect(found.lower).toBeLessThanOrEqual(count);
        expect(found.upper).toBeGreaterThan(count);
        expect(next.lower).toBeGreaterThan(found.lower);
        expect(next.upper).toBeGreaterThan(found.upper);
      }),
    );
  });
});

describe("meanInterval", () => {
  const inputs = reference("phe_mean_inputs");

  test("agrees with phe_mean at 95 % and 99.8 %", () => {
    for (const row of reference("phe_mean_expected")) {
      // Tenths, because the inputs have one decimal place and a histogram has whole values.
      const tenths = inputs
        .filter((input) => textIn(input, "case") === textIn(row, "case"))
        .map((input) => number(input, "v") * 10);
      const counts = histogram(tenths.map(Math.round));
      const [wide, wider] = [meanInterval(counts), meanInterval(counts, 0.998)];
      expectClose((wide?.mean ?? 0) / 10, number(row, "value"), 1e-12);
      expectClose((wide?.standardDeviation ?? 0) / 10, number(row, "stdev"), 1e-12);
      expectClose((wide?.lower ?? 0) / 10, number(row, "lower95_0cl"), 1e-12);
      expectClose((wide?.upper ?? 0) / 10, number(row, "upper95_0cl"), 1e-12);
      expectClose((wider?.lower ?? 0) / 10, number(row, "lower99_8cl"), 1e-12);
      expectClose((wider?.upper ?? 0) / 10, number(row, "upper99_8cl"), 1e-12);
    }
  });

  it("has a mean but no interval for one person, and nothing for nobody", () => {
    expect(meanInterval([0, 0, 1])).toEqual({
      n: 1,
      mean: 2,
      standardDeviation: undefined,
      lower: undefined,
      upper: undefined,
    });
    expect(meanInterval([])).toBeUndefined();
    expect(meanInterval([0, 0])).toBeUndefined();
  });

  it("has no width when everybody waited equally, also for ten million", () => {
    expect(meanInterval(new Uint32Array([0, 0, 0, 10_000_000]))).toEqual({
      n: 10_000_000,
      mean: 3,
      standardDeviation: 0,
      lower: 3,
      upper: 3,
    });
  });

  test("shifts with the values and ignores trailing zeros", () => {
    fc.assert(
      fc.property(smallGroup, fc.nat(50), (values, shift) => {
        const plain = meanInterval(histogram(values));
        const shifted = meanInterval([...histogram(values.map((value) => value + shift)), 0, 0]);
        expect(shifted?.mean).toBeCloseTo((plain?.mean ?? 0) + shift, 9);
        expect(shifted?.standardDeviation ?? 0).toBeCloseTo(plain?.standardDeviation ?? 0, 9);
      }),
    );
  });
});
