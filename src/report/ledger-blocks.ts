/** Where every row went, and how good the fields are: what a reader checks before trusting a gap. */
import type { Findings, Ledger, Note, QualityFindings } from "../findings/schema.ts";
import { countCell, figureCell, PERCENTAGE } from "./figure-cells.ts";
import { counted, printCount } from "./figures.ts";
import { printable } from "./printable.ts";
import type { Block, ReportCell, ReportTable } from "./report-block.ts";

export function ledgerBlocks(ledger: Ledger): Block[] {
  const rows = [
    ledgerRow("Rows read", ledger.read),
    ...placeRows("Rejected", ledger.rejected),
    ...placeRows("Excluded", ledger.excluded),
    ledgerRow("Analysed", ledger.analysed, "strong"),
  ];
  return [
    { kind: "heading", text: "Ledger: read = rejected + excluded + analysed" },
    {
      kind: "table",
      table: {
        columns: [
          { header: [""], align: "left", name: "Place" },
          { header: ["Rows"], align: "right" },
        ],
        rows,
      },
    },
  ];
}

const placeRows = (name: string, place: Ledger["rejected"]): ReportCell[][] => [
  ledgerRow(name, place.total),
  ...Object.entries(place.byReason).map(([reason, count]) => ledgerRow(`   ${printable(reason)}`, count)),
];

const ledgerRow = (name: string, count: number | null, tone?: "strong"): ReportCell[] =>
  [{ text: name }, countCell(count)].map((cell) => (tone === undefined ? cell : { ...cell, tone }));

const QUALITY_COLUMNS = [
  { header: ["Known", "%"], cell: (field: QualityFindings) => figureCell(field.completeness, PERCENTAGE) },
  { header: ["Known"], cell: (field: QualityFindings) => countCell(field.known) },
  { header: ["Group", "only"], cell: (field: QualityFindings) => countCell(field.groupOnly) },
  { header: ["Not", "stated"], cell: (field: QualityFindings) => countCell(field.notStated) },
  { header: ["Not", "known"], cell: (field: QualityFindings) => countCell(field.notKnown) },
  { header: ["Missing"], cell: (field: QualityFindings) => countCell(field.missing) },
  { header: ["Invalid"], cell: (field: QualityFindings) => countCell(field.invalid) },
] as const;

/** Completeness per field, problems by name, then notes with the warnings first. */
export function qualityBlocks(findings: Findings): Block[] {
  const problems = findings.quality.flatMap(fieldProblems);
  return [
    ...(findings.quality.length === 0
      ? []
      : ([
          { kind: "heading", text: "Data quality, over analysed rows" },
          { kind: "table", table: qualityTable(findings.quality) },
        ] satisfies Block[])),
    ...(problems.length === 0 ? [] : ([{ kind: "bullets", items: problems }] satisfies Block[])),
    ...noteBlocks(findings.notes),
  ];
}

/** What a reader must know, warnings first. */
export function noteBlocks(notes: readonly Note[]): Block[] {
  if (notes.length === 0) return [];
  const inOrder = [...notes.filter(isWarning), ...notes.filter((note) => !isWarning(note))];
  return [
    { kind: "heading", text: "Notes" },
    { kind: "bullets", items: inOrder.map(noteText) },
  ];
}

const isWarning = (note: Note): boolean => note.level === "warning";

const noteText = (note: Note): string =>
  isWarning(note) ? `Warning: ${printable(note.text)}` : printable(note.text);

function qualityTable(quality: readonly QualityFindings[]): ReportTable {
  const kept = QUALITY_COLUMNS.filter(
    (column, index) => index < 2 || quality.some((field) => column.cell(field).text !== "0"),
  );
  return {
    columns: [
      { header: ["Field"], align: "left" },
      ...kept.map((column) => ({ header: column.header, align: "right" as const })),
    ],
    rows: quality.map((field) => [
      { text: printable(field.field) },
      ...kept.map((column) => column.cell(field)),
    ]),
  };
}

/** "ethnic-category: “QQ” 30 times, first on line 17 of ptl.csv"; reasons by name. */
function fieldProblems(field: QualityFindings): string[] {
  const reasons = Object.entries(field.reasons).map(
    ([reason, count]) => `${printable(reason)} ${printCount(count)}`,
  );
  const invalid = field.invalidValues.map(
    ({ value, count, firstLine, file }) => `${valueWords(value, count, field)}${placeWords(firstLine, file)}`,
  );
  const all = [...invalid, ...reasons];
  return all.length === 0 ? [] : [`${printable(field.field)}: ${all.join("; ")}`];
}

const valueWords = (value: string | null, count: number | null, field: QualityFindings): string => {
  if (value !== null) return `“${printable(value)}” ${counted(count, "time")}`;
  return counted(count, field.invalidValues.length > 1 ? "other unreadable value" : "unreadable value");
};

const placeWords = (line: number | null, file: string | null): string =>
  line === null ? "" : `, first on line ${printCount(line)}${file === null ? "" : ` of ${printable(file)}`}`;
