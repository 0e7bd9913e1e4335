import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrderRow } from "../../../src/findings/order-schema.ts";
import { ORDER_COLUMNS, ORDER_CSV_HEADER, orderCsvLines } from "../../../src/report/order-csv.ts";
import { bareRow, orderRow } from "./sample-order.ts";

const csvOf = (rows: readonly OrderRow[]): string => ORDER_CSV_HEADER + orderCsvLines(rows);

describe("an order as CSV", () => {
  test("has the contract's columns first, in its order, and then its own", () => {
    expect(csvOf([])).toBe(
      "rank,pathway_id,local_patient_id,list,tier,target_days,days_waited,breach_ratio,credit_weeks,credit_reasons," +
        "plain_rank,places_gained,ranked_within,specialty,place_days,guard_weeks,days_past_target,contact_reasons\n",
    );
  });

  test("has ratios to three decimals, whole numbers as they are and nothing where there is nothing", () => {
    const [, full, bare, zero] = csvOf([
      orderRow(),
      bareRow(),
      orderRow({
        breachRatio: 0,
        creditWeeks: 0.05,
        placesGained: -3,
        part: "C_110",
        placeDays: 380,
        guard: 52,
      }),
    ]).split("\n");
    expect(full).toBe("1,PW1,H1,contact,P2,28,40,1.071,12,adjustment: 12,3,2,,C_110,,,2,book an interpreter");
    expect(bare).toBe("1,,,needs-clinical-review,,,40,,0,,1,0,,,,,,");
    expect(zero).toBe(
      "1,PW1,H1,contact,P2,28,40,0,0.05,adjustment: 12,3,-3,C_110,C_110,380,52,2,book an interpreter",
    );
  });

  /** Words that a spreadsheet would take for a formula have a mark in front; identifiers stand as they are. */
  const asWords = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

  test("is read back as the texts that the list and the policy have, whatever they are", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab,\"';\n\r =+-@é\t") });
    fc.assert(
      fc.property(text, text, text, text, (pathwayId, localPatientId, creditReasons, part) => {
        const csv = csvOf([orderRow({ pathwayId, localPatientId, creditReasons, part }), bareRow()]);
        const [row, ...others]: Record<string, string>[] = parse(csv, { columns: true });
        expect(row).toMatchObject({
          pathway_id: pathwayId,
          local_patient_id: localPatientId,
          credit_reasons: asWords(creditReasons),
          ranked_within: asWords(part),
        });
        expect(others).toHaveLength(1);
      }),
    );
  });

  test("has a column once, named as a shell script would", () => {
    const names: readonly string[] = ORDER_COLUMNS;
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });
});
