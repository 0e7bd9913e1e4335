/** A document in the format asked for; each format is loaded only then. */
import type { Findings } from "../findings/schema.ts";
import { withBriefFigures, withoutPictures } from "./brief-figures.ts";
import type { Chart } from "./charts/chart.ts";
import type { DocumentFormat } from "./documents/document-formats.ts";
import type { RasterKit } from "./docx/rasterise.ts";
import type { Block } from "./report-block.ts";

export interface ReportDocument {
  readonly title: string;
  /** After disclosure control, as every figure in the blocks is. */
  readonly findings: Findings;
  readonly blocks: readonly Block[];
}

/** The whole file; `rasterKit` is asked for only where pictures have to be dots. JSON is the findings, whatever the template: a document is for people, its figures are for programs. */
export async function renderDocument(
  document: ReportDocument,
  format: DocumentFormat,
  rasterKit: () => Promise<RasterKit>,
): Promise<string | Uint8Array> {
  const { findings, blocks } = document;
  switch (format) {
    case "html": {
      const [{ renderHtml }, { drawCharts }] = await Promise.all([
        import("./html/render-html.ts"),
        import("./charts/draw-charts.ts"),
      ]);
      return renderHtml(document, await drawCharts(chartsOf(blocks)));
    }
    case "docx": {
      const [{ renderDocx }, { picturesOf }, { drawCharts }] = await Promise.all([
        import("./docx/render-docx.ts"),
        import("./docx/rasterise.ts"),
        import("./charts/draw-charts.ts"),
      ]);
      const charts = chartsOf(blocks);
      if (charts.length === 0) return renderDocx(document, new Map());
      const brief = { ...document, blocks: withBriefFigures(blocks) };
      return renderDocx(brief, await picturesOf(await drawCharts(charts), await rasterKit()));
    }
    case "xlsx":
      return (await import("./xlsx/render-xlsx.ts")).renderXlsx(document);
    case "md":
      return (await import("./markdown.ts")).blocksMarkdown(withoutPictures(blocks));
    case "json":
      return (await import("./json.ts")).renderJson(findings);
  }
}

const chartsOf = (blocks: readonly Block[]): Chart[] =>
  blocks.flatMap((block) => (block.kind === "chart" ? [block.chart] : []));
