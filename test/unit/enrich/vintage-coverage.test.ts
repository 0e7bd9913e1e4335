import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVERY_COUNT, printWording } from "../../../src/disclose/print-wording.ts";
import { vintageCoverage } from "../../../src/enrich/vintage-coverage.ts";
import type { Wording } from "../../../src/findings/wording.ts";
import type { Deprivation } from "../../../src/reference/deprivation.ts";
import { loadDeprivation } from "../reference/load.ts";

const textOf = (note: { readonly wording: Wording } | undefined): string =>
  printWording(note?.wording ?? [], EVERY_COUNT);

let table2021: Deprivation;
const scratch = mkdtempSync(join(tmpdir(), "fairwait-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  const write = (name: string, text: string): string => {
    writeFileSync(join(scratch, name), text);
    return join(scratch, name);
  };
  table2021 = await loadDeprivation([
    write("imd.csv", "LSOA code (2021),IMD_DECILE\nE01000001,1\nE01034001,3\nE01034002,9\n"),
    write(
      "changes.csv",
      "LSOA11CD,LSOA21CD\nE01000005,E01034001\nE01000006,E01034001\nE01000006,E01034002\n",
    ),
  ]);
});

describe("coverage by vintage", () => {
  it("counts the list's rows that are found, bridged, split and not found, and no others", () => {
    const codes = [
      { text: "E01000001", analysed: 90 },
      { text: "e01000005", analysed: 5 },
      { text: "E01000006", analysed: 3 },
      { text: "E01000007", analysed: 2 },
      { text: "", analysed: 50 },
      { text: "W01000001", analysed: 7 },
    ];
    const coverage = vintageCoverage(table2021, codes, 2011);
    expect(coverage).toMatchObject({
      listVintage: 2011,
      tableVintage: 2021,
      rows: 100,
      found: 95,
      bridged: 5,
      split: 3,
      notFound: 2,
    });
    expect(coverage.note).toMatchObject({ code: "imd-vintage-differs", level: "warning" });
    expect(textOf(coverage.note)).toContain("95 rows (95.0%) found, 2 (2.0%) not found");
    expect(textOf(coverage.note)).toContain("Give IMD 2019");
  });

  it("warns even when every row is found, if the header names the other census", () => {
    expect(vintageCoverage(table2021, [{ text: "E01000001", analysed: 1 }], 2011).note).toBeDefined();
    expect(vintageCoverage(table2021, [{ text: "E01000001", analysed: 1 }], 2021).note).toBeUndefined();
  });

  it("knows a 2021 list by one code that is new, and a 2011 list by many areas without one", () => {
    const old = Array.from({ length: 100 }, (_, i) => ({
      text: `E01${String(i + 9001).padStart(6, "0")}`,
      analysed: 1,
    }));
    expect(vintageCoverage(table2021, [{ text: "E01034001", analysed: 1 }], undefined).listVintage).toBe(
      2021,
    );
    expect(vintageCoverage(table2021, old.slice(0, 99), undefined).listVintage).toBeUndefined();
    const coverage = vintageCoverage(table2021, old, undefined);
    expect(coverage.listVintage).toBe(2011);
    expect(coverage.note).toBeDefined();
  });

  it("knows a 2011 list by one area that became others, however short it is", () => {
    const [one, split] = ["E01000005", "E01000006"].map((text) => [{ text, analysed: 1 }]);
    expect(vintageCoverage(table2021, one!, undefined).note?.code).toBe("imd-vintage-differs");
    expect(vintageCoverage(table2021, split!, undefined).listVintage).toBe(2011);
  });

  it("has nothing to say about an empty list", () => {
    expect(vintageCoverage(table2021, [], undefined)).toMatchObject({ rows: 0, note: undefined });
  });
});
