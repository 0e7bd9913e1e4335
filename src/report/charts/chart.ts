/** A picture before it is drawn: what Vega-Lite draws, and the same in words and in figures for who does not see it. */
import type { TopLevelSpec } from "vega-lite";
import type { ReportTable } from "../report-table.ts";

export interface Chart {
  /** Unique within a document: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what is drawn, and what it shows. */
  readonly alternative: string;
  /** Every figure drawn, and no finer. */
  readonly figures: ReportTable;
  /** Those of them that a page needs, where a format cannot fold the figures away; absent where it needs all. */
  readonly brief?: ReportTable;
  /** Whether tables beside it say the same: a format without pictures has no need of its figures. */
  readonly inTables?: true;
  readonly spec: TopLevelSpec;
}

/** Chart id → a whole `<svg>` element. */
export type Drawings = ReadonlyMap<string, string>;
