import { describe, expect, test } from "vitest";
import { type Impact, impactSchema } from "../../src/findings/impact-schema.ts";
import { impactOfOrder } from "../../src/prioritise/impact.ts";
import type { CreditRule } from "../../src/prioritise/policy.ts";
import { CLINICAL_TIERS } from "../../src/vocab/clinical-tiers.ts";
import { type InventedPathway, policyOf, questionOf } from "../unit/prioritise/invented-order.ts";

/**
 * Thirty invented people. Credit: 4 weeks (28 days) for IMD 1, 12 (84 days) with a learning disability, 14 at most; those
 * past 52 weeks (364 days) before those who are not. The last two columns were worked out by hand.
 *
 *   id tier   days review sex    imd  ld   plain rank
 */
const PEOPLE = `
  a   P2       60   24   male    5   no     1    2
  b   P2       50   30   female  3   no     2    3
  c   P2       40   22   female  1   no     3    1
  d   P2       30    5   male    2   no     4    4
  e   P3      350   30   male    5   no     5    8
  f   P3      340   30   female  5   no     6    9
  g   P3      330   30   male    1   no     7    7
  h   P3      320   30   female  4   no     8   11
  i   P3      310   30   male    3   yes    9    5
  j   P3      300   30   female  1   no    10   10
  k   P3      290   30   male    -   no    11   12
  l   P3      280   30   female  2   no    12   13
  m   P3      270   30   male    1   yes   13    6
  n   P3      260    -   female  5   no    14   14
  o   P4      400   30   male    5   no    15   16
  p   P4      380   30   female  1   no    16   15
  q   P4      360   30   female  1   no    17   17
  r   P4      350   30   male    2   no    18   19
  s   P4      340   30   female  3   no    19   21
  t   P4      330   30   male    5   no    20   22
  u   P4      320   30   male    1   no    21   20
  v   P4      310   30   female  2   no    22   23
  w   P4      300   30   male    -   no    23   24
  x   P4      290   30   female  5   no    24   25
  y   P4      280   30   female  4   yes   25   18
  z   P4      270   30   male    3   no    26   26
  za  P4      260   30   female  2   no    27   27
  zb  review  200    -   male    1   no     1    1
  zc  review  100    -   female  1   yes    2    2
  zd  choice   90    -   female  2   no     1    1
`
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/));

const list: InventedPathway[] = PEOPLE.map(([id = "", tier = "", days, review, sex, imd, ld]) => ({
  id,
  tier,
  days: Number(days),
  review: review === "-" ? -1 : Number(review),
  groups: {
    sex: sex ?? "",
    "imd-quintile": imd === "-" ? "unknown" : (imd ?? ""),
    "learning-disability": ld ?? "",
  },
}));

const CREDIT: CreditRule[] = [
  { when: { "learning-disability": ["yes"] }, weeks: 12, reason: "reasonable adjustment" },
  { when: { "imd-quintile": ["1"] }, weeks: 4, reason: "deprivation" },
];

const policy = policyOf(CREDIT, { maxCreditWeeks: 14 });
const question = questionOf(list, policy, { capacity: { perWeek: 3 } });
const impact = impactOfOrder(question);

const group = (found: Impact, dimension: string, wanted: string) => {
  const one = found.dimensions
    .find((candidate) => candidate.dimension === dimension)
    ?.groups.find((candidate) => candidate.group === wanted);
  if (one === undefined) throw new Error(`no ${dimension} ${wanted}`);
  return one;
};

describe("the impact of an order, worked out by hand for thirty people", () => {
  test("both orders are as the table has them", () => {
    expect([...question.plain.rank]).toEqual(PEOPLE.map((row) => Number(row[7])));
    expect([...question.proposed.rank]).toEqual(PEOPLE.map((row) => Number(row[8])));
  });

  test("the shape is that of the order's JSON", () => {
    expect(impactSchema.parse(impact)).toEqual(impact);
    expect(JSON.parse(JSON.stringify(impact))).toEqual(impact);
  });

  test("pathways are counted by list and tier", () => {
    expect(impact.list).toBe("treatment");
    expect(impact.lists).toEqual([
      { list: "treatment", n: 27 },
      { list: "needs-clinical-review", n: 2 },
      { list: "patient-choice", n: 1 },
    ]);
    expect(impact.tiers.map(({ tier, n, withCredit, unmoved }) => [tier, n, withCredit, unmoved])).toEqual([
      ["P2", 4, 1, 1],
      ["P3", 10, 4, 3],
      ["P4", 13, 4, 3],
    ]);
    expect(impact.tiers.map(({ meanPlacesGained }) => meanPlacesGained)).toEqual([0, 0, 0]);
  });

  test("credit: nine have it, 62 weeks in all, one at the cap", () => {
    expect(impact.credit).toEqual({ withCredit: 9, meanCreditWeeks: 62 / 9, maxCreditWeeks: 14, atCap: 1 });
    expect(impact.rules.map(({ reason, weeks, withCredit }) => [reason, weeks, withCredit])).toEqual([
      ["reasonable adjustment", 12, 3],
      ["deprivation", 4, 7],
    ]);
  });

  test("six gain 22 places and fourteen lose them", () => {
    expect(impact.overall).toEqual({
      n: 27,
      withCredit: 9,
      unmoved: 7,
      meanPlacesGained: 0,
      meanWeeksGained: 0,
      gainers: {
        n: 6,
        meanPlacesMoved: 22 / 6,
        meanWeeksMoved: 22 / 3 / 6,
        largestPlacesMoved: 7,
        largestWeeksMoved: 7 / 3,
      },
      // Lost: nine times 1, twice 2, three times 3. Places 6.5 and 12.35 from 0 of fourteen.
      losers: {
        n: 14,
        meanPlacesMoved: 22 / 14,
        meanWeeksMoved: 22 / 3 / 14,
        largestPlacesMoved: 3,
        largestWeeksMoved: 1,
        medianPlacesLost: 1,
        medianWeeksLost: 1 / 3,
        p95PlacesLost: 3,
        p95WeeksLost: 1,
      },
    });
  });

  test("every group, the unknown too, by places that sum to none", () => {
    const sums = (dimension: string) =>
      impact.dimensions
        .find((one) => one.dimension === dimension)
        ?.groups.map(({ group: id, n, known, meanPlacesGained }) => [
          id,
          n,
          known,
          Math.round(n * (meanPlacesGained ?? Number.NaN)),
        ]);
    expect(sums("imd-quintile")).toEqual([
      ["1", 7, true, 11],
      ["2", 5, true, -3],
      ["3", 4, true, 1],
      ["4", 2, true, 4],
      ["5", 7, true, -11],
      ["unknown", 2, false, -2],
    ]);
    expect(sums("sex")).toEqual([
      ["female", 14, true, -2],
      ["male", 13, true, 2],
    ]);
    expect(group(impact, "imd-quintile", "5").meanWeeksGained).toBeCloseTo(-11 / 7 / 3, 14);
    expect(group(impact, "imd-quintile", "4").losers).toMatchObject({
      n: 1,
      medianPlacesLost: 3,
      largestWeeksMoved: 1,
    });
  });

  test("e is pushed past 52 weeks: 350 + 7 × 8 ÷ 3 days, not 350 + 7 × 5 ÷ 3", () => {
    expect(impact.projection?.map(({ outcome }) => outcome)).toEqual([
      "over52Weeks",
      "over65Weeks",
      "over78Weeks",
      "clinicalTarget",
    ]);
    const [over52, over65] = impact.projection ?? [];
    expect(over52).toEqual({
      outcome: "over52Weeks",
      weeks: 52,
      n: 27,
      alreadyPast: 2,
      plain: 7,
      proposed: 8,
      newlyPast: 1,
      newlySpared: 0,
    });
    expect(over65).toMatchObject({ alreadyPast: 0, plain: 0, proposed: 0, newlyPast: 0, newlySpared: 0 });
    expect(group(impact, "imd-quintile", "5").outcomes[0]).toEqual({
      outcome: "over52Weeks",
      newlyPast: 1,
      newlySpared: 0,
    });
  });

  test("a is pushed past the clinical target and c is spared: 24 + 14 ÷ 3 days, 22 + 7 ÷ 3", () => {
    // P4 has no target and n no review date.
    expect(impact.projection?.[3]).toEqual({
      outcome: "clinicalTarget",
      weeks: null,
      n: 13,
      alreadyPast: 1,
      plain: 2,
      proposed: 2,
      newlyPast: 1,
      newlySpared: 1,
    });
    const target = (sex: string) => group(impact, "sex", sex).outcomes[3];
    expect(target("male")).toMatchObject({ newlyPast: 1, newlySpared: 0 });
    expect(target("female")).toMatchObject({ newlyPast: 0, newlySpared: 1 });
  });

  test("m takes one of the first twelve places from l", () => {
    expect(impact.firstPlaces).toEqual({
      basis: "four-weeks-of-capacity",
      asked: null,
      places: 12,
      newcomers: 1,
    });
    expect(group(impact, "sex", "male").firstPlaces).toEqual({
      plain: 6,
      proposed: 7,
      plainShare: 6 / 12,
      proposedShare: 7 / 12,
      shareChange: 1 / 12,
    });
    const asked = impactOfOrder({ ...question, topN: 5 });
    // a, b, c, d, e; then c, a, b, d, i.
    expect(asked.firstPlaces).toEqual({ basis: "asked", asked: 5, places: 5, newcomers: 1 });
    expect(group(asked, "learning-disability", "yes").firstPlaces).toMatchObject({ plain: 0, proposed: 1 });
  });

  test("each rule alone: the deprivation credit moves men neither way, the other by two places in all", () => {
    const bySex = impact.rules.map(({ dimensions }) =>
      dimensions.find(({ dimension }) => dimension === "sex"),
    );
    expect(bySex.map((found) => found?.named)).toEqual([false, false]);
    const places = bySex.map((found) =>
      found?.groups.map(({ group: id, n, meanPlacesGained }) => [id, n * (meanPlacesGained ?? Number.NaN)]),
    );
    expect(places).toEqual([
      [
        ["female", -2],
        ["male", 2],
      ],
      [
        ["female", 0],
        ["male", 0],
      ],
    ]);
    expect(impact.dimensions.map(({ dimension, named }) => [dimension, named])).toEqual([
      ["imd-quintile", true],
      ["learning-disability", true],
      ["sex", false],
    ]);
  });

  test("without a capacity it is estimated: 27 ÷ (2 × mean weeks waited)", () => {
    const estimated = impactOfOrder(questionOf(list, policy));
    const ranked = list.filter(({ tier }) => CLINICAL_TIERS.some((known) => known === tier));
    const meanWeeks = ranked.reduce((sum, { days }) => sum + days / 7, 0) / 27;
    expect(estimated.capacity.basis).toBe("estimated");
    expect(estimated.capacity.perWeek).toBeCloseTo(27 / (2 * meanWeeks), 12);
  });
});
