import { describe, expect, it } from "vitest";
import { loadPopulation } from "../../../src/reference/load-population.ts";
import { type PopulationTable, residentsIn } from "../../../src/reference/population-table.ts";
import { ETHNIC_CATEGORIES } from "../../../src/vocab/ethnic-categories.ts";
import { beside, isBeside, named } from "../../reference/cases.ts";

/** Complete census tables, which are not part of the repository; without them these tests are left out. */
const TABLE = "data/census/census2021_ethnicity5_lsoa21_wide.csv.gz";
const census = (name: string): string => beside(`data/census/${name}`);
const lookup = (name: string): string => beside(`data/lsoa_lookups/${name}`);

async function tableOf(path: string): Promise<PopulationTable> {
  const [table] = (await loadPopulation([path])).tables;
  if (table === undefined) throw new Error(`no table in ${path}`);
  return table;
}

/** Residents of each of the five groups of 2021. */
function fiveGroups(table: PopulationTable, areas: Iterable<string>): Record<string, number> {
  const { counts } = residentsIn(table, areas);
  const five: Record<string, number> = {};
  table.groups.forEach((group, place) => {
    const id =
      group.kind === "ethnic-group"
        ? group.group
        : ETHNIC_CATEGORIES.find(({ code }) => group.kind === "ethnic-category" && code === group.code)
            ?.group2021;
    if (id !== undefined) five[id] = (five[id] ?? 0) + (counts[place] ?? 0);
  });
  return five;
}

describe.skipIf(!isBeside(TABLE))(named("complete census tables", TABLE), () => {
  it.each([
    ["census2011_ethnicity14_lsoa11.csv.gz", 34_753, 56_075_912],
    ["mid2020_population_single_year_lsoa11.csv.gz", 34_753, 59_719_724],
    ["DERIVED_census2021_ethnicity5_icb24.csv", 42, 56_490_108],
  ])("%s: areas and residents as ONS published them", async (name, areas, residents) => {
    const table = await tableOf(census(name));
    expect(table.areas.size).toBe(areas);
    expect(residentsIn(table, table.areas.keys()).total).toBe(residents);
  });

  it("in 2011 the residents in none of 14 groups are the 57,680 Gypsies and Irish Travellers of KS201", async () => {
    const { notes } = await loadPopulation([census("census2011_ethnicity14_lsoa11.csv.gz")]);
    expect(notes.map(({ text }) => text).join()).toContain("57,680 of 56,075,912 residents");
  });

  it("LSOAs add up to the residents of every ICB in every group", async () => {
    const lsoas = await tableOf(beside(TABLE));
    const icbs = await tableOf(census("DERIVED_census2021_ethnicity5_icb24.csv"));
    const { memberships } = await loadPopulation([lookup("lookup_lsoa21_icb24.csv.gz")]);
    const members = memberships.find((membership) => membership.lsoas.has("QHL"));
    for (const icb of icbs.areas.keys()) {
      expect(fiveGroups(lsoas, members?.lsoas.get(icb) ?? []), icb).toEqual(fiveGroups(icbs, [icb]));
    }
  });

  it("19 groups of local authorities make the five of all LSOAs, within perturbation", async () => {
    const lsoas = await tableOf(beside(TABLE));
    const authorities = await tableOf(census("census2021_ethnicity19_ltla21_long.csv.gz"));
    const parts = fiveGroups(authorities, authorities.areas.keys());
    // A category in the wrong group would move a hundred thousand residents or more.
    for (const [group, residents] of Object.entries(fiveGroups(lsoas, lsoas.areas.keys()))) {
      expect(Math.abs((parts[group] ?? 0) - residents), group).toBeLessThan(1e-3 * residents);
    }
  });
});
