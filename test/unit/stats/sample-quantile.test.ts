import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleQuantile } from "../../../src/stats/sample-quantile.ts";

describe("the quantile of a sample, type 7", () => {
  test.each([
    // R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1), type = 7)
    [0, 1],
    [0.1, 1.4],
    [0.25, 2],
    [0.5, 4],
    [0.9, 12.8],
    [1, 16],
  ])("of 1, 2, 4, 8, 16 at %d is %d, as R has it (to 1e-12)", (q, value) => {
    expect(sampleQuantile([1, 2, 4, 8, 16], q)).toBeCloseTo(value, 12);
  });

  test("of one value is that value, and of none there is none", () => {
    expect(sampleQuantile([3], 0.9)).toBe(3);
    expect(sampleQuantile([], 0.5)).toBeUndefined();
  });

  test("never falls as q rises, and lies between the smallest and the largest", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (sample, one, other) => {
        const sorted = Float64Array.from(sample).sort();
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map(
          (q) => sampleQuantile(sorted, q) ?? 0,
        );
        expect(high).toBeGreaterThanOrEqual((low ?? 0) - 1e-6);
        expect(low).toBeGreaterThanOrEqual((sorted[0] ?? 0) - 1e-6);
        expect(high).toBeLessThanOrEqual((sorted.at(-1) ?? 0) + 1e-6);
      }),
    );
  });
});
