import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exactFindings } from "../exact-findings.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "./run-fairwait.ts";

const lists = (name: string): string => join(REPOSITORY, "fixtures/lists", name);
const EXAMPLE = ["analyse", lists("example-trust.csv"), "--imd", lists("example-imd.csv")];
const WITH_POPULATION = [...EXAMPLE, "--population", lists("example-population.csv")];

describe("analyse --population", () => {
  test("prints every dimension beside its residents, within 100 columns, and what a rate is not", () => {
    const { exitCode, stdout } = fairwait(WITH_POPULATION);
    expect(exitCode).toBe(0);
    const [, section = ""] = stdout.split("Beside the population: list rates and representation\n");
    expect(section).toContain("A rate is not need.");
    expect(section.match(/^ {2}(Ethnic group|IMD quintile|Sex|Age band).*:$/gm)).toHaveLength(4);
    expect(Math.max(...stdout.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(100);
  });

  test("gives findings that keep to the schema, and says on stderr that ethnic groups were regrouped", () => {
    const { stdout, stderr } = fairwait([...WITH_POPULATION, "--format", "json"]);
    const { population, ledger } = exactFindings(stdout);
    expect(population?.catchments).toMatchObject([
      { rule: "lsoa", areas: 418, listAreas: 420, listResidents: 718_410 },
    ]);
    const [{ inside = 0, outside = 0, unplaced = 0 } = {}] = population?.catchments ?? [];
    expect(inside + outside + unplaced).toBe(ledger.analysed);
    expect(stderr).toContain("compared with residents in the 2021 grouping");
  });

  test("is the same however many threads read", () => {
    const [one, two] = ["1", "2"].map((workers) =>
      fairwait([...WITH_POPULATION, "--format", "json", "--workers", workers]),
    );
    expect(two?.stdout).toBe(one?.stdout);
  });

  test("takes its files from a config file, beside which they lie", () =>
    inScratchFolder("population", (folder) => {
      copyFileSync(lists("example-population.csv"), join(folder, "residents.csv"));
      writeFileSync(join(folder, "settings.yaml"), "population: [residents.csv]\ncatchment: lsoa:100\n");
      const config = ["--config", join(folder, "settings.yaml"), "--format", "json"];
      const { population } = exactFindings(fairwait([...EXAMPLE, ...config]).stdout);
      expect(population?.catchments).toMatchObject([
        { rule: "lsoa:100", file: "residents.csv", residents: 718_410 },
      ]);
    }));

  test("does not overwrite what it reads", () =>
    inScratchFolder("population-clash", (folder) => {
      copyFileSync(lists("example-population.csv"), join(folder, "residents.csv"));
      const args = [...EXAMPLE, "--population", "residents.csv", "--out", "residents.csv"];
      expect(fairwait(args, { folder })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining("overwrite"),
      });
    }));

  test("names file and line of a table that does not hold together, before the list is read", () =>
    inScratchFolder("population-damaged", (folder) => {
      writeFileSync(join(folder, "residents.csv"), "lsoa21cd,Total,Female,Male\nE01900000,100,90,80\n");
      const { exitCode, stderr, stdout } = fairwait(
        ["analyse", "none.csv", "--population", "residents.csv"],
        { folder },
      );
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
      expect(stderr).toMatch(/^fairwait: residents\.csv:2: its groups by sex add up to 170 residents/);
    }));

  test.each([
    ["lsoa:30", WITH_POPULATION, /--catchment takes lsoa/],
    ["lsoa", EXAMPLE, /no population table is given/],
    ["icb:QHL", WITH_POPULATION, /which LSOAs are in it/],
  ])("--catchment %s is wrong usage where it cannot be had", (catchment, args, message) => {
    expect(fairwait([...args, "--catchment", catchment])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(message),
    });
  });
});

describe("residents kept in the reference store", () => {
  test("serve a run that names a catchment as the file itself does", () =>
    inScratchFolder("population-store", (folder) => {
      const letters = ["White", "Asian", "Black", "Mixed", "Other ethnic group"];
      const areas = Array.from({ length: 33_755 }, (_, index) => `E01${String(index + 1).padStart(6, "0")}`);
      const rows = areas.map((code, index) =>
        [code, 100 + (index % 7), 80 + (index % 7), 8, 6, 4, 2].join(","),
      );
      writeFileSync(
        join(folder, "census.csv"),
        `lsoa21_code,total_residents,${letters.join(",")}\n${rows.join("\n")}\n`,
      );
      writeFileSync(
        join(folder, "cut.csv"),
        `lsoa21_code,total_residents,${letters.join(",")}\n${rows.slice(0, 900).join("\n")}\n`,
      );
      const list = areas
        .slice(0, 60)
        .map((code, index) => `2026-06-${10 + (index % 9)},${index % 3 ? "A" : "H"},${code}`);
      writeFileSync(join(folder, "ptl.csv"), `Clock Start,Ethnic Category,LSOA21CD\n${list.join("\n")}\n`);
      const run = (...args: string[]) =>
        fairwait(args, { folder, environment: { FAIRWAIT_STORE: join(folder, "store") } });

      expect(run("reference", "add", "cut.csv").stderr).toMatch(/it has 900 of 33,755 areas/);
      expect(run("reference", "add", "census.csv")).toMatchObject({
        exitCode: 0,
        stderr:
          "fairwait: census.csv is Residents by ethnic group, LSOA 2021: 33,755 rows, kept as population-census.\n",
      });
      const asked = ["ptl.csv", "--as-at", "2026-10-25", "--by", "ethnic-group", "--catchment", "lsoa"];
      const kept = JSON.parse(run("analyse", ...asked, "--format", "json", "--quiet").stdout);
      const named = run("analyse", ...asked, "--format", "json", "--quiet", "--population", "census.csv");
      expect(kept).toEqual(JSON.parse(named.stdout));
      expect(kept.population.dimensions.map(({ dimension }: { dimension: string }) => dimension)).toEqual([
        "ethnic-group",
      ]);
    }));
});
