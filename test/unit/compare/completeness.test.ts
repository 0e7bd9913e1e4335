import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareCompleteness, type KnownField, type KnownGroup } from "../../../src/compare/completeness.ts";
import { testCompleteness } from "../../../src/compare/completeness-test.ts";

const rows = (n: number, known: number) => ({ n, known, byRoute: null, byReason: null });
const group = (id: string, n: number, known: number, compared = true): KnownGroup => ({
  group: id,
  label: id.toUpperCase(),
  compared,
  ...rows(n, known),
});
const field = (groups: readonly KnownGroup[]): KnownField => ({
  field: "ethnicity",
  label: "Ethnicity",
  ...rows(
    groups.reduce((sum, { n }) => sum + n, 0),
    groups.reduce((sum, { known }) => sum + known, 0),
  ),
  by: [{ dimension: "provider", label: "Provider", groups }],
  disagreements: [],
});
const compared = (groups: readonly KnownGroup[]) => {
  const [found] = compareCompleteness([field(groups)], "benjamini-hochberg");
  return { ...found, first: found?.by[0] };
};

describe("completeness by group", () => {
  test("is a Wilson share, and the difference from all other known groups together", () => {
    const { first } = compared([
      group("a", 100, 60),
      group("b", 100, 90),
      group("c", 200, 180),
      group("unknown", 10, 0, false),
    ]);
    expect(first?.groups.map((one) => [one.group, one.proportion, one.tested])).toEqual([
      ["a", 0.6, true],
      ["b", 0.9, true],
      ["c", 0.9, true],
      ["unknown", 0, false],
    ]);
    // Wilson's limits of 60 in 100, as R's prop.test(60, 100, correct = FALSE) prints them.
    expect(first?.groups[0]?.lower).toBeCloseTo(0.5020026, 6);
    expect(first?.groups[0]?.upper).toBeCloseTo(0.6905987, 6);
    expect(first?.groups.map((one) => one.difference)).toEqual([
      0.6 - 270 / 300,
      0.9 - 240 / 300,
      0.9 - 150 / 200,
      null,
    ]);
    // Expected 82.5, 82.5 and 165 known; 17.5, 17.5 and 35 not: (22.5² + 7.5²)(1/82.5 + 1/17.5) + 15²(1/165 + 1/35).
    const statistic = (22.5 ** 2 + 7.5 ** 2) * (1 / 82.5 + 1 / 17.5) + 15 ** 2 * (1 / 165 + 1 / 35);
    expect(first?.test?.statistic).toBeCloseTo(statistic, 10);
    expect(first?.test).toMatchObject({ method: "chi-square", df: 2 });
  });

  test("adjusts over all tests of the run", () => {
    const wide = field([group("a", 100, 60), group("b", 100, 90)]);
    const narrow = field([group("a", 100, 80), group("b", 100, 90)]);
    const p = (fields: readonly KnownField[]) =>
      compareCompleteness(fields, "benjamini-hochberg").map(({ by }) => by[0]);
    const [first, second] = p([wide, narrow]);
    expect(first?.pValueAdjusted).toBeCloseTo(2 * (first?.test?.pValue ?? 1), 14);
    expect(second?.pValueAdjusted).toBe(second?.test?.pValue);
    const [holm] = compareCompleteness([wide, narrow], "holm").map(({ by }) => by[0]);
    expect(holm?.pValueAdjusted).toBeCloseTo(2 * (holm?.test?.pValue ?? 1), 14);
  });

  test("is not broken down when all or none are known", () => {
    expect(compared([group("a", 10, 10), group("b", 5, 5)]).by).toEqual([]);
    expect(compared([group("a", 10, 0), group("b", 5, 0)]).by).toEqual([]);
  });

  test("of nobody is null", () => {
    expect(compared([])).toMatchObject({ n: 0, proportion: null, lower: null, upper: null });
  });
});

describe("the test of completeness", () => {
  test("puts groups together in which too few could be missing, and leaves those out that stay too few", () => {
    // 10 % are missing: a group needs 50 rows to stand alone.
    const [big, other, small, tiny] = [
      group("a", 1000, 900),
      group("b", 200, 180),
      group("c", 49, 44),
      group("d", 1, 1),
    ];
    const groups = [big, other, small, tiny].map((one) => one as KnownGroup);
    const { alone, test: found } = testCompleteness(groups);
    expect(groups.filter(alone).map((one) => one.group)).toEqual(["a", "b"]);
    // c and d are 50 rows together, of which 45 are known.
    expect(found).toMatchObject({ method: "chi-square", df: 2 });
    expect(testCompleteness([big, other, small] as KnownGroup[]).test).toMatchObject({ df: 1 });
  });

  test("of two groups is Fisher's when one is small", () => {
    const groups = [group("yes", 12, 6), group("no", 988, 938)];
    const { alone, test: found } = testCompleteness(groups);
    expect(groups.every(alone)).toBe(true);
    expect(found).toMatchObject({ method: "fisher", statistic: null, df: null });
    // Both tails of the hypergeometric distribution, summed in exact fractions with Python.
    expect(found?.pValue).toBeCloseTo(1.683338704076316e-5, 15);
  });

  test("is none for one group, for nobody, and where all are known", () => {
    for (const groups of [[], [group("a", 50, 40)], [group("a", 50, 50), group("b", 5, 5)]]) {
      expect(testCompleteness(groups).test).toBeUndefined();
    }
  });

  test("takes no notice of the order of groups, nor of which of known and unknown is counted", () => {
    const groups = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true })),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(groups, (drawn) => {
        const found = drawn.map(([n, part], index) => group(String(index), n, Math.round(n * part)));
        const turned = found.map((one) => ({ ...one, known: one.n - one.known }));
        const p = testCompleteness(found).test?.pValue;
        const backwards = testCompleteness([...found].reverse()).test?.pValue;
        const opposite = testCompleteness(turned).test?.pValue;
        if (p === undefined) expect([backwards, opposite]).toEqual([undefined, undefined]);
        else {
          expect(backwards).toBeCloseTo(p, 10);
          expect(opposite).toBeCloseTo(p, 10);
        }
      }),
      { numRuns: 100 },
    );
  });
});
