/** Of all pictures that the findings have, the one that shows best what a document says of a characteristic. */
import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import { dimensionCharts } from "../charts/dimension-charts.ts";
import { sureMeasures } from "../headline.ts";
import type { Block } from "../report-block.ts";
import { dimensionIn } from "./held.ts";

/**
 * The ends of chart ids, the best first: a slope says more of ordered groups than gaps to one of them; and a picture of what is
 * sure says more than one in which nothing is.
 */
function bestFirst(dimension: DimensionFindings, findings: Findings): readonly string[] {
  const sureIn = sureMeasures(findings);
  const sure = new Set(dimension.groups.flatMap(({ group }) => [...sureIn(dimension, group)]));
  const isOnlyOver52 = sure.has("over52Weeks") && !sure.has("breachesStandard");
  return isOnlyOver52
    ? ["gradient-over-52", "gap-over-52", "gradient", "gap-share"]
    : ["gradient", "gap-share"];
}

/** One picture for each dimension that the list holds and that has figures to draw. */
export const pickedCharts = (findings: Findings, dimensions: readonly string[]): Block[] =>
  dimensions.flatMap((id): Block[] => {
    const dimension = dimensionIn(findings, id);
    if (dimension === undefined) return [];
    const charts = dimensionCharts(dimension, findings);
    const [best] = bestFirst(dimension, findings).flatMap(
      (end) => charts.find((chart) => chart.id.endsWith(`-${end}`)) ?? [],
    );
    return best === undefined ? [] : [{ kind: "chart", chart: best }];
  });
