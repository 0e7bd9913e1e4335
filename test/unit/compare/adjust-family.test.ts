import { describe, expect, test } from "vitest";
import { adjustFamily } from "../../../src/compare/adjust-family.ts";
import type { DimensionFindings, Gap } from "../../../src/findings/exact.ts";

const gap = (pValue: number | null, rest: Partial<Gap> = {}): Gap => ({
  group: "a",
  reference: "b",
  inFamily: true,
  measure: "breachesStandard",
  difference: 0,
  differenceLower: 0,
  differenceUpper: 0,
  ratio: null,
  ratioLower: null,
  ratioUpper: null,
  pValue,
  pValueAdjusted: null,
  method: "newcombe",
  ...rest,
});
const dimension = (id: string, gaps: readonly Gap[]): DimensionFindings => ({
  dimension: id,
  label: id,
  ordered: false,
  reference: "b",
  groups: [],
  gaps: [...gaps],
  tests: { chiSquare: null, kruskalWallis: null, trend: null, cramersV: null },
});
const adjusted = (...dimensions: DimensionFindings[]) =>
  adjustFamily(dimensions, "benjamini-hochberg").map(({ gaps }) =>
    gaps.map(({ pValueAdjusted }) => pValueAdjusted),
  );

describe("the family of comparisons", () => {
  test("runs over all uncrossed dimensions of the run", () => {
    // Three p-values: 0.01 × 3, then 0.02 × 3 ÷ 2, then 0.04; each at most the one after it.
    const [first, second] = adjusted(dimension("sex", [gap(0.04), gap(0.01)]), dimension("age", [gap(0.02)]));
    expect(first?.[0]).toBeCloseTo(0.04, 12);
    expect(first?.[1]).toBeCloseTo(0.03, 12);
    expect(second?.[0]).toBeCloseTo(0.03, 12);
  });

  test("leaves out other measures, unknown groups, crossings and what could not be tested", () => {
    expect(
      adjusted(
        dimension("sex", [
          gap(0.01),
          gap(0.01, { measure: "over52Weeks" }),
          gap(0.01, { inFamily: false }),
          gap(null),
        ]),
        dimension("sex*age", [gap(0.01)]),
      ),
    ).toEqual([[0.01, null, null, null], [null]]);
  });

  test("takes Holm's method when asked: p times the comparisons left, never below the one before", () => {
    const family = [dimension("sex", [gap(0.01), gap(0.02), gap(0.04)])];
    const [holm] = adjustFamily(family, "holm").map(({ gaps }) => gaps.map((one) => one.pValueAdjusted));
    expect(holm?.[0]).toBeCloseTo(0.03, 12);
    expect(holm?.[1]).toBeCloseTo(0.04, 12);
    expect(holm?.[2]).toBeCloseTo(0.04, 12);
  });

  test("may be empty", () => {
    expect(adjusted(dimension("sex", []))).toEqual([[]]);
    expect(adjustFamily([], "benjamini-hochberg")).toEqual([]);
  });
});
