import { describe, expect, it } from "vitest";
import { groupCells } from "../../../src/disclose/group-cells.ts";
import { walkPlan } from "../../../src/disclose/plan.ts";
import { hesPublisher, NOBODY_FEW } from "../../../src/disclose/publisher.ts";
import { waitCurvePlan } from "../../../src/disclose/wait-curve-plan.ts";
import type { DimensionFindings } from "../../../src/findings/exact.ts";
import { sampleDimension } from "../report/sample.ts";

const curve = (...counts: readonly number[]) => ({
  group: "female",
  points: counts.map((count, index) => ({ weeks: 4 * index, count, proportion: count / 9153 })),
});

function published(...counts: readonly number[]): readonly (number | null)[] {
  // The sample is from before disclosure control: no count is hidden.
  const dimension = sampleDimension("sex") as DimensionFindings;
  const publisher = hesPublisher({ rule: { kind: "hes" }, smallNumbers: false }, NOBODY_FEW);
  const plan = waitCurvePlan(dimension, groupCells(dimension, publisher));
  const { points } = walkPlan(curve(...counts), plan, publisher) as ReturnType<typeof curve>;
  return points.map(({ count }) => count);
}

describe("a published wait curve", () => {
  it("has counts to the nearest five", () => {
    expect(published(9103, 4002, 58)).toEqual([9105, 4000, 60]);
  });

  it("stops where few are left, zeros after them included", () => {
    expect(published(4002, 58, 7, 0)).toEqual([4000, 60, null, null]);
  });

  it("starts where more than a few have waited less long", () => {
    expect(published(9150, 9000)).toEqual([null, 9000]);
  });
});
