/** An order as a workbook: the rows, what the order does and to whom, and the policy. */
import writeExcelFile from "write-excel-file/node";
import { usageError } from "../errors.ts";
import type { OrderRow, OrderSummary } from "../findings/order-schema.ts";
import { ORDER_COLUMNS, type OrderCell, orderCells } from "./order-csv.ts";
import { renderImpact } from "./order-text.ts";
import { textInCell } from "./xlsx/text-in-cell.ts";
import { zipWithoutTimes } from "./zip-without-times.ts";

/** A worksheet has 1,048,576 rows (ECMA-376), one of them the header. */
const MOST_ROWS = 1_048_575;
const WIDTH = 100;
const HEADER = { fontWeight: "bold" } as const;

type Cell = { readonly value: string | number; readonly type?: typeof String | typeof Number } | null;

/** Throws a usage error for more rows than a worksheet has. Texts are texts, whatever they begin with: none is a formula. */
export async function orderWorkbook(summary: OrderSummary, rows: Iterable<OrderRow>): Promise<Uint8Array> {
  const header = ORDER_COLUMNS.map((name) => ({ value: name, type: String, ...HEADER }));
  const body: Cell[][] = [];
  for (const row of rows) {
    if (body.length === MOST_ROWS) throw tooManyRows();
    body.push(orderCells(row).map(cell));
  }
  const impact = renderImpact(summary, "table", { colour: false, width: WIDTH });
  const workbook = await writeExcelFile([
    {
      sheet: "Order",
      data: [header, ...body],
      stickyRowsCount: 1,
      columns: ORDER_COLUMNS.map((name) => ({ width: Math.max(10, name.length + 2) })),
    },
    {
      sheet: "Impact and policy",
      data: impact.split("\n").map((line): Cell[] => [cell(line)]),
      columns: [{ width: WIDTH }],
    },
  ]).toBuffer();
  return zipWithoutTimes(workbook);
}

function cell(value: OrderCell): Cell {
  if (value === null || value === "") return null;
  return typeof value === "number" ? { value, type: Number } : { value: textInCell(value), type: String };
}

const tooManyRows = () =>
  usageError({
    code: "too-many-rows-for-xlsx",
    message: "the order has more rows than a worksheet can hold",
    hint: "Write a .csv, or take the first of each list with --top.",
  });
