import type { Chart, Drawings } from "./chart.ts";
import { svgElement } from "./svg-element.ts";

/**
 * A whole `<svg>` element for each chart: byte-identical every time, with no font, no reference to anything outside, and
 * ids that begin with the chart's. Vega is loaded only when there is something to draw.
 */
export async function drawCharts(charts: readonly Chart[]): Promise<Drawings> {
  const drawings = new Map<string, string>();
  if (charts.length === 0) return drawings;
  const { VegaPainter } = await import("./vega-painter.ts");
  const painter = new VegaPainter();
  for (const chart of charts) drawings.set(chart.id, svgElement(chart, await painter.paint(chart.spec)));
  return drawings;
}
