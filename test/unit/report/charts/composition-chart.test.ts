import { expect, test } from "vitest";
import { compositionChart } from "../../../../src/report/charts/composition-chart.ts";
import { INK, PAPER } from "../../../../src/report/charts/palette.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { bottomScale, type DrawnMarks, drawnMarks, expectAt, figureIn, printedRows } from "./drawn-marks.ts";
import { withParts } from "./sample-charts.ts";

/** The name of a bar in the picture, and the column that its figure stands in. */
const COLUMNS: Readonly<Record<string, string>> = {
  "where listed": "Where listed",
  "among alike": "Among people listed alike",
  "not compared": "Not compared",
};

const ethnicity = (byGroup: Parameters<typeof withParts>[1]) => {
  const chart = compositionChart(withParts(sampleDimension("ethnic-group"), byGroup), sampleFindings());
  if (chart === undefined) throw new Error("no parts of a gap");
  return chart;
};

test("every bar goes from no difference to the figure of its group and part", async () => {
  const chart = ethnicity({
    mixed: { composition: -3.25, within: 23.8, unmatched: 0.36, crude: 20.91 },
    asian: { composition: 2.1, within: -9.46, unmatched: null, crude: -7.36 },
    black: { composition: null, within: null, unmatched: null, crude: 4.2 },
    other: { composition: 0.02, within: -0.04, unmatched: -1.9, crude: -1.92 },
  });
  const marks = await drawnMarks(chart);
  const x = bottomScale(marks);
  const rows = printedRows(chart);
  // A group whose gap could not be taken apart has no part to draw, and no row.
  expect(rows.map(({ label }) => label)).toEqual(["Mixed", "Asian or Asian British", "Other ethnic groups"]);
  expect(rows[1]?.of("Not compared")).toBeUndefined();

  const zero = marks.rules.filter(({ stroke }) => stroke === INK);
  expect(zero).toHaveLength(1);
  for (const end of [zero[0]?.from, zero[0]?.to]) expectAt(end?.x, x(0), "no difference");

  const bars = namedBars(marks);
  const figures = rows.flatMap(({ label, of }) =>
    Object.keys(COLUMNS).flatMap((part) => {
      const value = of(COLUMNS[part] ?? "");
      return value === undefined ? [] : [{ label, part, value }];
    }),
  );
  expect(bars.map(({ label, part }) => [label, part])).toEqual(
    figures.map(({ label, part }) => [label, part]),
  );
  for (const [index, { label, part, value }] of figures.entries()) {
    const bar = bars[index];
    expectAt(bar?.from.x, Math.min(x(0), x(value)), `${part} of ${label} from`);
    expectAt(bar?.to.x, Math.max(x(0), x(value)), `${part} of ${label} to`);
    expect(bar?.printed, `${part} of ${label}`).toBe(value);
  }
  expect(new Set(bars.map(({ fill, part }) => `${part} ${fill}`)).size).toBe(3);
});

test("a bar for what cannot be compared is left out where it is nothing for every group", async () => {
  const chart = ethnicity({
    mixed: { composition: -1, within: -6.5, unmatched: 0.04, crude: -7.46 },
    asian: { composition: -0.6, within: -2, unmatched: 0, crude: -2.6 },
  });
  const marks = await drawnMarks(chart);
  const x = bottomScale(marks);
  const bars = namedBars(marks);
  expect(printedRows(chart).map(({ of }) => of("Not compared"))).toEqual([0, 0]);
  expect(bars.map(({ part }) => part)).toEqual([
    "where listed",
    "among alike",
    "where listed",
    "among alike",
  ]);
  for (const [index, value] of [-1, -6.5, -0.6, -2].entries()) {
    expectAt(bars[index]?.from.x, x(value), `bar ${index}`);
    expectAt(bars[index]?.to.x, x(0), `bar ${index}`);
  }
});

/** Each with the group it stands under, the name before it and the figure at its end. */
function namedBars({ bars, texts }: DrawnMarks) {
  const groups = texts.filter(({ isBold }) => isBold);
  return bars
    .filter(({ fill }) => fill !== PAPER)
    .map((bar) => {
      const beside = texts.filter(({ y }) => y > bar.from.y && y < bar.to.y);
      const name = beside.find(({ text }) => text in COLUMNS);
      const figure = beside.find((text) => text !== name);
      return {
        ...bar,
        label: groups.filter(({ y }) => y < bar.from.y).at(-1)?.text,
        part: name?.text,
        printed: figureIn(figure?.text ?? ""),
      };
    })
    .sort((a, b) => a.from.y - b.from.y);
}
