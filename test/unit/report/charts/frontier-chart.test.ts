import { expect, test } from "vitest";
import { armCharts } from "../../../../src/report/charts/simulation-charts.ts";
import { about, sampleMoves, sampleSimulation } from "../sample-simulation.ts";

test("what no credit does is that nobody is treated later, and not that nobody is by no weeks", () => {
  const simulation = sampleSimulation();
  const gap = { dimension: "imd-quintile", group: "1", reference: "5", measure: "medianWeeks" as const };
  const points = [0, 1].map((scale) => ({
    scale,
    maxCreditWeeks: 4 * scale,
    gaps: [{ ...gap, gap: about(2 - scale), closed: about(scale) }],
    moved: sampleMoves({ laterPeople: about(100 * scale), ...(scale === 0 && { laterMeanWeeks: null }) }),
  }));
  const arm = simulation.arms[1];
  if (arm === undefined) throw new Error("the sample has no policy");
  const charts = armCharts({ ...simulation, frontier: [{ arm: arm.id, points }] }, arm);
  const said = charts.find(({ id }) => id.endsWith("frontier"))?.alternative;
  expect(said).toContain("× 0.0: 0.0 weeks nearer to none, nobody treated later; × 1.0:");
  expect(said).toContain("100 people treated 0.6 weeks later on average");
});
