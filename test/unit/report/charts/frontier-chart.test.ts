import { describe, expect, it } from "vitest";
import type { FrontierPoint, SimulationEstimate } from "../../../../src/findings/simulation-schema.ts";
import { frontierCharts } from "../../../../src/report/charts/frontier-chart.ts";
import { INK, LONGER, SHORTER } from "../../../../src/report/charts/palette.ts";
import { about, sampleMoves, sampleSimulation } from "../sample-simulation.ts";
import { bottomScale, drawnMarks, expectAt, leftScale, printedRows } from "./drawn-marks.ts";

interface Size {
  readonly scale: number;
  readonly closed: SimulationEstimate;
  readonly later: SimulationEstimate;
}

/** What sizes of a policy's credit close of the gap of the most deprived fifth. */
function frontier(sizes: readonly Size[]) {
  const { arms } = sampleSimulation();
  const gap = { dimension: "imd-quintile", group: "1", reference: "5", measure: "medianWeeks" as const };
  const points = sizes.map(
    ({ scale, closed, later }): FrontierPoint => ({
      scale,
      maxCreditWeeks: 4 * scale,
      gaps: [{ ...gap, gap: about(2 - scale), closed }],
      moved: sampleMoves({ laterPeople: later, ...(later?.mean === 0 && { laterMeanWeeks: null }) }),
    }),
  );
  const [chart] = frontierCharts({ arm: "policy-1", points }, arms);
  if (chart === undefined) throw new Error("no frontier");
  return chart;
}

describe("a frontier", () => {
  it("says that nobody is treated later by no credit, and not by how many weeks", () => {
    const chart = frontier(
      [0, 1].map((scale) => ({ scale, closed: about(scale), later: about(100 * scale) })),
    );
    expect(chart.alternative).toContain("× 0.0: 0.0 weeks nearer to none, nobody treated later; × 1.0:");
    expect(chart.alternative).toContain("100 people treated 0.6 weeks later on average");
  });

  it("has a point and a turn of its line where its table says, and none where a figure is missing", async () => {
    const chart = frontier([
      { scale: 0, closed: about(0), later: about(0) },
      { scale: 0.5, closed: { mean: 1.24, lower: -9.6, upper: 12.4 }, later: about(1364, 800) },
      { scale: 0.75, closed: null, later: about(1700) },
      { scale: 0.9, closed: about(1.6), later: null },
      { scale: 1, closed: about(1.9, 0.3), later: about(2051.4, 90) },
      { scale: 2, closed: about(-0.86, 0.5), later: about(3420, 120) },
    ]);
    const marks = await drawnMarks(chart);
    const [x, y] = [bottomScale(marks), leftScale(marks)];
    const rows = printedRows(chart);
    const placed = rows.flatMap(({ label, of }) => {
      const [closed, later] = [of("Nearer to none by"), of("Treated later")];
      return closed === undefined || later === undefined ? [] : [{ label, closed, later }];
    });
    expect(placed).toEqual([
      { label: "none", closed: 0, later: 0 },
      { label: "× 0.5", closed: 1.2, later: 1364 },
      { label: "× 1.0", closed: 1.9, later: 2051 },
      { label: "× 2.0", closed: -0.9, later: 3420 },
    ]);
    expect(rows).toHaveLength(6);

    const none = marks.rules.filter(({ stroke }) => stroke === INK);
    expect(none).toHaveLength(1);
    expectAt(none[0]?.from.y, y(0), "no nearer");

    const [line, ...others] = marks.paths;
    expect(others).toEqual([]);
    for (const drawn of [marks.symbols, line?.places]) expect(drawn).toHaveLength(placed.length);
    for (const [index, { label, closed, later }] of placed.entries()) {
      for (const mark of [marks.symbols[index], line?.places[index]]) {
        expectAt(mark?.x, x(later), `people of ${label}`);
        expectAt(mark?.y, y(closed), `weeks of ${label}`);
      }
    }
    expect(marks.symbols.map(({ fill }) => fill)).toEqual([SHORTER, SHORTER, LONGER, SHORTER]);

    const names = marks.texts.filter(({ text }) => text.startsWith("× "));
    expect(names.map(({ text }) => text.split(" (")[0])).toEqual(["× 0.0", "× 0.5", "× 1.0", "× 2.0"]);
    for (const [index, { x: at, y: down }] of names.entries()) {
      expect(Math.abs(at - (marks.symbols[index]?.x ?? 0))).toBeLessThan(10);
      expect(Math.abs(down - (marks.symbols[index]?.y ?? 0))).toBeLessThan(15);
    }
  });

  it("names whole people along its axis, and no fewer than none, where hardly anybody is treated later", async () => {
    for (const most of [0, 1, 3]) {
      const chart = frontier(
        [0, 1].map((scale) => ({ scale, closed: about(-scale), later: about(most * scale) })),
      );
      const marks = await drawnMarks(chart);
      const below = Math.max(...marks.rules.map(({ to }) => to.y));
      const named = marks.texts
        .filter(({ anchor, y }) => anchor === "middle" && y > below)
        .map(({ text }) => text);
      expect(named.slice(0, -1)).toEqual(most === 3 ? ["0", "1", "2", "3"] : ["0", "1"]);
      const x = bottomScale(marks);
      expectAt(marks.symbols[1]?.x, x(most), `${most} people`);
    }
  });
});
