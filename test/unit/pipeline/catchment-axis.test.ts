import { describe, expect, it } from "vitest";
import { catchmentAxis } from "../../../src/pipeline/catchment-axis.ts";

const [A, B, C] = ["E01034001", "E01034002", "E01034003"] as const;

describe("the axis of catchments", () => {
  const axis = catchmentAxis([3, undefined], [new Set([A, B]), new Set([B])]);
  const [source] = axis.sources[0] ?? [];
  const levelOf = (text: string): number =>
    source?.kind === "texts" ? source.use.classify(text) : Number.NaN;
  const inside = (text: string) => [0, 1].map((catchment) => axis.isInside(levelOf(text), catchment));

  it("tells for each LSOA which catchments it lies in", () => {
    expect(inside(A)).toEqual([true, false]);
    expect(inside(B)).toEqual([true, true]);
    expect(inside(C)).toEqual([false, false]);
    expect(inside(` ${A.toLowerCase()} `)).toEqual([true, false]);
  });

  it("keeps those apart of whom nobody can say where they live", () => {
    for (const text of ["", "NULL", "E0103400", "S01006506"]) expect(levelOf(text)).toBe(0);
    expect(levelOf(C)).toBeGreaterThanOrEqual(axis.coding.firstKnown);
    expect(inside("")).toEqual([false, false]);
  });

  it("has a level for each set of catchments, and reads the column of each file that has one", () => {
    expect(axis.coding.levels).toHaveLength(4);
    expect(axis.sources.map((sources) => sources.length)).toEqual([1, 0]);
  });
});
