import { expect, test } from "vitest";
import { LINES } from "../../../../src/report/charts/palette.ts";
import { waitCurvesChart } from "../../../../src/report/charts/wait-curves-chart.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { bottomScale, drawnMarks, expectAt, figureIn, leftScale, printedRows } from "./drawn-marks.ts";
import { withCurves } from "./sample-charts.ts";

test("curves are where the table says, as far as the first week without a figure", async () => {
  const dimension = withCurves(sampleDimension("imd-quintile"));
  const waitCurves = (dimension.waitCurves ?? []).map((curve, index) => ({
    ...curve,
    points: curve.points.map((point) =>
      // The second curve misses one week in the middle, the third all from a year on.
      (index === 1 && point.weeks === 64) || (index === 2 && point.weeks >= 52)
        ? { ...point, count: null, proportion: null }
        : { ...point, proportion: 0.97 ** (point.weeks * (1 + index / 4)) },
    ),
  }));
  const chart = waitCurvesChart({ ...dimension, waitCurves }, sampleFindings());
  if (chart === undefined) throw new Error("no wait curves");
  const marks = await drawnMarks(chart);
  const [x, y] = [bottomScale(marks), leftScale(marks)];
  const rows = printedRows(chart);
  const headers = chart.figures.columns.slice(1).map(({ header }) => header.join(" "));
  expect(headers).toHaveLength(5);
  expect(marks.paths).toHaveLength(headers.length);

  const last = headers.map((header, line) => {
    const { colour } = LINES[line] ?? {};
    const name = marks.texts.find(({ text }) => `${text}, %` === header);
    const piece = marks.rules.find(
      ({ to, stroke }) => stroke === colour && to.x < (name?.x ?? 0) && Math.abs(to.y - (name?.y ?? 0)) < 9,
    );
    expect(piece, `the legend of ${header}`).toBeDefined();

    const missing = rows.findIndex(({ of }) => of(header) === undefined);
    const seen = rows.slice(0, missing < 0 ? rows.length : missing);
    const places = marks.paths.find(({ stroke }) => stroke === colour)?.places ?? [];
    expect(places, header).toHaveLength(seen.length);
    for (const [index, { label, of }] of seen.entries()) {
      expectAt(places[index]?.x, x(figureIn(label)), `${label}, ${header}`);
      expectAt(places[index]?.y, y(of(header) ?? Number.NaN), `${label}, ${header}`);
    }
    return seen.at(-1)?.label;
  });
  expect(last).toEqual([104, 60, 48, 104, 104].map((weeks) => `Over ${weeks} weeks`));
});
