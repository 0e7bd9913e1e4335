import type { OrderRow } from "../findings/order-schema.ts";

/** Rows put together before they are handed on. */
const ROWS_AT_ONCE = 1000;

type Cell = string | number | null;

/**
 * A column of an order. `isFree`: its texts come from the list or the policy and may hold anything; others are numbers and
 * codes, which need no quotes.
 */
interface OrderColumn {
  readonly name: string;
  readonly isFree?: true;
  readonly of: (row: OrderRow) => Cell;
}

/** The columns of an order, in order; names are public. Those of the contract come first. */
export const ORDER_COLUMNS: readonly OrderColumn[] = [
  { name: "rank", of: ({ rank }) => rank },
  { name: "pathway_id", isFree: true, of: ({ pathwayId }) => pathwayId },
  { name: "local_patient_id", isFree: true, of: ({ localPatientId }) => localPatientId },
  { name: "list", of: ({ list }) => list },
  { name: "tier", of: ({ tier }) => tier },
  { name: "target_days", of: ({ targetDays }) => targetDays },
  { name: "days_waited", of: ({ daysWaited }) => daysWaited },
  { name: "breach_ratio", of: ({ breachRatio }) => rounded(breachRatio) },
  { name: "credit_weeks", of: ({ creditWeeks }) => creditWeeks },
  { name: "credit_reasons", isFree: true, of: ({ creditReasons }) => creditReasons },
  { name: "plain_rank", of: ({ plainRank }) => plainRank },
  { name: "places_gained", of: ({ placesGained }) => placesGained },
  { name: "ranked_within", isFree: true, of: ({ part }) => part },
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

function csvLine(row: OrderRow): string {
  let line = "";
  for (let column = 0; column < ORDER_COLUMNS.length; column += 1) {
    const { of, isFree } = ORDER_COLUMNS[column] as OrderColumn;
    const value = of(row);
    if (column > 0) line += ",";
    if (value !== null) line += isFree === true ? quotedWhereNeeded(String(value)) : value;
  }
  return `${line}\n`;
}

const NEEDS_QUOTES = /[",\n\r]/;

const quotedWhereNeeded = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
