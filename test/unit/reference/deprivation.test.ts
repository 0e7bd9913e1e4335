import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { UserError } from "../../../src/errors.ts";
import type { Deprivation } from "../../../src/reference/deprivation.ts";
import { reasonOfCode } from "../../../src/reference/deprivation-code.ts";
import { packPostcode } from "../../../src/reference/postcode-key.ts";
import { writeWorkbook } from "../source/spreadsheet-fixture.ts";
import { loadDeprivation } from "./load.ts";

const scratch = mkdtempSync(join(tmpdir(), "fairwait-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

async function errorOf(...paths: string[]): Promise<UserError["detail"]> {
  const error = await loadDeprivation(paths).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error("no user error was thrown", { cause: error });
  expect(error.kind).toBe("input");
  return error.detail;
}

const noteCodes = (deprivation: Deprivation): string[] => deprivation.notes.map((note) => note.code);
const ofPostcode = (deprivation: Deprivation, postcode: string): number | string => {
  const code = deprivation.postcodes!.lookup(packPostcode(postcode));
  return reasonOfCode(code) ?? code;
};

const OFFICIAL_2019 =
  "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)\r\n";

describe("an IMD table", () => {
  it("gives deciles from ranks with the edition's number of areas, in any dress of the file", async () => {
    const text = `\ufeff${OFFICIAL_2019}E01000001,"Somewhere, City of",E09000001,"29,199"\r\nE01000002,B,E09000001,3284\r\nE01000003,C,E09000001,3285.0\r\n`;
    for (const path of [file("a.csv", text), file("a.csv.gz", gzipSync(text))]) {
      const deprivation = await loadDeprivation([path]);
      expect(["E01000001", " e01000002", "E01000003"].map(deprivation.ofLsoa)).toEqual([9, 1, 2]);
      expect(deprivation).toMatchObject({ edition: "IMD 2019", vintage: 2011, areas: 3 });
      expect(deprivation.references).toEqual([
        {
          kind: "imd",
          name: "IMD 2019",
          file: path.slice(scratch.length + 1),
          sha256: createHash("sha256").update(readFileSync(path)).digest("hex"),
          rows: 3,
          vintage: 2011,
        },
      ]);
      expect(noteCodes(deprivation)).toEqual(["imd-partial"]);
    }
  });

  it("is found in a spreadsheet behind a sheet of notes", async () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const path = writeWorkbook({
      sheets: {
        Notes: `<row>${cell("The Indices of Deprivation")}</row>`,
        Drawing: "",
        IMD: `<row>${cell("LSOA code (2021)")}${cell("Index of Multiple Deprivation (IMD) Rank")}</row><row>${cell("E01000001")}<c><v>33755</v></c></row>`,
      },
    });
    const deprivation = await loadDeprivation([path]);
    expect(deprivation).toMatchObject({ edition: "IMD 2025", vintage: 2021 });
    expect(deprivation.ofLsoa("E01000001")).toBe(10);
  });

  it("believes its decile column before its ranks, and says how often they differ", async () => {
    const path = file(
      "invented.csv",
      "LSOA code (2011),IMD_RANK,IMD_DECILE\nE01000001,439,9\nE01000002,32844,10\n",
    );
    const deprivation = await loadDeprivation([path]);
    expect(deprivation.ofLsoa("E01000001")).toBe(9);
    expect(deprivation.notes.find((note) => note.code === "imd-rank-decile-differ")?.text).toContain(
      "1 of 2 areas",
    );
  });

  it("knows its census from the codes when the header does not say", async () => {
    const path = file("new.csv", "LSOA_CODE,IMD_RANK\nE01000001,33755\nE01034001,1\n");
    const deprivation = await loadDeprivation([path]);
    expect([deprivation.ofLsoa("E01000001"), deprivation.ofLsoa("E01034001")]).toEqual([10, 1]);
    expect(deprivation.vintage).toBe(2021);
  });

  it("says of every other code why it has no decile", async () => {
    const path = file(
      "one.csv",
      "LSOA_CODE,IMD_DECILE\nE01000001,1\nE01000002,\nW01000001,3\nSource: MHCLG,\n",
    );
    const deprivation = await loadDeprivation([path]);
    const reasons = [
      "",
      "NULL",
      "E01000002",
      "E01000009",
      "W01000123",
      "S01000123",
      "95AA01S1",
      "L99999999",
      "E99999999",
      "E02000001",
      "?",
    ];
    expect(reasons.map(deprivation.ofLsoa)).toEqual([
      "missing",
      "missing",
      "no-rank",
      "lsoa-not-found",
      "outside-england-wales",
      "outside-england-scotland",
      "outside-england-northern-ireland",
      "no-rank",
      "no-rank",
      "lsoa-malformed",
      "lsoa-malformed",
    ]);
    expect(noteCodes(deprivation)).toEqual(["imd-partial", "imd-no-rank", "imd-outside-england"]);
  });

  it.each([
    ["LSOA_CODE,IMD_RANK\nE01000001,5\n", "imd-edition-unknown", 2],
    ["LSOA code (2011),IMD_RANK\nE01000001,32844\nE01000002,32845\n", "reference-invalid", 3],
    ["LSOA code (2011),IMD_RANK\nE01000001,0\n", "reference-invalid", 2],
    ["LSOA_CODE,IMD_DECILE\nE01000001,11\n", "reference-invalid", 2],
    ["LSOA_CODE,IMD_DECILE\nE01000001,2.5\n", "reference-invalid", 2],
    ["LSOA_CODE,IMD_DECILE\nE01000001,2\nE01000001,2\nE01000001,3\n", "reference-invalid", 4],
    ["LSOA_CODE,IMD_DECILE\nnothing,2\n", "reference-invalid", undefined],
    ["name,colour\na,b\n", "reference-not-recognised", undefined],
    ["", "reference-not-recognised", undefined],
  ])("%j is refused: %s", async (text, code, line) => {
    const detail = await errorOf(file("bad.csv", text));
    expect(detail).toMatchObject({ code, file: "bad.csv" });
    expect(detail.line).toBe(line);
  });

  it("is refused when it is not there, a folder, or a broken gzip", async () => {
    expect(await errorOf(join(scratch, "none.csv"))).toMatchObject({
      code: "file-not-found",
      file: "none.csv",
    });
    expect((await errorOf(scratch)).code).toBe("file-not-readable");
    const whole = gzipSync(`${OFFICIAL_2019}${"E01000001,A,E09000001,1\n".repeat(9)}`);
    expect((await errorOf(file("cut.csv.gz", whole.subarray(0, -9)))).code).toBe("gzip-damaged");
  });

  it("may come in parts that agree, and is refused when two editions contradict each other", async () => {
    const north = file("north.csv", "LSOA11CD,IMD_DECILE\nE01000001,1\nE01000002,2\n");
    const south = file("south.csv", "LSOA11CD,IMD_DECILE\nE01000002,2\nE01000003,3\n");
    const other = file("other.csv", "LSOA11CD,IMD_DECILE\nE01000003,4\n");
    expect((await loadDeprivation([north, south])).areas).toBe(3);
    expect(await errorOf(north, south, other)).toMatchObject({
      code: "reference-contradiction",
      file: "other.csv",
    });
  });

  it("of two editions counts the one of the list's LSOA column, else the latest", async () => {
    const before = file("before.csv", "LSOA11CD,IMD_DECILE\nE01000001,1\n");
    const after = file("after.csv", "LSOA21CD,IMD_DECILE\nE01000001,2\n");
    expect((await loadDeprivation([before, after])).ofLsoa("E01000001")).toBe(2);
    const chosen = await loadDeprivation([before, after], { listVintage: 2011 });
    expect(chosen.ofLsoa("E01000001")).toBe(1);
    expect(noteCodes(chosen)).toContain("imd-edition-chosen");
  });
});

describe("areas that changed between two censuses", () => {
  const table = file(
    "t21.csv",
    "LSOA21CD,IMD_DECILE\nE01034001,3\nE01034002,3\nE01034003,4\nE01034004,9\nE01000007,1\n",
  );

  it("count through the areas that they became, unless those are in different quintiles", async () => {
    const changes = file(
      "changes.csv",
      "LSOA11CD,LSOA11NM,CHGIND,LSOA21CD\nE01000001,A,S,E01034001\nE01000001,A,S,E01034002\n" +
        "E01000002,B,S,E01034002\nE01000002,B,S,E01034003\nE01000003,C,S,E01034001\nE01000003,C,S,E01034004\n",
    );
    const deprivation = await loadDeprivation([changes, table]);
    expect(deprivation.ofLsoa("E01000001")).toBe(3);
    expect(deprivation.ofLsoa("E01000002")).toBe(12); // quintile 2, decile open
    expect(deprivation.ofLsoa("E01000003")).toBe("lsoa-split");
    expect(deprivation.ofLsoa("E01000004")).toBe("lsoa-not-found");
    expect([deprivation.isBridged("E01000001"), deprivation.isBridged("E01000007")]).toEqual([true, false]);
  });

  it("are also known from a postcode directory with both codes", async () => {
    const directory = file(
      "both.csv",
      "pcds,lsoa11,lsoa21\nM1 1AA,E01000001,E01034001\nM1 1AB,E01000001,E01034004\n",
    );
    const deprivation = await loadDeprivation([directory, table]);
    expect(deprivation.ofLsoa("E01000001")).toBe("lsoa-split");
    expect([ofPostcode(deprivation, "M1 1AA"), ofPostcode(deprivation, "M1 1AB")]).toEqual([3, 9]);
  });
});

describe("a postcode directory", () => {
  const nspl = file(
    "nspl.csv",
    '"pcd","pcds","doterm","osgrdind","ctry","lsoa11","imd"\n' +
      '"M1  1AA","M1 1AA","","1","E92000001","E01000001",1\n' +
      '"M1  1AB","M1 1AB","","1","E92000001","E01000002",32844\n' +
      '"TD151UP","TD15 1UP","201503","1","E92000001","E01000003",16422\n' +
      '"TD1 1AA","TD1 1AA","","1","S92000003","S01012275",1696\n' +
      '"LD1 5AA","LD1 5AA","","1","W92000004","W01000456",100\n' +
      '"BT1 1AA","BT1 1AA","","1","N92000002","95GG01S1",3\n' +
      '"GY1 1AA","GY1 1AA","","9","L93000001","L99999999",0\n' +
      '"M1  1AE","M1 1AE","","9","","",0\n',
  );

  it("ranks England only; another country, no place and rank 0 are reasons", async () => {
    const deprivation = await loadDeprivation([nspl]);
    const postcodes = [
      "m11aa",
      "M1 1AB",
      "TD15 1UP",
      "TD1 1AA",
      "LD1 5AA",
      "BT1 1AA",
      "GY1 1AA",
      "M1 1AE",
      "M1 1AD",
    ];
    expect(postcodes.map((postcode) => ofPostcode(deprivation, postcode))).toEqual([
      1,
      10,
      5,
      "outside-england-scotland",
      "outside-england-wales",
      "outside-england-northern-ireland",
      "no-rank",
      "no-rank",
      "postcode-not-found",
    ]);
    const isTerminated = (postcode: string) => deprivation.postcodes?.isTerminated(packPostcode(postcode));
    expect(postcodes.filter(isTerminated)).toEqual(["TD15 1UP"]);
    expect(deprivation.references[0]).toMatchObject({
      kind: "postcodes",
      name: "postcode directory to 2015-03 with IMD 2019",
      rows: 8,
    });
    expect([deprivation.ofLsoa("E01000001"), deprivation.ofLsoa("W01000001")]).toEqual([
      "no-lookup",
      "outside-england-wales",
    ]);
  });

  it("is not used for another edition than its ranks are of", async () => {
    expect(ofPostcode(await loadDeprivation([nspl], { edition: 2019 }), "M1 1AA")).toBe(1);
    await expect(loadDeprivation([nspl], { edition: 2025 })).rejects.toMatchObject({
      detail: {
        code: "imd-edition-not-found",
        message: "--imd-edition 2025: the postcode directory carries the ranks of IMD 2019",
      },
    });
  });

  it("goes through the IMD table where there is one, and says when its ranks disagree", async () => {
    const table = file("t11.csv", `${OFFICIAL_2019}E01000001,A,E09000001,1\nE01000002,B,E09000001,1\n`);
    const deprivation = await loadDeprivation([nspl, table]);
    expect(ofPostcode(deprivation, "M1 1AB")).toBe(1);
    expect(ofPostcode(deprivation, "TD15 1UP")).toBe(5); // not in the table: its own rank of the same areas
    expect(noteCodes(deprivation)).toContain("postcode-ranks-differ");
  });

  it("warns when its areas are of the other census", async () => {
    const table = file("t21b.csv", "LSOA21CD,IMD_DECILE\nE01000001,4\n");
    const deprivation = await loadDeprivation([nspl, table]);
    expect(ofPostcode(deprivation, "M1 1AA")).toBe(4);
    expect(ofPostcode(deprivation, "M1 1AB")).toBe("lsoa-not-found");
    expect(noteCodes(deprivation)).toContain("postcodes-other-vintage");
  });

  it("is refused without ranks and without an IMD table, with ranks out of range, or with deciles for ranks", async () => {
    expect((await errorOf(file("p.csv", "postcode,lsoa_code\nM1 1AA,E01000001\n"))).code).toBe(
      "postcodes-without-rank",
    );
    expect(await errorOf(file("p.csv", "pcds,ctry,imd\nM1 1AA,E92000001,32845\n"))).toMatchObject({
      code: "reference-invalid",
      line: 2,
    });
    const deciles = Array.from({ length: 60 }, (_, i) => `M${i + 1} 1AA,E92000001,${(i % 10) + 1}\n`).join(
      "",
    );
    expect((await errorOf(file("p.csv", `pcds,ctry,imd\n${deciles}`))).code).toBe(
      "postcode-ranks-are-deciles",
    );
    expect((await errorOf(file("p.csv", "pcds,imd\n?,1\n"))).code).toBe("reference-invalid");
  });

  it("counts postcodes that it cannot read and ones that stand there twice", async () => {
    const path = file(
      "p.csv",
      "pcds,ctry,imd\nM1 1AA,E92000001,1\nM1 1AA,E92000001,32844\nbad,E92000001,1\n",
    );
    const deprivation = await loadDeprivation([path]);
    expect(ofPostcode(deprivation, "M1 1AA")).toBe(1);
    expect(noteCodes(deprivation)).toEqual(["postcodes-unreadable", "postcodes-contradict"]);
  });
});
