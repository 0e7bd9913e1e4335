import { describe, expect, it } from "vitest";
import { analyseList } from "../../spec/small-list.ts";

/** How many of the rows `pathway,referral,issuer,clock start` are duplicates. */
async function duplicates(rows: readonly string[]): Promise<number> {
  const list = `Pathway ID,UBRN,Provider Code,Clock Start\n${rows.join("\n")}\n`;
  const { ledger } = await analyseList(list, { columns: { "referral-id": "UBRN" } });
  expect(ledger.read).toBe(rows.length);
  return ledger.excluded.byReason["duplicate-pathway"] ?? 0;
}

describe("duplicates", () => {
  it("have the same pathway, referral, issuer and clock start; every one but the first", async () => {
    const row = "P1,R1,RAA,2026-01-01";
    expect(await duplicates([row, row, row])).toBe(2);
    expect(await duplicates([row, ' P1 ,"R1",RAA,01/01/2026'])).toBe(1);
  });

  it("differ in none of them", async () => {
    const rows = [
      "P1,R1,RAA,2026-01-01",
      "P2,R1,RAA,2026-01-01",
      "P1,R2,RAA,2026-01-01",
      "P1,R1,RBB,2026-01-01",
    ];
    expect(await duplicates([...rows, "P1,R1,RAA,2026-01-02", "P1,,RAA,2026-01-01"])).toBe(0);
  });

  it("are not pathways whose identifiers are exchanged, nor those that are their own referral", async () => {
    expect(await duplicates(["X1,X2,RAA,2026-01-01", "X2,X1,RAA,2026-01-01"])).toBe(0);
    const same = Array.from({ length: 150_000 }, (_, number) => `${number},${number},RAA,2026-01-01`);
    expect(await duplicates(same)).toBe(0);
  });

  it("need an identifier", async () => {
    expect(await duplicates([",R1,RAA,2026-01-01", ",R1,RAA,2026-01-01", "NULL,R1,RAA,2026-01-01"])).toBe(0);
  });
});
