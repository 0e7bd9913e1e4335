/** A table of more figures than fit across a sheet of paper becomes several, each with the labels of its rows. */
import type { ReportTable } from "../report-table.ts";

/** As many figures with their intervals as A4 holds upright, in print that can be read. */
const MOST_FIGURES = 9;

/** Parts break where a column starts one, if they can; a table with sentences wraps instead. */
export function splitTable(table: ReportTable): ReportTable[] {
  const figures = table.columns.length - 1;
  if (figures <= MOST_FIGURES || table.columns.some(({ prose }) => prose === true)) return [table];
  const parts = Math.ceil(figures / MOST_FIGURES);
  const end = 1 + breakBefore(table, Math.ceil(figures / parts));
  return [columnsOf(table, 1, end), ...splitTable(columnsOf(table, end, table.columns.length))];
}

/** The last start of a part within reach that is not far before an even share; else the even share. */
function breakBefore(table: ReportTable, share: number): number {
  const starts = table.columns.flatMap((column, at) => (column.startsPart === true ? [at - 1] : []));
  return starts.filter((start) => start > share / 2 && start <= MOST_FIGURES).at(-1) ?? share;
}

const columnsOf = (table: ReportTable, from: number, to: number): ReportTable => ({
  columns: [...table.columns.slice(0, 1), ...table.columns.slice(from, to)],
  rows: table.rows.map((row) => [...row.slice(0, 1), ...row.slice(from, to)]),
  ...(table.footer !== undefined && { footer: table.footer }),
});
