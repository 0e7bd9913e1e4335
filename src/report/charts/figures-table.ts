/** The table behind a picture: a row per thing drawn, a column per figure. */
import { NOT_COMPARED } from "../figure-table.ts";
import { NO_FIGURE, printCount, printNumber, printPercentage, printSigned, SUPPRESSED } from "../figures.ts";
import { printable } from "../printable.ts";
import type { ReportCell, ReportColumn, ReportFigure, ReportTable } from "../report-block.ts";

/** A unit of figures: how they are printed, to how many places, and what they are drawn in. */
export interface DrawnUnit {
  readonly unit: ReportFigure["unit"];
  readonly digits: number;
  /** From the figure of the findings to what is printed and drawn: 100 for shares and points. */
  readonly scale: number;
  readonly print: (value: number | null) => string;
}

export const WEEKS: DrawnUnit = { unit: "weeks", digits: 1, scale: 1, print: printNumber };
export const WEEKS_MORE: DrawnUnit = { unit: "weeks", digits: 1, scale: 1, print: printSigned };
export const PERCENT: DrawnUnit = { unit: "proportion", digits: 1, scale: 100, print: printPercentage };
export const POINTS_MORE: DrawnUnit = {
  unit: "points",
  digits: 1,
  scale: 100,
  print: (value) => printSigned(value === null ? null : 100 * value),
};
export const COUNT: DrawnUnit = { unit: "count", digits: 0, scale: 1, print: printCount };

/**
 * What is drawn of a figure: as it is printed, and no finer, so that a picture gives nothing away that its table does not.
 * Undefined where there is no figure: it is not drawn.
 */
export function drawn(value: number | null | undefined, { scale, digits }: DrawnUnit): number | undefined {
  if (value === null || value === undefined) return undefined;
  const rounded = Number((value * scale).toFixed(digits));
  return rounded === 0 ? 0 : rounded;
}

export interface FiguresColumn<Row> {
  readonly header: string;
  readonly unit: DrawnUnit;
  /** Undefined where the row has no such figure, null where it is not known or not published. */
  readonly of: (row: Row) => number | null | undefined;
}

export interface FiguresRow {
  /** As it stands in the findings. */
  readonly label: string;
  /** False: shown, and in no comparison. */
  readonly compared: boolean;
  readonly suppressed: boolean;
}

/** `what` heads the labels. */
export function figuresTable<Row extends FiguresRow>(
  what: string,
  rows: readonly Row[],
  columns: readonly FiguresColumn<Row>[],
): ReportTable {
  const heads: ReportColumn[] = [
    { header: [what], align: "left" },
    ...columns.map(({ header }) => ({ header: [header], align: "right" as const })),
  ];
  return {
    columns: heads,
    rows: rows.map((row) => [labelCell(row), ...columns.map((column) => figureCell(column, row))]),
  };
}

const labelCell = ({ label, compared }: FiguresRow): ReportCell =>
  compared ? { text: printable(label) } : { text: printable(label), mark: ` ${NOT_COMPARED}`, tone: "faint" };

function figureCell<Row extends FiguresRow>({ unit, of }: FiguresColumn<Row>, row: Row): ReportCell {
  const value = of(row) ?? null;
  if (value === null) return { text: row.suppressed ? SUPPRESSED : NO_FIGURE };
  return { text: unit.print(value), figure: { value, unit: unit.unit, digits: unit.digits } };
}
