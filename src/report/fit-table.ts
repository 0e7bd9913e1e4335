/** Makes a table fit a width: first its labels are cut, then its last columns move to a table of their own. */
import { displayWidth, shortened } from "./printable.ts";
import { cellText, type ReportCell, type ReportTable } from "./report-block.ts";

export const COLUMN_GAP = 2;
const SHORTEST_LABEL = 16;

/** One table when it fits, else several, each with the labels; figures are never cut. */
export function fitTable(table: ReportTable, width: number): ReportTable[] {
  const [labels = 0, ...figures] = columnWidths(table);
  const fitting = countFitting(figures, width - Math.min(labels, SHORTEST_LABEL));
  const next = fitting === figures.length ? fitting : partBefore(table, fitting);
  const head = withLabelsWithin(columnsOf(table, 1, 1 + next), width);
  if (next === figures.length) return [head];
  return [head, ...fitTable(columnsOf(table, 1 + next, table.columns.length), width)];
}

/** How many figure columns come before the last part that starts at or before the column that no longer fits. */
function partBefore(table: ReportTable, fitting: number): number {
  const starts = table.columns.flatMap((column, index) => (column.startsPart ? [index - 1] : []));
  return starts.filter((start) => start > 0 && start <= fitting).at(-1) ?? fitting;
}

/** The width each column needs, header and all. */
export const columnWidths = (table: ReportTable): number[] =>
  table.columns.map((column, index) =>
    Math.max(
      ...column.header.map(displayWidth),
      0,
      ...table.rows.map((row) => (row[index] === undefined ? 0 : displayWidth(cellText(row[index])))),
    ),
  );

/** At least one column always moves on, so that splitting ends. */
function countFitting(figures: readonly number[], room: number): number {
  let used = 0;
  const first = figures.findIndex((figure) => {
    used += COLUMN_GAP + figure;
    return used > room;
  });
  return first === -1 ? figures.length : Math.max(1, first);
}

const columnsOf = (table: ReportTable, from: number, to: number): ReportTable => ({
  columns: [...table.columns.slice(0, 1), ...table.columns.slice(from, to)],
  rows: table.rows.map((row) => [...row.slice(0, 1), ...row.slice(from, to)]),
});

function withLabelsWithin(table: ReportTable, width: number): ReportTable {
  const [, ...figures] = columnWidths(table);
  const room = Math.max(1, width - figures.reduce((sum, figure) => sum + COLUMN_GAP + figure, 0));
  return {
    columns: table.columns,
    rows: table.rows.map(([label, ...rest]) =>
      label === undefined ? rest : [shortenedCell(label, room), ...rest],
    ),
  };
}

/** The mark says what the row is, so it outlives the end of a long label. */
const shortenedCell = (cell: ReportCell, room: number): ReportCell => ({
  ...cell,
  text: shortened(cell.text, Math.max(1, room - displayWidth(cell.mark ?? ""))),
});
