import { describe, expect, it } from "vitest";
import type { SimulatedArm, SimulatedGap } from "../../../../src/findings/simulation-schema.ts";
import { INK, LINES } from "../../../../src/report/charts/palette.ts";
import { trajectoryChart } from "../../../../src/report/charts/trajectory-chart.ts";
import { about, sampleSimulation } from "../sample-simulation.ts";
import { bottomScale, drawnMarks, expectAt, leftScale, printedRows } from "./drawn-marks.ts";

type Trajectory = SimulatedGap["trajectory"];

/** The same gap in the plain order and under the policy. */
function trajectory(plain: Trajectory, own: Trajectory, measure: SimulatedGap["measure"] = "medianWeeks") {
  const arms = sampleSimulation().arms.map(
    (arm, index): SimulatedArm => ({
      ...arm,
      dimensions: arm.dimensions.map((dimension) => ({
        ...dimension,
        gaps: dimension.gaps.map((gap) => ({ ...gap, measure, trajectory: index === 0 ? plain : own })),
      })),
    }),
  );
  const [before, after] = arms;
  const dimension = after?.dimensions[0];
  const gap = dimension?.gaps[0];
  if (before === undefined || after === undefined || dimension === undefined || gap === undefined)
    throw new Error("the sample has no gap");
  const chart = trajectoryChart({ dimension, gap }, { arm: after, plain: before });
  if (chart === undefined) throw new Error("no trajectory");
  return chart;
}

const ORDERS = ["Plain order", "Inclusive recovery"] as const;

/** Every mark against the table; how many pieces each line is in. */
async function piecesWhereTheTableSays(chart: ReturnType<typeof trajectory>): Promise<number[]> {
  const marks = await drawnMarks(chart);
  const [x, y] = [bottomScale(marks), leftScale(marks)];
  const rows = printedRows(chart);
  const none = marks.rules.filter(
    ({ stroke, from, to }) => stroke === INK && from.y === to.y && to.x - from.x > 100,
  );
  expect(none).toHaveLength(1);
  expectAt(none[0]?.from.y, y(0), "no gap");

  return ORDERS.map((order, line) => {
    const { colour } = LINES[line] ?? {};
    // Of a single place there is nothing to see.
    const pieces = marks.paths.filter(({ stroke, places }) => stroke === colour && places.length > 1);
    const figures = rows.flatMap(({ label, of }, week) => {
      const value = of(order);
      return value === undefined ? [] : [{ label, week, value }];
    });
    const dots = marks.symbols.filter(({ stroke }) => stroke === colour);
    const places = [...pieces.flatMap((piece) => piece.places), ...dots].sort((a, b) => a.x - b.x);
    expect(places).toHaveLength(figures.length);
    for (const [index, { label, week, value }] of figures.entries()) {
      expectAt(places[index]?.x, x(week), `${label}, ${order}`);
      expectAt(places[index]?.y, y(value), `${label}, ${order}`);
    }
    const last = rows.at(-1);
    const [from, to] = [last?.of(`${order}, middle 95% from`), last?.of(`${order}, to`)];
    const ends = marks.rules.filter(
      (rule) => rule.stroke === colour && rule.from.x === rule.to.x && rule.from.x > x(rows.length - 1),
    );
    expect(ends).toHaveLength(from === undefined ? 0 : 1);
    if (from !== undefined && to !== undefined) {
      expectAt(ends[0]?.to.y, y(from), `end of ${order}, from`);
      expectAt(ends[0]?.from.y, y(to), `end of ${order}, to`);
    }
    return pieces.length;
  });
}

describe("the lines of a trajectory, and the bars at their ends, are where its table says", () => {
  it("of a gap that turns about, with a wide bar", async () => {
    const chart = trajectory(
      [about(6.4), about(6.13, 0.2), about(5.5, 0.4), about(5.02, 0.6)],
      [about(6.4), about(3.31, 0.3), about(-0.84, 0.9), { mean: -2.27, lower: -11.6, upper: 1.9 }],
    );
    expect(printedRows(chart).at(-1)?.of("Inclusive recovery, middle 95% from")).toBe(-11.6);
    expect(await piecesWhereTheTableSays(chart)).toEqual([1, 1]);
  });

  it("of a share, in percentage points", async () => {
    const chart = trajectory(
      [about(-0.034), about(-0.041, 0.01), about(-0.0567, 0.02)],
      [about(-0.034), about(-0.02, 0.01), about(0.011, 0.14)],
      "over18Weeks",
    );
    expect(printedRows(chart).at(-1)?.of("Plain order")).toBe(-5.7);
    expect(await piecesWhereTheTableSays(chart)).toEqual([1, 1]);
  });

  it("without a bar where the last week has no figure", async () => {
    const chart = trajectory(
      [about(2), about(1.8, 0.2), about(1.6, 0.3), about(1.5, 0.3)],
      [about(2), about(1.1, 0.2), null, null],
    );
    expect(printedRows(chart).map(({ of }) => of("Inclusive recovery"))).toEqual([
      2,
      1.1,
      undefined,
      undefined,
    ]);
    expect(chart.alternative).toContain("at the end too few wait in one order or the other for a figure");
    expect(await piecesWhereTheTableSays(chart)).toEqual([1, 1]);
  });

  it("in pieces around a week without a figure", async () => {
    const chart = trajectory(
      [about(2), about(1.8, 0.2), about(1.6, 0.3), about(1.5, 0.3), about(1.4, 0.3)],
      [about(2), about(1.1, 0.2), null, about(-0.6, 0.4), about(-0.8, 0.5)],
    );
    expect(printedRows(chart)[2]?.of("Inclusive recovery")).toBeUndefined();
    expect(await piecesWhereTheTableSays(chart)).toEqual([1, 2]);
  });

  it("and as a dot where the weeks before and after have no figure", async () => {
    const chart = trajectory(
      [about(2), null, about(1.6, 0.3), about(1.5, 0.3), about(1.4, 0.3)],
      [about(2), about(1.1, 0.2), null, about(-0.6, 0.4), null],
    );
    expect(await piecesWhereTheTableSays(chart)).toEqual([1, 1]);
    expect((await drawnMarks(chart)).symbols).toHaveLength(2);
  });
});
