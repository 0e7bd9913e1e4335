import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandedQuantile } from "../../../src/stats/banded-quantile.ts";
import { benjaminiHochberg } from "../../../src/stats/benjamini-hochberg.ts";
import { chiSquare } from "../../../src/stats/chi-square.ts";
import { cochranArmitage } from "../../../src/stats/cochran-armitage.ts";
import { cramersV } from "../../../src/stats/cramers-v.ts";
import { hodgesLehmann } from "../../../src/stats/hodges-lehmann.ts";
import { holm } from "../../../src/stats/holm.ts";
import { kruskalWallis } from "../../../src/stats/kruskal-wallis.ts";
import { mannWhitney } from "../../../src/stats/mann-whitney.ts";
import { meanInterval } from "../../../src/stats/mean-interval.ts";
import { partToWhole } from "../../../src/stats/part-to-whole.ts";
import { priceBonett } from "../../../src/stats/price-bonett.ts";
import { quantile } from "../../../src/stats/quantile.ts";
import { quantileInterval } from "../../../src/stats/quantile-interval.ts";
import { welch } from "../../../src/stats/welch.ts";
import { wilson } from "../../../src/stats/wilson.ts";
import { expectClose, histogram, smallGroup } from "./reference.ts";

const severalGroups = fc.array(smallGroup, { minLength: 2, maxLength: 5 });
const table = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), {
  minLength: 2,
  maxLength: 5,
});
const times = (days: readonly number[], by: number): number[] => days.map((day) => by * day);
const twice = (days: readonly number[]): number[] => [...days, ...days];

describe("the order of groups, which is the order of rows and of labels,", () => {
  test("is nothing to the tests over all of them", () => {
    fc.assert(
      fc.property(severalGroups, table, (groups, cells) => {
        const [waits, turned] = [groups.map(histogram), [...groups].reverse().map(histogram)];
        expectClose(kruskalWallis(turned)?.statistic, kruskalWallis(waits)?.statistic, 1e-9);
        expectClose(chiSquare([...cells].reverse())?.statistic, chiSquare(cells)?.statistic, 1e-9);
        expectClose(cramersV([...cells].reverse()), cramersV(cells), 1e-9);
      }),
    );
  });

  test("turns a trend round and leaves its statistic", () => {
    fc.assert(
      fc.property(table, (cells) => {
        const trend = (rows: typeof cells) =>
          cochranArmitage(
            rows.map(([long]) => long),
            rows.map(([long, short]) => long + short),
          );
        const [there, back] = [trend(cells), trend([...cells].reverse())];
        expect(back?.slope ?? 0).toBeCloseTo(-(there?.slope ?? 0), 10);
        expect(back?.statistic ?? 0).toBeCloseTo(there?.statistic ?? 0, 8);
      }),
    );
  });

  test("turns a gap round, limits and all", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, (one, other) => {
        const [first, second] = [histogram(one), histogram(other)];
        for (const compare of [welch, priceBonett]) {
          const [there, back] = [compare(first, second), compare(second, first)];
          expect(back?.difference).toBeCloseTo(-(there?.difference ?? 0), 10);
          expect(back?.lower ?? 0).toBeCloseTo(-(there?.upper ?? 0), 8);
          expectClose(back?.pValue, there?.pValue, 1e-8);
        }
        const [there, back] = [mannWhitney(first, second), mannWhitney(second, first)];
        expect(back?.superiority.estimate).toBeCloseTo(1 - (there?.superiority.estimate ?? 0), 10);
        expect(back?.superiority.lower).toBeCloseTo(1 - (there?.superiority.upper ?? 0), 8);
        expect(hodgesLehmann(second, first)?.shift).toBeCloseTo(
          -(hodgesLehmann(first, second)?.shift ?? 0),
          10,
        );
      }),
    );
  });

  test("is kept by an adjustment of p-values", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (pValues) => {
        for (const adjust of [benjaminiHochberg, holm]) {
          const turned = adjust([...pValues].reverse()).reverse();
          adjust(pValues).forEach((adjusted, at) => {
            expect(turned[at]).toBeCloseTo(adjusted, 12);
            expect(adjusted).toBeGreaterThanOrEqual(pValues[at] ?? 0);
          });
        }
      }),
    );
  });
});

describe("two groups that are alike", () => {
  test("made one leave χ² as it is, with a degree of freedom less", () => {
    fc.assert(
      fc.property(table, ([head, ...others]) => {
        const first = head ?? [1, 1];
        const apart = chiSquare([first, first, ...others]);
        const together = chiSquare([[2 * first[0], 2 * first[1]], ...others]);
        expect(apart?.statistic).toBeCloseTo(together?.statistic ?? 9, 8);
        expect(apart?.degreesOfFreedom).toBe((together?.degreesOfFreedom ?? 0) + 1);
      }),
    );
  });

  test("made one leave Kruskal and Wallis's statistic as it is", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, (alike, other) => {
        const apart = kruskalWallis([alike, alike, other].map(histogram));
        const together = kruskalWallis([twice(alike), other].map(histogram));
        expect(apart?.statistic ?? 0).toBeCloseTo(together?.statistic ?? 0, 8);
      }),
    );
  });

  test("made one keep mean, quantiles and proportion, and narrow their limits", () => {
    fc.assert(
      fc.property(smallGroup, (days) => {
        const [one, both] = [histogram(days), histogram(twice(days))];
        expectClose(meanInterval(both)?.mean, meanInterval(one)?.mean, 1e-12);
        expect(bandedQuantile(both, 0.5)?.weeks ?? 0).toBeCloseTo(bandedQuantile(one, 0.5)?.weeks ?? 0, 10);
        const [narrow, wide] = [wilson(2, 2 * days.length), wilson(1, days.length)];
        expectClose(narrow?.proportion, wide?.proportion, 1e-14);
        expect(narrow?.lower ?? 0).toBeGreaterThanOrEqual(wide?.lower ?? 1);
        expect(narrow?.upper ?? 1).toBeLessThanOrEqual(wide?.upper ?? 0);
      }),
    );
  });
});

describe("waits in another unit", () => {
  test("scale means, medians, shifts and their limits, and leave ranks and p-values", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, fc.integer({ min: 2, max: 7 }), (one, other, by) => {
        const [first, second] = [histogram(one), histogram(other)];
        const [slow, slower] = [histogram(times(one, by)), histogram(times(other, by))];
        expect(quantile(slow, 0.92)).toBeCloseTo(by * (quantile(first, 0.92) ?? 0), 8);
        expect(quantileInterval(slow, 0.5).upper ?? 0).toBe(by * (quantileInterval(first, 0.5).upper ?? 0));
        expect(meanInterval(slow)?.upper ?? 0).toBeCloseTo(by * (meanInterval(first)?.upper ?? 0), 7);
        expect(welch(slow, slower)?.lower ?? 0).toBeCloseTo(by * (welch(first, second)?.lower ?? 0), 7);
        expect(priceBonett(slow, slower)?.upper ?? 0).toBeCloseTo(
          by * (priceBonett(first, second)?.upper ?? 0),
          7,
        );
        expect(hodgesLehmann(slow, slower)?.shift).toBeCloseTo(
          by * (hodgesLehmann(first, second)?.shift ?? 0),
          8,
        );
        expectClose(mannWhitney(slow, slower)?.pValue, mannWhitney(first, second)?.pValue, 1e-9);
        expectClose(kruskalWallis([slow, slower])?.pValue, kruskalWallis([first, second])?.pValue, 1e-9);
      }),
    );
  });
});

test("a part of a whole has the same representation when all of it is doubled", () => {
  const counts = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(40), fc.nat(40));
  fc.assert(
    fc.property(counts, ([x, rest, others, more]) => {
      fc.pre(x > 0 && rest > 0);
      const representationOf = (by: number) =>
        partToWhole(by * x, by * (x + rest), { x: by * (x + others), n: by * (x + rest + others + more) });
      expectClose(representationOf(2)?.ratio, representationOf(1)?.ratio, 1e-12);
    }),
  );
});
