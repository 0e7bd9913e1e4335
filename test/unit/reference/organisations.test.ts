import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { namesFrom } from "../../../src/reference/organisation-names.ts";
import { readReferences } from "../../../src/reference/read-reference.ts";
import { putTogether, takeApart } from "../../../src/reference/store/stored-tables.ts";
import { beside, isBeside, named } from "../../reference/cases.ts";

const scratch = mkdtempSync(join(tmpdir(), "fairwait-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

async function namesIn(text: string): Promise<Record<string, string>> {
  const path = join(scratch, "ods.csv");
  writeFileSync(path, text);
  return Object.fromEntries(namesFrom(await readReferences([path])));
}

describe("names of organisations", () => {
  it("are read from any table of ODS codes, a repeated row counting once", async () => {
    const parent =
      "Provider Parent Org Code,Provider Org Code,Provider Org Name\nQR1,r1h,Barts Health\nQR1,R1H,Barts Health\n";
    expect(await namesIn(parent)).toEqual({ R1H: "Barts Health" });
    expect(await namesIn("Organisation Code,Name\nRJ1,\"Guy's, and St Thomas'\"\nRJ2,\n")).toEqual({
      RJ1: "Guy's, and St Thomas'",
    });
  });

  it.each([
    ["Org Code,Org Name\nR1H,Barts\nR1H,Not Barts\n", 3],
    ["Org Code,Org Name\nBarts Health,R1H\n", 2],
    ["Org Code,Org Name\n,\n", undefined],
  ])("%j is refused", async (text, line) => {
    await expect(namesIn(text)).rejects.toMatchObject({
      detail: { code: "reference-invalid", file: "ods.csv" },
    });
    await namesIn(text).catch((error) => expect(error.detail.line).toBe(line));
  });

  const PUBLISHED = "data/reference/rtt_providers_jan2026.csv";
  it.skipIf(!isBeside(PUBLISHED))(named("come out of the store as they were", PUBLISHED), async () => {
    const [source] = await readReferences([beside(PUBLISHED)]);
    const table = source!.table;
    expect(putTogether(table.kind, takeApart(table))).toEqual(table);
    expect(namesFrom([source!]).get("A0C5S")).toBe("SPAMEDICA GLOUCESTER");
  });
});
