import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { meanContrast } from "../../../src/stats/mean-contrast.ts";
import { moments } from "../../../src/stats/mean-interval.ts";
import { medianContrast, medianWithError } from "../../../src/stats/median-contrast.ts";
import { newcombe } from "../../../src/stats/newcombe.ts";
import { priceBonett } from "../../../src/stats/price-bonett.ts";
import { proportionContrast } from "../../../src/stats/proportion-contrast.ts";
import { shrunkenEffects } from "../../../src/stats/shrunken-effects.ts";
import { welch } from "../../../src/stats/welch.ts";
import { expectClose, histogram, smallGroup } from "./reference.ts";

const term = ([weight = 0, count = 0, n = 0]: readonly number[]) => ({ weight, count, n });
/** Four groups' days waited and their weights in an interaction. */
const GROUPS = [
  [3, 8, 8, 20, 41, 7],
  [1, 1, 2, 9, 30],
  [14, 15, 2, 60, 33, 8, 9],
  [5, 5, 6, 7],
];
const WEIGHTS = [1, -1, -1, 1];
const means = GROUPS.map((days, at) => ({
  weight: WEIGHTS[at] ?? 0,
  moments: moments(histogram(days)) ?? { n: 0, mean: 0, variance: undefined },
}));
const medianTerm = (days: readonly number[], weight: number) => ({
  weight,
  ...(medianWithError(histogram(days)) ?? { median: 0, standardError: undefined }),
});

describe("a weighted sum of proportions", () => {
  test("agrees with Wilson's limits combined and the root of the limit in SciPy", () => {
    // By Python: limits from wilson() of each, combined as Zou et al. write it; p: brentq on the limit nearer to 0.
    const cases = [
      {
        terms: [
          [1, 62, 150],
          [-1, 210, 800],
          [-1, 305, 900],
          [1, 2100, 9000],
        ],
        wanted: [0.04527777777777775, -0.043006222727302576, 0.13610266901653464, 0.32151899002201767],
      },
      {
        terms: [
          [1, 9, 40],
          [-1, 0, 25],
          [-1, 3, 60],
          [1, 12, 500],
        ],
        wanted: [0.19899999999999998, 0.009828925231821328, 0.35357649863920093, 0.04194762867748575],
      },
      {
        terms: [
          [1, 5, 30],
          [-1, 400, 700],
          [-1, 30, 90],
          [-1, 20, 100],
          [2, 900, 4000],
        ],
        wanted: [-0.4880952380952381, -0.6585102742190357, -0.2808736783102376, 2.544892405575774e-6],
      },
    ];
    for (const { terms, wanted } of cases) {
      const found = proportionContrast(terms.map(term));
      const values = [found?.estimate, found?.lower, found?.upper, found?.pValue];
      values.forEach((value, at) => {
        expectClose(value, wanted[at], 1e-10);
      });
    }
  });

  test("of one less another is Newcombe's difference, and turns round with its weights", () => {
    const group = fc.tuple(fc.nat(300), fc.nat(300)).map(([x, rest]) => [x, x + rest + 1] as const);
    fc.assert(
      fc.property(group, group, ([x1, n1], [x2, n2]) => {
        const wanted = newcombe(x1, n1, x2, n2);
        const found = proportionContrast([term([1, x1, n1]), term([-1, x2, n2])]);
        const turned = proportionContrast([term([-1, x1, n1]), term([1, x2, n2])]);
        expect(found?.estimate).toBeCloseTo(wanted?.difference ?? 2, 12);
        expect(found?.lower).toBeCloseTo(wanted?.lower ?? 2, 12);
        expect(found?.upper).toBeCloseTo(wanted?.upper ?? 2, 12);
        expect(turned?.lower).toBeCloseTo(-(found?.upper ?? 2), 12);
        expectClose(turned?.pValue, found?.pValue, 1e-9);
      }),
    );
  });

  test("has a p-value below 5 % exactly when its interval excludes 0", () => {
    const terms = fc.array(
      fc.tuple(fc.constantFrom(-2, -1, 1, 2), fc.nat(60), fc.nat(60)).map(([weight, x, rest]) => ({
        weight,
        count: x,
        n: x + rest + 1,
      })),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(terms, (some) => {
        const { lower = 0, upper = 0, pValue = 1 } = proportionContrast(some) ?? {};
        expect(pValue < 0.05).toBe(lower > 0 || upper < 0);
      }),
    );
  });

  it("has width where nobody waits so long in any group, and no doubt that cannot be told", () => {
    const nobody = WEIGHTS.map((weight) => ({ weight, count: 0, n: 30 }));
    const found = proportionContrast(nobody);
    expect(found).toMatchObject({ estimate: 0, pValue: 1 });
    expect(found?.upper).toBeGreaterThan(0.1);
    const opposite = proportionContrast([term([1, 50, 50]), term([-1, 0, 50])]);
    expect(opposite?.pValue).toBeGreaterThanOrEqual(0);
    expect(opposite?.pValue).toBeLessThan(1e-10);
  });

  it("takes further parts as normal", () => {
    const alone = proportionContrast([term([1, 62, 150])], { otherEstimate: -0.4, otherVariance: 0 });
    const more = proportionContrast([term([1, 62, 150])], { otherEstimate: -0.4, otherVariance: 0.01 });
    expectClose(alone?.estimate, 62 / 150 - 0.4, 1e-12);
    const [near, far] = [alone, more].map((one) => (one?.upper ?? 0) - (one?.estimate ?? 0));
    expectClose(far, Math.hypot(near ?? 0, 1.959963984540054 * 0.1), 1e-12);
  });

  it("cannot be computed of nothing or of an empty group", () => {
    expect(proportionContrast([])).toBeUndefined();
    expect(proportionContrast([term([1, 0, 0])])).toBeUndefined();
    expect(proportionContrast([term([0, 0, 0]), term([1, 1, 2])])?.estimate).toBe(0.5);
  });
});

describe("a weighted sum of means", () => {
  test("agrees with SciPy's t on Satterthwaite's degrees of freedom", () => {
    const found = meanContrast(means);
    expectClose(found?.estimate, -8.492857142857142, 1e-12);
    expectClose(found?.lower, -32.09604305029561);
    expectClose(found?.upper, 15.11032876458133);
    expectClose(found?.pValue, 0.45448138113280245);
  });

  test("of one less another is Welch's difference; scales and shifts with the waits", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, fc.integer({ min: 2, max: 9 }), (one, other, by) => {
        const contrastOf = (scale: number, shift: number) =>
          meanContrast(
            [one, other].flatMap((days, at) => {
              const found = moments(histogram(days.map((day) => scale * day + shift)));
              return found === undefined ? [] : [{ weight: at === 0 ? 1 : -1, moments: found }];
            }),
          );
        const [found, wanted] = [contrastOf(1, 0), welch(histogram(one), histogram(other))];
        expect(found?.estimate).toBeCloseTo(wanted?.difference ?? 99, 10);
        expectClose(found?.pValue, wanted?.pValue, 1e-9);
        expect(found?.lower ?? 0).toBeCloseTo(wanted?.lower ?? 0, 9);
        expect(contrastOf(by, 3)?.upper ?? 0).toBeCloseTo(by * (found?.upper ?? 0), 6);
      }),
    );
  });

  it("has no limits where a group has one person or nobody's wait varies", () => {
    const same = { n: 5, mean: 4, variance: 0 };
    const none = { lower: undefined, upper: undefined, pValue: undefined };
    expect(meanContrast([{ weight: 1, moments: same }])).toEqual({ estimate: 4, ...none });
    expect(meanContrast([{ weight: 1, moments: { n: 1, mean: 4, variance: undefined } }])).toEqual({
      estimate: 4,
      ...none,
    });
    expect(meanContrast([])).toBeUndefined();
  });
});

describe("a weighted sum of medians", () => {
  test("agrees with Bonett and Price's formula in Python", () => {
    const groups = [
      [3, 8, 8, 20, 41, 7],
      [1, 1, 2, 9, 30, 12],
      [14, 15, 2, 60, 33, 8, 9],
      [5, 5, 6, 7, 11, 16],
    ];
    const found = medianContrast(groups.map((days, at) => medianTerm(days, WEIGHTS[at] ?? 0)));
    expectClose(found?.estimate, -5, 1e-14);
    expectClose(found?.lower, -37.41654557861553);
    expectClose(found?.upper, 27.416545578615533);
    expectClose(found?.pValue, 0.7624163665651547);
  });

  it("has no limits once a group with a weight is of fewer than six", () => {
    const [six, five] = [
      [1, 3, 5, 7, 9, 20],
      [1, 3, 5, 7, 9],
    ];
    expect(medianContrast([medianTerm(six, 1), medianTerm(six, -1)])?.lower).toBeLessThan(0);
    expect(medianContrast([medianTerm(six, 1), medianTerm(five, -1)])).toMatchObject({
      estimate: 1,
      lower: undefined,
      pValue: undefined,
    });
    expect(medianContrast([medianTerm(six, 1), medianTerm(five, 0)])?.lower).toBeDefined();
  });

  test("of one less another is Price and Bonett's difference", () => {
    fc.assert(
      fc.property(smallGroup, smallGroup, (one, other) => {
        const found = medianContrast([medianTerm(one, 1), medianTerm(other, -1)]);
        const wanted = priceBonett(histogram(one), histogram(other));
        expect(found?.estimate).toBe(wanted?.difference);
        expectClose(found?.pValue, wanted?.pValue, 1e-12);
        expect(found?.lower ?? 0).toBeCloseTo(wanted?.lower ?? 0, 10);
      }),
    );
  });

  it("has no limits without spread, and is undefined of nothing", () => {
    expect(medianContrast([medianTerm([4, 4, 4], 1)])).toMatchObject({ estimate: 4, lower: undefined });
    expect(medianContrast([medianTerm([4], 1)])).toMatchObject({ estimate: 4, pValue: undefined });
    expect(medianContrast([])).toBeUndefined();
    expect(medianWithError([])).toBeUndefined();
  });
});

describe("effects drawn towards none", () => {
  const effects = [
    { estimate: 0.5, standardError: 0.11 },
    { estimate: 0.1, standardError: 0.01 },
    { estimate: -0.03, standardError: 0.02 },
    { estimate: 0.02, standardError: 0.05 },
  ];

  test("agree with NumPy, and put a small group's wild figure below a large one's sure figure", () => {
    const found = shrunkenEffects(effects);
    expect(found.map(({ estimate }) => estimate)).toEqual([
      expect.closeTo(0.21558273854947557, 12),
      expect.closeTo(0.09892143332852721, 12),
      expect.closeTo(-0.02874628640520033, 12),
      expect.closeTo(0.015716084006095494, 12),
    ]);
    expectClose(found[0]?.lower, 0.21558273854947557 - 1.959963984540054 * 0.0722295110941318, 1e-10);
    expect(found[1]?.lower ?? 0).toBeGreaterThan(found[0]?.lower ?? 1);
  });

  it("are all none where they vary no more than chance makes them", () => {
    const chance = [0.5, -0.4, 0.9, -0.8].map((estimate) => ({ estimate, standardError: 1 }));
    for (const { estimate, lower, upper } of shrunkenEffects(chance)) {
      expect([estimate, lower, upper]).toEqual([0, undefined, undefined]);
    }
    expect(shrunkenEffects([])).toEqual([]);
  });

  test("are never further from none, keep their sign, and scale with the unit", () => {
    const some = fc.array(
      fc.record({
        estimate: fc.double({ min: -1, max: 1, noNaN: true }),
        standardError: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 2, max: 100 }), (one, by) => {
        const found = shrunkenEffects(one);
        const scaled = shrunkenEffects(
          one.map(({ estimate, standardError }) => ({
            estimate: by * estimate,
            standardError: by * standardError,
          })),
        );
        found.forEach(({ estimate, upper }, at) => {
          const crude = one[at]?.estimate ?? 0;
          expect(Math.abs(estimate)).toBeLessThanOrEqual(Math.abs(crude));
          expect(estimate * crude).toBeGreaterThanOrEqual(0);
          if (upper === undefined) expect(scaled[at]?.upper).toBeUndefined();
          else expect(scaled[at]?.upper).toBeCloseTo(by * upper, 8);
        });
      }),
    );
  });
});
