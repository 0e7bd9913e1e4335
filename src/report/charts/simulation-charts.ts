import type { SimulationFindings } from "../../findings/simulation-schema.ts";
import type { Chart } from "./chart.ts";

/** Gaps through the weeks to come in each order, and what more credit buys. */
export function simulationCharts({ arms }: SimulationFindings): Chart[] {
  return arms.flatMap(() => []);
}
