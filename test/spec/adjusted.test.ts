import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AdjustedGap, Findings, Gap } from "../../src/findings/exact.ts";
import { findMeasure } from "../../src/report/explain.ts";
import { type Asked, analyseList, daysBefore, dimensionIn } from "./small-list.ts";

type Row = readonly [days: number, sex: string, specialty: string, priority?: string];
const HEADER = "Clock Start,Sex,Treatment Function Code,Procedure Priority Code";
const listOf = (rows: readonly Row[]): string =>
  `${HEADER}\n${rows.map(([days, sex, specialty, priority = "P4"]) => `${daysBefore(days)},${sex},${specialty},${priority}\n`).join("")}`;
const times = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

const sexOf = async (rows: readonly Row[], asked: Asked = {}) =>
  dimensionIn(await analyseList(listOf(rows), { by: ["sex"], ...asked }), "sex");

type Sex = Findings["dimensions"][number];
function gapOf<Method extends AdjustedGap["method"]>(
  { adjusted = [] }: Sex,
  method: Method,
  measure: string,
) {
  const gap = adjusted.find((one) => one.method === method && one.measure === measure);
  if (gap === undefined) throw new Error(`no ${method} of ${measure}`);
  return gap as Extract<AdjustedGap, { method: Method }>;
}
const crudeOf = ({ gaps }: Sex, measure: string): Gap => {
  const gap = gaps.find((one): one is Gap => one.group === "female" && one.measure === measure);
  if (gap === undefined) throw new Error(`no gap in ${measure}`);
  return gap;
};

describe("a gap that is all specialty mix", () => {
  // Everybody in orthopaedics (C_110) has waited 200 days, everybody in ophthalmology (C_130) 50.
  const rows = [
    ...times(30, [200, "F", "110"]),
    ...times(10, [50, "F", "130"]),
    ...times(10, [200, "M", "110"]),
    ...times(30, [50, "M", "130"]),
  ];

  test("is gone within specialties, by every method", async () => {
    const sex = await sexOf(rows);
    expect(crudeOf(sex, "over18Weeks").difference).toBe(0.5);
    expect(gapOf(sex, "mantel-haenszel", "over18Weeks")).toMatchObject({ crude: 0.5, difference: 0 });
    expect(gapOf(sex, "standardised", "over18Weeks")).toMatchObject({
      crude: 0.5,
      difference: 0,
      value: 0.5,
      referenceValue: 0.5,
      observed: 30,
      expected: 30,
      observedToExpected: 1,
    });
    expect(gapOf(sex, "standardised", "medianWeeks").difference).toBe(0);
    const split = gapOf(sex, "kitagawa", "meanWeeks");
    expect(split.crude).toBeCloseTo(75 / 7, 12);
    expect(split.composition).toBeCloseTo(75 / 7, 12);
    expect(split.within).toBeCloseTo(0, 12);
    expect(split.unmatched).toBe(0);
  });

  test("is carried by the specialties people are found in", async () => {
    const [strata] = (await sexOf(rows)).adjustedStrata ?? [];
    expect(strata).toMatchObject({ strata: 2, compared: 2, leftOut: { strata: 0 }, tooFew: { strata: 0 } });
    expect(strata?.carriedBy.map(({ stratum, n, referenceN }) => [stratum, n, referenceN])).toEqual([
      ["C_110", 30, 10],
      ["C_130", 10, 30],
    ]);
    const sum = strata?.carriedBy.reduce((total, part) => total + (part.composition ?? 0), 0);
    expect(sum).toBeCloseTo(75 / 7, 12);
  });

  test("is not touched with --adjust none, and for what it is about itself", async () => {
    expect((await sexOf(rows, { adjust: [] })).adjusted).toEqual([]);
    expect((await sexOf(rows, { adjust: ["sex"] })).adjusted).toEqual([]);
    const findings = await analyseList(listOf(rows), { by: ["specialty"] });
    expect(dimensionIn(findings, "specialty").adjusted).toEqual([]);
  });
});

describe("strata", () => {
  test("of one side only are left out where the mix is made the same, counted and named", async () => {
    const rows = [
      ...times(20, [200, "F", "110"]),
      ...times(20, [100, "M", "110"]),
      ...times(3, [300, "F", "502"]),
      ...times(4, [20, "M", "130"]),
    ];
    const sex = await sexOf(rows);
    expect(sex.adjustedStrata).toMatchObject([
      {
        strata: 3,
        compared: 1,
        leftOut: {
          strata: 2,
          pathways: 3,
          referencePathways: 4,
          names: ["Ophthalmology Service", "Gynaecology Service"],
        },
      },
    ]);
    expect(gapOf(sex, "standardised", "over18Weeks")).toMatchObject({ value: 1, referenceValue: 0 });
    const { crude, composition, within, unmatched } = gapOf(sex, "kitagawa", "meanWeeks");
    expect((composition ?? 0) + (within ?? 0) + (unmatched ?? 0)).toBeCloseTo(crude ?? Number.NaN, 12);
    expect(within).toBeCloseTo(100 / 7, 12);
  });

  test("of both sides that hold few people, or the smaller part of a side, give a reason and no figure", async () => {
    const few = await sexOf([
      ...times(19, [200, "F", "110"]),
      ...times(60, [100, "M", "110"]),
      ...times(9, [100, "F", "130"]),
    ]);
    const part = await sexOf([
      ...times(20, [200, "F", "110"]),
      ...times(20, [100, "M", "110"]),
      ...times(21, [100, "M", "130"]),
    ]);
    for (const [sex, reason] of [
      [few, "few-compared"],
      [part, "most-left-out"],
    ] as const) {
      expect(sex.adjusted?.length).toBeGreaterThan(0);
      for (const gap of sex.adjusted ?? []) {
        expect(gap, gap.method).toMatchObject({
          reason,
          difference: null,
          differenceUpper: null,
          ratio: null,
        });
        expect(gap.crude, gap.method).not.toBeNull();
      }
      expect(sex.adjustedStrata).toMatchObject([{ carriedBy: [] }]);
    }
    expect(part.adjustedStrata).toMatchObject([{ n: 20, referenceN: 41 }]);
  });

  test("held to half of a side are not the regression's, which borrows, when there are several adjusters", async () => {
    const rows = [
      ...times(20, [200, "F", "110", "P2"]),
      ...times(10, [100, "F", "110", "P3"]),
      ...times(10, [200, "M", "110", "P2"]),
      ...times(11, [100, "M", "110", "P2"]),
      ...times(60, [200, "M", "130", "P3"]),
      ...times(6, [200, "M", "130", "P2"]),
      ...times(6, [100, "M", "130", "P2"]),
      ...times(6, [100, "M", "130", "P3"]),
    ];
    const sex = await sexOf(rows, { adjust: ["specialty", "procedure-priority"] });
    expect(gapOf(sex, "mantel-haenszel", "over18Weeks").reason).toBe("most-left-out");
    expect(gapOf(sex, "logistic", "over18Weeks")).toMatchObject({ reason: null });
    expect(gapOf(sex, "logistic", "over18Weeks").difference).not.toBeNull();
  });

  test("that share nothing leave no figure, and no invented one", async () => {
    const sex = await sexOf([...times(9, [200, "F", "110"]), ...times(9, [100, "M", "130"])], {
      adjust: ["specialty"],
    });
    for (const gap of sex.adjusted ?? []) {
      expect(gap.difference, gap.method).toBeNull();
      expect(gap.crude, gap.method).not.toBeNull();
    }
    expect(sex.adjustedStrata).toMatchObject([{ compared: 0, carriedBy: [] }]);
  });

  test("of an unknown adjuster are a stratum of their own", async () => {
    const rows = [
      ...times(20, [200, "F", ""]),
      ...times(20, [100, "M", "nonsense"]),
      ...times(4, [100, "M", "110"]),
    ];
    const [strata] = (await sexOf(rows)).adjustedStrata ?? [];
    expect(strata?.carriedBy.map(({ stratum, n, referenceN }) => [stratum, n, referenceN])).toEqual([
      ["C_110", 0, 4],
      ["unknown", 20, 20],
    ]);
    expect(strata?.leftOut.names).toEqual(["Trauma and Orthopaedic Service"]);
  });
});

test("every name among adjusted figures is explained", async () => {
  const sex = await sexOf([...times(20, [200, "F", "110"]), ...times(20, [100, "M", "110"])], {
    adjust: ["specialty"],
  });
  const identity = new Set(["group", "reference", "measure", "method", "label"]);
  const names = [
    ...(sex.adjusted ?? []).flatMap((gap) => [...Object.keys(gap), gap.method, gap.measure]),
    ...(sex.adjustedStrata ?? []).flatMap((strata) => [
      ...Object.keys(strata),
      ...strata.carriedBy.flatMap((part) =>
        Object.keys(part).filter((key) => key !== "referenceN" && key !== "referenceMeanWeeks"),
      ),
    ]),
  ];
  for (const name of new Set(names)) if (!identity.has(name)) expect(findMeasure(name), name).toBeDefined();
});

describe("unknown groups", () => {
  test("have no adjusted figure, and count in the structure of the list", async () => {
    const rows = [
      ...times(10, [200, "F", "110"]),
      ...times(10, [200, "F", "130"]),
      ...times(10, [100, "M", "110"]),
      ...times(10, [200, "M", "130"]),
      ...times(40, [100, "9", "110"]),
    ];
    const sex = await sexOf(rows);
    expect(new Set(sex.adjusted?.map(({ group }) => group))).toEqual(new Set(["female"]));
    // Three quarters of the list are in orthopaedics, where nobody of the men has waited over 18 weeks.
    expect(gapOf(sex, "standardised", "over18Weeks").referenceValue).toBe(0.25);
  });
});

describe("adjusted figures of any list", () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 800 }),
    fc.constantFrom("F", "M", "M", "9"),
    fc.constantFrom("110", "130", "502", ""),
    fc.constantFrom("P2", "P3", "P4", ""),
  );
  const lists = fc
    .array(row, { minLength: 1, maxLength: 150 })
    .map((rows): Row[] => [[20, "F", "110"], [130, "M", "110"], ...rows]);

  const numbersIn = (found: unknown): number[] => {
    if (typeof found === "number") return [found];
    return typeof found === "object" && found !== null ? Object.values(found).flatMap(numbersIn) : [];
  };

  test("are finite, take no notice of the order of rows, and their parts sum to the gap", () =>
    fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const adjust = ["specialty", "procedure-priority"];
        const sex = await sexOf(rows, { adjust });
        expect(await sexOf([...rows].reverse(), { adjust })).toEqual(sex);
        for (const number of numbersIn(sex.adjusted)) expect(Number.isFinite(number)).toBe(true);
        const { crude, composition, within, unmatched } = gapOf(sex, "kitagawa", "meanWeeks");
        expect(crude).toBeCloseTo(crudeOf(sex, "meanWeeks").difference ?? Number.NaN, 10);
        if (within !== null) {
          expect((composition ?? 0) + within + (unmatched ?? 0)).toBeCloseTo(crude ?? Number.NaN, 10);
        }
        expect(gapOf(sex, "standardised", "medianWeeks").crude).toBe(crudeOf(sex, "medianWeeks").difference);
        expect(gapOf(sex, "mantel-haenszel", "over18Weeks").crude).toBeCloseTo(
          crudeOf(sex, "over18Weeks").difference ?? Number.NaN,
          12,
        );
      }),
      { numRuns: 25 },
    ));

  test("are the crude ones where there is one stratum", () =>
    fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const sex = await sexOf(
          rows.map(([days, code]): Row => [days, code, "110"]),
          { adjust: ["specialty"] },
        );
        for (const measure of ["over18Weeks", "over52Weeks", "withinStandard", "meanWeeks", "medianWeeks"]) {
          if (gapOf(sex, "standardised", measure).reason !== null) continue;
          const [found, crude] = [gapOf(sex, "standardised", measure), crudeOf(sex, measure)];
          expect(found.difference, measure).toBeCloseTo(crude.difference ?? Number.NaN, 8);
          if (measure === "medianWeeks") continue;
          if (crude.differenceLower === null) expect(found.differenceLower, measure).toBeNull();
          else expect(found.differenceLower, measure).toBeCloseTo(crude.differenceLower, 6);
        }
      }),
      { numRuns: 25 },
    ));

  test("by a crossing are there when asked for, and a reference that is the rest of the list is compared stratum by stratum", async () => {
    const rows = [
      ...times(24, [200, "F", "110", "P2"]),
      ...times(24, [100, "M", "110", "P4"]),
      ...times(12, [200, "M", "110", "P2"]),
      ...times(12, [90, "F", "110", "P3"]),
    ];
    const crossed = await analyseList(listOf(rows), {
      by: ["sex*procedure-priority", "procedure-priority"],
      adjust: ["specialty"],
    });
    const gaps = dimensionIn(crossed, "sex*procedure-priority").adjusted ?? [];
    expect(new Set(gaps.map(({ group }) => group)).size).toBe(4);
    expect(new Set(gaps.map(({ reference }) => reference))).toEqual(new Set(["rest-of-list"]));
    const p2 = dimensionIn(crossed, "procedure-priority").adjusted?.find(
      ({ group, method, measure }) =>
        group === "P2" && method === "mantel-haenszel" && measure === "over18Weeks",
    );
    expect(p2?.difference).toBe(1);
    const unasked = await analyseList(listOf(rows), { by: ["sex*procedure-priority"] });
    expect(dimensionIn(unasked, "sex*procedure-priority").adjusted).toEqual([]);
  });
});

describe("--adjust", () => {
  const rows = [...times(5, [200, "F", "110"]), ...times(5, [100, "M", "110"])];
  const refused = (adjust: readonly string[]) => analyseList(listOf(rows), { by: ["sex"], adjust });

  test("names the nearest dimension to one there is not", async () => {
    await expect(refused(["specialtee"])).rejects.toMatchObject({
      kind: "usage",
      detail: {
        code: "unknown-dimension",
        message: '--adjust: no dimension is called "specialtee"; the nearest is specialty',
      },
    });
  });

  test("refuses a dimension that is not in the list, and a column that is not", async () => {
    await expect(refused(["age-band"])).rejects.toMatchObject({
      detail: { code: "dimension-not-in-list", message: "no column gives age-band" },
    });
    await expect(refused(["column:Wards"])).rejects.toMatchObject({
      detail: { code: "dimension-not-in-list" },
    });
  });

  test("refuses what tells its rows apart", async () => {
    const many = Array.from({ length: 600 }, (_, index): Row => [index % 300, index % 2 ? "F" : "M", "110"]);
    const text = listOf(many)
      .split("\n")
      .map((line, index) => (line === "" ? "" : `${line},${index === 0 ? "Consultant" : `K${index}`}`))
      .join("\n");
    await expect(analyseList(text, { by: ["sex"], adjust: ["column:Consultant"] })).rejects.toMatchObject({
      detail: {
        code: "too-many-strata",
        message: "--adjust column:Consultant: it has 601 groups or more; at most 500 can be adjusted for",
      },
    });
  });

  test("warns of an adjuster that changes nothing", async () => {
    const texts = (found: Findings) =>
      found.notes.filter(({ code }) => code === "adjuster-has-one-group").map(({ text }) => text);
    const adjusted = await analyseList(listOf(rows), {
      by: ["sex"],
      adjust: ["specialty", "procedure-priority"],
    });
    expect(texts(adjusted)).toEqual([
      "Adjusting for specialty changes nothing: every pathway is in the group C_110.",
      "Adjusting for procedure-priority changes nothing: every pathway is in the group P4.",
    ]);
    expect(texts(await analyseList(listOf(rows), { by: ["sex"] }))).toEqual([]);
  });

  test("given twice, or as two forms of one, adjusts once", async () => {
    const sex = await sexOf(rows, { adjust: ["specialty", "procedure-priority", "specialty"] });
    expect(sex.adjusted?.[0]?.adjustedFor).toEqual(["specialty", "procedure-priority"]);
  });
});
