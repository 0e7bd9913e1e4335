import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { bandedQuantile } from "../../../src/stats/banded-quantile.ts";
import {
  bandCounts,
  countAbove,
  countAtMost,
  largest,
  sumOfValues,
  total,
} from "../../../src/stats/counts.ts";
import { orderStatistic, quantile } from "../../../src/stats/quantile.ts";
import { quantileInterval } from "../../../src/stats/quantile-interval.ts";
import { expectClose, histogram, numberIn, reference, smallGroup, textIn, waitsOf } from "./reference.ts";

describe("counts", () => {
  const counts = new Uint16Array([2, 0, 3, 1, 0]);

  it("counts people on either side of a value", () => {
    expect([total(counts), countAtMost(counts, 2), countAbove(counts, 2)]).toEqual([6, 5, 1]);
    expect([countAtMost(counts, -1), countAbove(counts, -1), countAtMost(counts, 99)]).toEqual([0, 6, 6]);
    expect([countAtMost(counts, 2.9), countAbove(counts, 2.9)]).toEqual([5, 1]);
  });

  it("finds the largest value past trailing zeros, and none for nobody", () => {
    expect([largest(counts), largest([0, 0]), largest([])]).toEqual([3, undefined, undefined]);
    expect(sumOfValues(counts)).toBe(9);
  });

  it("gathers values into bands and refuses a band that does not exist", () => {
    expect(bandCounts(counts, (value) => Math.min(1, Math.floor(value / 2)), 3)).toEqual([2, 4, 0]);
    expect(() => bandCounts(counts, () => 3, 3)).toThrow(RangeError);
  });
});

describe("quantile", () => {
  test("agrees with R's type 7 in five groups", () => {
    const rows = reference("ref_quantiles_types1to9").filter((row) => textIn(row, "type") === "7");
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const counts = histogram(waitsOf(textIn(row, "ethnic")));
      for (const [field, q] of [
        ["p50", 0.5],
        ["p90", 0.9],
        ["p92", 0.92],
        ["p95", 0.95],
      ] as const) {
        expectClose(quantile(counts, q), numberIn(row, field), 1e-12);
      }
    }
  });

  it("lies between two people, is anyone's for one person, and nothing for nobody", () => {
    expect(quantile(histogram([1, 4]), 0.5)).toBe(2.5);
    expect(quantile(histogram([9]), 0.92)).toBe(9);
    expect(quantile([], 0.5)).toBeUndefined();
    expect(quantile(new Uint32Array([0, 0, 10_000_000]), 0.92)).toBe(2);
    expect([orderStatistic([1], 0), orderStatistic([1], 2)]).toEqual([undefined, undefined]);
  });

  test("is the quantile of the sorted values", () => {
    fc.assert(
      fc.property(smallGroup, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        const sorted = values.toSorted((a, b) => a - b);
        const position = (sorted.length - 1) * q;
        const below = sorted[Math.floor(position)] ?? 0;
        const above = sorted[Math.ceil(position)] ?? 0;
        expect(quantile(histogram(values), q)).toBeCloseTo(below + (position % 1) * (above - below), 9);
      }),
    );
  });
});

describe("quantileInterval", () => {
  test("agrees with binomial order statistics in R, and has no upper limit where R has none", () => {
    for (const row of reference("ref_quantile_ci_orderstat")) {
      const found = quantileInterval(histogram(waitsOf(textIn(row, "ethnic"))), numberIn(row, "p") ?? 0);
      expect(found).toEqual({ lower: numberIn(row, "binom_lo"), upper: numberIn(row, "binom_hi") });
    }
  });

  it("gives a median limits from six people on", () => {
    expect(quantileInterval(histogram([1, 2, 3, 4, 5]), 0.5)).toEqual({ lower: undefined, upper: undefined });
    expect(quantileInterval(histogram([1, 2, 3, 4, 5, 6]), 0.5)).toEqual({ lower: 1, upper: 6 });
  });

  it("gives a 92nd percentile an upper limit from 45 people on", () => {
    const upTo = (n: number) => new Array<number>(n).fill(1);
    expect(quantileInterval(upTo(44), 0.92).upper).toBeUndefined();
    expect(quantileInterval(upTo(45), 0.92).upper).toBe(44);
  });

  it("has no limits for nobody", () => {
    expect(quantileInterval([], 0.5)).toEqual({ lower: undefined, upper: undefined });
  });

  it("takes ten million people in one stride", () => {
    const counts = new Uint32Array(1500).fill(10_000);
    const found = quantileInterval(counts, 0.5);
    // Ranks 7,500,000 ± 1.96 √15,000,000 ÷ 2 = 7,496,205 and 7,503,795, ten thousand people a day.
    expect(found).toEqual({ lower: 749, upper: 750 });
  });

  test("holds the quantile and mirrors with the values", () => {
    fc.assert(
      fc.property(smallGroup, (values) => {
        const found = quantileInterval(histogram(values), 0.5);
        const mirrored = quantileInterval(histogram(values.map((value) => 40 - value)), 0.5);
        const median = quantile(histogram(values), 0.5) ?? Number.NaN;
        if (found.lower === undefined || found.upper === undefined) return values.length < 6;
        return (
          found.lower <= median &&
          median <= found.upper &&
          mirrored.lower === 40 - found.upper &&
          mirrored.upper === 40 - found.lower
        );
      }),
    );
  });
});

describe("bandedQuantile", () => {
  // England, January 2026: everybody below a band, those in it, and the rest, as published.
  const england = (band: number, below: number, inside: number) => {
    const bands = new Array<number>(105).fill(0);
    bands[0] = below;
    bands[band] = inside;
    bands[104] = 7_155_958 - below - inside;
    return bands;
  };

  it("reproduces England's published median and 92nd percentile", () => {
    expectClose(bandedQuantile(england(13, 3_457_219, 194_490), 0.5)?.weeks, 13.620905959175278, 1e-14);
    const p92 = bandedQuantile(england(40, 6_568_063, 44_375), 0.92);
    expect(p92?.weeks).toBeCloseTo(40.347456, 6);
    expect(p92?.openBand).toBe(false);
  });

  it("stops at the start of the open band and says so", () => {
    expect(bandedQuantile(england(3, 10, 10), 0.5)).toEqual({ weeks: 104, openBand: true });
  });

  it("is not pushed into the next band by rounding", () => {
    // 0.92 × 75 is 69.00000000000001 in binary; 69 people are in the first band.
    expect(bandedQuantile([69, 0, 0, 0, 6, 0], 0.92)).toEqual({ weeks: 1, openBand: false });
  });

  it("cannot be computed for nobody", () => {
    expect(bandedQuantile(new Array<number>(105).fill(0), 0.5)).toBeUndefined();
  });

  test("stays the same when all counts are multiplied", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 2, max: 999 }),
        (bands, by) => {
          const plain = bandedQuantile(bands, 0.5);
          const multiplied = bandedQuantile(
            bands.map((people) => people * by),
            0.5,
          );
          expect(multiplied?.openBand).toBe(plain?.openBand);
          expectClose(multiplied?.weeks, plain?.weeks, 1e-12);
        },
      ),
    );
  });
});
