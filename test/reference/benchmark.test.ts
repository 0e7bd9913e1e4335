import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readPublishedDemographics } from "../../src/reference/published-demographics.ts";
import type { PublishedBand, PublishedMetric } from "../../src/vocab/published-demographics.ts";
import { publishedCategory } from "../../src/vocab/published-demographics.ts";
import { beside, isBeside, named } from "./cases.ts";

const WORKBOOK = "data/wlmds/WLMDS-Demographics-Summary-to-25-January-2025-v1.xlsx";
const TIDY = "data/wlmds/wlmds_demographics_2026-01-25_tidy.csv.gz";

const METRICS: Readonly<Record<string, PublishedMetric>> = {
  Age: "age",
  Sex: "sex",
  Deprivation: "deprivation",
  Ethnicity: "ethnicity",
};
const BANDS: Readonly<Record<string, PublishedBand>> = {
  "Total Waiting List": "total",
  "Up to 18 weeks": "within18",
  "Over 18 and up to 52 weeks": "from18To52",
  "Over 52 weeks": "over52",
  "Unknown Clock Start Date": "unknownStart",
};
const LEVELS: readonly string[] = ["ALL", "REGION", "INTEGRATED CARE BOARD", "ACUTE TRUST"];

describe.skipIf(!isBeside(WORKBOOK))(named("NHS England's workbook of January 2026", WORKBOOK), () => {
  test("is read whole: every count of every organisation, and the week from the sheet", async () => {
    const published = await readPublishedDemographics(beside(WORKBOOK));
    // The year in the file's name is wrong; the sheets say 2026.
    expect(published.weekEnding).toBe("2026-01-25");
    const kinds = published.organisations.map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter((each) => each === kind).length;
    expect([count("england"), count("region"), count("icb"), count("acute-trust")]).toEqual([1, 7, 42, 134]);
    const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(beside(TIDY))), { columns: true });
    const wanted = rows.filter(
      ({ table, level, measure }) =>
        table === "Provider" && LEVELS.includes(level ?? "") && (measure ?? "") in BANDS,
    );
    const different = wanted.filter((row) => {
      const metric = METRICS[row["dimension"] ?? ""] as PublishedMetric;
      const category = publishedCategory(metric, row["category"] ?? "") ?? "";
      const organisation = published.organisations.find(({ code }) => code === row["code_or_date"]);
      const counts = organisation?.counts.get(metric)?.get(category);
      const value = row["value"] ?? "";
      const expected = value === "*" || value === "" ? null : Number(value);
      return counts === undefined || counts[BANDS[row["measure"] ?? ""] as PublishedBand] !== expected;
    });
    expect(wanted.length).toBeGreaterThan(25_000);
    expect(different).toEqual([]);
  });
});
