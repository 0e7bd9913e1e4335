import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lsoaNumber } from "../../../src/reference/area-code.ts";
import { packPostcode, postcodeProblem } from "../../../src/reference/postcode-key.ts";
import { recogniseLayout } from "../../../src/reference/reference-layout.ts";
import { LAST_LSOA_NUMBER } from "../../../src/vocab/small-areas.ts";
import { REPOSITORY } from "../../cli/run-fairwait.ts";

/** Headers as published. */
const HEADERS = {
  "onspd-2026":
    "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,gridind,hlth19cd,nhser24cd,ctry25cd,rgn25cd,ssr95cd,pcon24cd,eer20cd,educ23cd,ttwa15cd,pco19cd,itl25cd,wdstl05cd,oa01cd,wdcas03cd,npark16cd,lsoa01cd,msoa01cd,ruc01ind,oac01ind,oa11cd,lsoa11cd,msoa11cd,wz11cd,sicbl24cd,bua24cd,ruc11ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,cal24cd,icb23cd,oa21cd,lsoa21cd,msoa21cd,ruc21ind",
  "onspd-2023":
    "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua11,buasd11,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21",
  "nspl-2026":
    "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,wd26cd,nhser24cd,ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,sicbl26cd,bua24cd,ruc21ind,oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd",
  "nspl-2021":
    "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,ced,laua,ward,hlthau,nhser,ctry,rgn,pcon,eer,teclec,ttwa,pct,itl,park,lsoa11,msoa11,wz11,ccg,bua11,buasd11,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,stp",
} as const;
type LayoutName = keyof typeof HEADERS;
const NAMES = Object.keys(HEADERS) as LayoutName[];
const ROWS = 2500;
const PATIENCE_MS = 60_000;

/** As true of the real directory, and not met in the five areas of the sample. */
const NOT_IN_THE_SAMPLE = ["E lep2 E99999999", "W ru11ind A9", "W ru11ind C9", " doterm "];
const SAMPLE = join(REPOSITORY, "../shared/data/postcode_lookups/nspl_nov2021_raw");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fairwait-onspd-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the generator and returns the path of what it wrote. */
function generated(name: LayoutName, file: string, ...args: readonly string[]): string {
  const out = join(folder, file);
  const options = ["--layout", name, "--rows", String(ROWS), "--out", out, ...args];
  const run = spawnSync(process.execPath, ["bench/generate-onspd.mjs", ...options], { cwd: REPOSITORY });
  expect(run.status, run.stderr.toString()).toBe(0);
  return out;
}

interface Row {
  readonly fields: readonly string[];
  readonly country: string;
  readonly rank: number;
  readonly postcode: string;
  readonly lsoa2011: string | undefined;
  readonly lsoa2021: string | undefined;
  readonly terminated: string;
}

function rowsOf(path: string): { header: string; rows: readonly Row[] } {
  const text = readFileSync(path, "utf8");
  const [header = [], ...records]: string[][] = parse(text);
  const layout = recogniseLayout(header);
  if (layout?.kind !== "postcodes") throw new Error("not recognised");
  const rows = records.map((fields) => ({
    fields,
    country: fields[layout.country] ?? "",
    rank: Number(fields[layout.rank]),
    postcode: fields[layout.postcode] ?? "",
    lsoa2011: fields[layout.lsoa2011],
    lsoa2021: fields[layout.lsoa2021],
    terminated: fields[layout.terminated] ?? "",
  }));
  return { header: header.join(","), rows };
}

const numberOf = (code: string | undefined): number => {
  const bytes = Buffer.from(code ?? "");
  return lsoaNumber(bytes, 0, bytes.length);
};

describe.each(NAMES)("a generated directory in the layout %s", (name) => {
  let path: string;
  let imd: Map<string, number>;
  let rows: readonly Row[];
  let header: string;
  beforeAll(() => {
    path = generated(name, `${name}.csv`, "--imd-out", join(folder, `${name}-imd.csv`));
    const records: string[][] = parse(readFileSync(join(folder, `${name}-imd.csv`), "utf8"), {
      from_line: 2,
    });
    imd = new Map(records.map(([lsoa = "", , rank]) => [lsoa, Number(rank)]));
    ({ rows, header } = rowsOf(path));
  }, PATIENCE_MS);

  test("has the published header and so many rows of as many fields", () => {
    expect(header).toBe(HEADERS[name]);
    expect(rows).toHaveLength(ROWS);
  });

  test("has postcodes that may be real ones, once each, in order and in three spellings", () => {
    const unlike = rows.filter(({ postcode, fields: [seven = "", eight = ""] }, i) => {
      const spellings = new Set([seven, eight, postcode].map(packPostcode));
      const isOrdered = i === 0 || eight > (rows[i - 1]?.fields[1] ?? "");
      const isWellFormed = postcodeProblem(packPostcode(postcode)) === 0;
      return !isWellFormed || spellings.size !== 1 || seven.length !== 7 || eight.length !== 8 || !isOrdered;
    });
    expect(unlike).toEqual([]);
  });

  test("has every nation with its own forms of code, and a third of the postcodes terminated", () => {
    const share = new Map<string, number>();
    for (const { country } of rows) {
      const nation = country.slice(0, 1);
      share.set(nation, (share.get(nation) ?? 0) + 1 / ROWS);
    }
    expect([...share.keys()].sort()).toEqual(["", "E", "L", "M", "N", "S", "W"]);
    expect(share.get("E")).toBeGreaterThan(0.8);
    expect(share.get("S")).toBeGreaterThan(share.get("W")!);
    const terminated = rows.filter((row) => row.terminated !== "").length / ROWS;
    expect(terminated).toBeGreaterThan(0.3);
    expect(terminated).toBeLessThan(0.37);
    const unlike = rows.filter(({ country, lsoa2011, lsoa2021, rank }) => {
      const nation = country.slice(0, 1);
      const areas = [lsoa2011, lsoa2021].filter((lsoa) => lsoa !== undefined);
      const hasRank = "EWSN".includes(nation) && nation !== "";
      return (
        rank > 0 !== hasRank || areas.length === 0 || areas.some((lsoa) => !LSOA_FORMS[nation]!.test(lsoa))
      );
    });
    expect(unlike).toEqual([]);
  });

  test("has in England the rank of the table that goes with it, and areas of the right census", () => {
    const areas = name === "nspl-2026" ? 33_755 : 32_844;
    expect(imd.size).toBe(areas);
    expect(new Set(imd.values()).size).toBe(areas);
    expect([Math.min(...imd.values()), Math.max(...imd.values())]).toEqual([1, areas]);
    const english = rows.filter(({ country }) => country === "E92000001");
    const unlike = english.filter(({ rank, lsoa2011, lsoa2021 }) => {
      const ranked = name === "nspl-2026" ? lsoa2021 : lsoa2011;
      return imd.get(ranked ?? "") !== rank || numberOf(lsoa2011) > LAST_LSOA_NUMBER[2011];
    });
    expect(unlike).toEqual([]);
    const isNew = ({ lsoa2021 }: Row) => numberOf(lsoa2021) > LAST_LSOA_NUMBER[2011];
    expect(english.some(isNew)).toBe(!name.endsWith("2021"));
  });
});

const LSOA_FORMS: Readonly<Record<string, RegExp>> = {
  E: /^E01\d{6}$/,
  W: /^W01\d{6}$/,
  S: /^S01\d{6}$/,
  N: /^(95[A-Z]{2}\d\dS\d|N21\d{6})$/,
  L: /^L9{8}$/,
  M: /^M9{8}$/,
  "": /^$/,
};

describe("the generator of directories", () => {
  test("writes the same for the same seed, and something else for another", () => {
    const [first, again, other] = [["1"], ["1"], ["2"]].map(([seed], i) =>
      readFileSync(generated("nspl-2021", `${i}.csv`, "--seed", seed!), "utf8"),
    );
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test("writes the ZIP that is downloaded, with the same rows whole and by postcode area", () => {
    const plain = readFileSync(generated("onspd-2026", "plain.csv"), "utf8");
    const files = unzipSync(readFileSync(generated("onspd-2026", "whole.zip", "--zip")));
    const names = Object.keys(files);
    expect(names[0]).toBe("Data/ONSPD_FEB_2026_UK.csv");
    expect(strFromU8(files["Data/ONSPD_FEB_2026_UK.csv"]!)).toBe(plain);
    const parts = names.filter((name) => name.startsWith("Data/multi_csv/"));
    expect(parts).toContain("Data/multi_csv/ONSPD_FEB_2026_UK_ZE.csv");
    const header = `${HEADERS["onspd-2026"]}\n`;
    const rest = parts.map((name) => strFromU8(files[name]!).slice(header.length));
    expect(header + rest.join("")).toBe(plain);
    expect(names.filter((name) => name.startsWith("Documents/"))).toHaveLength(2);
  });

  test("refuses what it does not know", () => {
    for (const args of [[], ["--out", "x", "--layout", "y"], ["--out", "x", "--rows", "many"]]) {
      expect(
        spawnSync(process.execPath, ["bench/generate-onspd.mjs", ...args], { cwd: REPOSITORY }).status,
      ).toBe(2);
    }
  });

  test.skipIf(!existsSync(SAMPLE))(
    "writes every field as the published sample does (skipped without the sample)",
    () => {
      const shapes = (header: readonly string[], records: readonly (readonly string[])[]) => {
        const found = new Set<string>();
        for (const fields of records) {
          const nation = fields[header.indexOf("ctry")]?.slice(0, 1);
          for (const [i, column] of header.entries()) {
            if (["lat", "long", "imd"].includes(column) || column.startsWith("pcd")) continue;
            found.add(`${nation} ${column} ${fields[i]!.replace(/\d/g, "9")}`);
          }
        }
        return found;
      };
      const published = readdirSync(SAMPLE).flatMap((file) => {
        const [header = [], ...records]: string[][] = parse(gunzipSync(readFileSync(join(SAMPLE, file))));
        return [...shapes(header, records)];
      });
      const [header = [], ...records]: string[][] = parse(readFileSync(generated("nspl-2021", "sample.csv")));
      const nations = ["E", "W", "S", "L", ""];
      const own = [...shapes(header, records)].filter((shape) => nations.includes(shape.split(" ")[0]!));
      expect(own.length).toBeGreaterThan(100);
      expect(own.filter((shape) => ![...published, ...NOT_IN_THE_SAMPLE].includes(shape))).toEqual([]);
    },
  );
});
