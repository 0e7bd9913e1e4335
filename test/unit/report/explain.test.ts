import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { BENCHMARK_MEASURES, benchmarkSchema } from "../../../src/findings/benchmark-schema.ts";
import { impactSchema } from "../../../src/findings/impact-schema.ts";
import { intersectionsSchema } from "../../../src/findings/intersections-schema.ts";
import { measuresSchema } from "../../../src/findings/schema.ts";
import { simulationSchema } from "../../../src/findings/simulation-schema.ts";
import { unplacedGroup } from "../../../src/measure/represent-group.ts";
import { explainMeasure, findMeasure, listMeasures } from "../../../src/report/explain.ts";
import { withMeasures } from "../../../src/report/methods.ts";
import { MEASURES } from "../../../src/vocab/measures.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";

const METHODS = new URL("../../../METHODS.md", import.meta.url);

const failureOf = (action: () => unknown): unknown => {
  try {
    return action();
  } catch (error) {
    return error;
  }
};

describe("the table of measures", () => {
  it("explains every measure of a group", () => {
    for (const key of Object.keys(measuresSchema.shape)) expect(findMeasure(key), key).toBeDefined();
  });

  it("explains every figure of a gap and every test", () => {
    const identity = new Set(["group", "reference", "inFamily", "measure", "method"]);
    const keys = [
      ...sampleFindings().dimensions.flatMap((found) => found.gaps.flatMap((gap) => Object.keys(gap))),
      ...Object.keys(sampleDimension("sex").tests),
    ];
    for (const key of new Set(keys)) if (!identity.has(key)) expect(findMeasure(key), key).toBeDefined();
    for (const gap of sampleFindings().dimensions.flatMap((found) => found.gaps)) {
      expect(findMeasure(gap.measure), gap.measure).toBeDefined();
    }
  });

  it("explains every figure beside the population", () => {
    const identity = new Set(["group", "label", "known", "suppressed"]);
    for (const key of Object.keys(unplacedGroup(0)))
      if (!identity.has(key)) expect(findMeasure(key), key).toBeDefined();
  });

  it("explains every figure beside published ones, and the measures they are of name it", () => {
    const identity = new Set(["metric", "dimension", "label", "groups", "measure"]);
    const { groups, ...dimension } = benchmarkSchema.shape.dimensions.def.element.shape;
    const comparison = groups.def.element.shape.measures.def.element.shape;
    for (const key of [...Object.keys(dimension), ...Object.keys(comparison)])
      if (!identity.has(key)) expect(findMeasure(`benchmark.${key}`), key).toBeDefined();
    for (const measure of BENCHMARK_MEASURES) {
      expect(explainMeasure("benchmark").replaceAll("\n", " ")).toContain(measure);
      expect(findMeasure(measure)?.reading).toContain("see benchmark");
    }
    expect(explainMeasure("benchmark")).toMatch(/^The list beside NHS England's published figures/);
  });

  it("explains every figure of an intersection", () => {
    const identity = new Set(["group", "n", "measure", "method", "reason", "groups"]);
    const { shape } = intersectionsSchema;
    const group = shape.groups.def.element.shape;
    const excess = group.excesses.def.element.shape;
    for (const key of [...Object.keys(shape), ...Object.keys(group), ...Object.keys(excess)])
      if (!identity.has(key)) expect(findMeasure(key), key).toBeDefined();
  });

  it("explains every figure of an order's impact", () => {
    const { overall, credit, firstPlaces, projection } = impactSchema.shape;
    const { gainers, losers, ...moves } = overall.shape;
    const group = impactSchema.shape.dimensions.def.element.shape.groups.def.element.shape;
    const shapes = [
      moves,
      gainers.shape,
      losers.shape,
      credit.shape,
      firstPlaces.def.innerType.shape,
      projection.def.innerType.def.element.shape,
      group.firstPlaces.def.innerType.shape,
    ];
    const identity = new Set(["n", "basis", "asked", "places", "outcome", "weeks", "plain", "proposed"]);
    for (const key of [...shapes.flatMap((shape) => Object.keys(shape)), "gainers", "losers", "perWeek"])
      if (!identity.has(key)) expect(findMeasure(key), key).toBeDefined();
  });

  it("explains every figure of a simulation", () => {
    const identity = new Set(["group", "label", "known", "week", "treated", "moved", "reference", "measure"]);
    const { shape } = simulationSchema.shape.arms.def.element.shape.dimensions.def.element;
    const group = shape.groups.def.element.shape;
    const keys = [
      ...Object.keys(simulationSchema.shape.arms.def.element.shape.weeks.def.element.shape),
      ...Object.keys(group),
      ...Object.keys(group.moved.def.innerType.shape),
      ...Object.keys(shape.gaps.def.element.shape),
    ];
    for (const key of keys) if (!identity.has(key)) expect(findMeasure(key), key).toBeDefined();
  });

  it.each([
    ["funnel", "place"],
    ["funnel limits", "place"],
    ["idis", "idisw"],
    ["index of disparity", "idisw"],
    ["concentration", "rci"],
    ["cumulative", "cumulative incidence"],
  ])("finds %s by what people call it", (name, measure) => {
    expect(findMeasure(name)).toBeDefined();
    expect(findMeasure(name)).toBe(findMeasure(measure));
  });

  it("gives no name to two measures", () => {
    const names = MEASURES.flatMap(({ id, aliases }) => [id, ...aliases]).map((name) =>
      name.toLowerCase().replace(/[\s_-]/g, ""),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("says everything about each measure, definitions in one sentence", () => {
    for (const measure of MEASURES) {
      const texts = [
        measure.definition,
        measure.reading,
        measure.applies,
        measure.formula,
        measure.unit,
        measure.source,
      ];
      for (const text of texts) expect(text.trim(), measure.id).not.toBe("");
      expect(measure.definition, measure.id).toMatch(/\.$/);
    }
  });
});

describe("explain", () => {
  it("says what a measure is, under any of its names", () => {
    const text = explainMeasure("median");
    expect(text).toMatch(/^Median wait \(medianWeeks\)\n\nHalf of the group's pathways/);
    expect(explainMeasure("Median-Weeks")).toBe(text);
    expect(explainMeasure("medianWeeksLower")).toBe(text);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("names the nearest measures to one it does not know", () => {
    const error = failureOf(() => explainMeasure("medianweks"));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      kind: "usage",
      detail: { code: "unknown-measure", message: 'no measure is called "medianweks"' },
    });
    expect(error instanceof UserError ? error.detail.hint : "").toContain("medianWeeks");
    expect(failureOf(() => explainMeasure("zzzzzzzzzz"))).toMatchObject({
      detail: { hint: "fairwait explain lists all of them." },
    });
  });

  it("names measures that hold what was typed", () => {
    expect(failureOf(() => explainMeasure("OfAll"))).toMatchObject({
      detail: { hint: expect.stringContaining("within18WeeksOfAll or over52WeeksOfAll") },
    });
  });

  it("lists every measure", () => {
    const text = listMeasures();
    for (const { id } of MEASURES) expect(text).toContain(`  ${id} `);
  });
});

describe("METHODS.md", () => {
  it("holds every measure as the table has it", async () => {
    // After a change to the table: npx vitest run test/unit/report/explain.test.ts -u
    const written = withMeasures(readFileSync(METHODS, "utf8"));
    await expect(written).toMatchFileSnapshot("../../../METHODS.md");
  });
});
