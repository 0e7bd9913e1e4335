/** The table behind a picture: a row per thing drawn, a column per figure. */
import {
  COUNT as COUNTED,
  type FigureKind,
  WEEKS as IN_WEEKS,
  POINTS_MORE as MORE_POINTS,
  WEEKS_MORE as MORE_WEEKS,
  PERCENTAGE,
} from "../figure-cells.ts";

import { NOT_COMPARED } from "../figure-table.ts";
import { NO_FIGURE, SUPPRESSED } from "../figures.ts";
import { printable } from "../printable.ts";
import type { ReportCell, ReportColumn, ReportTable } from "../report-block.ts";

/** How a figure is printed, and what it is drawn in. */
export interface DrawnUnit extends FigureKind {
  /** From the figure of the findings to what is printed and drawn: 100 for shares and points. */
  readonly scale: number;
}

export const COUNT: DrawnUnit = { ...COUNTED, scale: 1 };
export const PERCENT: DrawnUnit = { ...PERCENTAGE, scale: 100 };
export const POINTS_MORE: DrawnUnit = { ...MORE_POINTS, scale: 100 };
export const WEEKS: DrawnUnit = { ...IN_WEEKS, scale: 1 };
export const WEEKS_MORE: DrawnUnit = { ...MORE_WEEKS, scale: 1 };

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
  const { digits, signed } = unit;
  return { text: unit.print(value), figure: { value, unit: unit.unit, digits, ...(signed && { signed }) } };
}
