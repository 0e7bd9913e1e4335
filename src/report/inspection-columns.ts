import type { ColumnInspection, FileInspection } from "../inspection/schema.ts";
import { counted, NO_FIGURE, printCount, printPercentage } from "./figures.ts";
import { printable } from "./printable.ts";
import type { Block, ReportTable } from "./report-block.ts";

/** A table of the columns that were recognised, what to know of each, and the names of the others. */
export function columnBlocks(file: FileInspection, isOneOfSeveral: boolean): Block[] {
  const recognised = file.columns.filter(
    ({ recognition }) => recognition !== "none" && recognition !== "never-read",
  );
  const heading = isOneOfSeveral ? `Columns of ${printable(file.path)}` : "Columns";
  const details = recognised.flatMap(columnDetails);
  return [
    { kind: "heading", text: heading },
    ...(recognised.length === 0 ? [] : [{ kind: "table", table: columnTable(recognised) } satisfies Block]),
    ...(details.length === 0 ? [] : [{ kind: "bullets", items: details } satisfies Block]),
    ...namesParagraph("Never read, being names, addresses or telephone numbers", file, "never-read"),
    ...namesParagraph("Not recognised", file, "none"),
  ];
}

function columnTable(columns: readonly ColumnInspection[]): ReportTable {
  return {
    columns: [
      { header: ["Column"], align: "left" },
      { header: ["Taken for"], align: "left" },
      { header: ["Because of"], align: "left" },
      { header: ["Filled", "%"], align: "right" },
      { header: ["Invalid"], align: "right" },
      { header: ["Distinct"], align: "right" },
    ],
    rows: columns.map((column) => {
      const { tally, distinct } = column;
      const rows = tally === null ? 0 : tally.filled + tally.missing;
      const cells = [
        headerOf(column),
        column.field ?? column.candidates.join(" or "),
        RECOGNITION_WORDS[column.recognition],
        tally === null || rows === 0 ? NO_FIGURE : printPercentage(tally.filled / rows),
        tally === null ? NO_FIGURE : printCount(tally.invalid),
        printCount(distinct),
      ];
      const isUnused = column.use === "none";
      return cells.map((text) =>
        isUnused ? { text: printable(text), tone: "faint" } : { text: printable(text) },
      );
    }),
  };
}

const RECOGNITION_WORDS: Readonly<Record<ColumnInspection["recognition"], string>> = {
  option: "--column",
  alias: "header",
  values: "values",
  weaker: "not counted",
  unsettled: "not settled",
  "never-read": "never read",
  none: NO_FIGURE,
};

const headerOf = ({ header, position }: ColumnInspection): string => header ?? `column ${position}`;

/** What a table has no room for, one line per column that has something to say. */
function columnDetails(column: ColumnInspection): string[] {
  const parts = [dateWords(column), invalidWords(column), leavesOutWords(column), differsWords(column)];
  const said = parts.filter((part) => part !== "");
  return said.length === 0 ? [] : [printable(`${headerOf(column)}: ${said.join("; ")}`)];
}

function dateWords({ dates }: ColumnInspection): string {
  if (dates === null || dates.formats.length === 0) return "";
  const formats = dates.formats.map(({ format, rows }) => `${format} (${printCount(rows)})`).join(", ");
  const doubt = dates.mixed
    ? `; some dates fit ${dates.order} only and some the other way only`
    : dates.ambiguous
      ? "; every date would also fit month first, read as day first"
      : "";
  const years = dates.twoDigitYears === 0 ? "" : `; ${counted(dates.twoDigitYears, "year")} of two digits`;
  return `dates as ${formats}${doubt}${years}`;
}

function invalidWords({ tally, invalidValues, firstInvalidLine }: ColumnInspection): string {
  if (tally === null || tally.invalid === 0) return "";
  const quoted = invalidValues
    .filter(({ value }) => value !== null)
    .map(({ value, count }) => `“${value}” ${counted(count, "time")}`);
  const line = firstInvalidLine === null ? "" : `, first on line ${printCount(firstInvalidLine)}`;
  return `${counted(tally.invalid, "value")} cannot be used${line}${quoted.length === 0 ? "" : ` (${quoted.join(", ")})`}`;
}

function leavesOutWords({ leavesOut }: ColumnInspection): string {
  const reasons = Object.entries(leavesOut).map(([reason, rows]) => `${reason} ${printCount(rows)}`);
  return reasons.length === 0 ? "" : `leaves rows out: ${reasons.join(", ")}`;
}

const differsWords = ({ differs, field }: ColumnInspection): string =>
  differs === null
    ? ""
    : `another column counts for ${field ?? "this field"}; they differ in ${counted(differs, "row")}`;

function namesParagraph(
  text: string,
  { columns }: FileInspection,
  recognition: ColumnInspection["recognition"],
): Block[] {
  const names = columns
    .filter((column) => column.recognition === recognition)
    .map((column) =>
      column.holds === null ? headerOf(column) : `${headerOf(column)} (${HOLDS_WORDS[column.holds]})`,
    );
  return names.length === 0
    ? []
    : [{ kind: "paragraph", text: printable(`${text}: ${names.join(", ")}.`), tone: "faint" }];
}

const HOLDS_WORDS = {
  dates: "dates",
  "yes-no": "yes or no",
  numbers: "numbers",
  "one-value": "one value",
} as const;
