import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { eValue } from "../../../src/stats/e-value.ts";
import { katz } from "../../../src/stats/katz.ts";
import { type KitagawaStratum, kitagawa } from "../../../src/stats/kitagawa.ts";
import { mantelHaenszel } from "../../../src/stats/mantel-haenszel.ts";
import { meanInterval, moments } from "../../../src/stats/mean-interval.ts";
import { mover } from "../../../src/stats/mover.ts";
import { newcombe } from "../../../src/stats/newcombe.ts";
import { observedToExpected } from "../../../src/stats/observed-to-expected.ts";
import { quantile } from "../../../src/stats/quantile.ts";
import { Random } from "../../../src/stats/random.ts";
import {
  standardisedDifference,
  standardisedProportion,
  standardisedRatio,
} from "../../../src/stats/standardised-proportion.ts";
import type { TwoByTwo } from "../../../src/stats/two-by-two.ts";
import { weightedMeans } from "../../../src/stats/weighted-means.ts";
import { reweighted, standardisedQuantile, weightedQuantile } from "../../../src/stats/weighted-quantile.ts";
import { welch } from "../../../src/stats/welch.ts";
import { wilson } from "../../../src/stats/wilson.ts";
import { expectClose, histogram, numberIn, reference, smallGroup, textIn } from "./reference.ts";

const stratum = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
  .chain(([n1, n0]) =>
    fc.record({
      n1: fc.constant(n1),
      n0: fc.constant(n0),
      x1: fc.integer({ min: 0, max: n1 }),
      x0: fc.integer({ min: 0, max: n0 }),
    }),
  );
const strata = fc.array(stratum, { minLength: 1, maxLength: 6 });

describe("mantelHaenszel", () => {
  const inputs = reference("ref_mh_inputs").map((row): TwoByTwo => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map((field) => numberIn(row, field) ?? 0) as [
      number,
      number,
      number,
      number,
    ];
    return { x1: a, n1: a + b, x0: c, n0: c + d };
  });

  it("pools as R's formulas do", () => {
    const [wanted] = reference("ref_mh_expected");
    if (wanted === undefined) throw new Error("no row");
    const found = mantelHaenszel(inputs);
    expectClose(found?.ratio?.ratio, numberIn(wanted, "rr_mh"));
    expectClose(found?.ratio?.lower, numberIn(wanted, "rr_lo"));
    expectClose(found?.ratio?.upper, numberIn(wanted, "rr_hi"));
    expectClose(found?.difference.difference, numberIn(wanted, "rd_mh"));
  });

  it("weighs strata by n₁n₀/n", () => {
    // Half against a quarter in 10 and 10; all against none in 2 and 2: weights 5 and 1.
    const found = mantelHaenszel([
      { x1: 5, n1: 10, x0: 2, n0: 10 },
      { x1: 2, n1: 2, x0: 0, n0: 2 },
    ]);
    expectClose(found?.difference.difference, (5 * 0.3 + 1 * 1) / 6, 1e-14);
    expectClose(found?.ratio?.ratio, (2.5 + 1) / (1 + 0), 1e-14);
  });

  it("finds no heterogeneity where the ratios are the same, and some where they are not", () => {
    const same = mantelHaenszel([
      { x1: 20, n1: 100, x0: 10, n0: 100 },
      { x1: 40, n1: 50, x0: 20, n0: 50 },
    ])?.homogeneity;
    expect(same?.statistic).toBeLessThan(1e-20);
    expect(same?.degreesOfFreedom).toBe(1);
    const differing = mantelHaenszel([
      { x1: 40, n1: 100, x0: 10, n0: 100 },
      { x1: 20, n1: 100, x0: 40, n0: 100 },
    ])?.homogeneity;
    expect(differing?.pValue).toBeLessThan(1e-4);
  });

  test("heterogeneity is the score test of mpmath's constrained likelihood, in 40 digits", () => {
    const tables = reference("ref_mh_inputs").map((row): TwoByTwo => {
      const [a = 0, b = 0, c = 0, d = 0] = ["a", "b", "c", "d"].map((name) => numberIn(row, name));
      return { x1: a, n1: a + b, x0: c, n0: c + d };
    });
    const found = mantelHaenszel(tables)?.homogeneity;
    expectClose(found?.statistic, 1.701107594612537);
    expect(found?.degreesOfFreedom).toBe(2);
    expectClose(found?.pValue, 0.4271782962409112);
  });

  test("heterogeneity does not mind order, sides or empty strata, and doubles with the people", () => {
    fc.assert(
      fc.property(strata, (cells) => {
        const found = mantelHaenszel(cells)?.homogeneity;
        if (found === undefined) return;
        const again = (changed: readonly TwoByTwo[]) => mantelHaenszel(changed)?.homogeneity?.statistic ?? -1;
        expect(again([...cells].reverse())).toBeCloseTo(found.statistic, 8);
        expect(again(cells.map(({ x1, n1, x0, n0 }) => ({ x1: x0, n1: n0, x0: x1, n0: n1 })))).toBeCloseTo(
          found.statistic,
          7,
        );
        expect(again([...cells, { x1: 0, n1: 4, x0: 0, n0: 7 }])).toBeCloseTo(found.statistic, 8);
        const twice = cells.map(({ x1, n1, x0, n0 }) => ({ x1: 2 * x1, n1: 2 * n1, x0: 2 * x0, n0: 2 * n0 }));
        expect(again(twice)).toBeCloseTo(2 * found.statistic, 7);
      }),
    );
  });

  test("a common ratio is rejected no more often than it should be, also in strata of a few people", () => {
    const random = new Random(4);
    const binomial = (n: number, p: number): number => {
      let x = 0;
      for (let person = 0; person < n; person++) if (random.chance(p)) x++;
      return x;
    };
    let rejected = 0;
    for (let list = 0; list < 400; list++) {
      const cells = Array.from({ length: 90 }, (_, at): TwoByTwo => {
        const [n1, n0, p] = [1 + (at % 9), 20 + (at % 50), 0.1 + 0.003 * at];
        return { n1, x1: binomial(n1, 1.2 * p), n0, x0: binomial(n0, p) };
      });
      if ((mantelHaenszel(cells)?.homogeneity?.pValue ?? 1) < 0.05) rejected++;
    }
    // 20 of 400 at the nominal rate; log ratios by their own variances rejected nearly all.
    expect(rejected).toBeLessThan(36);
    expect(rejected).toBeGreaterThan(6);
  });

  it("is undefined without a stratum of both sides, and has no ratio when nobody of a side counts", () => {
    expect(mantelHaenszel([])).toBeUndefined();
    expect(mantelHaenszel([{ x1: 1, n1: 2, x0: 0, n0: 0 }])).toBeUndefined();
    const none = mantelHaenszel([{ x1: 0, n1: 9, x0: 0, n0: 9 }]);
    expect(none).toMatchObject({ ratio: undefined, homogeneity: undefined });
    expect(none?.difference).toEqual(newcombe(0, 9, 0, 9));
  });

  test("of few who count in one stratum the limits are Newcombe's, and none is sure of nobody in fifty", () => {
    fc.assert(
      fc.property(stratum, fc.integer({ min: 0, max: 9 }), ({ n1, x0, n0 }, few) => {
        const x1 = Math.min(few, n1);
        const found = mantelHaenszel([{ x1, n1, x0, n0 }])?.difference;
        const crude = newcombe(x1, n1, x0, n0);
        expect(found?.lower).toBeCloseTo(crude?.lower ?? Number.NaN, 10);
        expect(found?.upper).toBeCloseTo(crude?.upper ?? Number.NaN, 10);
      }),
    );
    // Nobody of 53 beside 2.3 % of 3,640: Sato's limits would be −2.8 to −1.7 points.
    const rare = mantelHaenszel([
      { x1: 0, n1: 30, x0: 40, n0: 2000 },
      { x1: 0, n1: 23, x0: 44, n0: 1640 },
    ])?.difference;
    expect(rare?.lower).toBeLessThan(-0.02);
    expect(rare?.upper).toBeGreaterThan(0.03);
  });

  test("of many who count, and do not, the limits are Sato's", () => {
    // By hand for 20 of 40 beside 10 of 40: P = (1600·10 − 1600·20)/6400 = −2.5, Q = (20·30 + 10·20)/160 = 5, W = 20.
    const found = mantelHaenszel([{ x1: 20, n1: 40, x0: 10, n0: 40 }])?.difference;
    const margin = 1.959963984540054 * Math.sqrt((0.25 * -2.5 + 5) / 400);
    expectClose(found?.lower, 0.25 - margin, 1e-12);
    expectClose(found?.upper, 0.25 + margin, 1e-12);
  });

  test("limits stay within -1 and 1", () => {
    fc.assert(
      fc.property(strata, (found) => {
        const { lower, difference, upper } = mantelHaenszel(found)?.difference ?? {};
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(lower).toBeLessThanOrEqual((difference ?? Number.NaN) + 1e-12);
        expect(upper).toBeLessThanOrEqual(1);
        expect(upper).toBeGreaterThanOrEqual((difference ?? Number.NaN) - 1e-12);
      }),
    );
  });

  test("of one stratum it is the crude difference and Katz's ratio", () => {
    fc.assert(
      fc.property(stratum, ({ x1, n1, x0, n0 }) => {
        const found = mantelHaenszel([{ x1, n1, x0, n0 }]);
        expect(found?.difference.difference).toBeCloseTo(x1 / n1 - x0 / n0, 12);
        const crude = katz(x1, n1, x0, n0);
        if (crude === undefined) return;
        expectClose(found?.ratio?.ratio, crude.ratio, 1e-12);
        expectClose(found?.ratio?.lower, crude.lower, 1e-8);
        expectClose(found?.ratio?.upper, crude.upper, 1e-8);
      }),
    );
  });

  test("order of strata does not matter, and swapping sides turns it round", () => {
    fc.assert(
      fc.property(strata, (found) => {
        const [one, reversed] = [mantelHaenszel(found), mantelHaenszel([...found].reverse())];
        expect(reversed?.difference.difference).toBeCloseTo(one?.difference.difference ?? 0, 12);
        const swapped = mantelHaenszel(
          found.map(({ x1, n1, x0, n0 }) => ({ x1: x0, n1: n0, x0: x1, n0: n1 })),
        );
        expect(swapped?.difference.difference).toBeCloseTo(-(one?.difference.difference ?? 0), 12);
        expectClose(swapped?.ratio?.ratio, one?.ratio && 1 / one.ratio.ratio, 1e-10);
      }),
    );
  });
});

describe("standardisedProportion", () => {
  it("re-weights by hand", () => {
    // 50 % and 20 %, weighed 1 to 3.
    const found = standardisedProportion([
      { x: 5, n: 10, weight: 1 },
      { x: 20, n: 100, weight: 3 },
    ]);
    expectClose(found?.proportion, 0.5 / 4 + (0.2 * 3) / 4, 1e-14);
  });

  test("of one stratum it is Wilson's, the difference Newcombe's and the ratio Katz's", () => {
    fc.assert(
      fc.property(stratum, ({ x1, n1, x0, n0 }) => {
        const group = standardisedProportion([{ x: x1, n: n1, weight: 7 }]);
        const other = standardisedProportion([{ x: x0, n: n0, weight: 7 }]);
        if (group === undefined || other === undefined) throw new Error("both are there");
        expect(group.lower).toBeCloseTo(wilson(x1, n1)?.lower ?? Number.NaN, 10);
        expect(group.upper).toBeCloseTo(wilson(x1, n1)?.upper ?? Number.NaN, 10);
        const difference = standardisedDifference(group, other);
        const crude = newcombe(x1, n1, x0, n0);
        expect(difference.difference).toBeCloseTo(crude?.difference ?? Number.NaN, 12);
        expect(difference.lower).toBeCloseTo(crude?.lower ?? Number.NaN, 10);
        expect(difference.upper).toBeCloseTo(crude?.upper ?? Number.NaN, 10);
        const ratio = katz(x1, n1, x0, n0);
        expectClose(standardisedRatio(group, other)?.lower, ratio?.lower, 1e-8);
      }),
    );
  });

  test("with the group's own structure it is the crude proportion", () => {
    fc.assert(
      fc.property(strata, (found) => {
        const own = standardisedProportion(found.map(({ x1, n1 }) => ({ x: x1, n: n1, weight: n1 })));
        const sum = (of: (one: TwoByTwo) => number) => found.reduce((total, one) => total + of(one), 0);
        expect(own?.proportion).toBeCloseTo(sum(({ x1 }) => x1) / sum(({ n1 }) => n1), 12);
      }),
    );
  });

  test("scaling the weights changes nothing", () => {
    fc.assert(
      fc.property(strata, fc.integer({ min: 2, max: 1000 }), (found, by) => {
        const weighed = (scale: number) =>
          standardisedProportion(found.map(({ x1, n1, n0 }) => ({ x: x1, n: n1, weight: scale * n0 })));
        expect(weighed(by)?.lower).toBeCloseTo(weighed(1)?.lower ?? Number.NaN, 12);
        expect(weighed(by)?.upper).toBeCloseTo(weighed(1)?.upper ?? Number.NaN, 12);
      }),
    );
  });

  it("is wider than Wilson's of the same people where a few stand for many", () => {
    const even = standardisedProportion([
      { x: 5, n: 50, weight: 1 },
      { x: 5, n: 50, weight: 1 },
    ]);
    const uneven = standardisedProportion([
      { x: 1, n: 10, weight: 9 },
      { x: 9, n: 90, weight: 1 },
    ]);
    expectClose(even?.effectiveSize, 100, 1e-12);
    expect(uneven?.effectiveSize).toBeLessThan(20);
  });

  it("is undefined when a stratum that weighs has nobody, and has a ratio only between 0 and 1", () => {
    expect(standardisedProportion([])).toBeUndefined();
    expect(standardisedProportion([{ x: 0, n: 0, weight: 1 }])).toBeUndefined();
    const none = standardisedProportion([{ x: 0, n: 4, weight: 1 }]);
    const half = standardisedProportion([{ x: 2, n: 4, weight: 1 }]);
    if (none === undefined || half === undefined) throw new Error("both are there");
    expect(none.lower).toBe(0);
    expect(standardisedRatio(none, half)).toBeUndefined();
  });
});

describe("weightedMeans", () => {
  const side = (counts: readonly number[], factor: number) => {
    const found = moments(counts);
    if (found === undefined) throw new Error("nobody");
    const squares = (found.variance ?? 0) * (found.n - 1);
    return [{ n: found.n, mean: found.mean, squares, factor }];
  };

  test("of one stratum a side it is Welch's difference", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, (one, other) => {
        const [group, compared] = [histogram(one), histogram(other)];
        const wanted = welch(group, compared);
        const found = weightedMeans([side(group, 1), side(compared, -1)]);
        expect(found?.value).toBeCloseTo(wanted?.difference ?? Number.NaN, 10);
        if (wanted?.lower === undefined) return;
        expectClose(found?.lower, wanted.lower, 1e-7);
        expectClose(found?.upper, wanted.upper, 1e-7);
      }),
    );
  });

  it("of one side it is Student's interval", () => {
    const counts = histogram([3, 9, 9, 20, 41]);
    const wanted = meanInterval(counts);
    const found = weightedMeans([side(counts, 1)]);
    expectClose(found?.lower, wanted?.lower, 1e-12);
    expectClose(found?.upper, wanted?.upper, 1e-12);
  });

  it("has no limits when each stratum has one person, and is undefined when one has nobody", () => {
    const alone = { n: 1, mean: 5, squares: 0, factor: 0.5 };
    expect(weightedMeans([[alone, alone]])).toEqual({ value: 5, lower: undefined, upper: undefined });
    expect(weightedMeans([[{ ...alone, n: 0 }]])).toBeUndefined();
    expect(weightedMeans([[]])).toBeUndefined();
  });
});

describe("weightedQuantile", () => {
  test("of whole people it is type 7", () => {
    fc.assert(
      fc.property(smallGroup, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        const counts = histogram(values);
        expect(weightedQuantile(Float64Array.from(counts), q)).toBeCloseTo(
          quantile(counts, q) ?? Number.NaN,
          6,
        );
      }),
    );
  });

  test("with the group's own structure a quantile is the crude one", () => {
    fc.assert(
      fc.property(fc.array(smallGroup, { minLength: 1, maxLength: 5 }), (groups) => {
        const own = groups.map((values) => ({
          counts: histogram(values),
          n: values.length,
          weight: values.length * 3,
        }));
        const crude = quantile(histogram(groups.flat()), 0.5);
        expect(standardisedQuantile(reweighted(own), own, 0.5)?.value).toBeCloseTo(crude ?? Number.NaN, 6);
      }),
    );
  });

  it("moves to the stratum that weighs", () => {
    const short = { counts: histogram([1, 2, 3]), n: 3, weight: 1 };
    const long = { counts: histogram([101, 102, 103]), n: 3, weight: 1 };
    const at = (weight: number) => {
      const weighed = [short, { ...long, weight }];
      return standardisedQuantile(reweighted(weighed), weighed, 0.5)?.value;
    };
    // Six people re-weighted: between ranks 3 and 4, where each of the three values is worth a little less than two.
    expect(at(0.001)).toBeCloseTo(2.5, 12);
    expect(at(1)).toBe(52);
    expect(at(1000)).toBe(102);
  });

  it("has no upper limit where the group is too small for one", () => {
    const few = [{ counts: histogram([1, 5, 9]), n: 3, weight: 1 }];
    expect(standardisedQuantile(reweighted(few), few, 0.92)).toMatchObject({ upper: undefined });
    expect(standardisedQuantile(new Float64Array(0), [], 0.5)).toBeUndefined();
  });
});

describe("mover", () => {
  it("of two Wilson intervals is Newcombe's, and lacks a limit where one is lacking", () => {
    const bounded = (x: number, n: number) => {
      const { proportion = 0, lower, upper } = wilson(x, n) ?? {};
      return { value: proportion, lower, upper };
    };
    expect(mover(bounded(3, 10), bounded(40, 90))).toEqual(newcombe(3, 10, 40, 90));
    expect(mover({ value: 3, lower: 1, upper: undefined }, { value: 1, lower: 0, upper: 2 })).toMatchObject({
      difference: 2,
      upper: undefined,
    });
  });
});

describe("observedToExpected", () => {
  it("has Byar's limits of the observed count", () => {
    // 20 observed; 100 at 10 % and 50 at 10 % make 15 expected. Byar: 12.212 to 30.888 (Breslow & Day, p. 70).
    const found = observedToExpected([
      { x: 15, n: 100, standard: 0.1 },
      { x: 5, n: 50, standard: 0.1 },
    ]);
    expectClose(found?.ratio, 20 / 15, 1e-14);
    expect((found?.lower ?? 0) * 15).toBeCloseTo(12.21, 2);
    expect((found?.upper ?? 0) * 15).toBeCloseTo(30.89, 2);
  });

  test("excludes 1 where assign_funnel_significance puts a ratio outside the 95 % limits", () => {
    const rows = reference("phe_funnel_ratio_significance");
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      const [x = 0, expected = 0] = [numberIn(row, "obs"), numberIn(row, "exp")];
      const found = observedToExpected([{ x, n: 1000, standard: expected / 1000 }]);
      const place = (found?.lower ?? 0) > 1 ? "High" : (found?.upper ?? 0) < 1 ? "Low" : "Not significant";
      expect(textIn(row, "significance"), textIn(row, "area")).toContain(place);
    }
  });

  it("of the whole list is 1, and undefined when none is expected", () => {
    expectClose(observedToExpected([{ x: 3, n: 10, standard: 0.3 }])?.ratio, 1, 1e-14);
    expect(observedToExpected([{ x: 0, n: 10, standard: 0 }])).toBeUndefined();
    expect(observedToExpected([])).toBeUndefined();
  });
});

describe("kitagawa", () => {
  const of = (n1: number, mean1: number, n0: number, mean0: number): KitagawaStratum => ({
    n1,
    mean1,
    squares1: n1,
    n0,
    mean0,
    squares0: n0,
  });

  it("takes a gap apart by hand", () => {
    // Group: 30 at 10, 70 at 20 (mean 17). Reference: 60 at 8, 40 at 16 (mean 11.2).
    const found = kitagawa([of(30, 10, 60, 8), of(70, 20, 40, 16)]);
    expectClose(found?.gap, 5.8, 1e-14);
    expectClose(found?.composition, -0.3 * 9 + 0.3 * 18, 1e-13);
    expectClose(found?.within.value, 2 * 0.45 + 4 * 0.55, 1e-13);
    expect(found?.unmatched).toBe(0);
  });

  it("tells what people with nobody to compare with add", () => {
    // 90 of the group are where the reference is, waiting 10; 10 are elsewhere, waiting 40.
    const found = kitagawa([of(90, 10, 50, 10), of(10, 40, 0, 0)]);
    expect(found?.composition).toBeCloseTo(0, 12);
    expect(found?.within.value).toBeCloseTo(0, 12);
    expectClose(found?.unmatched, 3, 1e-12);
    expectClose(found?.gap, 3, 1e-12);
  });

  it("is undefined where the two are nowhere found together", () => {
    expect(kitagawa([])).toBeUndefined();
    expect(kitagawa([of(5, 10, 0, 0), of(0, 0, 7, 12)])).toBeUndefined();
  });

  const cell = fc.record({
    n1: fc.integer({ min: 0, max: 1000 }),
    n0: fc.integer({ min: 0, max: 1000 }),
    mean1: fc.integer({ min: 0, max: 5000 }).map((tenths) => tenths / 10),
    mean0: fc.integer({ min: 0, max: 5000 }).map((tenths) => tenths / 10),
  });

  test("the parts sum to the gap, stratum by stratum and in all", () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
        const found = kitagawa(cells.map(({ n1, mean1, n0, mean0 }) => of(n1, mean1, n0, mean0)));
        if (found === undefined) return;
        const whole = found.composition + found.within.value + found.unmatched;
        expect(whole).toBeCloseTo(found.gap, 9);
        const parts = found.parts.reduce(
          (sum, part) => sum + part.composition + part.within + part.unmatched,
          0,
        );
        expect(parts).toBeCloseTo(found.gap, 9);
      }),
    );
  });

  test("where both have the same structure all of it is within, and swapping sides turns it round", () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
        const alike = cells.map(({ n1, mean1, mean0 }) => of(n1, mean1, 2 * n1, mean0));
        const found = kitagawa(alike);
        if (found === undefined) return;
        expect(found.composition).toBeCloseTo(0, 9);
        expect(found.within.value).toBeCloseTo(found.gap, 9);
        const one = kitagawa(cells.map(({ n1, mean1, n0, mean0 }) => of(n1, mean1, n0, mean0)));
        const other = kitagawa(cells.map(({ n1, mean1, n0, mean0 }) => of(n0, mean0, n1, mean1)));
        expect(other?.composition ?? 0).toBeCloseTo(-(one?.composition ?? 0), 9);
        expect(other?.within.value ?? 0).toBeCloseTo(-(one?.within.value ?? 0), 9);
      }),
    );
  });
});

describe("a stratum cut in two alike", () => {
  const halves = fc.array(stratum, { minLength: 1, maxLength: 5 });

  test("changes no adjusted figure", () => {
    fc.assert(
      fc.property(halves, (half) => {
        const whole = half.map(({ x1, n1, x0, n0 }) => ({ x1: 2 * x1, n1: 2 * n1, x0: 2 * x0, n0: 2 * n0 }));
        const cut = half.flatMap((one) => [one, one]);
        const [one, two] = [mantelHaenszel(whole), mantelHaenszel(cut)];
        expect(two?.difference.difference).toBeCloseTo(one?.difference.difference ?? 9, 10);
        expectClose(two?.ratio?.ratio, one?.ratio?.ratio, 1e-10);
        expectClose(two?.ratio?.upper, one?.ratio?.upper, 1e-9);
        const standard = (cells: readonly TwoByTwo[]) =>
          standardisedProportion(cells.map(({ x1, n1, n0 }) => ({ x: x1, n: n1, weight: n1 + n0 })));
        expect(standard(cut)?.proportion).toBeCloseTo(standard(whole)?.proportion ?? 9, 10);
        const expected = (cells: readonly TwoByTwo[]) =>
          observedToExpected(cells.map(({ x1, n1 }) => ({ x: x1, n: n1, standard: 0.2 })));
        expectClose(expected(cut)?.upper, expected(whole)?.upper, 1e-10);
        const split = (cells: readonly TwoByTwo[]) =>
          kitagawa(
            cells.map(({ x1, n1, x0, n0 }) => ({
              ...{ n1, mean1: x1 / n1, squares1: x1 - x1 ** 2 / n1 },
              ...{ n0, mean0: x0 / n0, squares0: x0 - x0 ** 2 / n0 },
            })),
          );
        expect(split(cut)?.composition).toBeCloseTo(split(whole)?.composition ?? 9, 10);
        expect(split(cut)?.within.value).toBeCloseTo(split(whole)?.within.value ?? 9, 10);
      }),
    );
  });
});

describe("eValue", () => {
  it("is VanderWeele and Ding's", () => {
    // Their example: a ratio of 3.9 (1.8 to 8.7) has 7.26 and, for its limit, 3.0.
    const found = eValue({ ratio: 3.9, lower: 1.8, upper: 8.7 });
    expect(found?.estimate).toBeCloseTo(7.26, 2);
    expect(found?.limit).toBeCloseTo(3.0, 1);
  });

  it("is the same for a ratio and its inverse, and 1 for a limit past 1", () => {
    const [above, below] = [
      eValue({ ratio: 2, lower: 1.25, upper: 4 }),
      eValue({ ratio: 0.5, lower: 0.25, upper: 0.8 }),
    ];
    expectClose(above?.estimate, below?.estimate, 1e-14);
    expectClose(above?.limit, below?.limit, 1e-14);
    expect(eValue({ ratio: 1.2, lower: 0.9, upper: 1.6 })?.limit).toBe(1);
    expect(eValue({ ratio: 0, lower: 0, upper: 0 })).toBeUndefined();
  });
});
