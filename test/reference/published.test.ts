import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Findings } from "../../src/findings/exact.ts";
import { publishable } from "../../src/pipeline/publishable.ts";
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

/** A count for each published one, as exact as a list has it. */
interface ExactBands {
  readonly within: number;
  readonly between: number;
  readonly over: number;
  readonly unknown: number;
}

/** Counts that are shown so, the likeliest first. */
function countsShownAs(shown: string | undefined): number[] {
  if (shown === "*") return [3, 4, 2, 5, 1, 6, 7];
  const count = Number(shown);
  return count === 0 ? [0] : [0, 1, -1, 2, -2].map((nudge) => count + nudge);
}

/** Published counts are each rounded: those that lie within their roundings and make the published total when rounded. */
function exactBands(measures: ReadonlyMap<string, string>): ExactBands {
  const total = Number(measures.get("Total Waiting List"));
  const [ofWithin, ofBetween, ofOver, ofUnknown] = BANDS.map((name) => countsShownAs(measures.get(name)));
  for (const within of ofWithin ?? []) {
    for (const between of ofBetween ?? []) {
      for (const over of ofOver ?? []) {
        for (const unknown of ofUnknown ?? []) {
          const all = within + between + over + unknown;
          if (Math.abs(all - total) <= 2) return { within, between, over, unknown };
        }
      }
    }
  }
  throw new Error(`no counts make ${total}`);
}

const BANDS = [
  "Up to 18 weeks",
  "Over 18 and up to 52 weeks",
  "Over 52 weeks",
  "Unknown Clock Start Date",
] as const;
const EXPECTED = `${FOLDER}/EXPECTED_wlmds_RJ6_published_by_NHSE.csv`;

/** By category, what NHS England publishes of it. */
function publishedMeasures(dimension: string): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const row of plainRows(readFileSync(beside(EXPECTED), "utf8"))) {
    if (row["dimension"] !== dimension) continue;
    const category = row["category"] ?? "";
    const measures = found.get(category) ?? new Map<string, string>();
    found.set(category, measures.set(row["measure"] ?? "", row["value"] ?? ""));
  }
  return found;
}

const shownAs = (count: number | null | undefined): string => (count == null ? "*" : String(count));

describe.skipIf(!isBeside(FOLDER))(named("a whole published table, by the HES rule", FOLDER), () => {
  test.each(BREAKDOWNS)(
    "is NHS England's own by $header, figure by figure and star by star",
    async (breakdown) => {
      const categories = publishedMeasures(breakdown.dimension);
      const lines = [...categories].flatMap(([category, measures]) => {
        const { within, between, over, unknown } = exactBands(measures);
        const line = (start: string) => `${category},${start},2026-01-25\n`;
        return [
          line(STARTS.within).repeat(within),
          line(STARTS.between).repeat(between),
          line(STARTS.over).repeat(over),
          line("").repeat(unknown),
        ];
      });
      const folder = mkdtempSync(join(tmpdir(), "fairwait-published-"));
      try {
        const path = join(folder, "list.csv");
        writeFileSync(path, `${breakdown.header},clock_start_date,snapshot_date\n${lines.join("")}`);
        const exact = await analyseFile(path, breakdown.asked);
        const disclosed = publishable(exact, { rule: { kind: "hes" }, smallNumbers: false });
        const groups = groupsById(disclosed, breakdown.asked.by[0] ?? "");
        let stars = 0;
        for (const [category, measures] of categories) {
          const group = groups.get(breakdown.groupOf(category));
          expect(shownAs(group?.nOfAll), category).toBe(measures.get("Total Waiting List"));
          expect(shownAs(group?.within18Weeks.count), category).toBe(measures.get("Up to 18 weeks"));
          expect(shownAs(group?.over52Weeks.count), category).toBe(measures.get("Over 52 weeks"));
          expect(shownAs(group?.unknownClockStart), category).toBe(measures.get("Unknown Clock Start Date"));
          expect(group?.within18WeeksOfAll.proportion).toBe(Number(measures.get("% within 18 weeks")));
          const over = measures.get("% > 52 weeks");
          expect(group?.over52WeeksOfAll.proportion).toBe(over === "*" || over === "" ? null : Number(over));
          stars += [...measures.values()].filter((value) => value === "*").length;
        }
        expect(stars).toBeGreaterThan(0);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
