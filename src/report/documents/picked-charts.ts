/** Of all pictures that the findings have, the one that shows best what a document says of a characteristic. */
import type { Findings } from "../../findings/schema.ts";
import { dimensionCharts } from "../charts/dimension-charts.ts";
import type { Block } from "../report-block.ts";
import { dimensionIn } from "./held.ts";

/** The ends of chart ids, the best first: a slope says more of ordered groups than gaps to one of them. */
const BEST = ["gradient", "gradient-share", "gap-share"];

/** One picture for each dimension that the list holds and that has figures to draw. */
export const pickedCharts = (findings: Findings, dimensions: readonly string[]): Block[] =>
  dimensions.flatMap((id): Block[] => {
    const dimension = dimensionIn(findings, id);
    if (dimension === undefined) return [];
    const charts = dimensionCharts(dimension, findings);
    const [best] = BEST.flatMap((end) => charts.find((chart) => chart.id.endsWith(`-${end}`)) ?? []);
    return best === undefined ? [] : [{ kind: "chart", chart: best }];
  });
