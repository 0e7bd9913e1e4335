import type { Findings } from "../../findings/schema.ts";
import type { Chart } from "./chart.ts";
import { funnelChart } from "./funnel-chart.ts";
import { gapFunnelCharts } from "./gap-funnel-chart.ts";

/** Units of the service against funnel limits, their levels and own gaps; none without `--compare-units`. */
export function unitCharts(findings: Findings): Chart[] {
  const { units } = findings;
  if (units === undefined) return [];
  const funnel = funnelChart(units, findings);
  return [...(funnel === undefined ? [] : [funnel]), ...gapFunnelCharts(units, findings)];
}
