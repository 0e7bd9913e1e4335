import type { Findings } from "../findings/schema.ts";
import { SUPPRESSED } from "./figures.ts";
import type { Block, ReportTable } from "./report-block.ts";
import { publicationWords } from "./suppression-words.ts";

/**
 * The blocks with the rule of disclosure under every table of figures, which may be lifted out of its report without the words
 * at the head.
 */
export function withTableFooters(
  blocks: readonly Block[],
  { suppression }: Pick<Findings, "suppression">,
): Block[] {
  const footer = publicationWords(suppression.rule);
  const footed = (table: ReportTable): ReportTable => (holdsFigures(table) ? { ...table, footer } : table);
  return blocks.map((block) => {
    if (block.kind === "table") return { ...block, table: footed(block.table) };
    if (block.kind !== "chart") return block;
    const { figures, brief } = block.chart;
    const shown = { figures: footed(figures), ...(brief && { brief: footed(brief) }) };
    return { ...block, chart: { ...block.chart, ...shown } };
  });
}

const holdsFigures = ({ rows }: ReportTable): boolean =>
  rows.some((row) => row.some(({ figure, text }) => figure !== undefined || text === SUPPRESSED));
