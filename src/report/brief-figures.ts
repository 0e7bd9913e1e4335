/** What a format that folds nothing away shows of the figures behind pictures; HTML and workbooks have all of them. */
import type { Chart } from "./charts/chart.ts";
import type { Block } from "./report-block.ts";

/** Blocks for a format with pictures: of long tables only the rows that a page needs. */
export const withBriefFigures = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => (block.kind === "chart" ? { kind: "chart", chart: inBrief(block.chart) } : block));

/** Blocks for a format without pictures: of these only what tables beside them do not say. */
export const withoutPictures = (blocks: readonly Block[]): Block[] =>
  withBriefFigures(blocks).flatMap((block): Block[] => {
    if (block.kind !== "chart" || block.chart.inTables !== true) return [block];
    const { title, alternative } = block.chart;
    return [
      { kind: "caption", text: title },
      { kind: "paragraph", text: alternative },
    ];
  });

const inBrief = (chart: Chart): Chart =>
  chart.brief === undefined ? chart : { ...chart, figures: chart.brief };
