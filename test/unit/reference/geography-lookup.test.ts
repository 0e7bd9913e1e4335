import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type GeographyLookup, geographiesFrom } from "../../../src/reference/geography-lookup.ts";
import { readReferences } from "../../../src/reference/read-reference.ts";
import { putTogether, takeApart } from "../../../src/reference/store/stored-tables.ts";
import type { GeographyId } from "../../../src/vocab/geographies.ts";
import { beside, isBeside, named } from "../../reference/cases.ts";

const scratch = mkdtempSync(join(tmpdir(), "fairwait-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

const areaIn = (lookup: GeographyLookup | undefined, code: string): string | undefined => {
  const found = lookup?.ofText(code);
  return typeof found === "number" ? lookup?.codes[found] : found;
};

const ICB_2021 = file(
  "icb.csv",
  "LSOA21CD,SICBL24CD,ICB24CD,ICB24CDH,ICB24NM\nE01000001,X,E54000001,QAA,North ICB\nE01034001,X,E54000001,QAA,North ICB\nE01034002,X,E54000002,QBB,South ICB\nE01034003,X,E54000002,QBB,South ICB\nW01000001,X,W1,7A1,Wales\n",
);
const CHANGES = file(
  "changes.csv",
  "LSOA11CD,CHGIND,LSOA21CD\nE01000005,S,E01034002\nE01000005,S,E01034003\nE01000006,S,E01034001\nE01000006,S,E01034002\n",
);
const AUTHORITIES = file(
  "lad.csv",
  "LSOA21CD,LAD24CD,LAD24NM\nE01000001,E06000001,Hartlepool\nE01034002,E09000001,City\n",
);
const REGIONS = file(
  "rgn.csv",
  'LAD24CD,LAD24NM,RGN24CD,RGN24NM\nE06000001,"Hartlepool",E12000001,North East\nE09000001,"City, the",E12000007,London\n',
);

describe("a larger area", () => {
  it("is known by its NHS code and its name, from the area's code; other codes say why there is none", async () => {
    const { codes, names, ...icb } = geographiesFrom(await readReferences([ICB_2021]), 2021).get("icb")!;
    expect([codes, names]).toEqual([
      ["QAA", "QBB"],
      ["North ICB", "South ICB"],
    ]);
    const lookup = { codes, names, ...icb };
    expect(
      ["E01000001", " e01034002", "E01000009", "W01000001", "L99999999", "?", ""].map((code) =>
        areaIn(lookup, code),
      ),
    ).toEqual([
      "QAA",
      "QBB",
      "lsoa-not-found",
      "outside-england-wales",
      "lsoa-not-found",
      "lsoa-malformed",
      "missing",
    ]);
  });

  it("of an area that was changed is that of all it became, or not known", async () => {
    const icb = geographiesFrom(await readReferences([ICB_2021, CHANGES]), 2011).get("icb");
    expect(["E01000005", "E01000006", "E01000007"].map((code) => areaIn(icb, code))).toEqual([
      "QBB",
      "lsoa-not-found",
      "lsoa-not-found",
    ]);
  });

  it("may be reached through the local authority", async () => {
    const found = geographiesFrom(await readReferences([REGIONS, AUTHORITIES]), undefined);
    expect([...found.keys()].sort()).toEqual(["local-authority", "region"]);
    const region = found.get("region");
    expect(["E01000001", "E01034002"].map((code) => areaIn(region, code))).toEqual([
      "E12000001",
      "E12000007",
    ]);
    expect(region?.names).toEqual(["North East", "London"]);
    expect(geographiesFrom(await readReferences([REGIONS]), undefined).size).toBe(0);
  });

  it("is that of the list's census before a later one, and of the latest boundaries among those", async () => {
    const before = file("b.csv", "LSOA11CD,ICB22CD,ICB22NM\nE01000001,E54000009,Before\n");
    const after = file("a.csv", "LSOA11CD,ICB23CD,ICB23NM\nE01000001,E54000008,After\n");
    const tables = await readReferences([before, ICB_2021, after]);
    const names = ([2011, 2021, undefined] as const).map(
      (vintage) => geographiesFrom(tables, vintage).get("icb")?.names[0],
    );
    expect(names).toEqual(["After", "North ICB", "North ICB"]);
  });

  it("is also known from postcode directories, of several regions together, by code", async () => {
    const north = file(
      "n.csv",
      "pcds,doterm,ctry,laua,rgn,lsoa11,msoa11\nM1 1AA,,E92000001,E08000003,E12000002,E01000001,E02000001\nM1 1AB,,E92000001,E08000003,E12000002,E01000002,E02000001\n",
    );
    const south = file(
      "s.csv",
      "pcds,doterm,ctry,laua,rgn,lsoa11,msoa11\nTD1 1AA,,S92000003,S12000026,S99999999,S01000001,S02000001\nW1A 1AA,,E92000001,E09000001,E12000007,E01000003,E02000002\n",
    );
    const sources = await readReferences([north, south]);
    const stored = sources.map((source) => ({
      ...source,
      table: putTogether(source.table.kind, takeApart(source.table)) ?? source.table,
    }));
    for (const found of [geographiesFrom(sources, undefined), geographiesFrom(stored, undefined)]) {
      const areas = ["E01000001", "E01000002", "E01000003", "E01000004"];
      expect(areas.map((code) => areaIn(found.get("msoa"), code))).toEqual([
        "E02000001",
        "E02000001",
        "E02000002",
        "lsoa-not-found",
      ]);
      expect(areas.map((code) => areaIn(found.get("region"), code)).slice(0, 3)).toEqual([
        "E12000002",
        "E12000002",
        "E12000007",
      ]);
      expect([...found.keys()].sort()).toEqual(["local-authority", "msoa", "region"]);
      expect(found.get("msoa")?.names).toEqual(found.get("msoa")?.codes);
    }
  });

  it("is refused when the file has an area in two places", async () => {
    const twice = file("t.csv", "LSOA21CD,RUC21CD\nE01000001,A1\nE01000001,A1\nE01000001,B1\n");
    await expect(readReferences([twice])).rejects.toMatchObject({
      detail: { code: "reference-invalid", file: "t.csv", line: 4 },
    });
  });

  it("comes back from the store as it was", async () => {
    for (const { table } of await readReferences([ICB_2021, REGIONS, CHANGES])) {
      expect(putTogether(table.kind, takeApart(table))).toEqual(table);
      expect(putTogether(table.kind, { facts: {}, sections: {} })).toBeUndefined();
    }
  });
});

const FOLDER = "data/lsoa_lookups";
describe.skipIf(!isBeside(FOLDER))(named("published look-ups", FOLDER), () => {
  const lookups = (...files: string[]) => readReferences(files.map((name) => beside(`${FOLDER}/${name}`)));

  it.each<[string, GeographyId, number, number]>([
    ["lookup_lsoa21_icb24.csv.gz", "icb", 42, 33_755],
    ["lookup_lsoa11_sicbl22_icb22_ltla22.csv.gz", "icb", 42, 32_844],
    ["lookup_lsoa21_ward24_ltla24.csv.gz", "local-authority", 296, 33_755],
    ["ruc21_lsoa21.csv.gz", "rural-urban", 6, 33_755],
  ])("%s leads every area to one of the %s", async (name, geography, larger, areas) => {
    const [source] = await lookups(name);
    if (source?.table.kind !== "geography") throw new Error("no look-up");
    const layer = source.table.layers.find((one) => one.geography === geography);
    expect([layer?.codes.length, layer?.keys.length]).toEqual([larger, areas]);
  });

  it("every area has one of the nine regions through its local authority", async () => {
    const sources = await lookups("lookup_lsoa21_ward24_ltla24.csv.gz", "lookup_ltla24_region24.csv");
    const region = geographiesFrom(sources, 2021).get("region");
    expect(region?.codes.toSorted()).toEqual(Array.from({ length: 9 }, (_, index) => `E1200000${index + 1}`));
    expect(areaIn(region, "E01000001")).toBe("E12000007");
    expect(areaIn(region, "E01011949")).toBe("E12000001");
  });
});
