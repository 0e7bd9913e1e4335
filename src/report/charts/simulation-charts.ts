import type { SimulationFindings } from "../../findings/simulation-schema.ts";
import { creditedGaps } from "../simulation-sentences.ts";
import type { Chart } from "./chart.ts";
import { frontierCharts } from "./frontier-chart.ts";
import { trajectoryChart } from "./trajectory-chart.ts";

/** Gaps of credited groups through the weeks to come against the plain order, and what more or less credit buys. */
export function simulationCharts({ arms, frontier }: SimulationFindings): Chart[] {
  const trajectories = arms.flatMap((arm) => {
    const plain = arms.find(({ id }) => id === arm.against);
    if (plain === undefined) return [];
    return creditedGaps(arm).flatMap((found) => trajectoryChart(found, { arm, plain }) ?? []);
  });
  return [...trajectories, ...frontier.flatMap((one) => frontierCharts(one, arms))];
}
