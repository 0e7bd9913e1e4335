/** A table as HTML that is whole without a script; what the script needs to sort and filter stands in its data attributes. */
import {
  cellText,
  type Rating,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from "../report-table.ts";
import { html, type Markup } from "./markup.ts";
import { type SortKind, sortKind, sortValue } from "./sort-value.ts";
import { splitTable } from "./split-table.ts";
import { slug, type UniqueNames } from "./unique-names.ts";

export interface TableNames {
  /** Shown above the table; hidden where the words around it say it already. */
  readonly caption: string;
  readonly isCaptionHidden: boolean;
  /** Says which table this is among all of the page. */
  readonly label: string;
}

/** What the page holds already. */
export interface TakenNames {
  readonly ids: UniqueNames;
  /** A screen reader lists regions by label. */
  readonly labels: UniqueNames;
}

/** A table with more rows than a glance takes in can be filtered. */
const MOST_ROWS_WITHOUT_FILTER = 8;
const FEWEST_ROWS_TO_SORT = 3;
/** More columns than these are set smaller in print, to fit the paper. */
const WIDE_COLUMNS = 7;
/** No more columns than these fit beside a picture on paper. */
const SLIM_COLUMNS = 4;
/** A table with no more rows than these moves to the next page whole. */
const MOST_ROWS_ON_ONE_PAGE = 10;

/** One table, or several where there are too many figures for the width of a page. */
export function tablesHtml(table: ReportTable, names: TableNames, taken: TakenNames): Markup[] {
  const parts = splitTable(table);
  return parts.map((part, at) => {
    const place = parts.length === 1 ? "" : ` (part ${at + 1} of ${parts.length})`;
    return tableHtml(part, {
      id: taken.ids.take(`table-${slug(names.caption)}`, "-"),
      caption: names.caption + place,
      isCaptionHidden: names.isCaptionHidden && at === 0,
      label: taken.labels.take(names.label.replace(/:$/, "") + place, " "),
    });
  });
}

/** In a region of its own that scrolls sideways, so that the page does not. */
function tableHtml(table: ReportTable, names: TableNames & { readonly id: string }): Markup {
  const kinds = sortKinds(table);
  const filter = table.rows.length > MOST_ROWS_WITHOUT_FILTER ? html` data-filter` : undefined;
  const hidden = names.isCaptionHidden ? html` class="visually-hidden"` : undefined;
  return html`
<div class="table-region" role="region" tabindex="0" aria-label="${names.label}">
<table id="${names.id}" class="${sizeClasses(table)}"${filter}>
<caption${hidden}><span>${names.caption}</span></caption>
<thead><tr>${table.columns.map((column, at) => headerHtml(column, kinds[at]))}</tr></thead>
<tbody>${table.rows.map((row) => rowHtml(row, table.columns, kinds))}</tbody>${footerHtml(table)}
</table>
</div>`;
}

const footerHtml = ({ footer, columns }: ReportTable): Markup | undefined =>
  footer === undefined
    ? undefined
    : html`
<tfoot><tr><td colspan="${columns.length}"><span>${footer}</span></td></tr></tfoot>`;

const sizeClasses = ({ columns, rows }: ReportTable): string =>
  classes([
    columns.length > WIDE_COLUMNS ? "wide" : undefined,
    rows.length <= MOST_ROWS_ON_ONE_PAGE ? "short" : undefined,
    rows.length <= MOST_ROWS_ON_ONE_PAGE && columns.length <= SLIM_COLUMNS ? "slim" : undefined,
  ]);

/** Rows that belong under the row before them, as their indent says, cannot be put in another order. */
function sortKinds({ columns, rows }: ReportTable): (SortKind | undefined)[] {
  const isNested = rows.some((row) => /^\s/.test(row[0]?.text ?? ""));
  if (isNested || rows.length < FEWEST_ROWS_TO_SORT) return columns.map(() => undefined);
  return columns.map((column, at) =>
    sortKind(
      column,
      rows.flatMap((row) => row[at] ?? []),
    ),
  );
}

/** A header of blanks stands above the labels of rows: a corner, which heads nothing. */
function headerHtml(column: ReportColumn, kind: SortKind | undefined): Markup {
  const text = headerText(column);
  if (text === "") return html`<td></td>`;
  const sort = kind === undefined ? undefined : html` data-sort="${kind}"`;
  return html`<th scope="col" class="${columnClass(column)}"${sort}>${text}</th>`;
}

const headerText = (column: ReportColumn): string => column.name ?? column.header.join(" ").trim();

const columnClass = ({ align, prose }: ReportColumn): string => {
  if (prose === true) return "prose";
  return align === "right" ? "figure" : "label";
};

const rowHtml = (
  row: readonly ReportCell[],
  columns: readonly ReportColumn[],
  kinds: readonly (SortKind | undefined)[],
): Markup =>
  html`
<tr>${columns.map((column, at) => {
    const cell = row[at] ?? { text: "" };
    return at === 0 ? rowHeaderHtml(cell) : dataHtml(cell, column, kinds[at]);
  })}</tr>`;

const rowHeaderHtml = (cell: ReportCell): Markup =>
  html`<th scope="row" class="${classes(["label", cell.tone, indentClass(cell.text)])}">${contentHtml(cell)}</th>`;

const indentClass = (text: string): string | undefined => (/^\s/.test(text) ? "indented" : undefined);

function dataHtml(cell: ReportCell, column: ReportColumn, kind: SortKind | undefined): Markup {
  const value = kind === "number" ? sortValue(cell) : undefined;
  const data = value === undefined ? undefined : html` data-value="${value}"`;
  return html`<td class="${classes([columnClass(column), cell.tone])}"${data}>${contentHtml(cell)}</td>`;
}

const classes = (names: readonly (string | undefined)[]): string =>
  names.filter((name) => name !== undefined).join(" ");

const contentHtml = (cell: ReportCell): Markup => {
  // A mark is not left alone on the next line.
  const text = cellText({ ...cell, mark: cell.mark?.replace(/^ /, "\u00a0") ?? "" }).trim();
  return cell.rating === undefined
    ? html`${text}`
    : html`<span class="${RATING_CLASS[cell.rating]}">${text}</span>`;
};

const RATING_CLASS: Readonly<Record<Rating, string>> = {
  red: "tag tag-red",
  amber: "tag tag-amber",
  green: "tag tag-green",
  "not-rated": "tag tag-not-rated",
};
