import type { SimulatedArm, SimulationFindings } from "../../findings/simulation-schema.ts";
import { creditedGaps } from "../simulation-sentences.ts";
import type { Chart } from "./chart.ts";
import { frontierCharts } from "./frontier-chart.ts";
import { trajectoryChart } from "./trajectory-chart.ts";

/** Gaps of the groups that a policy credits, week by week against the plain order, and what more or less credit buys. */
export const armCharts = ({ arms, frontier }: SimulationFindings, arm: SimulatedArm): Chart[] => [
  ...trajectories(arm, arms),
  ...frontier.filter((one) => one.arm === arm.id).flatMap((one) => frontierCharts(one, arms)),
];

function trajectories(arm: SimulatedArm, arms: readonly SimulatedArm[]): Chart[] {
  const plain = arms.find(({ id }) => id === arm.against);
  if (plain === undefined) return [];
  return creditedGaps(arm).flatMap((found) => trajectoryChart(found, { arm, plain }) ?? []);
}
