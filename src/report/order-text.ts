/** An order as text: what it is, what it does and to whom, then the people at its head. */
import type { Impact } from "../findings/impact-schema.ts";
import type { OrderRow, OrderSummary } from "../findings/order-schema.ts";
import { grouped } from "../grouped.ts";
import { asAtWords } from "./as-at-words.ts";
import { printNumber, printSigned } from "./figures.ts";
import { impactBlocks } from "./impact-blocks.ts";
import { ledgerBlocks, noteBlocks } from "./ledger-blocks.ts";
import { listName } from "./list-name.ts";
import { blocksMarkdown } from "./markdown.ts";
import { policyInWords } from "./policy-words.ts";
import { printBlocks, type TerminalOptions } from "./print-blocks.ts";
import { printable, shortened } from "./printable.ts";
import type { Block, ReportColumn, ReportTable } from "./report-block.ts";
import { whereWords } from "./where-words.ts";

/** What an order does, and to whom, without a single patient. */
export function renderImpact(
  summary: OrderSummary,
  format: "table" | "markdown",
  options: TerminalOptions,
): string {
  const blocks = summaryBlocks(summary);
  return format === "markdown" ? blocksMarkdown(blocks) : printBlocks(blocks, options);
}

/** The same with the pathways at the head of each list. */
export const renderOrder = (
  summary: OrderSummary,
  rows: Iterable<OrderRow>,
  options: TerminalOptions,
): string => printBlocks([...summaryBlocks(summary), ...rowBlocks(rows, summary.impact.capacity)], options);

function summaryBlocks(summary: OrderSummary): Block[] {
  return [
    ...titleBlocks(summary),
    ...impactBlocks(summary.impact),
    { kind: "heading", text: "The policy" },
    { kind: "bullets", items: policyInWords(summary.policy).map(printable) },
    ...ledgerBlocks(summary.ledger),
    ...noteBlocks(summary.notes),
  ];
}

function titleBlocks({ inputs, asAt, policy, options, notice }: OrderSummary): Block[] {
  const filter = options.where.length === 0 ? "" : ` · only rows where ${whereWords(options.where)}`;
  return [
    { kind: "title", text: `${listName(inputs)} · ${asAtWords(asAt)} · policy: ${printable(policy.name)}` },
    { kind: "paragraph", text: `${notice}${filter}`, tone: "strong" },
  ];
}

interface RowColumn extends ReportColumn {
  readonly print: (row: OrderRow) => string;
}

const COLUMNS: readonly RowColumn[] = [
  {
    header: ["Pathway"],
    align: "left",
    print: ({ pathwayId, localPatientId }) => pathwayId || localPatientId,
  },
  { header: ["Rank"], align: "right", print: ({ rank }) => grouped(rank) },
  { header: ["Tier"], align: "left", print: ({ tier }) => tier ?? "" },
  { header: ["Days", "waited"], align: "right", print: ({ daysWaited }) => grouped(daysWaited) },
  {
    header: ["Breach", "ratio"],
    align: "right",
    print: ({ breachRatio }) => (breachRatio === null ? "" : printNumber(breachRatio, 2)),
  },
  {
    header: ["Plain", "rank"],
    align: "right",
    print: ({ plainRank }) => grouped(plainRank),
  },
  {
    header: ["Places", "gained"],
    align: "right",
    print: ({ placesGained }) => (placesGained === 0 ? "0" : printSigned(placesGained, 0)),
  },
  { header: ["Credit: weeks"], align: "left", print: ({ creditReasons }) => creditReasons },
];
/** Where anybody shown has some: it is what makes a contact list one. */
const TO_KNOW: RowColumn = {
  header: ["To know when making contact"],
  align: "left",
  print: ({ contactReasons }) => contactReasons,
};
/** Columns of texts in one line of a table; the files have all of them. */
const LONGEST_TEXT = 36;
const LONGEST_TO_KNOW = 72;

function rowBlocks(rows: Iterable<OrderRow>, { parts }: Impact["capacity"]): Block[] {
  const lists = new Map<string, OrderRow[]>();
  const labels = new Map(parts.map(({ part, label }) => [part, label]));
  for (const row of rows) {
    const name = [row.list, ...(row.part === null ? [] : [partName(row.part, labels.get(row.part))])].join(
      ", ",
    );
    const known = lists.get(name);
    if (known === undefined) lists.set(name, [row]);
    else known.push(row);
  }
  return [...lists].flatMap(([name, ofList]): Block[] => [
    { kind: "heading", text: printable(`First on the list: ${name}`) },
    { kind: "table", table: tableOf(ofList) },
  ]);
}

/** "C_100 (General Surgery Service)"; a code that is its own label stands once. */
const partName = (part: string, label: string | undefined): string =>
  label === undefined || label === part ? part : `${part} (${label})`;

function tableOf(rows: readonly OrderRow[]): ReportTable {
  const more = rows.some((row) => row.contactReasons !== "") ? [TO_KNOW] : [];
  return {
    columns: [...COLUMNS, ...more],
    rows: rows.map((row) => [
      ...COLUMNS.map(({ print }) => ({ text: shortened(printable(print(row)), LONGEST_TEXT) })),
      ...more.map(({ print }) => ({ text: shortened(printable(print(row)), LONGEST_TO_KNOW) })),
    ]),
  };
}
