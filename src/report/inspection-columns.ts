/** The columns of one file: what each was taken for and why, what it holds, and how its dates are read. */
import type { ColumnInspection, FileInspection } from "../inspection/schema.ts";
import { counted, printCount, printNumber, printPercentage } from "./figures.ts";
import { printable } from "./printable.ts";
import type { Block, ReportCell, ReportTable } from "./report-block.ts";

/** Tables of what each column was taken for and of what it holds, then what a table has no room for. */
export function columnBlocks(file: FileInspection, isOneOfSeveral: boolean): Block[] {
  const { columns } = file;
  const taken = columns.filter(({ field, recognition }) => field !== null || recognition === "unsettled");
  const counts = taken.filter(({ tally, recognition }) => tally !== null && recognition !== "weaker");
  const unrecognised = columns.filter(({ recognition }) => recognition === "none");
  const neverRead = columns.filter(({ recognition }) => recognition === "never-read");
  return [
    {
      kind: "heading",
      text: isOneOfSeveral ? `Columns of ${printable(file.path)}` : "What each column was taken for",
    },
    ...tableBlocks("", takenTable(taken)),
    ...paragraph(
      "Never read, being names, addresses or telephone numbers (the extract can do without)",
      neverRead,
    ),
    ...tableBlocks("Not recognised:", unrecognisedTable(unrecognised)),
    ...moreParagraph(unrecognised),
    ...tableBlocks("What the columns hold, in % of rows:", contentsTable(counts)),
    ...bulletBlocks("Dates:", columns.flatMap(dateItem)),
    ...bulletBlocks("Values that cannot be used and are common:", counts.flatMap(invalidItem)),
    ...bulletBlocks("Rows left out:", columns.flatMap(scopeItem)),
  ];
}

const paragraph = (text: string, columns: readonly ColumnInspection[]): Block[] =>
  columns.length === 0 ? [] : [{ kind: "caption", text: `${text}: ${columns.map(columnName).join(", ")}.` }];

const caption = (text: string): Block => ({ kind: "caption", text });
const tableBlocks = (title: string, table: ReportTable): Block[] =>
  table.rows.length === 0 ? [] : [...(title === "" ? [] : [caption(title)]), { kind: "table", table }];
const bulletBlocks = (title: string, items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [caption(title), { kind: "bullets", items }];

const columnName = ({ header, position }: ColumnInspection): string =>
  header === null || header === "" ? `column ${position}` : printable(header);

const WHY: Readonly<Record<ColumnInspection["recognition"], string>> = {
  option: "named",
  alias: "header",
  values: "values",
  weaker: "weaker",
  unsettled: "unclear",
  "never-read": "",
  none: "",
};

const LEFT = "left" as const;
const RIGHT = "right" as const;

const takenTable = (columns: readonly ColumnInspection[]): ReportTable => ({
  columns: [
    { header: ["Column"], align: LEFT },
    { header: ["Taken for"], align: LEFT },
    { header: ["By its"], align: LEFT },
    { header: ["Used for"], align: LEFT },
  ],
  rows: columns.map((column) => {
    const { field, recognition, usedFor, use } = column;
    const tone = use === "none" || use === "completeness" ? ({ tone: "faint" } as const) : {};
    const cells = [columnName(column), field ?? "?", WHY[recognition], usedFor];
    return cells.map((text) => ({ text, ...tone }));
  }),
});

type Tally = NonNullable<ColumnInspection["tally"]>;

const SHARES: readonly { readonly header: readonly string[]; count(tally: Tally): number }[] = [
  { header: ["Filled", "%"], count: ({ filled }) => filled },
  { header: ["Known", "%"], count: ({ known, groupOnly }) => known + groupOnly },
  { header: ["Missing", "%"], count: ({ missing }) => missing },
  { header: ["Not", "known %"], count: ({ notKnown, notStated }) => notKnown + notStated },
  { header: ["Invalid", "%"], count: ({ invalid }) => invalid },
];

const contentsTable = (columns: readonly ColumnInspection[]): ReportTable => ({
  columns: [
    { header: ["Field"], align: LEFT },
    { header: ["Distinct", "values"], align: RIGHT },
    ...SHARES.map(({ header }) => ({ header, align: RIGHT })),
    { header: ["Invalid", "rows"], align: RIGHT },
    { header: ["First on", "line"], align: RIGHT },
  ],
  rows: columns.flatMap((column) => {
    const { tally, field, distinct, firstInvalidLine } = column;
    if (tally === null) return [];
    const row: ReportCell[] = [
      { text: field ?? columnName(column) },
      { text: printNumber(distinct, 0) },
      ...SHARES.map(({ count }) => ({ text: percentage(count(tally), rowsOf(tally)) })),
      { text: tally.invalid === 0 ? "" : printCount(tally.invalid) },
      { text: firstInvalidLine === null ? "" : printCount(firstInvalidLine) },
    ];
    return [row];
  }),
});

const rowsOf = ({ filled: _, ...classes }: Tally): number =>
  Object.values(classes).reduce((sum, count) => sum + count, 0);

/** Blank for none, and never 0.0 for a few or 100.0 for all but a few. */
function percentage(rows: number, all: number): string {
  if (rows === 0) return "";
  const share = rows / all;
  if (share < 0.0005) return "<0.1";
  return share > 0.9995 && rows < all ? ">99.9" : printPercentage(share);
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  planned: "as planned",
  "not-rtt": "as not RTT",
  "clock-stopped": "as stopped clocks",
};

function scopeItem(column: ColumnInspection): string[] {
  const reasons = Object.entries(column.leavesOut);
  if (reasons.length === 0) return [];
  const words = reasons.map(([reason, rows]) => `${counted(rows, "row")} ${LEFT_OUT[reason] ?? reason}`);
  return [`${columnName(column)} leaves out ${words.join(", ")}.`];
}

function dateItem(column: ColumnInspection): string[] {
  const { dates } = column;
  if (dates === null || dates.formats.length === 0) return [];
  const formats = dates.formats.map(({ format, rows }) => `${format} in ${counted(rows, "row")}`);
  const order = dates.order === "day-first" ? "day first" : "month first";
  const isNumeric = dates.formats.some(({ format }) => /^(d{1,2}.m{1,2}|m{1,2}.d{1,2})/.test(format));
  const remarks = [
    dates.ambiguous ? `read ${order}, though every day is 12 or less` : isNumeric ? `read ${order}` : "",
    dates.mixed ? "some fit only the other order and are not read" : "",
    dates.withTimes ? "times of day are left out" : "",
    dates.twoDigitYears > 0 ? `years of two digits in ${counted(dates.twoDigitYears, "row")}` : "",
  ].filter((remark) => remark !== "");
  return [`${columnName(column)}: ${[formats.join(", "), ...remarks].join("; ")}.`];
}

/** Codes that are common enough to be no person's, and how many rows hold others. */
function invalidItem({ field, invalidValues }: ColumnInspection): string[] {
  if (invalidValues.every(({ value }) => value === null)) return [];
  const values = invalidValues.map(({ value, count, firstLine }) => {
    const where = firstLine === null ? "" : `, first on line ${printCount(firstLine)}`;
    const what = value === null ? "others" : `“${printable(value)}”`;
    return `${what} in ${counted(count, "row")}${where}`;
  });
  return [`${field ?? ""}: ${values.join("; ")}.`];
}

const MOST_SHOWN = 40;
const HOLDS = { dates: "dates", "yes-no": "yes or no", numbers: "numbers", "one-value": "one value only" };

const unrecognisedTable = (columns: readonly ColumnInspection[]): ReportTable => ({
  columns: [
    { header: ["Column"], align: LEFT },
    { header: ["Filled %"], align: RIGHT },
    { header: ["Distinct"], align: RIGHT },
    { header: ["Seems to hold"], align: LEFT },
  ],
  rows: columns.slice(0, MOST_SHOWN).map((column) => {
    const { tally, distinct, holds } = column;
    const filled = tally === null ? "" : percentage(tally.filled, rowsOf(tally));
    const cells = [
      columnName(column),
      filled || "none",
      distinct === null ? "many" : printCount(distinct),
      holds === null ? "" : HOLDS[holds],
    ];
    return cells.map((text) => ({ text }));
  }),
});

const moreParagraph = (columns: readonly ColumnInspection[]): Block[] =>
  columns.length <= MOST_SHOWN
    ? []
    : [
        {
          kind: "paragraph",
          text: `and ${counted(columns.length - MOST_SHOWN, "column")} more; --format json lists them all.`,
        },
      ];
