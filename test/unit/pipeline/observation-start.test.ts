import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { observationStart } from "../../../src/pipeline/observation-start.ts";

/** `perDay` ends on each of the last `days` days, and single ones so many days ago. */
const ended = (days: number, perDay: number, ...single: readonly number[]): number[] => {
  const daysAgo = new Array<number>(Math.max(days, ...single.map((ago) => ago + 1))).fill(0);
  for (let ago = 0; ago < days; ago += 1) daysAgo[ago] = perDay;
  for (const ago of single) daysAgo[ago] = (daysAgo[ago] ?? 0) + 1;
  return daysAgo;
};

describe("the first day of observation", () => {
  test("is the earliest end", () => {
    expect(observationStart(ended(90, 3))).toBe(89);
    expect(observationStart([1])).toBe(0);
    expect(observationStart([])).toBeUndefined();
    expect(observationStart([0, 0])).toBeUndefined();
  });

  test("is behind a slip of the keyboard, a year or a century early", () => {
    expect(observationStart(ended(90, 3, 365))).toBe(89);
    expect(observationStart(ended(90, 3, 36_500))).toBe(89);
    expect(observationStart(ended(90, 30, 36_500, 400, 700))).toBe(89);
  });

  test("is before a gap of holidays, and before one that chance explains", () => {
    expect(observationStart(ended(90, 30, 98))).toBe(98);
    expect(
      observationStart([1, ...new Array<number>(60).fill(0), 1, ...new Array<number>(60).fill(0), 1]),
    ).toBe(122);
  });

  test("is before a gap when more than a hundredth stand there: then it is the list that has one", () => {
    const early = Array.from({ length: 30 }, (_, day) => 200 + day);
    expect(observationStart(ended(90, 3, ...early))).toBe(229);
  });

  test("leaves out a hundredth of the ends at most, or one", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 400 }), (daysAgo) => {
        const start = observationStart(daysAgo);
        const all = daysAgo.reduce((sum, count) => sum + count, 0);
        expect(start === undefined).toBe(all === 0);
        if (start === undefined) return;
        expect(daysAgo[start]).toBeGreaterThan(0);
        const before = daysAgo.slice(start + 1).reduce((sum, count) => sum + count, 0);
        expect(before).toBeLessThanOrEqual(Math.max(1, 0.01 * all));
      }),
    );
  });
});
