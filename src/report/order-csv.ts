import type { OrderRow } from "../findings/order-schema.ts";

/** Rows put together before they are handed on. */
const ROWS_AT_ONCE = 1000;

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

/** An order as CSV, in pieces: a header, and a row for each pathway. */
export function* orderCsv(rows: Iterable<OrderRow>): Generator<string> {
  yield `${ORDER_COLUMNS.join(",")}\n`;
  let lines = "";
  let pending = 0;
  for (const row of rows) {
    lines += csvLine(row);
    pending += 1;
    if (pending < ROWS_AT_ONCE) continue;
    yield lines;
    lines = "";
    pending = 0;
  }
  if (pending > 0) yield lines;
}

/** Columns whose texts come from the list or the policy and may hold anything; the others need no quotes. */
const FREE_COLUMNS = (["pathway_id", "local_patient_id", "credit_reasons", "ranked_within"] as const).map(
  (name) => ORDER_COLUMNS.indexOf(name),
);
const NEEDS_QUOTES = /[",\n\r]/;

function csvLine(row: OrderRow): string {
  const cells = orderCells(row);
  for (const column of FREE_COLUMNS) {
    const text = cells[column];
    if (typeof text === "string" && NEEDS_QUOTES.test(text))
      cells[column] = `"${text.replaceAll('"', '""')}"`;
  }
  return `${cells.join(",")}\n`;
}
