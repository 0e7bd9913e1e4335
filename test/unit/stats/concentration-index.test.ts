import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConcentrationIndices,
  concentrationIndices,
  type GroupMoments,
} from "../../../src/stats/concentration-index.ts";
import { Z_95 } from "../../../src/stats/critical-value.ts";
import type { Estimate } from "../../../src/stats/estimate.ts";
import { expectClose, numberIn, reference, textIn } from "./reference.ts";

const momentsOf = (values: readonly number[]): GroupMoments => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { size: values.length, mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
};
const sharesOf = (shares: readonly (readonly [number, number])[]): GroupMoments[] =>
  shares.map(([count, size]) => ({ size, mean: count / size, squares: (count * (size - count)) / size }));

/** The invented people of rineq's case, in groups of equal rank. */
function rineq(rankedBy: string, outcome: string): GroupMoments[] {
  const people = reference("rineq_inputs");
  const ranks = [...new Set(people.map((row) => Number(textIn(row, rankedBy))))].sort((a, b) => a - b);
  return ranks.map((rank) =>
    momentsOf(
      people
        .filter((row) => Number(textIn(row, rankedBy)) === rank)
        .map((row) => numberIn(row, outcome) ?? 0),
    ),
  );
}

const error = (found: Estimate | undefined): number =>
  ((found?.upper ?? Number.NaN) - (found?.lower ?? Number.NaN)) / (2 * Z_95);

/** What rineq holds fixed where fairwait does not: the mean that the relative index is multiplied by. */
const MULTIPLIED: Readonly<
  Record<string, { readonly index: keyof ConcentrationIndices; readonly by: (mean: number) => number }>
> = {
  CI: { index: "rci", by: () => 1 },
  CIg: { index: "aci", by: (mean) => mean },
  CIc: { index: "erreygers", by: (mean) => 4 * mean },
  CIw: { index: "wagstaff", by: (mean) => 1 / (1 - mean) },
};

describe("concentration indices", () => {
  test("are those of rineq with tied ranks, to 1e-10: 24 combinations of its options", () => {
    let compared = 0;
    for (const row of reference("rineq_expected")) {
      const [outcome, type] = [textIn(row, "outcome"), textIn(row, "type")];
      const applies =
        textIn(row, "weighted") === "FALSE" &&
        textIn(row, "method") === "linreg_delta" &&
        textIn(row, "rank_function") === "rank_gwt" &&
        // Erreygers' index of weeks has no bounds of its own.
        !(outcome === "wait_weeks" && type === "CIc");
      if (!applies) continue;
      const groups = rineq(textIn(row, "rank_by"), outcome);
      const found = concentrationIndices(groups, { robust: textIn(row, "robust_HC1") === "TRUE" });
      const { index, by } = MULTIPLIED[type] ?? { index: "rci", by: () => 1 };
      expectClose(found?.[index]?.estimate, numberIn(row, "ci"));
      const mean = groups.reduce((sum, group) => sum + group.size * group.mean, 0) / 60;
      expectClose(error(found?.rci) * by(mean), numberIn(row, "se"));
      compared += 1;
    }
    expect(compared).toBe(24);
  });

  test("are those of healthequal", () => {
    const groups = reference("own_imd_inputs").map((row) => ({
      size: numberIn(row, "pop") ?? 0,
      mean: (numberIn(row, "est") ?? 0) / 100,
      squares: 1,
    }));
    const wanted = reference("own_healthequal_expected").filter((row) => textIn(row, "case") === "own_imd");
    const of = (call: string) =>
      numberIn(wanted.find((row) => textIn(row, "call") === call) ?? {}, "estimate");
    const found = concentrationIndices(groups);
    expectClose(100 * (found?.aci.estimate ?? 0), of("aci"));
    expectClose(found?.rci?.estimate, of("rci"));
    expectClose(found?.wagstaff?.estimate, of("rci_w"));
    expectClose(found?.erreygers.estimate, of("rci_e"));
  });

  test("of two halves with 10 and 30 in 100 waiting long: everything by hand", () => {
    const found = concentrationIndices(
      sharesOf([
        [10, 100],
        [30, 100],
      ]),
    );
    // Ranks ¼ and ¾, cov = ½ × 0.1 × ¼ × 2 = 0.025, mean 0.2.
    expectClose(found?.aci.estimate, 0.05);
    expectClose(found?.rci?.estimate, 0.25);
    expectClose(found?.wagstaff?.estimate, 0.3125);
    expectClose(found?.erreygers.estimate, 0.2);
  });

  const groups = fc.array(
    fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 }).map(momentsOf),
    { minLength: 2, maxLength: 7 },
  );

  test("turn round with the order, and lie between −1 and 1", () => {
    fc.assert(
      fc.property(groups, (ordered) => {
        const found = concentrationIndices(ordered);
        const turned = concentrationIndices([...ordered].reverse());
        expect(turned?.aci.estimate).toBeCloseTo(-(found?.aci.estimate ?? 0), 9);
        expect(turned?.rci?.upper ?? 0).toBeCloseTo(-(found?.rci?.lower ?? 0), 7);
        expect(Math.abs(found?.rci?.estimate ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("do not change when a unit does, but for the absolute one", () => {
    fc.assert(
      fc.property(groups, (ordered) => {
        const found = concentrationIndices(ordered);
        const inDays = concentrationIndices(
          ordered.map(({ size, mean, squares }) => ({ size, mean: 7 * mean, squares: 49 * squares })),
        );
        expect(inDays?.rci?.estimate ?? 0).toBeCloseTo(found?.rci?.estimate ?? 0, 9);
        expect(inDays?.aci.estimate).toBeCloseTo(7 * (found?.aci.estimate ?? 0), 8);
      }),
    );
  });

  test("of one group are undefined; where nobody counts there is no relative one", () => {
    expect(concentrationIndices([])).toBeUndefined();
    expect(concentrationIndices(sharesOf([[3, 9]]))).toBeUndefined();
    const nobody = concentrationIndices(
      sharesOf([
        [0, 9],
        [0, 9],
      ]),
    );
    expect(nobody).toMatchObject({ rci: undefined, wagstaff: undefined });
    expect(nobody?.aci.estimate).toBe(0);
    const two = concentrationIndices([momentsOf([1]), momentsOf([2])]);
    expect(two?.aci).toMatchObject({ lower: undefined, upper: undefined });
  });
});
