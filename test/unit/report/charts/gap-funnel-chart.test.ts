import { expect, test } from "vitest";
import type { UnitGap } from "../../../../src/findings/schema.ts";
import type { Chart } from "../../../../src/report/charts/chart.ts";
import { gapFunnelCharts } from "../../../../src/report/charts/gap-funnel-chart.ts";
import { INK, LONGER, PAPER, SHORTER, UNSURE } from "../../../../src/report/charts/palette.ts";
import { bottomScale, drawnMarks, expectAt, leftScale, printedRows } from "./drawn-marks.ts";
import { withUnits } from "./sample-charts.ts";

const NO_FIGURES = { difference: null, differenceLower: null, differenceUpper: null, standardError: null };

/** A gap the other way about with a wide interval, one beyond the limits, one hidden and one too small to be compared. */
const OWN: readonly Partial<UnitGap>[] = [
  {
    difference: -0.214,
    differenceLower: -0.53,
    differenceUpper: 0.105,
    standardError: 0.162,
    zScore: -2.02,
    place: "low-95",
  },
  {
    difference: 0.402,
    differenceLower: 0.34,
    differenceUpper: 0.46,
    standardError: 0.031,
    zScore: 9.3,
    place: "high-99.8",
  },
  { n: null, referenceN: null, count: null, referenceCount: null, ...NO_FIGURES, zScore: null, place: null },
  { difference: 0.25, standardError: null, zScore: null, place: null },
];

function funnel(): Chart {
  const findings = withUnits(12);
  if (findings.units === undefined) throw new Error("the sample compares no units");
  const gaps = findings.units.gaps.map((gap) => ({
    ...gap,
    units: gap.units.map((own, index): UnitGap => ({ ...own, ...OWN[index] })),
  }));
  const [chart] = gapFunnelCharts({ ...findings.units, gaps }, findings);
  if (chart === undefined) throw new Error("no funnel of gaps");
  return chart;
}

test("every unit is where its own gap and its standard error say", async () => {
  const chart = funnel();
  const marks = await drawnMarks(chart);
  const [x, y] = [bottomScale(marks), leftScale(marks)];
  const placed = printedRows(chart).flatMap(({ label, of }) => {
    const [error, gap] = [of("Standard error, points"), of("Own gap: points more")];
    return error === undefined || gap === undefined ? [] : [{ label, error, gap }];
  });
  expect(placed.map(({ label }) => label.split(" ")[0])).toEqual(
    [0, 1, 4, 5, 6, 7, 8, 9, 10, 11].map((index) => `R${index}`),
  );
  expect(placed.slice(0, 2).map(({ gap }) => gap)).toEqual([-21.4, 40.2]);
  expect(chart.alternative).toContain("within each of 10 providers");

  expect(marks.symbols).toHaveLength(placed.length);
  for (const [index, { label, error, gap }] of placed.entries()) {
    expectAt(marks.symbols[index]?.x, x(error), `error of ${label}`);
    expectAt(marks.symbols[index]?.y, y(gap), `gap of ${label}`);
  }
  expect(marks.symbols.slice(0, 3)).toMatchObject([
    { stroke: SHORTER, fill: PAPER },
    { stroke: LONGER, fill: LONGER },
    { stroke: UNSURE, fill: PAPER },
  ]);
  const name = marks.texts.filter(({ text }) => text.startsWith("R1 "));
  expect(name).toHaveLength(1);
  expect(Math.abs((name[0]?.x ?? 0) - x(3.1))).toBeLessThan(8);
  expect(Math.abs((name[0]?.y ?? 0) - y(40.2))).toBeLessThan(8);
});

test("the limits are 1.96 and 3.09 standard errors from the gap of all together", async () => {
  const chart = funnel();
  const marks = await drawnMarks(chart);
  const [x, y] = [bottomScale(marks), leftScale(marks)];
  const target = printedRows(chart)[0]?.of("All together") ?? Number.NaN;
  const together = marks.rules.filter(({ stroke }) => stroke === INK);
  expect(together).toHaveLength(1);
  for (const end of [together[0]?.from, together[0]?.to]) expectAt(end?.y, y(target), "all together");

  const errorAt = (pixels: number) => (pixels - x(0)) / (x(1) - x(0));
  const [surest, leastSure] = [together[0]?.to.x ?? 0, together[0]?.from.x ?? 0];
  expectAt(surest, x(0), "the surest gap");
  const limits = [
    { isDashed: true, errors: -1.96 },
    { isDashed: true, errors: 1.96 },
    { isDashed: false, errors: -3.09 },
    { isDashed: false, errors: 3.09 },
  ];
  expect(marks.paths).toHaveLength(limits.length);
  for (const { isDashed, errors } of limits) {
    const line = marks.paths.find(
      ({ dash, places }) =>
        (dash !== undefined) === isDashed && places.some((place) => (y(target) - place.y) * errors > 0),
    );
    const ends = [...(line?.places ?? [])].sort((a, b) => b.x - a.x);
    expect(ends.map((end) => end.x)).toEqual([surest, leastSure]);
    for (const end of ends) expectAt(end.y, y(target + errors * errorAt(end.x)), `limit of ${errors} errors`);
  }
});
