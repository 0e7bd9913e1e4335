import { describe, expect, it, test } from "vitest";
import { adjustExcesses } from "../../../src/compare/adjust-excesses.ts";
import { intersectionsOf } from "../../../src/compare/intersections.ts";
import { standardOf } from "../../../src/measure/standard.ts";
import { benjaminiHochberg } from "../../../src/stats/benjamini-hochberg.ts";
import { holm } from "../../../src/stats/holm.ts";

const RTT = standardOf({ kind: "rtt-18" });
/** Some at 10 days and some at 150, which is over 18 weeks. */
const waits = (short: number, long: number): Uint32Array => {
  const days = new Uint32Array(151);
  days[10] = short;
  days[150] = long;
  return days;
};
const group = (id: string, short: number, long: number) => ({
  group: id,
  parts: id.split("*"),
  known: !id.includes("unknown"),
  waits: waits(short, long),
});
const crossing = (reference: string, groups: readonly ReturnType<typeof group>[]) => ({
  dimension: groups[0]?.parts.map((_, at) => `d${at}`).join("*") ?? "d0*d1",
  reference,
  groups,
});
const found = (reference: string, groups: readonly ReturnType<typeof group>[]) =>
  intersectionsOf(crossing(reference, groups), RTT);
type Found = NonNullable<ReturnType<typeof found>>;
const excessOf = (one: Found | undefined, id: string, measure = "over18Weeks") =>
  one?.groups.find((each) => each.group === id)?.excesses.find((each) => each.measure === measure);

const SQUARE = [
  group("white*male", 700, 300),
  group("white*female", 600, 400),
  group("asian*male", 250, 250),
  group("asian*female", 100, 300),
];

describe("an intersection", () => {
  it("has what is left of its gap to the reference after the gaps of its parts", () => {
    // 75 % over 18 weeks; 30 % + 10 points + 20 points add up to 60 %.
    const excess = excessOf(found("white*male", SQUARE), "asian*female");
    expect(excess?.figure).toBe(0.75);
    expect(excess?.addsUpTo).toBeCloseTo(0.6, 12);
    expect(excess?.excess).toBeCloseTo(0.15, 12);
    expect(excess?.excessLower).toBeGreaterThan(0.07);
    expect(excess?.excessUpper).toBeLessThan(0.23);
    expect(excess?.pValue).toBeLessThan(0.001);
    expect(excess).toMatchObject({ excessRank: 1, method: "wilson-mover" });
    // Two values: the mean moves as the share does, 140 days for each of them.
    const mean = excessOf(found("white*male", SQUARE), "asian*female", "meanWeeks");
    expect(mean?.excess).toBeCloseTo(0.15 * 20, 12);
  });

  it("names the cells it is compared with, and is not made of single steps", () => {
    const one = found("white*male", SQUARE);
    expect(one).toMatchObject({ expectation: "reference-crossing", fewestPathways: 20, reason: null });
    expect(one?.groups).toMatchObject([
      {
        group: "asian*female",
        n: 400,
        comparedWith: [
          { group: "asian*male", n: 500 },
          { group: "white*female", n: 1000 },
          { group: "white*male", n: 1000 },
        ],
        reason: null,
        fewPathways: [],
      },
    ]);
    expect(one?.groups[0]?.excesses.map(({ measure }) => measure)).toEqual([
      "meanWeeks",
      "medianWeeks",
      "within18Weeks",
      "over18Weeks",
      "over52Weeks",
      "over65Weeks",
      "over78Weeks",
      "over104Weeks",
      "withinStandard",
      "breachesStandard",
    ]);
  });

  it("without a reference crossing is compared with what all other cells add up to: of two by two the same", () => {
    const [steps, fit] = [found("white*male", SQUARE), found("rest-of-list", SQUARE)];
    expect(fit?.expectation).toBe("additive-fit");
    for (const measure of ["over18Weeks", "within18Weeks", "meanWeeks"]) {
      const [one, other] = [steps, fit].map((each) => excessOf(each, "asian*female", measure));
      expect(other?.excess).toBeCloseTo(one?.excess ?? 9, 9);
      // The cell's own part is Wilson's in both; those of the others are taken as normal in the fit.
      expect(other?.excessLower).toBeCloseTo(one?.excessLower ?? 9, 2);
    }
    expect(excessOf(fit, "asian*male")?.excess).toBeCloseTo(-0.15, 9);
    expect(fit?.groups.find(({ group: id }) => id === "asian*female")?.comparedWith).toEqual([
      { group: "asian*any", n: 500 },
      { group: "any*female", n: 1000 },
    ]);
    expect(excessOf(fit, "asian*female", "medianWeeks")).toBeUndefined();
  });

  it("of three dimensions is held against its three single steps", () => {
    const cells = ["a", "b"].flatMap((x) =>
      ["a", "b"].flatMap((y) =>
        ["a", "b"].map((z) => {
          const steps = [x, y, z].filter((part) => part === "b").length;
          return group([x, y, z].join("*"), 900 - 100 * steps, 100 + 100 * steps + (steps === 3 ? 50 : 0));
        }),
      ),
    );
    const one = found("a*a*a", cells);
    expect(one?.groups.map(({ group: id }) => id)).toEqual(["a*b*b", "b*a*b", "b*b*a", "b*b*b"]);
    expect(excessOf(one, "b*b*a")?.excess).toBeCloseTo(0, 12);
    // 450 of 1,050 less 100 + 3 × 100 of 1,000.
    expect(excessOf(one, "b*b*b")?.excess).toBeCloseTo(450 / 1050 - 0.4, 12);
    expect(one?.groups[3]?.comparedWith.map(({ group: id }) => id)).toEqual([
      "b*a*a",
      "a*b*a",
      "a*a*b",
      "a*a*a",
    ]);
  });

  it("has no excess where a cell has fewer than 20 pathways, and names the cell", () => {
    const few = [...SQUARE.slice(0, 2), group("asian*male", 10, 9), group("asian*female", 100, 300)];
    const expected = { reason: "few-pathways", fewPathways: ["asian*male"], excesses: [] };
    expect(found("white*male", few)?.groups[0]).toMatchObject(expected);
    const missing = SQUARE.filter(({ group: id }) => id !== "asian*male");
    expect(found("white*male", missing)?.groups[0]).toMatchObject(expected);
    expect(found("rest-of-list", few)?.groups.map(({ fewPathways }) => fewPathways)).toEqual([
      ["any*male"],
      [],
      ["asian*male"],
      ["asian*any"],
    ]);
  });

  it("has none where nobody is in the reference crossing, or a part's effect cannot be told", () => {
    expect(found("black*male", SQUARE)).toMatchObject({ reason: "no-reference", groups: [] });
    const apart = [...SQUARE.slice(0, 2), group("asian*other", 50, 50), group("asian*none", 50, 50)];
    expect(found("rest-of-list", apart)?.groups.map(({ reason }) => reason)).toEqual([
      "few-pathways",
      "few-pathways",
      "few-pathways",
      "few-pathways",
    ]);
    const joined = [
      ...SQUARE,
      group("black*x", 50, 50),
      group("black*y", 50, 50),
      group("other*x", 50, 50),
      group("other*female", 50, 50),
    ];
    const reasons = found("rest-of-list", joined)?.groups.map(({ group: id, reason }) => [id, reason]);
    expect(reasons).toContainEqual(["other*female", "not-identified"]);
    expect(reasons).toContainEqual(["asian*female", null]);
  });

  it("is never made with an unknown part", () => {
    const cells = [...SQUARE, group("unknown*female", 500, 500)];
    expect(found("white*male", cells)?.groups.map(({ group: id }) => id)).toEqual(["asian*female"]);
    expect(found("rest-of-list", cells)?.groups).toHaveLength(4);
  });

  it("is nothing to a dimension that is not crossed", () => {
    const plain = { dimension: "sex", reference: "male", groups: [] };
    expect(intersectionsOf(plain, RTT)).toBeUndefined();
    expect(found("white*male", [])).toMatchObject({ reason: "no-reference", groups: [] });
    expect(found("rest-of-list", [])).toMatchObject({ groups: [] });
  });
});

describe("the ranking of intersections", () => {
  const others = ["b", "c", "d", "e", "f"];
  const cells = [
    group("white*male", 7000, 3000),
    group("white*female", 7000, 3000),
    ...others.flatMap((part) => [group(`${part}*male`, 700, 300), group(`${part}*female`, 702, 298)]),
    group("sure*male", 7000, 3000),
    // 10 points in 10,000 pathways.
    group("sure*female", 6000, 4000),
    group("wild*male", 70, 30),
    // 18 of 20, 60 points.
    group("wild*female", 2, 18),
  ];

  test("is not won by twenty pathways with a wild figure", () => {
    const one = found("white*male", cells);
    const [sure, wild] = ["sure*female", "wild*female"].map((id) => excessOf(one, id));
    expect(wild?.excess).toBeGreaterThan(5 * (sure?.excess ?? 1));
    expect(sure?.excessRank).toBe(1);
    expect(wild?.excessRank).toBeGreaterThan(1);
    const fit = found("rest-of-list", cells);
    expect(excessOf(fit, "sure*female")?.excessRank).toBe(1);
  });

  test("puts those first who wait longer, in measures of waiting little too", () => {
    const one = found("white*male", cells);
    expect(excessOf(one, "sure*female", "within18Weeks")).toMatchObject({ excessRank: 1 });
    expect(excessOf(one, "sure*female", "within18Weeks")?.excess).toBeCloseTo(-0.1, 12);
  });

  test("does not depend on the order of the groups, and adjusts among the crossing's intersections only", () => {
    const [one, turned] = [found("white*male", cells), found("white*male", [...cells].reverse())];
    for (const { group: id, excesses } of one?.groups ?? []) {
      for (const { measure, excessRank, shrunkenExcess } of excesses) {
        const again = excessOf(turned, id, measure);
        expect(again?.excessRank).toBe(excessRank);
        expect(again?.shrunkenExcess ?? 9).toBeCloseTo(shrunkenExcess ?? 9, 12);
      }
    }
    const excesses = one?.groups.flatMap((each) => each.excesses) ?? [];
    for (const adjust of [benjaminiHochberg, holm]) {
      const adjusted = adjustExcesses(one as Found, adjust).groups.flatMap((each) => each.excesses);
      const family = excesses.filter(({ measure }) => measure === "over18Weeks");
      const wanted = adjust(family.map(({ pValue }) => pValue ?? 1));
      expect(
        adjusted
          .filter(({ measure }) => measure === "over18Weeks")
          .map(({ pValueAdjusted }) => pValueAdjusted),
      ).toEqual(wanted);
    }
  });
});
