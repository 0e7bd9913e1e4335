import { describe, expect, test } from "vitest";
import { disparityTemplate } from "../../../../src/report/documents/disparity.ts";
import { crossed } from "../charts/sample-charts.ts";
import { sampleFindings } from "../sample.ts";
import { compose, findingsWith } from "./documents.ts";

const MEET = "Where characteristics meet";

describe("where characteristics meet", () => {
  test("stands the heat map of each crossing, under its name", () => {
    const { dimensions } = sampleFindings();
    const blocks = compose(disparityTemplate, {
      findings: findingsWith({ dimensions: [...dimensions, crossed()] }),
    });
    const start = blocks.findIndex((block) => block.kind === "heading" && block.text === MEET);
    const [name, picture] = blocks.slice(start + 1);
    expect(name).toMatchObject({ kind: "subheading", text: crossed().label });
    expect(picture).toMatchObject({ kind: "chart", chart: { id: "sex-imd-quintile-heat-map" } });
    const ids = blocks.flatMap((block) => (block.kind === "chart" ? [block.chart.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("is no part of a report without crossings", () => {
    const blocks = compose(disparityTemplate);
    expect(blocks.some((block) => block.kind === "heading" && block.text === MEET)).toBe(false);
    expect(blocks.some((block) => block.kind === "chart" && block.chart.id.endsWith("heat-map"))).toBe(false);
  });
});
