import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { partToWhole } from "../../../src/stats/part-to-whole.ts";
import { expectClose, numberIn, type ReferenceRow, reference } from "./reference.ts";

const number = (row: ReferenceRow, field: string) => numberIn(row, field) ?? Number.NaN;

describe("partToWhole", () => {
  it("is the part's share of the events ÷ its share of the people", () => {
    // 30 of 90 long waits are of a group with 100 of 500 pathways: a third ÷ a fifth.
    const found = partToWhole(30, 100, { x: 90, n: 500 });
    expectClose(found?.ratio, 5 / 3, 1e-15);
    // Part ÷ rest is 0.30 ÷ 0.15 = 2 with log error √(70/3000 + 340/24000) = 0.193649: 1.368345 to 2.923240; carried over with w = 0.2.
    expectClose(found?.lower, 1.3683447354 / (0.2 * 1.3683447354 + 0.8), 1e-9);
    expectClose(found?.upper, 2.9232399531 / (0.2 * 2.9232399531 + 0.8), 1e-9);
  });

  test("limits are those that R gives for part ÷ rest, carried over", () => {
    for (const row of reference("ref_two_proportions")) {
      const [x1, n1, x2, n2] = ["x1", "n1", "x2", "n2"].map((field) => number(row, field)) as [
        number,
        number,
        number,
        number,
      ];
      const found = partToWhole(x1, n1, { x: x1 + x2, n: n1 + n2 });
      const carried = (ratio: number | undefined) =>
        ratio === undefined ? undefined : (ratio * (n1 + n2)) / (n1 * ratio + n2);
      const isUndefined = x1 === 0 || x2 === 0 || x1 === n1 || x2 === n2;
      expectClose(found?.lower, isUndefined ? undefined : carried(numberIn(row, "katz_lo")), 1e-12);
      expectClose(found?.upper, isUndefined ? undefined : carried(numberIn(row, "katz_hi")), 1e-12);
    }
  });

  it("agrees with the delta method for the ratio itself where counts are large", () => {
    const [x1, n1, x2, n2] = [30_000, 100_000, 60_000, 400_000];
    const [x, n] = [x1 + x2, n1 + n2];
    const variance = (1 / x1 - 1 / x) ** 2 * ((x1 * (n1 - x1)) / n1) + (1 / x) ** 2 * ((x2 * (n2 - x2)) / n2);
    const found = partToWhole(x1, n1, { x, n });
    const factor = Math.exp(1.959963984540054 * Math.sqrt(variance));
    expectClose(found?.lower, (found?.ratio ?? 0) / factor, 1e-4);
    expectClose(found?.upper, (found?.ratio ?? 0) * factor, 1e-4);
  });

  it("stands without limits where the part or the rest has none or all of the events", () => {
    for (const [x, whole] of [
      [0, 9],
      [9, 9],
      [10, 15],
    ] as const) {
      expect(partToWhole(x, 10, { x: whole, n: 50 })).toMatchObject({ lower: undefined, upper: undefined });
    }
    expect(partToWhole(0, 10, { x: 9, n: 50 })?.ratio).toBe(0);
  });

  it("is undefined for an empty part and where nobody counts", () => {
    expect(partToWhole(0, 0, { x: 9, n: 50 })).toBeUndefined();
    expect(partToWhole(0, 10, { x: 0, n: 50 })).toBeUndefined();
  });

  const halves = fc
    .tuple(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 2, max: 5000 }))
    .chain(([n1, n2]) =>
      fc.record({
        n1: fc.constant(n1),
        n2: fc.constant(n2),
        x1: fc.integer({ min: 1, max: n1 - 1 }),
        x2: fc.integer({ min: 1, max: n2 - 1 }),
      }),
    );

  test("the parts' ratios, weighted by their people, make 1", () => {
    fc.assert(
      fc.property(halves, ({ x1, n1, x2, n2 }) => {
        const whole = { x: x1 + x2, n: n1 + n2 };
        const [part, rest] = [partToWhole(x1, n1, whole), partToWhole(x2, n2, whole)];
        expectClose((n1 * (part?.ratio ?? 0) + n2 * (rest?.ratio ?? 0)) / (n1 + n2), 1, 1e-12);
      }),
    );
  });

  test("lies between its limits, which lie between 0 and whole ÷ part, on one side of 1 together with part ÷ rest", () => {
    fc.assert(
      fc.property(halves, ({ x1, n1, x2, n2 }) => {
        const found = partToWhole(x1, n1, { x: x1 + x2, n: n1 + n2 });
        const { ratio = 0, lower = 0, upper = 0 } = found ?? {};
        expect(lower).toBeGreaterThan(0);
        expect(lower).toBeLessThan(ratio * (1 + 1e-12));
        expect(upper).toBeGreaterThan(ratio * (1 - 1e-12));
        expect(upper).toBeLessThanOrEqual((n1 + n2) / n1);
        if (x1 * n2 > x2 * n1) expect(ratio).toBeGreaterThan(1);
      }),
    );
  });
});
