/** A simulation to text in any format; each format is loaded only when asked for. */
import type { SimulationFindings } from "../findings/simulation-schema.ts";
import type { RenderOptions, ReportFormat } from "./render.ts";
import { simulationBlocks } from "./simulation-blocks.ts";

/** The whole report, ending in a line feed. */
export async function renderSimulation(
  findings: SimulationFindings,
  format: ReportFormat,
  options: RenderOptions,
): Promise<string> {
  switch (format) {
    case "table":
      return (await import("./print-blocks.ts")).printBlocks(simulationBlocks(findings), options);
    case "json":
      return (await import("./simulation-json.ts")).simulationJson(findings);
    case "csv":
      return (await import("./simulation-csv.ts")).simulationCsv(findings);
    case "markdown":
      return (await import("./markdown.ts")).blocksMarkdown(simulationBlocks(findings));
  }
}
