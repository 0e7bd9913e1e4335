import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arcsineProportion, fromArcsine, toArcsine } from "../../../src/stats/arcsine-proportion.ts";
import { differenceFrom } from "../../../src/stats/difference-from.ts";
import {
  binomialCdf,
  binomialUpperTail,
  chiSquareUpperTail,
  normalQuantile,
} from "../../../src/stats/distributions.ts";
import { funnelLimits } from "../../../src/stats/funnel-limits.ts";
import { overdispersion } from "../../../src/stats/overdispersion.ts";
import { Random } from "../../../src/stats/random.ts";
import { twoProportionTest } from "../../../src/stats/two-proportion-test.ts";
import { wilson } from "../../../src/stats/wilson.ts";
import { winsorise } from "../../../src/stats/winsorise.ts";
import { expectClose, numberIn, type ReferenceRow, reference, textIn } from "./reference.ts";

const number = (row: ReferenceRow, field: string): number => numberIn(row, field) ?? Number.NaN;
const clipped = (proportion: number): number => Math.min(1, Math.max(0, proportion));
/** FunnelPlotR's limits are made with seven digits of these. */
const Z_95 = 1.959964;
const Z_998 = 3.090232;

describe("funnel limits", () => {
  const inputs = reference("phe_funnel_prop_inputs");
  const sum = (field: string): number => inputs.reduce((all, row) => all + number(row, field), 0);
  const target = sum("x") / sum("n");
  const TEN_EXPECTED = 10 / Math.min(target, 1 - target);

  test("are PHEindicatormethods' where ten of either kind are expected, to 1e-9", () => {
    const rows = reference("phe_funnel_prop_limits").filter(
      (row) => number(row, "Population") >= TEN_EXPECTED,
    );
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) {
      const n = number(row, "Population");
      const [two, three] = [funnelLimits(target, n, 0.95), funnelLimits(target, n, 0.998)];
      expect([two?.method, three?.method]).toEqual(["wilson", "wilson"]);
      expectClose(100 * (two?.lower ?? -1), number(row, "lower_2s_limit"), 1e-9);
      expectClose(100 * (two?.upper ?? -1), number(row, "upper_2s_limit"), 1e-9);
      expectClose(100 * (three?.lower ?? -1), number(row, "lower_3s_limit"), 1e-9);
      expectClose(100 * (three?.upper ?? -1), number(row, "upper_3s_limit"), 1e-9);
    }
    for (const row of reference("phe_funnel_prop_points")) {
      const n = number(row, "n");
      if (n < TEN_EXPECTED) continue;
      expectClose(funnelLimits(target, n, 0.95)?.lower, clipped(number(row, "lo95")), 1e-9);
      expectClose(funnelLimits(target, n, 0.998)?.upper, clipped(number(row, "hi998")), 1e-9);
    }
  });

  test("put the same units outside as assign_funnel_significance", () => {
    const places = reference("phe_funnel_prop_significance").map((row) => {
      const [x, n] = [number(row, "x"), number(row, "n")];
      const place = (confidence: number): string | undefined => {
        const limits = funnelLimits(target, n, confidence);
        if (limits === undefined || (x / n >= limits.lower && x / n <= limits.upper)) return undefined;
        return x / n < limits.lower ? "Low" : "High";
      };
      const [outer, inner] = [place(0.998), place(0.95)];
      const found = outer ? `${outer} (0.001)` : inner ? `${inner} (0.025)` : "Not significant";
      return [found, textIn(row, "significance")];
    });
    expect(places).toHaveLength(8);
    for (const [found, wanted] of places) expect(found).toBe(wanted);
  });

  test("a worked example: 40 % of 600 is 36.1 to 43.9 %", () => {
    expect(funnelLimits(0.4, 600, 0.95)).toEqual({
      // √(0.4 × 0.6 ÷ 600) is 0.02.
      lower: expect.closeTo(0.4 - 1.959963984540054 * 0.02, 12),
      upper: expect.closeTo(0.4 + 1.959963984540054 * 0.02, 12),
      method: "wilson",
    });
    expect(funnelLimits(0.02, 100, 0.95)).toEqual({ lower: 0, upper: 0.05, method: "exact" });
  });

  test("hold a unit exactly when Wilson's interval of the unit holds the target", () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, at) => {
        const x = Math.round(at * n);
        const limits = funnelLimits(0.3, n, 0.95);
        const interval = wilson(x, n);
        const isInside = x / n >= (limits?.lower ?? 2) && x / n <= (limits?.upper ?? -1);
        const holdsTarget = (interval?.lower ?? 2) <= 0.3 && (interval?.upper ?? -1) >= 0.3;
        expect(isInside).toBe(holdsTarget);
      }),
    );
  });

  test("where few are expected, leave no more outside on either side than the confidence allows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 1e-6, max: 0.024, noNaN: true }),
        fc.constantFrom(0.95, 0.998),
        (n, target, confidence) => {
          const { lower = 0, upper = 1, method } = funnelLimits(target, n, confidence) ?? {};
          expect(method).toBe("exact");
          const tail = (1 - confidence) / 2;
          const [least, most] = [Math.round(lower * n), Math.round(upper * n)];
          expect(binomialCdf(least - 1, n, target)).toBeLessThanOrEqual(tail);
          expect(binomialUpperTail(most, n, target)).toBeLessThanOrEqual(tail * (1 + 1e-9));
        },
      ),
    );
  });

  test("narrow as units grow, and exist at the ends", () => {
    let width = 1;
    for (const n of [50, 500, 5000, 10_000_000]) {
      const { lower = 0, upper = 1 } = funnelLimits(0.4, n, 0.998) ?? {};
      expect(upper - lower).toBeLessThan(width);
      width = upper - lower;
    }
    expect(funnelLimits(0, 10_000_000, 0.95)).toEqual({ lower: 0, upper: 0, method: "exact" });
    expect(funnelLimits(1, 1, 0.95)).toEqual({ lower: 1, upper: 1, method: "exact" });
    expect(funnelLimits(0.4, 0, 0.95)).toBeUndefined();
  });
});

describe("overdispersion", () => {
  const rows = reference("funnelr_pr_zscores");
  const [od] = reference("funnelr_pr_od") as [ReferenceRow];
  const target = toArcsine(number(od, "target"));
  const units = rows.map((row) => {
    const { value, standardError } = arcsineProportion(
      number(row, "numerator"),
      number(row, "denominator"),
    ) ?? {
      value: Number.NaN,
      standardError: Number.NaN,
    };
    return { row, value, standardError, zScore: (value - target) / standardError };
  });

  test("z-scores on the arcsine scale are FunnelPlotR's, winsorised or not, to 1e-10", () => {
    const winsorised = winsorise(
      units.map(({ zScore }) => zScore),
      0.1,
    );
    units.forEach(({ row, value, standardError, zScore }, place) => {
      expectClose(value, number(row, "Y"));
      expectClose(standardError, number(row, "s"));
      expectClose(zScore, number(row, "Uzscore"), 1e-9);
      expectClose(winsorised[place], number(row, "Wuzscore"), 1e-9);
    });
  });

  test("φ and τ² are FunnelPlotR's, and so are the limits they widen, to 1e-9", () => {
    const found = overdispersion(units);
    expectClose(found?.phi, number(od, "phi_winsor"), 1e-10);
    expectClose(found?.tauSquared, number(od, "tau2_winsor"), 1e-9);
    for (const row of reference("funnelr_pr_limits")) {
      const variance = 1 / (4 * number(row, "number_seq"));
      for (const [z, tauSquared, names] of [
        [Z_95, 0, ["ll95", "ul95"]],
        [Z_998, 0, ["ll998", "ul998"]],
        [Z_95, found?.tauSquared ?? 0, ["odll95", "odul95"]],
        [Z_998, found?.tauSquared ?? 0, ["odll998", "odul998"]],
      ] as const) {
        const margin = z * Math.sqrt(variance + tauSquared);
        expectClose(100 * fromArcsine(target - margin), number(row, names[0]), 1e-9);
        expectClose(100 * fromArcsine(target + margin), number(row, names[1]), 1e-9);
      }
    }
  });

  test("a worked example: z of 3, −1 and 1 with equal errors", () => {
    const standardError = 0.5;
    const found = overdispersion([3, -1, 1].map((zScore) => ({ zScore, standardError })));
    // Winsorised to 2.6, −0.6 and 1; Σw − Σw² ÷ Σw is 12 − 4.
    expectClose(found?.phi, (2.6 ** 2 + 0.6 ** 2 + 1) / 3);
    expectClose(found?.tauSquared, (2.6 ** 2 + 0.6 ** 2 + 1 - 2) / 8);
    // Mean 0.679 + 0.371/3 − 0.402/9 = 0.758, variance (1.32 − 0.059 − 0.0499)/3 = 0.4037: 2.8464 degrees of freedom.
    expect(found?.pValue).toBeCloseTo(chiSquareUpperTail((2.70667 * 2.8464) / 0.758, 2.8464), 4);
  });

  test.each([5, 30, 120])("of %i units spread by chance alone about one list in twenty looks spread", (n) => {
    const random = new Random(n);
    let spread = 0;
    for (let list = 0; list < 2000; list++) {
      const units = Array.from({ length: n }, () => ({
        zScore: normalQuantile({ lower: (random.next() + 0.5) / 2 ** 32 }),
        standardError: 1,
      }));
      if ((overdispersion(units)?.pValue ?? 1) < 0.05) spread++;
    }
    // Four standard deviations of 2,000 lists about a twentieth.
    expect(spread).toBeGreaterThan(61);
    expect(spread).toBeLessThan(139);
  });

  test("does not depend on the order of units, and is none when units are alike", () => {
    const deviation = fc.record({
      zScore: fc.double({ min: -20, max: 20, noNaN: true }),
      standardError: fc.double({ min: 1e-4, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(deviation, { minLength: 2, maxLength: 40 }), (some) => {
        const [found, turned] = [overdispersion(some), overdispersion([...some].reverse())];
        expectClose(turned?.phi, found?.phi, 1e-9);
        expect(turned?.tauSquared).toBeCloseTo(found?.tauSquared ?? Number.NaN, 8);
        expect(found?.tauSquared).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(overdispersion([1, 2, 3].map(() => ({ zScore: 0, standardError: 0.1 })))).toEqual({
      phi: 0,
      pValue: 1,
      tauSquared: 0,
    });
    expect(overdispersion([])).toBeUndefined();
    expect(overdispersion([{ zScore: 4, standardError: 0.1 }])).toBeUndefined();
    expect(overdispersion([0, 0.1].map((standardError) => ({ zScore: 1, standardError })))).toBeUndefined();
  });

  test("values keep their order when winsorised, and half of a group becomes its median", () => {
    expect(winsorise([9, 1, 5], 0.5)).toEqual([5, 5, 5]);
    expect(winsorise([9, 1, 5], 0)).toEqual([9, 1, 5]);
    expect(winsorise([], 0.1)).toEqual([]);
  });

  test("the arcsine of a proportion leads back to it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (proportion) => {
        expect(fromArcsine(toArcsine(proportion))).toBeCloseTo(proportion, 12);
      }),
    );
    expect([fromArcsine(-1), fromArcsine(9)]).toEqual([0, 1]);
    expect(arcsineProportion(0, 0)).toBeUndefined();
  });
});

describe("a difference against a supposed one", () => {
  test("agrees with the closed form in 50 digits to 1e-9", () => {
    for (const row of reference("supposed_difference")) {
      const pair = (place: 1 | 2) => [number(row, `x${place}`), number(row, `n${place}`)] as const;
      const found = differenceFrom(number(row, "supposed"), pair(1), pair(2));
      expectClose(found?.standardError, number(row, "standardError"), 1e-9);
      expect(found?.zScore).toBeCloseTo(number(row, "zScore"), 9);
      expect(found?.smallestExpected).toBeCloseTo(number(row, "smallestExpected"), 6);
    }
  });

  test("has Mee's published limits where z is ±1.96 (Newcombe 1998, table II)", () => {
    for (const [group, against, lower, upper] of [
      [[56, 70], [48, 80], 0.0533, 0.3377],
      [[9, 10], [3, 10], 0.1821, 0.837],
    ] as const) {
      expect(differenceFrom(lower, group, against)?.zScore).toBeCloseTo(1.96, 2);
      expect(differenceFrom(upper, group, against)?.zScore).toBeCloseTo(-1.96, 2);
    }
  });

  test("is Pearson's χ² for no difference, to 1e-10", () => {
    const test = twoProportionTest(130, 400, 95, 500);
    const found = differenceFrom(0, [130, 400], [95, 500]);
    expectClose((found?.zScore ?? 0) ** 2, test?.kind === "score" ? test.statistic : undefined);
    expectClose(found?.smallestExpected, (225 * 400) / 900);
  });

  test("changes its sign when groups change places, and shrinks as they grow", () => {
    const group = fc
      .tuple(fc.nat(500), fc.integer({ min: 1, max: 500 }))
      .map(([x, n]) => [Math.min(x, n), n] as const);
    fc.assert(
      fc.property(group, group, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (one, other, supposed) => {
        const [found, turned] = [differenceFrom(supposed, one, other), differenceFrom(-supposed, other, one)];
        expect(turned === undefined).toBe(found === undefined);
        if (found === undefined || turned === undefined) return;
        expect(turned.zScore).toBeCloseTo(-found.zScore, 5);
        const ten = ([x, n]: readonly [number, number]) => [10 * x, 10 * n] as const;
        const grown = differenceFrom(supposed, ten(one), ten(other));
        expectClose(grown?.standardError, found.standardError / Math.sqrt(10), 1e-6);
      }),
    );
  });

  test("is not there without chance", () => {
    expect(differenceFrom(0, [0, 10], [0, 20])).toBeUndefined();
    expect(differenceFrom(0, [10, 10], [20, 20])).toBeUndefined();
    expect(differenceFrom(0.1, [0, 0], [1, 2])).toBeUndefined();
    expect(differenceFrom(1, [5, 5], [0, 5])).toBeUndefined();
  });

  test("exists for one person a side and for ten million", () => {
    for (const found of [
      differenceFrom(0.1, [1, 1], [0, 1]),
      differenceFrom(0.1, [9_000_000, 10_000_000], [0, 10_000_000]),
    ]) {
      for (const figure of Object.values(found ?? { none: Number.NaN }))
        expect(Number.isFinite(figure)).toBe(true);
    }
  });
});
