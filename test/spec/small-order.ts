import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readPolicy } from "../../src/config/read-policy.ts";
import type { OrderSummary } from "../../src/findings/exact.ts";
import { orderColumns } from "../../src/pipeline/order-columns.ts";
import { orderRows } from "../../src/pipeline/order-rows.ts";
import { type PrioritiseRequest, prioritise } from "../../src/pipeline/prioritise.ts";
import { ORDER_CSV_HEADER, orderCsvLines } from "../../src/report/order-csv.ts";
import { daysBefore, drawn, type List, SNAPSHOT } from "./small-list.ts";

/** A list in order: what is said of it, and each pathway as the columns of the CSV, by name. */
export interface SmallOrder {
  readonly summary: OrderSummary;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

type AskedOfOrder = Omit<Partial<PrioritiseRequest>, "policy" | "files">;

/**
 * What `prioritise` makes of lists drawn with bars, under a policy as it is written in its file. A cell `29d` is the date
 * 29 days before the snapshot, `-3d` the date three days after it.
 */
export async function orderOf(list: List, policyText: string, asked: AskedOfOrder = {}): Promise<SmallOrder> {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-order-"));
  const files = typeof list === "string" ? { "list.csv": list } : list.files;
  const policy = readPolicy(policyText, "policy.yaml");
  try {
    const order = await prioritise(
      {
        files: Object.entries(files).map(([name, table]) => {
          const path = join(folder, name);
          writeFileSync(path, drawn(dated(table)));
          return path;
        }),
        columns: {},
        asAt: SNAPSHOT,
        standard: { kind: "rtt-18" },
        where: [],
        imd: [],
        ethnicGrouping: "2001",
        pseudonymised: false,
        workers: 0,
        ...asked,
        policy,
      },
      {},
    );
    const { top } = asked;
    const written = orderRows(orderColumns(order, policy.policy), top === undefined ? {} : { top });
    const csv = ORDER_CSV_HEADER + orderCsvLines(written);
    return { summary: order.summary(), rows: parse(csv, { columns: true }) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const dated = (table: string): string =>
  table.replace(/(^|\|)([ \t]*)(-?\d+)d(?=[ \t]*(?:\||$))/gm, (_, bar, space, days) => {
    return `${bar}${space}${daysBefore(Number(days))}`;
  });

/** The columns that a table drawn with bars has, of every row of the order. */
export function shownAs(expected: string, { rows }: SmallOrder): Readonly<Record<string, string>>[] {
  const columns = Object.keys(drawnRows(expected)[0] ?? {});
  return rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? "no such column"])));
}

/** The rows of a table drawn with bars, by the names of its columns. */
export const drawnRows = (table: string): Readonly<Record<string, string>>[] =>
  parse(drawn(table), { columns: true });

/** Pathways from first to last, `list: a b c` for each list. */
export function idsByList({ rows }: SmallOrder): string[] {
  const lists = new Map<string, string[]>();
  for (const { list = "", pathway_id = "" } of rows)
    lists.set(list, [...(lists.get(list) ?? []), pathway_id]);
  return [...lists].map(([list, ids]) => `${list}: ${ids.join(" ")}`);
}

/** The text of the note with this code; undefined where there is none. */
export const noteOf = ({ summary }: SmallOrder, code: string): string | undefined =>
  summary.notes.find((note) => note.code === code)?.text;
