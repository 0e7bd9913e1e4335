import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { readPublishedDemographics } from "../../../src/reference/published-demographics.ts";
import { ETHNIC_CATEGORIES } from "../../../src/vocab/ethnic-categories.ts";
import { publishedCategory } from "../../../src/vocab/published-demographics.ts";

const HEADER = "Code,Name,Geography,Metric,Category,Waiting Bands,Count";

async function read(
  lines: readonly string[],
  name = "WLMDS-Demographics-Geography-to-25-October-2026-v1.csv",
) {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-benchmark-"));
  try {
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
    return await readPublishedDemographics(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function refusal(lines: readonly string[]) {
  try {
    await read(lines);
  } catch (error) {
    if (error instanceof UserError) return { ...error.detail, exitCode: error.exitCode };
    throw error;
  }
  return undefined;
}

describe("the published CSV", () => {
  test("gives each organisation its counts, masked ones as none", async () => {
    const { organisations, weekEnding } = await read([
      HEADER,
      "ENG,ENGLAND,ENGLAND,IMD,IMD Decile 1,Total,708780",
      'ENG,ENGLAND,ENGLAND,IMD,IMD Decile 1,01 To 18 Weeks,"419,190"',
      "RJ6,CROYDON HEALTH SERVICES NHS TRUST,NHS ACUTE,Sex,Female,Over 52 Weeks,*",
      "RJ6,CROYDON HEALTH SERVICES NHS TRUST,NHS ACUTE,Sex,Female,Total,15",
      "RJ6,CROYDON HEALTH SERVICES NHS TRUST,NHS ACUTE,Sex,Total,Total,30",
    ]);
    expect(weekEnding).toBe("2026-10-25");
    expect(organisations.map(({ code, kind }) => [code, kind])).toEqual([
      ["ENG", "england"],
      ["RJ6", "acute-trust"],
    ]);
    expect(organisations[0]?.counts.get("deprivation")?.get("1")).toMatchObject({
      total: 708_780,
      within18: 419_190,
      over52: null,
    });
    // The total over all categories is no category.
    expect([...(organisations[1]?.counts.get("sex")?.entries() ?? [])]).toEqual([
      ["female", { total: 15, within18: null, from18To52: null, over52: null, unknownStart: null }],
    ]);
  });

  test("parts of England are not England", async () => {
    const { organisations } = await read([
      HEADER,
      "ENG,ENGLAND,NHS ACUTE,Sex,Female,Total,10",
      "ENG,ENGLAND,ALL,Sex,Female,Total,20",
    ]);
    expect(organisations).toHaveLength(1);
    expect(organisations[0]?.counts.get("sex")?.get("female")?.total).toBe(20);
  });

  test.each([
    [["a,b,c", "1,2,3"], "benchmark-not-recognised", undefined],
    [[HEADER], "benchmark-not-recognised", undefined],
    [[HEADER, "RJ7,ST GEORGE'S,ACUTE TRUST,Sex,Female,Total,50"], "benchmark-without-england", undefined],
    [[HEADER, "ENG,ENGLAND,ENGLAND,Sex,Female,Total,many"], "benchmark-count", 2],
    [[HEADER, "ENG,ENGLAND,ENGLAND,Sex,Female,Total,1.5"], "benchmark-count", 2],
    [[HEADER, "ENG,ENGLAND,ENGLAND,Sex,Female,Total,-5"], "benchmark-count", 2],
  ])("%j is refused", async (lines, code, line) => {
    const found = await refusal(lines);
    expect({ code: found?.code, line: found?.line, exitCode: found?.exitCode }).toEqual({
      code,
      line,
      exitCode: 3,
    });
  });
});

describe("categories, in the words of the workbook and of the CSV", () => {
  test.each([
    ["age", "0 to 18 years", "0-18"],
    ["age", "19 to 64 years", "19-64"],
    ["age", "Over 65 years", "65+"],
    ["age", "65 and over", "65+"],
    ["sex", "Female", "female"],
    ["sex", "MALE", "male"],
    ["sex", "Total", undefined],
    ["deprivation", "IMD 1", "1"],
    ["deprivation", "IMD Decile 10", "10"],
    ["deprivation", "10", "10"],
    ["deprivation", "IMD 11", undefined],
    ["deprivation", "Total", undefined],
    ["ethnicity", "A: British", "A"],
    ["ethnicity", "Z: Not stated", "not-stated"],
    ["ethnicity", "99: Not known", "unknown"],
    ["ethnicity", "S", "S"],
    ["ethnicity", "Total", undefined],
  ] as const)("%s %s", (metric, text, group) => {
    expect(publishedCategory(metric, text)).toBe(group);
  });

  test("every national code has its category", () => {
    for (const { code } of ETHNIC_CATEGORIES) expect(publishedCategory("ethnicity", `${code}: x`)).toBe(code);
  });
});
