import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Findings } from "../../src/findings/exact.ts";
import { type Asked, analyseFile, beside, groupsById, isBeside, named, plainRows } from "./cases.ts";

/** One trust's waiting list as NHS England publishes it, by age, sex, deprivation and ethnicity; see its README. */
const published = plainRows(
  readFileSync(
    new URL("../../fixtures/reference/published/wlmds-RJ6-2026-01-25.csv", import.meta.url),
    "utf8",
  ),
);

interface Breakdown {
  readonly dimension: string;
  readonly header: string;
  readonly asked: Asked;
  /** Our group of a published category. */
  groupOf(category: string): string;
}

const BREAKDOWNS: readonly Breakdown[] = [
  {
    dimension: "Age",
    header: "age",
    asked: { by: ["age-band"] },
    groupOf: (category) => category,
  },
  {
    dimension: "Sex",
    header: "sex",
    asked: { by: ["sex"] },
    groupOf: (category) => category.toLowerCase(),
  },
  {
    dimension: "Deprivation",
    header: "deprivation",
    asked: { by: ["imd-decile"], columns: { imdDecile: "deprivation" } },
    groupOf: (category) => category.replace("IMD ", ""),
  },
  {
    dimension: "Ethnicity",
    header: "ethnicity",
    asked: { by: ["ethnic-category"] },
    groupOf: (category) => {
      const [code = ""] = category.split(":");
      return { Z: "not-stated", 99: "unknown" }[code] ?? code;
    },
  },
];

const categoriesOf = (dimension: string) => published.filter((row) => row["dimension"] === dimension);
const groupsFound = (findings: Findings, { asked }: Breakdown) => groupsById(findings, asked.by[0] ?? "");

/** Waits in the middle of what is published: within 18 weeks, over 52, and the rest between. */
const STARTS = { within: "2025-11-25", between: "2025-06-01", over: "2024-12-01" } as const;

function listOf({ dimension, header }: Breakdown): string {
  const rows = categoriesOf(dimension).flatMap((row) => {
    const [total, within, over] = [row["total"], row["within_18_weeks"], row["over_52_weeks"]].map(Number);
    const line = (start: string) => `${row["category"]},${start},2026-01-25\n`;
    return [
      line(STARTS.within).repeat(within ?? 0),
      line(STARTS.over).repeat(over ?? 0),
      line(STARTS.between).repeat((total ?? 0) - (within ?? 0) - (over ?? 0)),
    ];
  });
  return `${header},clock_start_date,snapshot_date\n${rows.join("")}`;
}

describe("a list made of the published counts", () => {
  test.each(BREAKDOWNS)("gives the published figures by $header, exactly", async (breakdown) => {
    const folder = mkdtempSync(join(tmpdir(), "fairwait-published-"));
    try {
      const path = join(folder, "list.csv");
      writeFileSync(path, listOf(breakdown));
      const groups = groupsFound(await analyseFile(path, breakdown.asked), breakdown);
      const categories = categoriesOf(breakdown.dimension);
      expect(groups.size).toBe(categories.length);
      for (const row of categories) {
        const group = groups.get(breakdown.groupOf(row["category"] ?? ""));
        expect(group?.n, row["category"]).toBe(Number(row["total"]));
        expect(group?.within18WeeksOfAll.proportion).toBe(Number(row["proportion_within_18_weeks"]));
        if (row["proportion_over_52_weeks"] !== "") {
          expect(group?.over52WeeksOfAll.proportion).toBe(Number(row["proportion_over_52_weeks"]));
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const FOLDER = "cases/published";

describe.skipIf(!isBeside(FOLDER))(named("lists expanded from the published bands", FOLDER), () => {
  test.each(BREAKDOWNS)("give the published counts by $header", async (breakdown) => {
    const path = beside(`${FOLDER}/wlmds_RJ6_patients_by_${breakdown.header}.csv.gz`);
    const groups = groupsFound(await analyseFile(path, breakdown.asked), breakdown);
    for (const row of categoriesOf(breakdown.dimension)) {
      const group = groups.get(breakdown.groupOf(row["category"] ?? ""));
      const [total, within, over] = [row["total"], row["within_18_weeks"], row["over_52_weeks"]].map(Number);
      expect(group?.within18Weeks.count, row["category"]).toBe(within);
      if (row["over_52_weeks"] !== "") expect(group?.over52Weeks.count).toBe(over);
      // Published counts are each rounded to 5, so bands may miss their total by one or two roundings.
      expect(Math.abs((group?.n ?? 0) - (total ?? 0))).toBeLessThanOrEqual(10);
      if (group?.n === total) {
        expect(group?.within18WeeksOfAll.proportion).toBe(Number(row["proportion_within_18_weeks"]));
      }
    }
  });
});
