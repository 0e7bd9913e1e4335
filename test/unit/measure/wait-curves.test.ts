import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureGroup } from "../../../src/measure/measure-group.ts";
import { standardOf } from "../../../src/measure/standard.ts";
import { waitCurves } from "../../../src/measure/wait-curves.ts";

/** One pathway for each wait in days. */
const waitsOf = (days: readonly number[]): Uint32Array => {
  const waits = new Uint32Array(Math.max(0, ...days) + 1);
  for (const day of days) waits[day] = (waits[day] ?? 0) + 1;
  return waits;
};
const curveOf = (days: readonly number[]) =>
  waitCurves([{ group: "a", waits: waitsOf(days) }])[0]?.points ?? [];
const longerThan = (days: readonly number[], weeks: number) =>
  curveOf(days).find((point) => point.weeks === weeks);

describe("a wait curve", () => {
  test("is given every four weeks to 104, and at 18", () => {
    expect(curveOf([1]).map(({ weeks }) => weeks)).toEqual([
      0, 4, 8, 12, 16, 18, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80, 84, 88, 92, 96,
      100, 104,
    ]);
  });

  test("counts who has waited longer: a wait of exactly 18 weeks is not longer than 18 weeks", () => {
    expect(longerThan([125, 126, 127, 400], 18)).toEqual({ weeks: 18, count: 2, proportion: 0.5 });
  });

  test("counts a pathway that started on the snapshot date as not longer than 0 weeks", () => {
    expect(longerThan([0, 1], 0)).toEqual({ weeks: 0, count: 1, proportion: 0.5 });
  });

  test("is left out for a group without a pathway", () => {
    expect(waitCurves([{ group: "a", waits: new Uint32Array(4) }])).toEqual([]);
  });

  test("never rises, and says at 18, 52 and 104 weeks what the measures say", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { minLength: 1, maxLength: 60 }), (days) => {
        const counts = curveOf(days).map(({ count }) => count ?? Number.NaN);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        const measures = measureGroup(
          { waits: waitsOf(days), unknownClockStart: 0 },
          days.length,
          standardOf({ kind: "rtt-18" }),
        );
        expect(longerThan(days, 18)?.count).toBe(measures.over18Weeks.count);
        expect(longerThan(days, 52)?.proportion).toBe(measures.over52Weeks.proportion);
        expect(longerThan(days, 104)?.count).toBe(measures.over104Weeks.count);
      }),
    );
  });
});
