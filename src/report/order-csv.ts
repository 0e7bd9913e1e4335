import type { OrderRow } from "../findings/order-schema.ts";
import { safeCell } from "./safe-cell.ts";

export type OrderCell = string | number | null;

/** The columns of an order, in order; names are public. Those of the contract come first. */
export const ORDER_COLUMNS = [
  "rank",
  "pathway_id",
  "local_patient_id",
  "list",
  "tier",
  "target_days",
  "days_waited",
  "breach_ratio",
  "credit_weeks",
  "credit_reasons",
  "plain_rank",
  "places_gained",
  "ranked_within",
  "specialty",
  "place_days",
  "guard_weeks",
  "days_past_target",
  "contact_reasons",
] as const;

/** What stands in these columns. */
export const orderCells = (row: OrderRow): OrderCell[] => [
  row.rank,
  row.pathwayId,
  row.localPatientId,
  row.list,
  row.tier,
  row.targetDays,
  row.daysWaited,
  rounded(row.breachRatio),
  row.creditWeeks,
  row.creditReasons,
  row.plainRank,
  row.placesGained,
  row.part,
  row.specialty,
  row.placeDays,
  row.guard,
  row.daysPastTarget,
  row.contactReasons,
];

/** Three decimals tell ratios apart; JSON has all of them. */
const rounded = (ratio: number | null): number | null =>
  ratio === null ? null : Math.round(ratio * 1000) / 1000;

/** The header of an order as CSV. */
export const ORDER_CSV_HEADER = `${ORDER_COLUMNS.join(",")}\n`;

/** Pathways of an order as CSV, a line for each. */
export function orderCsvLines(rows: Iterable<OrderRow>): string {
  let lines = "";
  for (const row of rows) lines += csvLine(row);
  return lines;
}

/** Columns whose texts come from the list or the policy and may hold anything; the others need no quotes. */
const FREE_COLUMNS = (["pathway_id", "local_patient_id", "credit_reasons", "ranked_within"] as const).map(
  (name) => ORDER_COLUMNS.indexOf(name),
);
/** Of these, words that people read; identifiers stand as they are, so that they are found again in the list. */
const WORD_COLUMNS = (["credit_reasons", "ranked_within"] as const).map((name) =>
  ORDER_COLUMNS.indexOf(name),
);
const NEEDS_QUOTES = /[",\n\r]/;

function csvLine(row: OrderRow): string {
  const cells = orderCells(row);
  for (const column of WORD_COLUMNS) cells[column] = safeCell(cells[column] ?? null);
  for (const column of FREE_COLUMNS) {
    const text = cells[column];
    if (typeof text === "string" && NEEDS_QUOTES.test(text))
      cells[column] = `"${text.replaceAll('"', '""')}"`;
  }
  return `${cells.join(",")}\n`;
}
