/** Tables of a report before they have a format. */
export interface ReportCell {
  readonly text: string;
  /** Follows the text and stays when the text is cut, e.g. " †". */
  readonly mark?: string;
  /** Faint: not in comparisons. Strong: an interval that excludes no difference. */
  readonly tone?: "faint" | "strong";
  /** The published figure that the text prints, for formats that sort and calculate; absent where the text is all there is. */
  readonly figure?: ReportFigure;
  /** What else the text prints, each a column of its own where figures are taken apart: the limits of an interval. */
  readonly further?: readonly NamedFigure[];
  /** Shown as a colour beside the text, which says the same in words. */
  readonly rating?: Rating;
  /** The length of a bar beside the text, 0–1 of the longest in its column; drawn on a terminal alone. */
  readonly bar?: number;
}

export interface ReportFigure {
  /** As in the findings: proportions 0–1, weeks, counts; never finer than what may be published. */
  readonly value: number;
  readonly unit: "count" | "proportion" | "weeks" | "points" | "ratio" | "p-value" | "number";
  /** Decimal places of the printed text. */
  readonly digits: number;
  /** Printed with "+" above none. */
  readonly signed?: true;
  /** Follows the name of the column where figures are taken apart, and the first of them is not the estimate. */
  readonly name?: string;
}

export interface NamedFigure extends ReportFigure {
  /** "lower", "upper". */
  readonly name: string;
}

export type Rating = "red" | "amber" | "green" | "not-rated";

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
  /** Holds sentences, which may run over several lines; else figures or labels. */
  readonly prose?: boolean;
  /** What stands over the bars of this column's cells, one string per header line, where they have any. */
  readonly barHeader?: readonly string[];
}

/** The first column holds labels, which may be cut to fit; every other column holds figures, which may not. */
export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  /** Stands under the table and goes where it goes: what was done to its counts. */
  readonly footer?: string;
}
