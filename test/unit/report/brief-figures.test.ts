import { describe, expect, test } from "vitest";
import { withBriefFigures, withoutPictures } from "../../../src/report/brief-figures.ts";
import { benchmarkCharts } from "../../../src/report/charts/benchmark-chart.ts";
import type { Chart } from "../../../src/report/charts/chart.ts";
import { armCharts } from "../../../src/report/charts/simulation-charts.ts";
import { waitCurvesChart } from "../../../src/report/charts/wait-curves-chart.ts";
import { renderDocument } from "../../../src/report/render-document.ts";
import type { Block } from "../../../src/report/report-block.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";
import { sampleSimulation } from "./sample-simulation.ts";

const chartBlocks = (...charts: (Chart | undefined)[]): Block[] =>
  charts.flatMap((chart): Block[] => (chart === undefined ? [] : [{ kind: "chart", chart }]));

const labelsIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === "chart" ? block.chart.figures.rows.map(([label]) => label?.text ?? "") : [],
  );

/** A curve every four weeks and at 18, as documents have them. */
function curves(): Block[] {
  const weeks = [...new Set([...Array.from({ length: 27 }, (_, step) => 4 * step), 18])].sort(
    (a, b) => a - b,
  );
  const dimension = sampleDimension("sex");
  const waitCurves = dimension.groups.map(({ group }) => ({
    group,
    points: weeks.map((at) => ({ weeks: at, count: 104 - at, proportion: (104 - at) / 104 })),
  }));
  return chartBlocks(waitCurvesChart({ ...dimension, waitCurves }, sampleFindings()));
}

describe("the figures behind a picture, where nothing can be folded away", () => {
  test("of a curve are those of some weeks, the standards among them", () => {
    const all = labelsIn(curves());
    const brief = labelsIn(withBriefFigures(curves()));
    expect(all).toHaveLength(28);
    expect(brief).toEqual([4, 12, 18, 24, 40, 52, 64, 76, 104].map((at) => `Over ${at} weeks`));
    expect(all).toEqual(expect.arrayContaining(brief));
  });

  test("of a simulation are closer at the start and hold the last week", () => {
    const simulation = sampleSimulation();
    const arm = simulation.arms.find(({ policy }) => policy !== null);
    if (arm === undefined) throw new Error("the sample has no policy");
    const blocks = chartBlocks(...armCharts(simulation, arm));
    const [first] = blocks;
    if (first === undefined) throw new Error("the sample has no picture");
    const all = labelsIn([first]);
    const brief = labelsIn(withBriefFigures([first]));
    expect(brief[0]).toBe("Week 0");
    expect(brief.at(-1)).toBe(all.at(-1));
    expect(new Set(brief).size).toBe(brief.length);
  });

  test("are left out without pictures where tables say the same, and their words stay", () => {
    const share = { proportion: 0.6, lower: 0.5, upper: 0.7 };
    const benchmark = {
      file: "published.csv",
      sha256: "",
      weekEnding: null,
      trust: null,
      against: [{ code: "ENG", name: "England", kind: "england" as const }],
      dimensions: [
        {
          metric: "sex" as const,
          dimension: "sex",
          label: "Sex",
          groups: [
            {
              group: "female",
              label: "Female",
              measures: [
                {
                  measure: "within18WeeksOfAll" as const,
                  list: share,
                  published: [0.55],
                  trusts: null,
                  place: null,
                },
              ],
            },
          ],
          gaps: [],
        },
      ],
    };
    const blocks = chartBlocks(...benchmarkCharts({ benchmark }));
    expect(labelsIn(withBriefFigures(blocks))).toEqual(["Female"]);
    const plain = withoutPictures(blocks);
    expect(plain.map(({ kind }) => kind)).toEqual(["caption", "paragraph"]);
    expect(plain[1]).toMatchObject({ text: expect.stringContaining("Female 60.0% (England 55.0%)") });
  });

  test("Markdown has the brief table, HTML the whole one", async () => {
    const document = { title: "Curves", findings: sampleFindings(), blocks: curves() };
    const rendered = async (format: "md" | "html") =>
      String(await renderDocument(document, format, () => Promise.reject(new Error("no pictures of dots"))));
    expect(await rendered("md")).not.toContain("Over 88 weeks");
    expect(await rendered("md")).toContain("Over 104 weeks");
    expect(await rendered("html")).toContain("Over 88 weeks");
  });
});
