import { describe, expect, it } from "vitest";
import type { PopulationFindings } from "../../../src/findings/population-schema.ts";
import { type Findings, findingsSchema } from "../../../src/findings/schema.ts";
import { representGroup, unplacedGroup } from "../../../src/measure/represent-group.ts";
import { displayWidth } from "../../../src/report/printable.ts";
import { render } from "../../../src/report/render.ts";
import { sampleFindings } from "./sample.ts";

const counts = (residents: number, pathways: number, over18Weeks: number, over52Weeks: number) => ({
  residents,
  pathways,
  over18Weeks,
  over52Weeks,
});
const EVERYONE = counts(100_000, 4000, 1600, 200);
const known = { known: true, suppressed: false };

/** Invented: Asian residents are a tenth and wait for an eighth of the pathways; nobody of Other waits. */
const POPULATION: PopulationFindings = {
  catchments: [
    {
      rule: "lsoa",
      table: "residents by ethnic group, LSOA 2021",
      file: "census.csv",
      level: "lsoa",
      areas: 60,
      residents: 100_000,
      inside: 4300,
      outside: 600,
      unplaced: 100,
      listAreas: 540,
      listResidents: 880_000,
    },
  ],
  dimensions: [
    {
      dimension: "ethnic-group",
      label: "Ethnic group (2021 grouping)",
      catchment: 0,
      residentsWithoutGroup: 0,
      groups: [
        {
          group: "white",
          label: "White",
          ...known,
          ...representGroup(counts(88_000, 3500, 1370, 150), EVERYONE),
        },
        {
          group: "asian",
          label: "Asian",
          ...known,
          ...representGroup(counts(10_000, 500, 230, 50), EVERYONE),
        },
        { group: "other", label: "Other", ...known, ...representGroup(counts(2000, 0, 0, 0), EVERYONE) },
        { group: "unknown", label: "Unknown", known: false, suppressed: false, ...unplacedGroup(300) },
      ],
    },
  ],
};
const withPopulation = (population = POPULATION): Findings => ({ ...sampleFindings(), population });
const table = (findings: Findings, width = 100) => render(findings, "table", { colour: false, width });
const oneLine = (text: string): string => text.replace(/\s+/g, " ");

describe("the list beside the population, in a table", () => {
  it("obeys the schema and is not there when no population was given", async () => {
    expect(findingsSchema.safeParse(withPopulation()).success).toBe(true);
    expect(await table(sampleFindings())).not.toContain("Beside the population");
  });

  it("says whose residents they are, and who is left out", async () => {
    const text = oneLine(await table(withPopulation()));
    expect(text).toContain(
      "Catchment (census.csv): the 60 LSOAs with more than a tenth of the pathways of a typical patient's LSOA, chosen by the list " +
        "itself, 100,000 residents. 4,300 of 5,000 pathways (86.0%) are of people who live there; 600 live elsewhere, 100 have no " +
        "usable LSOA. All 540 LSOAs of the list together have 880,000 residents.",
    );
  });

  it.each([
    [
      "lsoa:95",
      "the 60 LSOAs that hold the first 95% of the list, chosen by the list itself, 100,000 residents",
    ],
    ["lsoa:100", "all 60 LSOAs of the list that it counts, 100,000 residents"],
    ["icb:QAA,QBB", "ICB QAA, QBB (60 LSOAs), 100,000 residents"],
    ["local-authority:E06000001", "local authority E06000001 (60 LSOAs), 100,000 residents"],
  ])("names the catchment %s", async (rule, words) => {
    const [catchment] = POPULATION.catchments;
    if (catchment === undefined) throw new Error("no catchment");
    const findings = withPopulation({ ...POPULATION, catchments: [{ ...catchment, rule }] });
    expect(oneLine(await table(findings))).toContain(`Catchment (census.csv): ${words}.`);
  });

  it("always says that a rate is not need", async () => {
    expect(await table(withPopulation())).toContain("A rate is not need.");
    expect(await render(withPopulation(), "markdown", { colour: false, width: 100 })).toContain(
      "A rate is not need.",
    );
  });

  it("has rate, representation and long waits with their intervals; dashes for the unknown", async () => {
    const text = await table(withPopulation());
    expect(text).toMatch(/Asian +10,000 +10\.0 +500 +12\.5 +50\.0 \(45\.7–54\.6\)/);
    expect(text).toMatch(/Asian +1\.25 \(1\.15–1\.36\) +1\.15 \(1\.05–1\.26\) +2\.00 \(1\.58–2\.49\)/);
    expect(text).toMatch(/Other +2,000 +2\.0 +0 +0\.0 +0\.0 \(0\.0–1\.8\)/);
    expect(text).toMatch(/Unknown † +– +– +300 +– +–/);
  });

  it("names those whose share of the list is surely not that of the residents, and what the unknown hide", async () => {
    const text = oneLine(await table(withPopulation()));
    expect(text).toContain(
      "Furthest above their share of the residents: people recorded as Asian or Asian British (10.0% of residents, 12.5% of pathways).",
    );
    // Nobody of a group of 2,000 waits, where 80 would be expected.
    expect(text).toContain(
      "Furthest below it: people recorded as in other ethnic groups (2.0% of residents, 0.0% of pathways).",
    );
    expect(text).toContain("† 300 pathways (7.0%) have no known group: in no rate");
  });

  it.each([60, 80, 100, 120])("keeps within %i columns", async (width) => {
    for (const line of (await table(withPopulation(), width)).split("\n")) {
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
      expect(line).toBe(line.trimEnd());
    }
  });
});

describe("the list beside the population, as CSV", () => {
  it("has a row for each group and measure: count is pathways, n residents", async () => {
    const text = await render(withPopulation(), "csv", { colour: false, width: 100 });
    const lines = text.split("\n").filter((line) => line.includes("representation"));
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(
      /^ethnic-group,asian,Asian,representation,1\.25,1\.15\d*,1\.3561\d*,500,10000,,/,
    );
    expect(text).toMatch(/^ethnic-group,unknown,Unknown,ratePer1000,,,,300,,/m);
    expect(await render(sampleFindings(), "csv", { colour: false, width: 100 })).not.toContain("ratePer1000");
  });
});
