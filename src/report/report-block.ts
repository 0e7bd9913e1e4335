/** A report before it has a format: the same blocks become a terminal's text, Markdown, HTML, a workbook and a document. */
import type { Chart } from "./charts/chart.ts";
import type { ReportTable } from "./report-table.ts";

export {
  cellText,
  type NamedFigure,
  type Rating,
  type ReportCell,
  type ReportColumn,
  type ReportFigure,
  type ReportTable,
} from "./report-table.ts";

/** A box to tick, ticked by what the findings show or by a person. */
export interface ChecklistItem {
  readonly text: string;
  readonly checked: boolean;
  /** What the tick rests on. */
  readonly because?: string;
}

/** Stands where a person's words are still to come. */
export const NOT_ANSWERED = "Still to be written.";

export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "subheading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly tone?: "faint" | "strong" }
  | { readonly kind: "caption"; readonly text: string }
  | { readonly kind: "bullets"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly table: ReportTable }
  | { readonly kind: "chart"; readonly chart: Chart }
  | { readonly kind: "checklist"; readonly items: readonly ChecklistItem[] }
  /** A person's words, kept in the answers file under `slot`; null while they are still to be written. */
  | {
      readonly kind: "answer";
      readonly slot: string;
      readonly prompt: string;
      readonly answer: string | null;
    };
