import { omit } from "zod/mini";
import { type OrderRow, type OrderSummary, orderRowSchema, orderSchema } from "../findings/order-schema.ts";

/** Rows put together before they are handed on. */
const ROWS_AT_ONCE = 1000;

const summarySchema = omit(orderSchema, { rows: true });

/**
 * An order as one JSON document, in pieces, its rows last: a list of millions is never one string. What cannot be a figure
 * (NaN, infinity) is a defect, and crashes before it is written.
 */
export function* orderJson(summary: OrderSummary, rows: Iterable<OrderRow>): Generator<string> {
  const head = JSON.stringify(summarySchema.parse(summary), null, 2);
  yield `${head.slice(0, -"\n}".length)},\n  "rows": [`;
  let lines: string[] = [];
  let isFirst = true;
  for (const row of rows) {
    lines.push(`${isFirst ? "" : ","}\n    ${JSON.stringify(orderRowSchema.parse(row))}`);
    isFirst = false;
    if (lines.length < ROWS_AT_ONCE) continue;
    yield lines.join("");
    lines = [];
  }
  yield `${lines.join("")}${isFirst ? "" : "\n  "}]\n}\n`;
}
