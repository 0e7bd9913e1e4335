import { createReadStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { describe, expect, it } from "vitest";
import { decileOfRank } from "../../../src/reference/imd-editions.ts";
import { placeOf } from "../../../src/reference/postcode-directory.ts";
import { packPostcode, postcodeProblem } from "../../../src/reference/postcode-key.ts";
import { readReferences } from "../../../src/reference/read-reference.ts";
import { itemPieces } from "../../../src/reference/store/item-file.ts";
import { itemPath, openNeeded } from "../../../src/reference/store/reference-store.ts";
import { itemOf } from "../../../src/reference/store/store-item.ts";
import { takeApart } from "../../../src/reference/store/stored-tables.ts";
import { beside, isBeside, named } from "../../reference/cases.ts";
import { loadDeprivation } from "./load.ts";

/** Complete official files, which are not part of the repository; without them these tests are left out. */
const TABLE = "data/imd/imd2025_england_lsoa21.csv.gz";
const imd = (name: string): string => beside(`data/imd/${name}`);
const postcodes = (name: string): string => beside(`data/postcode_lookups/${name}`);

async function records(path: string): Promise<Record<string, string>[]> {
  const text = path.endsWith(".gz") ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);
  const rows: Record<string, string>[] = [];
  for await (const row of text.pipe(parse({ columns: true, bom: true }))) rows.push(row);
  return rows;
}

const field = (row: Record<string, string>, pattern: RegExp): string =>
  row[Object.keys(row).find((name) => pattern.test(name)) ?? ""] ?? "";

describe.skipIf(!isBeside(TABLE))(named("complete official files", TABLE), () => {
  it.each([
    ["imd2015_england_lsoa11.csv.gz", "IMD 2015", 32_844],
    ["imd2019_england_lsoa11.csv.gz", "IMD 2019", 32_844],
    ["File_1_-_IMD2019_Index_of_Multiple_Deprivation.csv.gz", "IMD 2019", 32_844],
    ["File_7_IoD2019_RECONSTRUCTED_subset.csv.gz", "IMD 2019", 32_844],
    ["imd2025_england_lsoa21.csv.gz", "IMD 2025", 33_755],
    ["File_1_IoD2025_Index_of_Multiple_Deprivation.csv.gz", "IMD 2025", 33_755],
  ])("%s: every decile is the official one, and that of the rank", async (name, edition, areas) => {
    const deprivation = await loadDeprivation([imd(name)]);
    expect(deprivation).toMatchObject({ edition, areas, notes: [] });
    const rows = await records(imd(name));
    const differences = rows.filter((row) => {
      const decile = Number(field(row, /^(Index of Multiple Deprivation \(IMD\)|IMD_)\s?decile/i));
      const rank = Number(
        field(row, /^(Index of Multiple Deprivation \(IMD\)|IMD_)\s?rank/i).replace(",", ""),
      );
      const found = deprivation.ofLsoa(field(row, /^LSOA ?(code|\d\d_code)/i));
      return found !== decile || decileOfRank(rank, areas) !== decile;
    });
    expect(rows).toHaveLength(areas);
    expect(differences).toEqual([]);
  });

  it.each([
    ["File_1_-_IMD2019_Index_of_Multiple_Deprivation", "IMD 2019"],
    ["File_1_IoD2025_Index_of_Multiple_Deprivation", "IMD 2025"],
  ])("%s.xlsx is read as its CSV is", async (name, edition) => {
    const [spreadsheet, text] = await Promise.all([
      loadDeprivation([imd(`${name}.xlsx`)]),
      loadDeprivation([imd(`${name}.csv.gz`)]),
    ]);
    expect(spreadsheet).toMatchObject({ edition, areas: text.areas, notes: [] });
    for (const row of await records(imd(`${name}.csv.gz`))) {
      const code = field(row, /^LSOA code/);
      if (spreadsheet.ofLsoa(code) !== text.ofLsoa(code)) throw new Error(`${code} differs`);
    }
  });

  it("every English row of the NSPL sample has the decile of IMD 2019, by rank and by area", async () => {
    const path = postcodes("nspl_nov2021_20areas_trimmed.csv.gz");
    const byArea = await loadDeprivation([
      path,
      imd("File_1_-_IMD2019_Index_of_Multiple_Deprivation.csv.gz"),
    ]);
    const byRank = await loadDeprivation([path]);
    // Rank and area agree wherever both are there: nothing to note.
    expect([...byArea.notes, ...byRank.notes]).toEqual([]);
    const rows = await records(path);
    const english = rows.filter((row) => row["ctry"] === "E92000001");
    expect(english).toHaveLength(73_512);
    const differences = english.filter((row) => {
      const key = packPostcode(row["pcds"] ?? "");
      const decile = byArea.ofLsoa(row["lsoa11"] ?? "");
      return byArea.postcodes?.lookup(key) !== decile || byRank.postcodes?.lookup(key) !== decile;
    });
    expect(differences).toEqual([]);
    const isTerminated = (row: Record<string, string>) =>
      byRank.postcodes?.isTerminated(packPostcode(row["pcds"] ?? ""));
    expect(english.filter(isTerminated)).toHaveLength(20_839);
    expect(english.filter((row) => (row["doterm"] ?? "") !== "")).toHaveLength(20_839);
    expect(rows.filter((row) => postcodeProblem(packPostcode(row["pcd"] ?? "")) !== 0)).toEqual([]);
  });

  it("through the store every English row of the NSPL sample has the rank of IMD 2019 that NSPL itself carries", async () => {
    const path = postcodes("nspl_nov2021_20areas_trimmed.csv.gz");
    const sources = await readReferences([
      imd("File_1_-_IMD2019_Index_of_Multiple_Deprivation.csv.gz"),
      path,
    ]);
    const folder = mkdtempSync(join(tmpdir(), "fairwait-test-"));
    for (const source of sources) {
      const item = itemOf(source, { partial: true, today: "2026-11-22" });
      writeFileSync(
        itemPath(folder, item.id),
        Buffer.concat(itemPieces({ item, ...takeApart(source.table) })),
      );
    }
    const needs = {
      vintage: undefined,
      edition: undefined,
      postcodes: true,
      geographies: [],
      organisations: false,
    };
    const [table, directory] = openNeeded(folder, needs).map((source) => source.table);
    rmSync(folder, { recursive: true });
    if (table?.kind !== "imd" || directory?.kind !== "postcodes") throw new Error("the store lost something");
    const english = (await records(path)).filter((row) => row["ctry"] === "E92000001");
    const rankOf = (row: Record<string, string>): number => {
      const found = directory.find(packPostcode(row["pcds"] ?? ""));
      return table.ranks[directory.areaOf(placeOf(found), 2011)]!;
    };
    expect(english).toHaveLength(73_512);
    expect(english.filter((row) => rankOf(row) !== Number(row["imd"]))).toEqual([]);
  });

  it.each([
    [
      "lewisham_postcode_oa11_lsoa11_msoa11_wd22.csv",
      "File_1_-_IMD2019_Index_of_Multiple_Deprivation.csv.gz",
      8_419,
    ],
    ["trafford_postcodes_onspd_feb2025.csv.gz", "imd2025_england_lsoa21.csv.gz", 11_264],
    ["postcode_lsoa11_imd2019_combined.csv.gz", "imd2019_england_lsoa11.csv.gz", 81_931],
  ])("%s gives every postcode a decile", async (directory, table, count) => {
    const deprivation = await loadDeprivation([postcodes(directory), imd(table)]);
    expect(deprivation.postcodes?.size).toBe(count);
    expect(deprivation.notes).toEqual([]);
    const keys = (await records(postcodes(directory))).map((row) =>
      packPostcode(field(row, /^(pcds|PostcodeNatural|postcode)$/)),
    );
    expect(keys.filter((key) => (deprivation.postcodes?.lookup(key) ?? 0) < 1)).toEqual([]);
  });

  it("the raw NSPL files agree with the sample made from them", async () => {
    const sample = await loadDeprivation([postcodes("nspl_nov2021_20areas_trimmed.csv.gz")]);
    const folder = postcodes("nspl_nov2021_raw/");
    for (const name of readdirSync(folder)) {
      const raw = await loadDeprivation([folder + name]);
      for (const row of await records(folder + name)) {
        const key = packPostcode(row["pcd2"] ?? "");
        if (raw.postcodes?.lookup(key) !== sample.postcodes?.lookup(key))
          throw new Error(`${row["pcds"]} differs`);
      }
    }
  });
});
