import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DimensionFindings } from "../../../../src/findings/schema.ts";
import type { Chart } from "../../../../src/report/charts/chart.ts";
import { dimensionCharts } from "../../../../src/report/charts/dimension-charts.ts";
import { heatMapChart } from "../../../../src/report/charts/heat-map-chart.ts";
import { specParts } from "../../../../src/report/charts/spec-parts.ts";
import { unitCharts } from "../../../../src/report/charts/unit-charts.ts";
import { printCount, printNumber } from "../../../../src/report/figures.ts";
import { gapIndex } from "../../../../src/report/gap-index.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { figuresIn } from "./drawn-marks.ts";
import {
  allDimensionCharts,
  crossed,
  everyChart,
  withCurves,
  withGradient,
  withUnits,
} from "./sample-charts.ts";

const METHODS = new URL("../../../../METHODS.md", import.meta.url);

const chart = (charts: readonly Chart[], id: string): Chart => {
  const found = charts.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no chart ${id} among ${charts.map((one) => one.id).join(", ")}`);
  return found;
};
const of = (id: string): Chart => chart(everyChart(), id);
const rowsOf = ({ spec }: Chart, dataset: string) =>
  (specParts(spec).datasets[dataset] ?? []) as readonly Readonly<Record<string, unknown>>[];
const texts = ({ figures }: Chart): string[] => figures.rows.flatMap((row) => row.map(({ text }) => text));

/** Where figures of the findings are drawn; all other numbers are places, or names of values on an axis. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  dots: ["value"],
  curves: ["value"],
  line: ["value"],
  lines: ["value"],
  cells: ["value"],
  bars: ["value"],
  units: ["value"],
  marks: ["value", "later"],
};

describe("pictures", () => {
  it("come in every kind, each with an id of its own", () => {
    const ids = everyChart().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const kinds = [
      "gap-share",
      "gap-median",
      "gap-over-52",
      "gradient",
      "wait-curves",
      "composition",
      "heat-map",
    ];
    for (const kind of [...kinds, "provider-funnel", "gap-funnel", "trajectory", "frontier"]) {
      expect(ids.filter((id) => id.endsWith(kind)).length, kind).toBeGreaterThan(0);
    }
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it("stand all in METHODS.md, what is drawn and how it is read, by the ends of their ids", () => {
    const [, chapter = ""] = readFileSync(METHODS, "utf8").split("## Pictures and documents");
    const rows = (chapter.split("## Duplicates")[0] ?? "")
      .split("\n")
      .filter((line) => line.startsWith("| "));
    const named = rows.flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([a-z0-9-]+)`/g)]);
    const ends = named.map(([, end]) => end ?? "");
    for (const { id } of everyChart())
      expect(
        ends.filter((end) => id.endsWith(`${end}`)),
        id,
      ).not.toEqual([]);
    const names = rows.map((line) => (line.split("|")[1] ?? "").replace(/\(.*/, "").trim());
    const kinds = names.filter((name) => name !== "picture");
    for (const name of kinds)
      expect(
        kinds.filter((one) => one === name),
        name,
      ).toHaveLength(2);
  });

  it("draw no figure that is not in their table", () => {
    let seen = 0;
    for (const one of everyChart()) {
      const printed = new Set(texts(one).flatMap(figuresIn));
      for (const [dataset, fields] of Object.entries(FIGURES)) {
        for (const row of rowsOf(one, dataset)) {
          for (const field of fields) {
            seen += 1;
            expect(printed, `${one.id} ${dataset} ${field}`).toContain(Number(row[field]));
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(200);
  });

  it("say in words what their figures say", () => {
    const deprivation = sampleDimension("imd-quintile");
    const gap = gapIndex(deprivation).gapOf("1", "medianWeeks");
    expect(of("imd-quintile-gap-median").alternative).toContain(
      `people in the most deprived fifth, ${printNumber(gap?.difference ?? null)} weeks longer (95% interval ${printNumber(gap?.differenceLower ?? null)} to ${printNumber(gap?.differenceUpper ?? null)})`,
    );
    expect(of("imd-quintile-gradient").alternative).toContain(
      "from 42.0% at the most deprived end to 30.0% at the least deprived end: 12.0 percentage points more at the most deprived end (95% interval 9.0 to 15.0)",
    );
    expect(of("imd-quintile-gradient").alternative).toContain("which is worse off");
  });

  it("take only letters that all systems print, and stay within a screen of text", () => {
    for (const { alternative, title } of everyChart()) {
      expect(alternative.length).toBeGreaterThan(60);
      expect(alternative.length).toBeLessThan(900);
      expect(`${title}${alternative}`).not.toMatch(/NaN|undefined|null|Infinity/);
    }
  });
});

describe("a gap plot", () => {
  it("sets the unknown apart, below the known and marked in the table", () => {
    const one = of("ethnic-group-gap-share");
    const looks = rowsOf(one, "dots").map(({ look }) => look);
    expect(looks.slice(-2)).toEqual(["not compared", "not compared"]);
    expect(looks.slice(0, -2)).not.toContain("not compared");
    expect(one.figures.rows.at(-1)?.[0]?.mark).toBe(" †");
  });

  it("does not draw what is hidden, and says so in its table", () => {
    const dimension = sampleDimension("ethnic-group");
    const hidden: DimensionFindings = {
      ...dimension,
      groups: dimension.groups.map((group) =>
        group.group === "mixed" ? { ...group, n: null, suppressed: true } : group,
      ),
      gaps: dimension.gaps.map((gap) =>
        gap.group === "mixed" && gap.measure === "breachesStandard"
          ? { ...gap, difference: null, differenceLower: null, differenceUpper: null }
          : gap,
      ),
    };
    const one = chart(dimensionCharts(hidden, sampleFindings()), "ethnic-group-gap-share");
    expect(rowsOf(one, "texts").map(({ label }) => label)).not.toContain("Mixed");
    expect(one.figures.rows.find(([label]) => label?.text === "Mixed")?.map(({ text }) => text)).toEqual([
      "Mixed",
      "*",
      "*",
      "*",
    ]);
  });

  it("cuts a long name in the picture and not in the table", () => {
    const name = "A provider of care whose name goes on and on and then goes on a little further";
    const dimension = sampleDimension("sex");
    const long = {
      ...dimension,
      groups: dimension.groups.map((group) => (group.group === "female" ? { ...group, label: name } : group)),
    };
    const one = chart(dimensionCharts(long, sampleFindings()), "sex-gap-share");
    expect(rowsOf(one, "texts")[0]?.["label"]).toMatch(/^A provider .*…$/);
    expect(one.figures.rows[0]?.[0]?.text).toBe(name);
  });

  it("draws the largest of very many groups, and says how many", () => {
    const dimension = sampleDimension("sex");
    const [gap] = dimension.gaps.filter((one) => one.measure === "breachesStandard");
    const group = dimension.groups.find((one) => one.group === "female");
    if (gap === undefined || group === undefined) throw new Error("the sample has no women");
    const many: DimensionFindings = {
      ...dimension,
      groups: Array.from({ length: 200 }, (_, index) => ({
        ...group,
        group: `g${index}`,
        label: `G${index}`,
        n: index,
      })),
      gaps: Array.from({ length: 200 }, (_, index) => ({ ...gap, group: `g${index}` })),
    };
    const one = chart(dimensionCharts(many, sampleFindings()), "sex-gap-share");
    expect(rowsOf(one, "dots")).toHaveLength(24);
    expect(one.figures.rows).toHaveLength(200);
    expect(one.alternative).toContain("The 24 largest of 200 groups are drawn.");
  });

  it("is left out where there is one group only", () => {
    const dimension = sampleDimension("sex");
    const lonely = { ...dimension, groups: dimension.groups.slice(0, 1), gaps: [] };
    expect(dimensionCharts(lonely, sampleFindings())).toEqual([]);
  });

  it("holds where nobody waits long", () => {
    const dimension = sampleDimension("sex");
    const none: DimensionFindings = {
      ...dimension,
      gaps: dimension.gaps.map((gap) =>
        gap.measure === "distribution"
          ? gap
          : { ...gap, difference: 0, differenceLower: 0, differenceUpper: 0 },
      ),
    };
    const one = chart(dimensionCharts(none, sampleFindings()), "sex-gap-share");
    const limits = Object.fromEntries(specParts(one.spec).limits.map(({ name, value }) => [name, value]));
    expect(limits).toEqual({ low: -1, high: 1 });
    expect(one.alternative).toContain("Every interval includes no difference.");
  });
});

describe("a gradient", () => {
  it("sets groups out evenly where a size is hidden, so that no place gives it away", () => {
    const dimension = withGradient(sampleDimension("imd-quintile"));
    const hidden = {
      ...dimension,
      groups: dimension.groups.map((group) => (group.group === "2" ? { ...group, n: null } : group)),
    };
    const one = chart(dimensionCharts(hidden, sampleFindings()), "imd-quintile-gradient");
    const places = rowsOf(one, "dots").map(({ place }) => Number(place));
    expect(places).toEqual([0.1, 0.3, 0.5, 0.7, 0.9].map((place) => expect.closeTo(place, 10)));
  });
});

describe("wait curves", () => {
  it("are drawn only where the findings have them", () => {
    const dimension = sampleDimension("sex");
    const ids = (one: DimensionFindings) => dimensionCharts(one, sampleFindings()).map(({ id }) => id);
    expect(ids(dimension)).not.toContain("sex-wait-curves");
    expect(ids(withCurves(dimension))).toContain("sex-wait-curves");
  });

  it("end where a figure is hidden, also where nobody has waited longer than the last week", () => {
    const dimension = withCurves(sampleDimension("sex"));
    const hidden = {
      ...dimension,
      waitCurves: (dimension.waitCurves ?? []).map((curve) => ({
        ...curve,
        points: curve.points.map((point) =>
          point.weeks > 52 && point.weeks < 104 ? { ...point, count: null, proportion: null } : point,
        ),
      })),
    };
    const one = chart(dimensionCharts(hidden, sampleFindings()), "sex-wait-curves");
    expect(Math.max(...rowsOf(one, "curves").map(({ weeks }) => Number(weeks)))).toBe(52);
  });
});

describe("a heat map", () => {
  it("hatches hidden cells and marks them, so that colour is not all", () => {
    const one = of("sex-imd-quintile-heat-map");
    expect(rowsOf(one, "hidden").map(({ text }) => text)).toEqual(["*"]);
    expect(rowsOf(one, "hatches").length).toBeGreaterThan(2);
    expect(rowsOf(one, "cells")).toHaveLength(9);
    expect(one.alternative).toContain("1 hatched cell is hidden by disclosure control.");
  });
});

describe("a heat map of a crossing in which nobody has a known wait", () => {
  it("has a dash there, and not the mark of what is hidden", () => {
    const dimension = crossed();
    const none = { count: 0, proportion: null, lower: null, upper: null };
    const groups = dimension.groups.map((group) =>
      group.group === "male*5" ? { ...group, n: 0, breachesStandard: none } : group,
    );
    const one = heatMapChart({ ...dimension, groups }, sampleFindings());
    if (one === undefined) throw new Error("no heat map");
    expect(rowsOf(one, "empty").map(({ text }) => text)).toEqual(["–"]);
    expect(rowsOf(one, "hidden")).toHaveLength(1);
    expect(one.alternative).toContain("1 hatched cell is hidden");
  });
});

describe("funnels", () => {
  it("draw 200 units and name those furthest out", () => {
    const findings = withUnits(200);
    const one = chart(unitCharts(findings), "provider-funnel");
    expect(rowsOf(one, "units")).toHaveLength(200);
    expect(rowsOf(one, "names").length).toBeGreaterThan(0);
    expect(rowsOf(one, "names").length).toBeLessThanOrEqual(8);
    expect(one.alternative).toContain("200 providers");
  });

  it("are none where units are not compared", () => {
    expect(unitCharts(sampleFindings())).toEqual([]);
    expect(allDimensionCharts().every(({ id }) => !id.endsWith("funnel"))).toBe(true);
  });

  it("print sizes whole", () => {
    const one = chart(unitCharts(withUnits()), "provider-funnel");
    expect(one.figures.rows.at(-1)?.[1]?.text).toBe(printCount(2050));
  });
});
