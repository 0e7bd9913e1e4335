import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { OrderRow } from "../../../src/findings/order-schema.ts";
import { ORDER_COLUMNS, ORDER_CSV_HEADER, orderCsvLines } from "../../../src/report/order-csv.ts";
import { orderWorkbook } from "../../../src/report/order-xlsx.ts";
import { sheetNames, spreadsheetAsCsv } from "../../../src/source/spreadsheet.ts";
import { writeScratch } from "../source/spreadsheet-fixture.ts";
import { bareRow, orderRow, sampleSummary } from "./sample-order.ts";

const workbook = async (rows: Iterable<OrderRow>): Promise<string> =>
  writeScratch("order.xlsx", await orderWorkbook(await sampleSummary(), rows));

async function sheet(path: string, name: string): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of spreadsheetAsCsv(path, { sheet: name })) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

const rowsIn = async (rows: readonly OrderRow[]): Promise<Record<string, string>[]> =>
  parse(await sheet(await workbook(rows), "Order"), { columns: true });

describe("an order as a workbook", () => {
  test("has the rows of the CSV under its names", async () => {
    const rows = [
      orderRow({ placeDays: 380, guard: 52, part: "C_110", placesGained: -2 }),
      orderRow({ rank: 2, breachRatio: 0, creditWeeks: 0.05 }),
      bareRow({ daysWaited: 0 }),
    ];
    expect(await rowsIn(rows)).toEqual(parse(ORDER_CSV_HEADER + orderCsvLines(rows), { columns: true }));
  });

  test("of nobody is a header", async () => {
    const lines = (await sheet(await workbook([]), "Order")).trim().split("\n");
    expect(lines).toEqual([ORDER_COLUMNS.join(",")]);
  });

  test("has what the order does and the policy on a second sheet, without a patient", async () => {
    const path = await workbook([orderRow({ pathwayId: "PW-of-somebody" })]);
    expect(await sheetNames(path)).toEqual(["Order", "Impact and policy"]);
    const said = await sheet(path, "Impact and policy");
    expect(said).toContain("Decision support for human review. Not a clinical decision.");
    expect(said).toContain("Equality impact of this order");
    expect(said).not.toContain("PW-of-somebody");
  });

  test.each([
    "=1+1",
    "+441632960001",
    "-5",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org")',
    "00123",
    "1E5",
    "2026-10-25",
    "TRUE",
    "<b>&amp;",
    "a  b",
    "_x0041_",
    "_x005F_x0041_",
    "a_x000D_b",
    "Łódź 🙂",
  ])("holds %s as the text it is", async (text) => {
    const [row] = await rowsIn([orderRow({ pathwayId: text, localPatientId: text, creditReasons: text })]);
    expect(row).toMatchObject({ pathway_id: text, local_patient_id: text, credit_reasons: text });
  });

  test("leaves out characters that no workbook can hold", async () => {
    const [row] = await rowsIn([orderRow({ pathwayId: "P\u0001W\u001b[2J\ufffe" })]);
    expect(row?.["pathway_id"]).toBe("PW[2J");
  });

  test("is refused in one line when a worksheet has not the rows", async () => {
    const summary = await sampleSummary();
    const row = bareRow();
    function* rows(count: number): Generator<OrderRow> {
      for (let index = 0; index < count; index += 1) yield row;
    }
    await expect(orderWorkbook(summary, rows(1_048_576))).rejects.toMatchObject({
      exitCode: 2,
      detail: { code: "too-many-rows-for-xlsx", hint: expect.stringContaining("--top") },
    });
  }, 60_000);
});
