import { expect, test } from "vitest";
import type { DimensionFindings, Gap } from "../../../../src/findings/schema.ts";
import type { Chart } from "../../../../src/report/charts/chart.ts";
import { gapCharts } from "../../../../src/report/charts/gap-chart.ts";
import { GRID, INK } from "../../../../src/report/charts/palette.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { bottomScale, type DrawnMarks, drawnMarks, expectAt, printedRows } from "./drawn-marks.ts";

type Limits = Pick<Gap, "difference" | "differenceLower" | "differenceUpper">;

const limits = (
  difference: number | null,
  differenceLower: number | null,
  differenceUpper: number | null,
): Limits => ({
  difference,
  differenceLower,
  differenceUpper,
});

const NONE = limits(null, null, null);

/** The gaps of fifths of deprivation in one measure. */
function gapsOf(measure: Gap["measure"], byGroup: Readonly<Record<string, Limits>>): Chart {
  const sample = sampleDimension("imd-quintile");
  const dimension: DimensionFindings = {
    ...sample,
    gaps: sample.gaps.map((gap) =>
      gap.measure === measure ? ({ ...gap, ...byGroup[gap.group] } as Gap) : gap,
    ),
  };
  const end = measure === "medianWeeks" ? "gap-median" : "gap-share";
  const chart = gapCharts(dimension, sampleFindings()).find(({ id }) => id.endsWith(end));
  if (chart === undefined) throw new Error("no gap plot");
  return chart;
}

/** Dots, intervals and the line of no difference against the table; the groups whose interval goes on beyond the edge. */
async function cutWhereTheTableSays(chart: Chart, header: string): Promise<string[]> {
  const marks = await drawnMarks(chart);
  const x = bottomScale(marks);
  const zero = marks.rules.filter(({ stroke, from, to }) => stroke === INK && from.x === to.x);
  expect(zero).toHaveLength(1);
  expectAt(zero[0]?.from.x, x(0), "no difference");

  const rows = printedRows(chart).filter(({ of }) => of(header) !== undefined);
  const intervals = marks.rules.filter(({ stroke, from, to }) => stroke !== GRID && from.y === to.y);
  for (const drawn of [marks.symbols, intervals]) expect(drawn).toHaveLength(rows.length);
  return rows.flatMap(({ label, of }, index) => {
    const [dot, interval] = [marks.symbols[index], intervals[index]];
    const value = of(header) ?? Number.NaN;
    const ends = [of("95% interval from") ?? value, of("to") ?? value] as const;
    expect(nameAbove(marks, dot?.y ?? 0), label).toBe(label);
    expectAt(dot?.x, x(value), `dot of ${label}`);
    expectAt(interval?.from.y, dot?.y ?? Number.NaN, `interval of ${label}`);
    const arrows = marks.texts.filter(
      ({ text, y }) => ARROWS.includes(text) && Math.abs(y - (dot?.y ?? 0)) < 9,
    );
    const at = (arrow: string) => arrows.find(({ text }) => text === arrow)?.x;
    for (const [drawn, arrow, end] of [
      [interval?.from.x, at("◂"), ends[0]],
      [interval?.to.x, at("▸"), ends[1]],
    ] as const) {
      expectAt(drawn, arrow ?? x(end), `interval of ${label} at ${end}`);
      if (arrow !== undefined) expect(Math.abs(x(end) - x(0))).toBeGreaterThan(Math.abs(arrow - x(0)));
    }
    return arrows.map(({ text }) => `${text} ${label}`);
  });
}

const ARROWS = ["◂", "▸"];

/** The left one of the texts that stand over a dot. */
const nameAbove = ({ texts }: DrawnMarks, y: number): string | undefined =>
  texts.filter((text) => text.anchor === "start" && text.x === SIDE && text.y < y && y - text.y < 20).at(-1)
    ?.text;

const SIDE = 10;
const POINTS = "Gap: percentage points more";
const WEEKS = "Gap: weeks longer";

test("dots and intervals of shares are where the table says; one without a figure is not drawn", async () => {
  const chart = gapsOf("breachesStandard", {
    "1": limits(0.1034, 0.0811, 0.1257),
    "2": limits(-0.0527, -0.112, 0.0063),
    "3": NONE,
    "4": limits(0.021, -0.6, 0.71),
    unknown: limits(0.0634, null, null),
  });
  const rows = printedRows(chart);
  expect(rows.map(({ of }) => of(POINTS))).toEqual([10.3, -5.3, undefined, 2.1, 6.3]);
  expect([rows[3]?.of("95% interval from"), rows[3]?.of("to")]).toEqual([-60, 71]);
  expect(await cutWhereTheTableSays(chart, POINTS)).toEqual(["◂ 4", "▸ 4"]);
});

test("dots and intervals of median waits are where the table says", async () => {
  const chart = gapsOf("medianWeeks", {
    "1": limits(-6.43, -7.1, -5.6),
    "2": limits(-1.2, -2.4, 0.04),
    "3": limits(0.25, -0.44, 0.9),
    "4": NONE,
    unknown: limits(2.3, -0.1, 4.75),
  });
  expect(printedRows(chart).map(({ of }) => of(WEEKS))).toEqual([-6.4, -1.2, 0.3, undefined, 2.3]);
  expect(await cutWhereTheTableSays(chart, WEEKS)).toEqual([]);
});

test("intervals are whole where most groups have none", async () => {
  const chart = gapsOf("medianWeeks", {
    "1": limits(2.7, 2, 3.4),
    "2": limits(2.6, null, null),
    "3": limits(-1.3, null, null),
    "4": limits(1.1, 0.6, 1.7),
    unknown: limits(1.9, null, null),
  });
  expect(await cutWhereTheTableSays(chart, WEEKS)).toEqual([]);
});
