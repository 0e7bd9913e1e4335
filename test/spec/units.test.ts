import { describe, expect, test } from "vitest";
import type { Findings, UnitsFindings } from "../../src/findings/exact.ts";
import type { SuppressionChoice } from "../../src/request.ts";
import { type Asked, analyseList, daysBefore, noteCodes, publishList } from "./small-list.ts";

const times = <Row>(count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

type Row = readonly [provider: string, sex: 1 | 2 | 9, days: number];

const list = (rows: readonly Row[]): string =>
  `Clock Start,Provider Code,Sex,Treatment Function Code\n${rows
    .map(([provider, sex, days]) => `${daysBefore(days)},${provider},${sex},${days > 200 ? "100" : "110"}`)
    .join("\n")}\n`;

/** Two in five over 18 weeks for men; women as often, but three in four at R1C. */
const ROWS: Row[] = ["R1A", "R1B", "R1C", "R1D"].flatMap((provider) => [
  ...times(60, [provider, 1, 100] as const),
  ...times(40, [provider, 1, 150] as const),
  ...times(provider === "R1C" ? 25 : 60, [provider, 2, 100] as const),
  ...times(provider === "R1C" ? 75 : 40, [provider, 2, 400] as const),
  ...times(3, [provider, 9, 150] as const),
]);

const ASKED = { by: ["sex"], compareUnits: "provider" } as const satisfies Asked;

async function unitsOf(rows: readonly Row[], asked: Asked = {}): Promise<UnitsFindings & { all: Findings }> {
  const all = await analyseList(list(rows), { ...ASKED, ...asked });
  if (all.units === undefined) throw new Error("no units");
  return { ...all.units, all };
}

describe("units are held against one another", () => {
  test("each with its own level, those of no known unit left out and counted", async () => {
    const { unit, label, unknown, units, levels } = await unitsOf([
      ...ROWS,
      ...times(7, ["", 1, 400] as const),
    ]);
    expect({ unit, label, unknown }).toEqual({ unit: "provider", label: "Provider", unknown: 7 });
    expect(units.map(({ unit: id, n }) => [id, n])).toEqual([
      ["R1A", 203],
      ["R1B", 203],
      ["R1C", 203],
      ["R1D", 203],
    ]);
    // 80 + 3 of 203 three times, and 118 of 203; the seven of no provider are in no target.
    expect(levels.breachesStandard.target).toBeCloseTo((3 * 83 + 118) / 812, 12);
    expect(units.map(({ measures }) => measures.breachesStandard.count)).toEqual([83, 83, 118, 83]);
    expect(units.map(({ measures }) => measures.breachesStandard.place)).toEqual([
      "within",
      "within",
      "high-99.8",
      "within",
    ]);
    expect(units.map(({ measures }) => measures.over52Weeks.count)).toEqual([40, 40, 75, 40]);
  });

  test("with their own gaps, of known groups only", async () => {
    const { gaps } = await unitsOf(ROWS);
    const [gap, over52] = gaps;
    expect(gaps).toHaveLength(2);
    expect(gap).toMatchObject({ dimension: "sex", group: "female", reference: "male", comparedUnits: 4 });
    expect([gap?.measure, over52?.measure]).toEqual(["breachesStandard", "over52Weeks"]);
    expect(gap?.units.map(({ unit, difference }) => [unit, Math.round(1000 * (difference ?? 0))])).toEqual([
      ["R1A", 0],
      ["R1B", 0],
      ["R1C", 350],
      ["R1D", 0],
    ]);
    expect(gap?.target).toBeCloseTo(0.35 / 4, 12);
    expect(gap?.units.map(({ place }) => place)).toEqual(["within", "within", "high-99.8", "within"]);
  });

  test("gaps of the list and everything else stay as they are without it", async () => {
    const [withUnits, without] = [
      await analyseList(list(ROWS), ASKED),
      await analyseList(list(ROWS), { by: ["sex"] }),
    ];
    const { units, ...rest } = withUnits;
    expect(units).toBeDefined();
    expect(rest).toEqual(without);
  });

  test("crossings have no gap within units, and units none within themselves", async () => {
    const { gaps } = await unitsOf(ROWS, { by: ["sex", "provider", "sex*provider"] });
    expect([...new Set(gaps.map(({ dimension }) => dimension))]).toEqual(["sex"]);
  });

  test("any column of the file can be the unit, and so can specialty", async () => {
    const { unit, label, units } = await unitsOf(ROWS, { compareUnits: "column:Provider Code" });
    expect([unit, label, units.length]).toEqual(["column:Provider Code", "Provider Code", 4]);
    const specialty = await unitsOf(ROWS, { compareUnits: "specialty" });
    expect(specialty.units.map(({ unit: id }) => id)).toEqual(["C_100", "C_110"]);
  });

  test("in several files as in one", async () => {
    const files = {
      "a.csv": list(ROWS.filter(([provider]) => provider < "R1C")),
      "b.csv": list(ROWS.filter(([provider]) => provider >= "R1C")),
    };
    const together = await analyseList({ files }, ASKED);
    expect(together.units).toEqual((await unitsOf(ROWS)).all.units);
  });

  test("with fewer than three a warning says that none is compared", async () => {
    const two = await unitsOf(ROWS.filter(([provider]) => provider < "R1C"));
    expect(noteCodes(two.all)).toContain("units-too-few");
    expect(two.all.notes.find(({ code }) => code === "units-too-few")?.text).toBe(
      "There are 2 providers: funnel limits take at least 3, so none is held against the others.",
    );
    expect(two.units.map(({ measures }) => measures.breachesStandard.place)).toEqual([null, null]);
    const one = await unitsOf(ROWS.filter(([provider]) => provider < "R1B"));
    expect(one.all.notes.find(({ code }) => code === "units-too-few")?.text).toMatch(/^There is 1 provider:/);
  });
});

describe("what is no unit of the list is refused", () => {
  test.each([
    [
      "providers",
      "unknown-unit",
      '--compare-units "providers": there is no such unit; the nearest is provider',
    ],
    [
      "sex",
      "unknown-unit",
      "--compare-units sex: the groups of sex are not units that provide or pay for care",
    ],
    [
      "provider*sex",
      "unknown-unit",
      '--compare-units "provider*sex": there is no such unit; the nearest is provider',
    ],
    ["site", "unit-not-in-list", "no column gives site, by which to compare"],
    ["icb", "unit-not-in-list", "no column gives icb, by which to compare"],
    ["column:Consultant", "unit-not-in-list", 'no column is headed "Consultant"'],
  ])("%s", async (compareUnits, code, message) => {
    await expect(analyseList(list(ROWS), { ...ASKED, compareUnits })).rejects.toMatchObject({
      kind: "usage",
      detail: { code, message },
    });
  });

  test("persons are no units", async () => {
    const text = `Clock Start,NHS Number,Sex\n${daysBefore(10)},9434765919,1\n`;
    await expect(analyseList(text, { by: ["sex"], compareUnits: "column:NHS Number" })).rejects.toMatchObject(
      { detail: { code: "personal-column" } },
    );
  });
});

describe("under disclosure control", () => {
  /** At R1A 3 of 24 women have waited over 18 weeks, elsewhere two in five. */
  const FEW: Row[] = ["R1A", "R1B", "R1C", "R1D"].flatMap((provider) => [
    ...times(61, [provider, 1, 100] as const),
    ...times(41, [provider, 1, 150] as const),
    ...times(provider === "R1A" ? 21 : 62, [provider, 2, 100] as const),
    ...times(provider === "R1A" ? 3 : 41, [provider, 2, 150] as const),
  ]);
  const publishedUnits = async (rule: SuppressionChoice["rule"]) => {
    const { units } = await publishList(list(FEW), { ...ASKED, suppression: { rule, smallNumbers: false } });
    if (units === undefined) throw new Error("no units");
    return units;
  };

  test("a gap within a unit is hidden with a count of 1 to 7 that it is made of, and with its place", async () => {
    const { gaps } = await publishedUnits({ kind: "hes" });
    const own = gaps.find(({ measure }) => measure === "breachesStandard")?.units;
    expect(own?.find(({ unit }) => unit === "R1A")).toEqual({
      unit: "R1A",
      n: 25,
      referenceN: 100,
      count: null,
      referenceCount: 40,
      difference: null,
      differenceLower: null,
      differenceUpper: null,
      standardError: null,
      zScore: null,
      place: null,
      zScoreAdjusted: null,
      placeAdjusted: null,
    });
  });

  test("another is of the counts that are shown: exact ones would follow from it", async () => {
    const { gaps } = await publishedUnits({ kind: "hes" });
    const own = gaps.find(({ measure }) => measure === "breachesStandard")?.units;
    expect(own?.find(({ unit }) => unit === "R1B")).toMatchObject({
      n: 105,
      count: 40,
      referenceN: 100,
      referenceCount: 40,
      difference: Number((40 / 105 - 40 / 100).toPrecision(3)),
    });
  });

  test("the limits of a unit are those of its rounded size", async () => {
    const { units, levels } = await publishedUnits({ kind: "hes" });
    const [unit] = units;
    const target = levels.breachesStandard.target ?? Number.NaN;
    expect(unit?.n).toBe(125);
    const margin = 1.96 * Math.sqrt((target * (1 - target)) / 125);
    expect(unit?.measures.breachesStandard.upperLimit95).toBe(Number((target + margin).toPrecision(3)));
  });

  test("where counts are not rounded no gap within a unit is shown, and the level of all units is", async () => {
    const { gaps, units, levels } = await publishedUnits({ kind: "min", fewest: 10 });
    expect(gaps).toEqual([]);
    expect(units.map(({ n }) => n)).toEqual([126, 205, 205, 205]);
    expect(levels.breachesStandard.target).toBe(0.391);
  });
});
