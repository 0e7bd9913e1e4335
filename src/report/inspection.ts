/**
 * What a list was taken for, in the order an analyst acts on it: what is in the way, what can be compared, each column,
 * then the details. No patient's value beyond those the inspection quotes.
 */
import type { FileInspection, Inspection, Problem } from "../inspection/schema.ts";
import { asAtWords } from "./as-at-words.ts";
import { counted, NO_FIGURE, printCount, printPercentage } from "./figures.ts";
import { columnBlocks } from "./inspection-columns.ts";
import { printBlocks, type TerminalOptions } from "./print-blocks.ts";
import { printable } from "./printable.ts";
import type { Block, ReportTable } from "./report-block.ts";

export const renderInspection = (inspection: Inspection, options: TerminalOptions): string =>
  printBlocks(composeInspection(inspection), options);

function composeInspection(inspection: Inspection): Block[] {
  return [
    ...titleBlocks(inspection),
    ...problemBlocks(inspection.problems),
    { kind: "heading", text: "What can be compared" },
    { kind: "table", table: comparisonTable(inspection) },
    ...inspection.files.flatMap((file) => columnBlocks(file, inspection.files.length > 1)),
    ...noteBlocks(inspection),
    { kind: "caption", text: CLOSING },
  ];
}

const CLOSING =
  'Wrong about a column? --column field="<header>" says what it is; --write-config fairwait.yaml writes all of it down, to be corrected there.';

function titleBlocks({ files, rows, people, asAt, snapshotDates }: Inspection): Block[] {
  const names = files.map(({ path }) => printable(path)).join(", ");
  const persons = people === null ? "" : `, ${counted(people, "person", "people")}`;
  const left = [
    rows.rejected > 0 ? `${counted(rows.rejected, "row")} cannot be read` : "",
    rows.filtered > 0 ? `${printCount(rows.filtered)} left out by --where` : "",
    asAt === null && snapshotDates.length > 1 ? `snapshot dates ${snapshotDates.join(", ")}` : "",
  ].filter((part) => part !== "");
  return [
    { kind: "title", text: `${names} · ${asAtWords(asAt)}` },
    {
      kind: "paragraph",
      text: [`${counted(rows.read, "row")}${persons}`, ...left].join(" · "),
      tone: "strong",
    },
    ...files.map((file): Block => ({ kind: "paragraph", text: fileText(file, files.length > 1) })),
  ];
}

const FORMS = { text: "", gzip: "gzipped ", spreadsheet: "spreadsheet" } as const;
const DELIMITERS: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "pipes",
};

function fileText(file: FileInspection, isOneOfSeveral: boolean): string {
  const form =
    file.form === "spreadsheet"
      ? FORMS.spreadsheet
      : `${FORMS[file.form]}${file.encoding} text, fields between ${DELIMITERS[file.delimiter] ?? printable(file.delimiter)}`;
  const name = isOneOfSeveral ? `${printable(file.path)}: ` : "";
  const header = file.hasHeader ? "" : " · the first line may be data, not a header";
  const lines = file.rejectedLines.map((line) => printCount(line)).join(", ");
  const rejected =
    file.rejected === 0 ? "" : ` · ${printCount(file.rejected)} cannot be read, first on line ${lines}`;
  return `${name}${form} · ${counted(file.rows, "row")}, ${counted(file.columns.length, "column")}${header}${rejected}`;
}

function problemBlocks(problems: readonly Problem[]): Block[] {
  const section = (level: Problem["level"], text: string): Block[] => {
    const items = problems.filter((problem) => problem.level === level).map(problemText);
    return items.length === 0
      ? []
      : [
          { kind: "heading", text },
          { kind: "bullets", items },
        ];
  };
  const stops = section("stop", "In the way: analyse cannot use this list yet");
  const ready: Block[] = [
    { kind: "heading", text: "Ready" },
    { kind: "paragraph", text: "analyse can use this list as it is." },
  ];
  return [...(stops.length > 0 ? stops : ready), ...section("cost", "What is missing, and what that costs")];
}

const problemText = ({ text, hint }: Problem): string =>
  printable(hint === null ? text : `${text.replace(/([^.…])$/, "$1.")} ${hint}`);

/** Characteristics first in the law's words, then what else the list can be broken down by. */
function comparisonTable({ characteristics, dimensions }: Inspection): ReportTable {
  const rowOf = new Map(dimensions.map((dimension) => [dimension.dimension, dimension]));
  const listed = new Set(characteristics.flatMap((each) => each.dimensions));
  const others = dimensions.filter(({ dimension }) => !listed.has(dimension));
  const figures = (id: string): string[] => {
    const found = rowOf.get(id);
    if (found === undefined || found.lacks !== null) return [NO_FIGURE, NO_FIGURE];
    const all = found.known + found.unknown;
    return [all === 0 ? NO_FIGURE : printPercentage(found.known / all), printCount(found.groups)];
  };
  const rows = [
    ...characteristics.flatMap(({ label, status, dimensions: ids }) =>
      ids.length === 0 || status === "not-recorded"
        ? [[label, NO_FIGURE, STATUS_WORDS[status], NO_FIGURE, NO_FIGURE]]
        : ids.map((id) => [
            label,
            id,
            lackWords(rowOf.get(id)?.lacks) ?? STATUS_WORDS[status],
            ...figures(id),
          ]),
    ),
    ...others.map(({ dimension, label, byDefault, lacks }) => [
      label,
      dimension,
      lackWords(lacks) ?? (byDefault ? "yes" : "with --by"),
      ...figures(dimension),
    ]),
  ];
  return {
    columns: [
      { header: ["Characteristic"], align: "left" },
      { header: ["--by"], align: "left" },
      { header: ["Compared"], align: "left" },
      { header: ["Known", "%"], align: "right" },
      { header: ["Groups"], align: "right" },
    ],
    rows: rows.map((cells) => cells.map((text) => ({ text: printable(text) }))),
  };
}

const STATUS_WORDS = { analysed: "yes", "not-usable": "not usable", "not-recorded": "not recorded" } as const;
const LACK_WORDS = {
  "imd-file": "needs --imd FILE",
  "snapshot-date": "needs --as-at",
  "known-values": "no known value",
} as const;
const lackWords = (lacks: keyof typeof LACK_WORDS | null | undefined): string | undefined =>
  lacks === null || lacks === undefined ? undefined : LACK_WORDS[lacks];

function noteBlocks({ notes }: Inspection): Block[] {
  const items = notes.map(({ level, text }) => printable(level === "warning" ? `Warning: ${text}` : text));
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: "Notes" },
        { kind: "bullets", items },
      ];
}
