/** A table of the groups of a dimension, a column per figure. */
import type { DimensionFindings, GroupFindings } from "../findings/schema.ts";
import { type FigureCell, NO_FIGURE_CELL } from "./figure-cells.ts";
import { NO_FIGURE, SUPPRESSED } from "./figures.ts";
import { isUnknown } from "./is-unknown.ts";
import { labelInTables } from "./label-in-tables.ts";
import { printable } from "./printable.ts";
import type { ReportCell, ReportColumn, ReportTable } from "./report-block.ts";

/** Marks groups that are shown and stay out of every comparison. */
export const NOT_COMPARED = "†";
/** Marks groups whose median is of so few that it is shown only because that was asked for. */
const SMALL_NUMBERS = "‡";

/** What the mark means, for under the table; empty where no group has it. */
export const smallNumbersText = ({ groups }: DimensionFindings): string =>
  groups.some(({ smallNumbers }) => smallNumbers === true)
    ? `${SMALL_NUMBERS} small numbers: a median of 8 to 19 pathways.`
    : "";

export interface FigureColumn<Row> extends Omit<ReportColumn, "align"> {
  readonly cell: (row: Row) => FigureCell;
  readonly isStrong?: (row: Row) => boolean;
}

/** Columns without a single figure are left out; unknown groups are faint and marked. */
export function figureTable<Row>(
  dimension: DimensionFindings,
  rows: readonly Row[],
  columns: readonly FigureColumn<Row>[],
  groupOf: (row: Row) => GroupFindings,
): ReportTable {
  const printed = columns.map((column) =>
    rows.map((row) => (groupOf(row).suppressed ? { text: SUPPRESSED } : column.cell(row))),
  );
  const kept = columns.flatMap((column, index) => {
    const cells = printed[index] ?? [];
    return cells.some(({ text }) => text !== NO_FIGURE && text !== "0") ? [{ column, cells }] : [];
  });
  const unknown = isUnknown(dimension);
  return {
    columns: [{ header: [""], align: "left" }, ...kept.map(({ column }) => reportColumn(column))],
    rows: rows.map((row, at) => {
      const compared = !unknown(groupOf(row).group);
      const figures = kept.map(({ column, cells }) =>
        toned(cells[at] ?? NO_FIGURE_CELL, compared, compared && (column.isStrong?.(row) ?? false)),
      );
      return [labelCell(dimension, groupOf(row), compared), ...figures];
    }),
  };
}

const reportColumn = ({
  header,
  name,
  startsPart,
  barHeader,
}: Omit<ReportColumn, "align">): ReportColumn => ({
  header,
  align: "right",
  ...(name === undefined ? {} : { name }),
  ...(startsPart === undefined ? {} : { startsPart }),
  ...(barHeader === undefined ? {} : { barHeader }),
});

const toned = (cell: FigureCell, compared: boolean, strong: boolean): ReportCell => {
  if (!compared) return { ...cell, tone: "faint" };
  return strong ? { ...cell, tone: "strong" } : cell;
};

function labelCell(dimension: DimensionFindings, group: GroupFindings, compared: boolean): ReportCell {
  const marks = [
    ...(compared ? [] : [NOT_COMPARED]),
    ...(group.smallNumbers === true ? [SMALL_NUMBERS] : []),
  ];
  return {
    text: printable(labelInTables(dimension, group)),
    ...(marks.length > 0 && { mark: ` ${marks.join(" ")}` }),
    ...(!compared && { tone: "faint" }),
  };
}
