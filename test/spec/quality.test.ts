import { describe, expect, test } from "vitest";
import { analyseList, qualityOf } from "./small-list.ts";

const repeated = (count: number, text: string): string => `2026-06-01 | ${text}\n`.repeat(count);
const ethnicities = (...parts: [number, string][]): string =>
  `Clock Start | Ethnicity\n${parts.map(([count, text]) => repeated(count, text)).join("")}`;

describe("quality", () => {
  test("of ethnicity: known, not stated, not known, missing, invalid, group only; completeness counts A–S only", async () => {
    const list = ethnicities([10, "A"], [3, "Z"], [2, "99"], [2, ""], [1, "QQ"], [2, "Black"]);
    expect(qualityOf(await analyseList(list), "ethnic-category")).toMatchObject({
      known: 10,
      notStated: 3,
      notKnown: 2,
      missing: 2,
      invalid: 1,
      groupOnly: 2,
      completeness: 0.5,
    });
  });

  test("is over analysed rows only", async () => {
    const list = `${ethnicities([10, "A"])}2030-01-01 | QQ\n | QQ\n`;
    const quality = qualityOf(await analyseList(list), "ethnic-category");
    expect(quality).toMatchObject({ known: 10, invalid: 0, completeness: 1, invalidValues: [] });
  });

  test("of areas: what is no LSOA code is said to be that, and not an IMD value", async () => {
    const list = "Clock Start | LSOA11 | IMD Decile\n2026-06-01 | E0100 | 99\n2026-06-01 | E01000001 | 3\n";
    const imdFiles = { "imd.csv": "LSOA code (2011),IMD Decile\nE01000001,3\n" };
    const findings = await analyseList(list, { imdFiles });
    expect(qualityOf(findings, "lsoa11").reasons).toMatchObject({ "lsoa-malformed": 1 });
    expect(qualityOf(findings, "imd-decile").reasons).toMatchObject({ "not-an-imd-value": 1 });
  });

  test("covers every recognised field, and its six tallies add up to the analysed rows", async () => {
    const list = `
      Clock Start | Ethnicity | Sex | Date of Birth | IMD Decile | Pathway ID | Consultant Code | Postcode | RTT Status
      2026-06-01  | A         | 1   | 1980-01-01    | 3          | P1         | C1              | AB1 2AA  | 20
      2026-06-01  | Z         | 9   | 1900-01-01    | 99         |            |                 | nowhere  | 99
      2026-06-01  |           |     |               |            | P3         |                 |          |
    `;
    const { quality } = await analyseList(list);
    const fields = quality.map(({ field }) => field);
    for (const field of [
      "ethnic-category",
      "imd-decile",
      "postcode",
      "sex",
      "date-of-birth",
      "pathway-id",
      "rtt-status",
    ]) {
      expect(fields).toContain(field);
    }
    for (const { field, known, notStated, notKnown, missing, invalid, groupOnly } of quality) {
      expect(known + notStated + notKnown + missing + invalid + groupOnly, field).toBe(3);
    }
  });

  test("names why values are unknown", async () => {
    const list = "Clock Start | Treatment Function | Date of Birth\n2026-06-01 | 999 | 1900-01-01\n";
    const findings = await analyseList(list);
    expect(qualityOf(findings, "date-of-birth").reasons).toEqual({ "placeholder-date": 1 });
    expect(qualityOf(findings, "treatment-function").reasons).toEqual({ "unlisted-treatment-function": 1 });
  });
});

describe("invalid values", () => {
  const invalidOf = async (list: string) =>
    qualityOf(await analyseList(list), "ethnic-category").invalidValues;

  test("are quoted when seen at least 8 times, with the first line", async () => {
    expect(await invalidOf(ethnicities([1, "A"], [8, "QQ"]))).toEqual([
      { value: "QQ", count: 8, firstLine: 3, file: "list.csv" },
    ]);
  });

  test("are one count with a first line when seen 7 times or less", async () => {
    expect(await invalidOf(ethnicities([1, "A"], [7, "QQ"], [3, "VV"]))).toEqual([
      { value: null, count: 10, firstLine: 3, file: "list.csv" },
    ]);
  });

  test("are never quoted when longer than 12 characters: they may be about a person", async () => {
    expect(await invalidOf(ethnicities([9, "123456789012"], [9, "1234567890123"]))).toEqual([
      { value: "123456789012", count: 9, firstLine: 2, file: "list.csv" },
      { value: null, count: 9, firstLine: 11, file: "list.csv" },
    ]);
  });

  test("only rows that are analysed count towards the eight", async () => {
    const [found] = await invalidOf(`${ethnicities([1, "A"], [7, "QQ"])}2030-01-01 | QQ\n`);
    expect(found?.value).toBeNull();
  });

  test("of birth dates, postcodes and areas are never quoted", async () => {
    const list = `Clock Start | Date of Birth | Postcode | LSOA11\n${"2026-06-01 | 31/02/80 | XX1 | E0100\n".repeat(20)}`;
    const { quality } = await analyseList(list, { columns: {} });
    for (const { field, invalidValues } of quality) {
      for (const { value } of invalidValues) expect(value, field).toBeNull();
    }
    expect(JSON.stringify(quality)).not.toContain("31/02/80");
  });
});
