import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import type { Chart } from "./chart.ts";
import { compositionChart } from "./composition-chart.ts";
import { gapCharts } from "./gap-chart.ts";
import { gradientCharts } from "./gradient-chart.ts";
import { waitCurvesChart } from "./wait-curves-chart.ts";

/** All pictures that a dimension which is no crossing has figures for, in reading order; none where it has none. */
export const dimensionCharts = (dimension: DimensionFindings, findings: Findings): Chart[] => [
  ...gapCharts(dimension, findings),
  ...gradientCharts(dimension, findings),
  ...present(waitCurvesChart(dimension, findings)),
  ...present(compositionChart(dimension, findings)),
];

const present = (chart: Chart | undefined): Chart[] => (chart === undefined ? [] : [chart]);
