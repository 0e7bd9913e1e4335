import { expect, test } from "vitest";
import type { DimensionFindings, GradientFindings } from "../../../../src/findings/schema.ts";
import { gradientCharts } from "../../../../src/report/charts/gradient-chart.ts";
import { SHORTER } from "../../../../src/report/charts/palette.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import {
  type AxisScale,
  type DrawnMarks,
  drawnMarks,
  expectAt,
  leftScale,
  type PrintedRow,
  printedRows,
  scaleThrough,
} from "./drawn-marks.ts";
import { withGradient } from "./sample-charts.ts";

type Line = Pick<GradientFindings, "fittedFirst" | "fittedLast" | "sii" | "siiLower" | "siiUpper">;

const FALLING: Line = { fittedFirst: 0.52, fittedLast: 0.2, sii: -0.32, siiLower: -0.41, siiUpper: -0.23 };
const RISING: Line = { fittedFirst: 0.118, fittedLast: 0.551, sii: 0.433, siiLower: 0.2, siiUpper: 0.6 };
const BELOW_NONE: Line = { fittedFirst: 0.42, fittedLast: -0.06, sii: -0.48, siiLower: -0.6, siiUpper: -0.3 };
const BENT: Line = { fittedFirst: 0.62, fittedLast: 0.02, sii: -0.6, siiLower: -0.7, siiUpper: -0.5 };

/** The first fifth is large and its interval wide; the second has no share. */
function deprivation(straight: Line, bent?: Line): DimensionFindings {
  const sample = sampleDimension("imd-quintile");
  const none = { count: null, proportion: null, lower: null, upper: null };
  const wide = { count: 2580, proportion: 0.43, lower: 0.038, upper: 0.911 };
  const [gradient] = withGradient(sample).gradients ?? [];
  if (gradient === undefined) throw new Error("the sample has no gradient");
  return {
    ...sample,
    groups: sample.groups.map((group) => {
      if (group.group === "1") return { ...group, n: 6000, breachesStandard: wide };
      return group.group === "2" ? { ...group, breachesStandard: none } : group;
    }),
    gradients: [
      { ...gradient, ...straight },
      ...(bent === undefined ? [] : [{ ...gradient, ...bent, scale: "logit" as const }]),
    ],
  };
}

test.each([
  ["that falls", FALLING, undefined],
  ["that rises", RISING, undefined],
  ["that would end below none", BELOW_NONE, undefined],
  ["on the logit scale", BELOW_NONE, BENT],
] as const)(
  "dots, intervals and a line %s are where the gradient's table says",
  async (_, straight, bent) => {
    const [chart] = gradientCharts(deprivation(straight, bent), sampleFindings());
    if (chart === undefined) throw new Error("no gradient");
    const marks = await drawnMarks(chart);
    const rows = placed(printedRows(chart));
    const x = groupScale(marks, rows);
    const y = leftScale(marks);

    const [line, ...others] = marks.paths;
    expect(others).toEqual([]);
    expect(line?.dash).toBeDefined();
    expect(line?.places).toHaveLength(rows.length);
    for (const [index, { label, of, place }] of rows.entries()) {
      expectAt(line?.places[index]?.x, x(place), `line at ${label}`);
      expectAt(line?.places[index]?.y, y(of("On the line") ?? Number.NaN), `line at ${label}`);
    }

    const withShare = rows.filter(({ of }) => of(SHARE) !== undefined);
    expect(withShare.map(({ label }) => label[0])).toEqual(["1", "3", "4", "5"]);
    const intervals = marks.rules.filter(({ stroke }) => stroke === SHORTER);
    const figures = marks.texts.filter(({ text }) => /^\d+\.\d%$/.test(text));
    for (const drawn of [marks.symbols, intervals, figures]) expect(drawn).toHaveLength(withShare.length);
    for (const [index, { label, of, place }] of withShare.entries()) {
      const [dot, interval, figure] = [marks.symbols[index], intervals[index], figures[index]];
      expectAt(dot?.x, x(place), `dot of ${label}`);
      expectAt(dot?.y, y(of(SHARE) ?? Number.NaN), `dot of ${label}`);
      for (const end of [interval?.from, interval?.to]) expectAt(end?.x, x(place), `interval of ${label}`);
      expectAt(interval?.to.y, y(of("95% interval from") ?? Number.NaN), `interval of ${label}`);
      expectAt(interval?.from.y, y(of("to") ?? Number.NaN), `interval of ${label}`);
      expectAt(figure?.x, x(place), `figure of ${label}`);
      expect(figure?.text).toBe(`${of(SHARE)?.toFixed(1)}%`);
    }
  },
);

test("the words of a gradient give the ends of the line that is drawn", () => {
  const lines = [
    [deprivation(FALLING), 52, 20, false],
    [deprivation(BELOW_NONE), 42, 0, true],
    [deprivation(BELOW_NONE, BENT), 62, 2, false],
  ] as const;
  for (const [dimension, first, last, isCut] of lines) {
    const [chart] = gradientCharts(dimension, sampleFindings());
    if (chart === undefined) throw new Error("no gradient");
    const line = printedRows(chart).map(({ of }) => of("On the line"));
    expect([line[0], line.at(-1)]).toEqual([first, last]);
    expect(chart.alternative).toContain(
      `from ${first}.0% at the most deprived end to ${last}.0% at the least deprived end`,
    );
    expect(chart.alternative.endsWith("would end below 0%: it is drawn at 0% there.")).toBe(isCut);
  }
});

const SHARE = "% over 18 weeks";

/** Groups at the middle of their places in the list, by the sizes that the table prints; the ends of the line at 0 and 1. */
function placed(rows: readonly PrintedRow[]): (PrintedRow & { readonly place: number })[] {
  const sizes = rows.map(({ of }) => of("n") ?? 0);
  const upTo = (index: number) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
  return rows.map((row, index) => ({
    ...row,
    place: (upTo(index) + (sizes[index] ?? 0) / 2) / upTo(sizes.length),
  }));
}

/** Names of groups stand under their places; the line's two ends have none. */
function groupScale({ texts }: DrawnMarks, rows: readonly { readonly place: number }[]): AxisScale {
  const names = texts.filter(({ text, anchor }) => anchor === "middle" && /^[1-5]$/.test(text));
  expect(names.map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5"]);
  return scaleThrough(names.map(({ x }, index) => ({ figure: rows[index + 1]?.place ?? 0, at: x })));
}
