import { describe, expect, test } from "vitest";
import type { DimensionFindings, Findings } from "../../src/findings/exact.ts";
import { benjaminiHochberg } from "../../src/stats/benjamini-hochberg.ts";
import { analyseList, daysBefore, dimensionIn, groupIn, noteCodes } from "./small-list.ts";

/** A list of people of one sex each who have waited so many days. */
const waiting = (sexes: Readonly<Record<string, readonly number[]>>): string =>
  `Clock Start | Sex\n${Object.entries(sexes)
    .flatMap(([sex, days]) => days.map((one) => `${daysBefore(one)} | ${sex}`))
    .join("\n")}\n`;

describe("the measures of a group", () => {
  test("a worked example: waits of 0, 70, 126, 127, 400 and 800 days", async () => {
    const { overall } = await analyseList(waiting({ 1: [0, 70, 126, 127, 400, 800] }));
    expect(overall).toMatchObject({
      n: 6,
      share: 1,
      meanWeeks: (0 + 70 + 126 + 127 + 400 + 800) / 6 / 7,
      medianWeeks: 126.5 / 7,
      longestWeeks: 800 / 7,
      within18Weeks: { count: 3, proportion: 0.5 },
      over52Weeks: { count: 2 },
      over104Weeks: { count: 1 },
    });
    // Type 7: position 5 × 0.92 = 4.6 and 5 × 0.95 = 4.75, between the fifth and sixth wait.
    expect(overall.p92Weeks).toBeCloseTo((400 + 0.6 * 400) / 7, 12);
    expect(overall.p95Weeks).toBeCloseTo((400 + 0.75 * 400) / 7, 12);
    // Wilson's interval of 3 of 6.
    expect(overall.within18Weeks.lower).toBeCloseTo(0.187616, 6);
    expect(overall.within18Weeks.upper).toBeCloseTo(0.812384, 6);
  });

  test("the interval of a median needs six waits: then it is the shortest to the longest", async () => {
    const days = [10, 20, 30, 40, 50];
    const five = (await analyseList(waiting({ 1: days }))).overall;
    expect([five.medianWeeksLower, five.medianWeeksUpper]).toEqual([null, null]);
    const six = (await analyseList(waiting({ 1: [...days, 60] }))).overall;
    expect([six.medianWeeksLower, six.medianWeeksUpper]).toEqual([10 / 7, 60 / 7]);
  });

  test("banded figures are NHS England's estimate: 0 to 7 days are the first week", async () => {
    // k = 1.5 of 3; the second band holds 2: 1 + (1.5 − 1) ÷ 2.
    const { overall } = await analyseList(waiting({ 1: [7, 8, 14] }));
    expect(overall.medianWeeksBanded).toBe(1.25);
    expect(overall.openBand).toBe(false);
  });

  test("a banded figure in the open band is 104, and is marked", async () => {
    const { overall } = await analyseList(waiting({ 1: [729, 900, 10] }));
    expect(overall).toMatchObject({ medianWeeksBanded: 104, p92WeeksBanded: 104, openBand: true });
  });

  test("a wait of 0 days and a group of one are measured; what cannot be computed is null, never NaN", async () => {
    const findings = await analyseList(waiting({ 1: [0], 2: [0, 0] }), { by: ["sex"] });
    const male = groupIn(findings, "male");
    expect(male).toMatchObject({
      n: 1,
      meanWeeks: 0,
      medianWeeks: 0,
      longestWeeks: 0,
      medianWeeksLower: null,
    });
    expect(JSON.stringify(findings)).not.toMatch(/NaN|Infinity/);
  });
});

describe("rows without a usable clock start", () => {
  const list = `
    Clock Start       | Ethnicity | Sex
    ${daysBefore(10)} | A         | 1
    ${daysBefore(400)}| A         | 2
                      | A         | 1
    rubbish           | A         | 1
    2030-01-01        | H         | 2
    ${daysBefore(10)} | H         | 2
  `;

  test("are counted for the group they belong to, and overall", async () => {
    const findings = await analyseList(list, { by: ["ethnic-group", "sex"] });
    expect(findings.overall).toMatchObject({ n: 3, unknownClockStart: 3 });
    expect(groupIn(findings, "white", "ethnic-group")).toMatchObject({ n: 2, unknownClockStart: 2 });
    expect(groupIn(findings, "asian", "ethnic-group")).toMatchObject({ n: 1, unknownClockStart: 1 });
    expect(groupIn(findings, "male", "sex")).toMatchObject({ n: 1, unknownClockStart: 2 });
  });

  test("are in the denominator of the measures …OfAll only", async () => {
    const findings = await analyseList(list, { by: ["ethnic-group"] });
    const white = groupIn(findings, "white");
    expect(white.within18Weeks).toMatchObject({ count: 1, proportion: 1 / 2 });
    expect(white.within18WeeksOfAll).toMatchObject({ count: 1, proportion: 1 / 4 });
    expect(white.over52WeeksOfAll).toMatchObject({ count: 1, proportion: 1 / 4 });
  });

  test("are not those excluded for any other reason", async () => {
    const other = "Clock Start | RTT Status\n | 30\n rubbish | 90\n2026-06-01 | 20\n";
    expect((await analyseList(other)).overall).toMatchObject({ n: 1, unknownClockStart: 0 });
  });
});

describe("people", () => {
  test("are distinct NHS numbers, however they are spaced; else local identifiers", async () => {
    const list = `
      Clock Start | NHS Number   | Hospital Number
      2026-06-01  | 943 476 5919 | H1
      2026-06-02  | 9434765919   | H1
      2026-06-03  |              | H2
      2026-06-04  |              | H3
    `;
    expect((await analyseList(list)).ledger.people).toBe(3);
  });

  test("are not known without an identifier", async () => {
    expect((await analyseList("Clock Start\n2026-06-01\n")).ledger.people).toBeNull();
  });

  test("above 1.1 pathways per person a note says that intervals take pathways as independent", async () => {
    const listOf = (people: number) =>
      `Clock Start | MRN\n${Array.from({ length: 22 }, (_, row) => `2026-06-01 | H${row % people}`).join("\n")}\n`;
    expect(noteCodes(await analyseList(listOf(20)))).not.toContain("pathways-per-person");
    expect(noteCodes(await analyseList(listOf(19)))).toContain("pathways-per-person");
  });
});

/** Two sexes, three ages and some of unknown sex; long waits are commoner among women and the old. */
const rows = Array.from({ length: 240 }, (_, row) => {
  const sex = row % 8 === 0 ? "9" : row % 2 === 0 ? "1" : "2";
  const age = [25, 40, 70][row % 3] ?? 0;
  const days = 20 + ((row * 37) % 200) + (sex === "2" ? 40 : 0) + (age === 70 ? 30 : 0);
  return `${daysBefore(days)} | ${sex} | ${age} | P${row % 2}`;
});
const mixed = `Clock Start | Sex | Age | Provider\n${rows.join("\n")}\n`;

const gapsOf = ({ gaps }: DimensionFindings, measure: string) =>
  gaps.filter((gap) => gap.measure === measure);

describe("gaps", () => {
  const by = ["sex", "age-band", "provider", "sex*age-band"];
  const read = (): Promise<Findings> => analyseList(mixed, { by });

  test("exist for means, medians, every threshold measure and the whole distribution", async () => {
    const { gaps } = dimensionIn(await read());
    expect(
      gaps.filter(({ group }) => group === "female").map(({ measure, ...gap }) => [measure, gap.method]),
    ).toEqual([
      ["meanWeeks", "welch"],
      ["medianWeeks", "price-bonett"],
      ["within18Weeks", "newcombe"],
      ["over18Weeks", "newcombe"],
      ["over52Weeks", "newcombe"],
      ["over65Weeks", "newcombe"],
      ["over78Weeks", "newcombe"],
      ["over104Weeks", "newcombe"],
      ["withinStandard", "newcombe"],
      ["breachesStandard", "newcombe"],
      ["distribution", "mann-whitney"],
    ]);
  });

  test("difference = group − reference and ratio = group ÷ reference; means and medians have no ratio", async () => {
    const findings = await read();
    const [female, male] = [groupIn(findings, "female"), groupIn(findings, "male")];
    const [over] = gapsOf(dimensionIn(findings), "over18Weeks");
    const [one, other] = [female.over18Weeks.proportion ?? 0, male.over18Weeks.proportion ?? 0];
    expect(over).toMatchObject({
      group: "female",
      reference: "male",
      difference: one - other,
      ratio: one / other,
    });
    const [median] = gapsOf(dimensionIn(findings), "medianWeeks");
    expect(median).toMatchObject({ ratio: null, ratioLower: null, ratioUpper: null });
    const medians = (female.medianWeeks ?? 0) - (male.medianWeeks ?? 0);
    expect(median && "difference" in median ? median.difference : undefined).toBeCloseTo(medians, 12);
  });

  test("superiority is the chance that someone of the group waits longer, ties counting half", async () => {
    const { gaps } = dimensionIn(await analyseList(waiting({ 1: [10, 20], 2: [10, 30] }), { by: ["sex"] }));
    // Of four pairs: 10–10 ties, 10 < 20, 30 > 10, 30 > 20: (2 + ½) ÷ 4.
    expect(gaps.find(({ measure }) => measure === "distribution")).toMatchObject({
      superiority: 0.625,
      cliffsDelta: 0.25,
      hodgesLehmannDays: 5,
    });
  });

  test("of unknown are shown but not in the family, and stay out of the tests", async () => {
    const findings = await read();
    const families = new Set(dimensionIn(findings).gaps.map(({ group, inFamily }) => `${group} ${inFamily}`));
    expect([...families]).toEqual(["female true", "unknown false"]);
    expect(dimensionIn(findings).tests.chiSquare?.df).toBe(1);
    expect(dimensionIn(findings).tests.kruskalWallis?.df).toBe(1);
  });

  test("the family is breaches of the standard, all known groups, all uncrossed dimensions", async () => {
    const { dimensions } = await read();
    const uncrossed = dimensions.filter(({ dimension }) => !dimension.includes("*"));
    const family = uncrossed.flatMap((one) =>
      gapsOf(one, "breachesStandard").filter(({ inFamily }) => inFamily),
    );
    expect(family.map(({ group }) => group)).toEqual(["female", "18-34", "65-79", "P0", "P1"]);
    const adjusted = benjaminiHochberg(family.map(({ pValue }) => pValue ?? Number.NaN));
    expect(family.map(({ pValueAdjusted }) => pValueAdjusted)).toEqual(adjusted);
    const others = dimensions.flatMap(({ gaps }) => gaps).filter((gap) => !family.some((one) => one === gap));
    expect(new Set(others.map(({ pValueAdjusted }) => pValueAdjusted))).toEqual(new Set([null]));
  });

  test("a trend is tested in ordered dimensions only", async () => {
    const { dimensions } = await read();
    expect(dimensions.map(({ dimension, tests }) => [dimension, tests.trend !== null])).toEqual([
      ["sex", false],
      ["age-band", true],
      ["provider", false],
      ["sex*age-band", false],
    ]);
  });

  test("an empty reference group leaves no gap and stops no run", async () => {
    const { dimensions } = await analyseList(waiting({ 2: [10, 20], 9: [5] }), { by: ["sex"] });
    expect(dimensions[0]).toMatchObject({ reference: "male", gaps: [] });
  });
});
