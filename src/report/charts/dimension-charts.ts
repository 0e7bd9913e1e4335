import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import type { Chart } from "./chart.ts";
import { gapCharts } from "./gap-chart.ts";

/** All pictures that one dimension has figures for, in reading order; none where it has none. */
export function dimensionCharts(dimension: DimensionFindings, findings: Findings): Chart[] {
  return [...gapCharts(dimension, findings)];
}
