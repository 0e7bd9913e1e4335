/** Findings to text in any format; each format is loaded only when asked for. */
import type { Findings } from "../findings/schema.ts";

/** Formats of `analyse`, with the file extensions that choose them. */
export const REPORT_FORMATS = [
  { id: "table", extensions: [".txt"] },
  { id: "json", extensions: [".json"] },
  { id: "csv", extensions: [".csv"] },
  { id: "markdown", extensions: [".md", ".markdown"] },
] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number]["id"];

export interface RenderOptions {
  readonly colour: boolean;
  /** Columns of the terminal; only `table` looks at it. */
  readonly width: number;
  /** Everything the findings hold, not only the figures that matter most; JSON and CSV always do. */
  readonly allMeasures?: boolean;
}

/** The whole report, ending in a line feed. */
export async function render(
  findings: Findings,
  format: ReportFormat,
  options: RenderOptions,
): Promise<string> {
  switch (format) {
    case "table":
      return (await import("./terminal.ts")).renderTerminal(findings, options);
    case "json":
      return (await import("./json.ts")).renderJson(findings);
    case "csv":
      return (await import("./csv.ts")).renderCsv(findings);
    case "markdown":
      return (await import("./markdown.ts")).renderMarkdown(findings, options);
  }
}
