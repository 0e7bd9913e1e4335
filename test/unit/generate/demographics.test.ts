import { describe, expect, it } from "vitest";
import { generateDemographics } from "../../../src/generate/demographics.ts";
import { generateList } from "../../../src/generate/list.ts";
import type { GenerateOptions } from "../../../src/generate/options.ts";

const OPTIONS: GenerateOptions = { rows: 4000, seed: 9, mess: "none", unknownEthnicity: 0 };

const rowsOf = (chunks: Iterable<Buffer>): string[][] =>
  Buffer.concat([...chunks])
    .toString("latin1")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

const [header = [], ...records] = rowsOf(generateDemographics(OPTIONS));
const at = (name: string) => header.indexOf(name);

describe("generated hospital records", () => {
  it("are three for each row of the list, all of the header's width, and the same every time", () => {
    expect(records).toHaveLength(12_000);
    expect(records.every(({ length }) => length === header.length)).toBe(true);
    expect(rowsOf(generateDemographics(OPTIONS)).slice(1)).toEqual(records);
    expect(rowsOf(generateDemographics({ ...OPTIONS, seed: 10 })).slice(1)).not.toEqual(records);
  });

  it("mostly say of a person on the list what the list would", () => {
    const [names = [], ...list] = rowsOf(generateList(OPTIONS));
    const [number, ethnicity] = [names.indexOf("NHS_NUMBER"), names.indexOf("ETHNIC_CATEGORY")];
    const inList = new Map(list.map((row) => [row[number], row[ethnicity]]));
    const met = records.filter((row) => inList.has(row[at("NHS_NUMBER")]));
    const agreed = met.filter((row) => inList.get(row[at("NHS_NUMBER")]) === row[at("ETHNIC_CATEGORY")]);
    // Two in three or more of the records are of people on the list; 12 % are unknown and some 4 % another category.
    expect(met.length / records.length).toBeGreaterThan(0.66);
    expect(agreed.length / met.length).toBeGreaterThan(0.8);
    expect(agreed.length / met.length).toBeLessThan(0.9);
  });

  it("never give one person two answers to a flag, and know the people that have no NHS number there", () => {
    const answers = new Map<string | undefined, Set<string>>();
    for (const row of records) {
      const local = row[at("LOCAL_PATIENT_IDENTIFIER")];
      answers.set(local, (answers.get(local) ?? new Set()).add(`${row[at("Autism_Flag")]}${row.at(-2)}`));
    }
    expect([...answers.values()].every(({ size }) => size === 1)).toBe(true);
    const without = records.filter((row) => row[at("NHS_NUMBER")] === "").length / records.length;
    expect(without).toBeGreaterThan(0.03);
    expect(without).toBeLessThan(0.05);
  });
});
