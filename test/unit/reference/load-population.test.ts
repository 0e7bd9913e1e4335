import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { loadPopulation } from "../../../src/reference/load-population.ts";
import { residentsIn } from "../../../src/reference/population-table.ts";
import { writeWorkbook } from "../source/spreadsheet-fixture.ts";

const scratch = mkdtempSync(join(tmpdir(), "fairwait-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function write(text: string, name = "residents.csv"): string {
  writeFileSync(join(scratch, name), text);
  return join(scratch, name);
}

const load = async (text: string) => (await loadPopulation([write(text)])).tables[0];
const FIVE = "lsoa21cd,Total,Asian,Black,Mixed,White,Other ethnic group\n";

describe("a table of residents", () => {
  it("counts them by area and group, over areas together", async () => {
    const table = await load(`${FIVE}E01034001,100,10,20,5,60,5\ne01034002,50,5,5,5,30,5\nSource: ONS\n`);
    expect(table).toMatchObject({
      name: "residents by ethnic group, LSOA 2021",
      level: "lsoa",
      vintage: 2021,
    });
    const all = table === undefined ? undefined : residentsIn(table, ["E01034001", "E01034002", "E01034009"]);
    expect(all).toEqual({ total: 150, counts: Float64Array.of(15, 25, 10, 90, 10) });
  });

  it("says how many rows are no areas", async () => {
    const { notes } = await loadPopulation([write(`${FIVE}E01034001,100,10,20,5,60,5\nSource: ONS\n`)]);
    expect(notes).toEqual([
      {
        code: "population-other-rows",
        level: "note",
        text: "residents.csv: 1 row has no LSOA code of England or Wales: nobody is counted there.",
      },
    ]);
  });

  it("takes its total from its groups when it has none", async () => {
    const table = await load("lsoa21cd,Female,Male\nE01034001,51,49\n");
    expect(table?.areas.get("E01034001")?.total).toBe(100);
  });

  it("may have a row for each group, sums and percentages left out", async () => {
    const rows = ["Asian", "Black", "Mixed", "Other ethnic group"].map(
      (group) => `E06000001,A,${group} (number),5`,
    );
    const table = await load(
      `ltla21_code,name,ethnic_group,value\n${rows.join("\n")}\nE06000001,A,White (number),80\nE06000001,A,White: Irish (number),20\n` +
        "E06000001,A,White: Roma (number),60\nE06000001,A,White: Irish (percent),20.0\nE06000001,A,Does not apply,0\n",
    );
    expect(table).toMatchObject({ level: "local-authority", vintage: undefined });
    expect(table?.areas.get("E06000001")).toEqual({
      total: 100,
      counts: Float64Array.of(5, 5, 5, 5, 20, 60),
    });
  });

  it("knows its census by its codes when the header does not say it", async () => {
    const codes = (count: number) =>
      Array.from({ length: count }, (_, i) => `E01${String(i + 1).padStart(6, "0")},9`);
    const vintageOf = async (rows: string[]) => (await load(`LSOA,Persons\n${rows.join("\n")}\n`))?.vintage;
    expect(await vintageOf(codes(100))).toBe(2011);
    expect(await vintageOf(codes(99))).toBeUndefined();
    expect(await vintageOf([...codes(3), "E01034001,9"])).toBe(2021);
  });

  it("is found on the sheet of a workbook whose header fits, under a title", async () => {
    const row = (cells: readonly string[]): string =>
      `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
    const path = writeWorkbook({
      sheets: {
        Notes: row(["Population estimates"]),
        Data: row(["Mid-2022"]) + row(["LSOA 2021 Code", "Total"]) + row(["E01034001", "1,234"]),
      },
    });
    const { tables, references } = await loadPopulation([path]);
    expect(tables[0]?.areas.get("E01034001")?.total).toBe(1234);
    expect(references).toMatchObject([{ kind: "population", rows: 1 }]);
  });
});

describe("what does not hold together is refused", () => {
  it.each([
    ["a count that is no number", `${FIVE}E01034001,100,10,c,5,60,5\n`, 2, /whole number/],
    ["a negative count", `${FIVE}E01034001,100,10,-20,5,60,5\n`, 2, /whole number/],
    [
      "a row that is cut off",
      `${FIVE}E01034001,100,10,20,5,60,5\nE01034002,50`,
      3,
      /fewer fields than the header/,
    ],
    [
      "an area twice",
      "lsoa21cd,Total\nE01034001,100\nE01034001,100\n",
      3,
      /second row \(the first is on line 2\)/,
    ],
    [
      "groups that are more than the total",
      `${FIVE}E01034001,80,10,20,5,60,5\n`,
      2,
      /add up to 100 .* total is 80/,
    ],
    [
      "residents in no group",
      `${FIVE}E01034001,103,10,20,5,60,5\n`,
      undefined,
      /3 of 103 residents are in none/,
    ],
    [
      "no column for a group",
      "lsoa21cd,Asian,Mixed,White\nE01034001,1,2,3\n",
      undefined,
      /ethnic group Black or Other/,
    ],
    [
      "an age that no column counts",
      "lsoa21cd,0-15,17+\nE01034001,1,2\n",
      undefined,
      /no column counts age 16/,
    ],
    [
      "an age that two columns count",
      "lsoa21cd,0-15,15+\nE01034001,1,2\n",
      undefined,
      /two columns count age 15/,
    ],
    [
      "no open end",
      "lsoa21cd,0-15,Aged 16 to 20 years,5\nE01034001,1,2,3\n",
      undefined,
      /two columns count age 5/,
    ],
    ["no areas", "lsoa21cd,Total\nElsewhere,5\n", undefined, /no row has the code of an LSOA/],
    [
      "an unknown group with people",
      "lsoa21cd,ethnic_group,value\nE01034001,Purple,5\n",
      undefined,
      /"Purple"/,
    ],
    ["a group twice", "lsoa21cd,ethnic_group,value\nE01034001,White,5\nE01034001,White,6\n", 3, /second row/],
  ])("%s", async (_, text, line, message) => {
    await expect(loadPopulation([write(text)])).rejects.toMatchObject({
      kind: "input",
      detail: {
        code: "population-invalid",
        file: "residents.csv",
        ...(line === undefined ? {} : { line }),
        message: expect.stringMatching(message),
      },
    });
  });

  it("a file that is no population table, and one that is not there", async () => {
    await expect(loadPopulation([write("a,b\n1,2\n")])).rejects.toMatchObject({
      kind: "input",
      detail: { code: "population-not-recognised" },
    });
    await expect(loadPopulation([join(scratch, "none.csv")])).rejects.toMatchObject({
      detail: { code: "file-not-found" },
    });
  });
});

describe("census perturbation", () => {
  it("lets groups exceed their total by 10 residents or 2%, whichever is more", () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 200 }),
        async (total, extra) => {
          const result = await load(
            `lsoa21cd,Total,Female,Male\nE01034001,${total},${total},${extra}\n`,
          ).then(
            () => "read",
            () => "refused",
          );
          expect(result).toBe(extra <= Math.max(10, 0.02 * total) ? "read" : "refused");
        },
      ),
      { numRuns: 60 },
    ));

  it("is told from a missing column by the whole table: 1% of residents in no group are a note", async () => {
    const { notes } = await loadPopulation([
      write("lsoa21cd,Total,Female,Male\nE01034001,2000,1000,985\nE01034002,2000,1000,1000\n"),
    ]);
    expect(notes.map(({ code }) => code)).toEqual(["population-without-group"]);
  });
});

it("a look-up says which LSOAs a larger area has, and counts nobody", async () => {
  const { tables, memberships, references } = await loadPopulation([
    write(
      "lsoa21_code,icb24_code,icb24_code_nhs\nE01034001,E54000001,QAA\nE01034002,E54000001,QAA\n",
      "icb.csv",
    ),
  ]);
  expect(tables).toEqual([]);
  expect(memberships.map(({ level, lsoas }) => [level, [...lsoas]])).toEqual([
    ["icb", [["E54000001", ["E01034001", "E01034002"]]]],
    ["icb", [["QAA", ["E01034001", "E01034002"]]]],
  ]);
  expect(references).toMatchObject([{ kind: "area-lookup", rows: 2 }]);
});
