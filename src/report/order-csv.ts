import type { OrderRow } from "../findings/order-schema.ts";

/** Rows put together before they are handed on. */
const ROWS_AT_ONCE = 1000;

type Cell = string | number | null;

/** The columns of an order, in order; names are public. Those of the contract come first. */
export const ORDER_COLUMNS: readonly { readonly name: string; readonly of: (row: OrderRow) => Cell }[] = [
  { name: "rank", of: ({ rank }) => rank },
  { name: "pathway_id", of: ({ pathwayId }) => pathwayId },
  { name: "local_patient_id", of: ({ localPatientId }) => localPatientId },
  { name: "list", of: ({ list }) => list },
  { name: "tier", of: ({ tier }) => tier },
  { name: "target_days", of: ({ targetDays }) => targetDays },
  { name: "days_waited", of: ({ daysWaited }) => daysWaited },
  { name: "breach_ratio", of: ({ breachRatio }) => rounded(breachRatio) },
  { name: "credit_weeks", of: ({ creditWeeks }) => creditWeeks },
  { name: "credit_reasons", of: ({ creditReasons }) => creditReasons },
  { name: "plain_rank", of: ({ plainRank }) => plainRank },
  { name: "places_gained", of: ({ placesGained }) => placesGained },
  { name: "ranked_within", of: ({ part }) => part },
  { name: "specialty", of: ({ specialty }) => specialty },
  { name: "place_days", of: ({ placeDays }) => placeDays },
  { name: "guard_weeks", of: ({ guard }) => guard },
  { name: "days_past_target", of: ({ daysPastTarget }) => daysPastTarget },
  { name: "contact_reasons", of: ({ contactReasons }) => contactReasons },
];

/** Three decimals tell ratios apart; JSON has all of them. */
const rounded = (ratio: number | null): number | null =>
  ratio === null ? null : Math.round(ratio * 1000) / 1000;

/** An order as CSV, in pieces: a header, and a row for each pathway. */
export function* orderCsv(rows: Iterable<OrderRow>): Generator<string> {
  yield `${ORDER_COLUMNS.map(({ name }) => name).join(",")}\n`;
  let lines: string[] = [];
  for (const row of rows) {
    let line = "";
    for (let column = 0; column < ORDER_COLUMNS.length; column += 1) {
      line += (column === 0 ? "" : ",") + field(ORDER_COLUMNS[column]?.of(row) ?? null);
    }
    lines.push(line);
    if (lines.length < ROWS_AT_ONCE) continue;
    yield `${lines.join("\n")}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join("\n")}\n`;
}

const NEEDS_QUOTES = /[",\n\r]/;

function field(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
