/** A report before it has a format: the same blocks are printed on a terminal and as Markdown. */
export interface ReportCell {
  readonly text: string;
  /** Follows the text and stays when the text is cut, e.g. " †". */
  readonly mark?: string;
  /** Faint: not in comparisons. Strong: an interval that excludes no difference. */
  readonly tone?: "faint" | "strong";
}

/** What is printed when there is room for all of it. */
export const cellText = (cell: ReportCell): string => cell.text + (cell.mark ?? "");

export interface ReportColumn {
  /** One string per header line. */
  readonly header: readonly string[];
  readonly align: "left" | "right";
  /** The header on one line, where joining the lines would not say it. */
  readonly name?: string;
  /** Columns from one such column to the next stay together when a table is split to fit. */
  readonly startsPart?: boolean;
}

/** The first column holds labels, which may be cut to fit; every other column holds figures, which may not. */
export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly tone?: "faint" | "strong" }
  | { readonly kind: "caption"; readonly text: string }
  | { readonly kind: "bullets"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly table: ReportTable };
