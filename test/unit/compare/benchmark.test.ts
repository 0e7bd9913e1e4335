import { describe, expect, test } from "vitest";
import { benchmark } from "../../../src/compare/benchmark.ts";
import type { Findings } from "../../../src/findings/schema.ts";
import type {
  PublishedCounts,
  PublishedDemographics,
  PublishedOrganisation,
} from "../../../src/reference/published-demographics.ts";
import { analyseList, daysBefore } from "../../spec/small-list.ts";

const counts = (total: number, within18: number | null, over52: number | null): PublishedCounts => ({
  total,
  within18,
  from18To52: null,
  over52,
  unknownStart: null,
});

const organisation = (
  code: string,
  kind: PublishedOrganisation["kind"],
  female: PublishedCounts,
  male: PublishedCounts,
): PublishedOrganisation => ({
  code,
  name: code,
  kind,
  counts: new Map([
    [
      "sex",
      new Map([
        ["female", female],
        ["male", male],
      ]),
    ],
  ]),
});

/** Trusts T00 … T10: women 50, 51 … 60 % within 18 weeks, men 60 %; women 0, 1 … 10 % over 52. */
const TRUSTS = Array.from({ length: 11 }, (_, place) =>
  organisation(
    `T${String(place).padStart(2, "0")}`,
    "acute-trust",
    counts(1000, 500 + 10 * place, 10 * place),
    counts(1000, 600, 50),
  ),
);
const PUBLISHED: PublishedDemographics = {
  file: "published.csv",
  sha256: "0",
  weekEnding: "2026-10-25",
  organisations: [
    organisation("ENG", "england", counts(2000, 1200, null), counts(1000, 650, 20)),
    organisation("Y56", "region", counts(100, 40, 10), counts(100, 50, 5)),
    ...TRUSTS,
  ],
};

/** 40 women, of whom 22 within 18 weeks, 2 over 52 and 2 without a clock start; 40 men, of whom 30 within 18 weeks. */
const LIST = [
  "Pathway ID,Clock Start,Sex",
  ...Array.from({ length: 80 }, (_, row) => {
    const woman = row < 40;
    const place = row % 40;
    const days = place < (woman ? 22 : 30) ? 50 : woman && place >= 36 ? 400 : 200;
    const start = woman && place >= 38 ? "" : daysBefore(days);
    return `PW${row},${start},${woman ? 2 : 1}`;
  }),
  "",
].join("\n");

const dimensions = async (): Promise<Findings["dimensions"]> =>
  (await analyseList(LIST, { by: ["sex"] })).dimensions;

describe("a list beside published figures", () => {
  test("proportions are of all pathways, those of an unknown clock start among them", async () => {
    const {
      dimensions: [sex],
    } = benchmark(await dimensions(), PUBLISHED, { against: ["Y56"] });
    const female = sex?.groups.find(({ group }) => group === "female");
    // 22 of 40, though 38 have a clock start; England 1,200 of 2,000, London 40 of 100.
    expect(female?.measures[0]?.list.proportion).toBeCloseTo(22 / 40, 12);
    expect(female?.measures[0]?.published).toEqual([0.6, 0.4]);
    // England's count over 52 weeks is masked.
    expect(female?.measures[1]?.published).toEqual([null, 0.1]);
  });

  test("the place is one more than the trusts that are better for patients", async () => {
    const {
      dimensions: [sex],
    } = benchmark(await dimensions(), PUBLISHED, { against: [] });
    const [within18, over52] = sex?.groups.find(({ group }) => group === "female")?.measures ?? [];
    // 55 % within 18 weeks: T06 … T10 (56–60 %) are better. 5 % over 52 (2 of 40): T00 … T04 are.
    expect(within18?.place).toEqual({ place: 6, of: 12 });
    expect(over52?.place).toEqual({ place: 6, of: 12 });
    expect(within18?.trusts).toMatchObject({ trusts: 11, median: 0.55 });
  });

  test("the list's own trust is shown as published and left out of ranks", async () => {
    const found = benchmark(await dimensions(), PUBLISHED, { trust: "T10", against: [] });
    expect(found.trust?.code).toBe("T10");
    expect(found.against.map(({ code }) => code)).toEqual(["ENG", "T10"]);
    const female = found.dimensions[0]?.groups.find(({ group }) => group === "female");
    expect(female?.measures[0]?.place).toEqual({ place: 5, of: 11 });
  });

  test("gaps are of each organisation's own groups", async () => {
    const {
      dimensions: [sex],
    } = benchmark(await dimensions(), PUBLISHED, { against: ["Y56"] });
    const gap = sex?.gaps.find(({ measure }) => measure === "within18WeeksOfAll");
    expect(gap).toMatchObject({ group: "female", reference: "male" });
    expect(gap?.list).toBeCloseTo(22 / 40 - 30 / 40, 12);
    expect(gap?.published[0]).toBeCloseTo(0.6 - 0.65, 12);
    expect(gap?.published[1]).toBeCloseTo(-0.1, 12);
    // Every trust has a smaller gap than 20 points.
    expect(gap?.place).toEqual({ place: 12, of: 12 });
  });

  test("fewer than ten trusts make no rank and no spread", async () => {
    const few = { ...PUBLISHED, organisations: PUBLISHED.organisations.slice(0, 11) };
    const {
      dimensions: [sex],
    } = benchmark(await dimensions(), few, { against: [] });
    expect(sex?.groups[0]?.measures[0]).toMatchObject({ place: null, trusts: null });
  });

  test("a dimension that the list or the publication does not have is left out", async () => {
    const found = benchmark(await dimensions(), PUBLISHED, { against: [] });
    expect(found.dimensions.map(({ metric }) => metric)).toEqual(["sex"]);
    expect(benchmark([], PUBLISHED, { against: [] }).dimensions).toEqual([]);
  });

  test("a figure that the list does not show gets no place", async () => {
    const hidden = structuredClone(await dimensions());
    const female = hidden[0]?.groups[0];
    if (female !== undefined) Object.assign(female.within18WeeksOfAll, { count: null, proportion: null });
    const {
      dimensions: [sex],
    } = benchmark(hidden, PUBLISHED, { against: [] });
    expect(sex?.groups[0]?.measures[0]).toMatchObject({ list: { proportion: null }, place: null });
  });
});
