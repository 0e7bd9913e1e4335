import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Impact } from "../../../src/findings/exact.ts";
import { impactSchema } from "../../../src/findings/impact-schema.ts";
import { impactOfOrder } from "../../../src/prioritise/impact.ts";
import type { CreditRule } from "../../../src/prioritise/policy.ts";
import { weeklyCapacity } from "../../../src/prioritise/weekly-capacity.ts";
import { type InventedPathway, policyOf, questionOf } from "./invented-order.ts";
import { slowImpact } from "./slow-impact.ts";

const RULES: CreditRule[] = [
  { when: { "imd-quintile": ["1"] }, weeks: 4.25, reason: "deprivation" },
  { when: { "learning-disability": ["yes"], sex: ["female", "male"] }, weeks: 12, reason: "adjustment" },
];
const POLICIES = [
  policyOf(RULES),
  policyOf(RULES, { order: "breach-ratio", guards: [78, 65, 52], maxCreditWeeks: 10 }),
  policyOf(RULES, { guards: [26], purpose: "contact" }),
];

const pathway = fc.record({
  tier: fc.constantFrom("P1a", "P2", "P3", "P4", "P4", "review", "choice"),
  days: fc.integer({ min: 0, max: 700 }),
  review: fc.integer({ min: -1, max: 120 }),
  groups: fc.record({
    sex: fc.constantFrom("female", "male", "unknown"),
    "imd-quintile": fc.constantFrom("1", "2", "5", "unknown"),
    "learning-disability": fc.constantFrom("yes", "no", "unknown"),
    "ethnic-group": fc.constantFrom("asian", "black", "white", "not-stated", "unknown"),
    specialty: fc.constantFrom("C_100", "C_110", "X05"),
  }),
});
const lists = fc
  .array(pathway, { maxLength: 60 })
  .map((rows): InventedPathway[] =>
    rows.map((row, index) => ({ ...row, id: `p${String(index).padStart(3, "0")}` })),
  );
const policies = fc.constantFrom(...POLICIES);
const asked = fc.record(
  {
    within: fc.constant("specialty"),
    capacity: fc.double({ min: 0.5, max: 40, noNaN: true }).map((perWeek) => ({ perWeek })),
    topN: fc.integer({ min: 1, max: 20 }),
  },
  { requiredKeys: [] },
);

const groupsOf = ({ dimensions }: Impact) => dimensions.flatMap(({ groups }) => groups);

function everyNumber(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(everyNumber) : [];
}

describe("the impact of an order", () => {
  it("is what a slow count without any of its tricks finds", () => {
    fc.assert(
      fc.property(lists, policies, asked, (list, policy, more) => {
        const question = questionOf(list, policy, more);
        const slow = slowImpact(list, question);
        const { overall, tiers, dimensions, projection, rules, firstPlaces, capacity } =
          impactOfOrder(question);
        const found = { overall, tiers, dimensions, projection, rules, firstPlaces, capacity };
        expectClose(found, slow);
      }),
      { numRuns: 150 },
    );
  });

  it("holds no figure that is not a number, and fits its schema", () => {
    fc.assert(
      fc.property(lists, policies, asked, (list, policy, more) => {
        const impact = impactOfOrder(questionOf(list, policy, more));
        expect(everyNumber(impact).every(Number.isFinite)).toBe(true);
        expect(impactSchema.parse(impact)).toEqual(impact);
      }),
    );
  });

  it("sums to no place and no week over the list, every tier, and the groups of every dimension", () => {
    fc.assert(
      fc.property(lists, policies, asked, (list, policy, more) => {
        const { overall, tiers, dimensions } = impactOfOrder(questionOf(list, policy, more));
        if (overall.n > 0) {
          expect(overall.meanPlacesGained).toBe(0);
          expect(overall.meanWeeksGained ?? 0).toBe(0);
        }
        for (const { meanPlacesGained } of tiers) {
          expect(meanPlacesGained).toBe(0);
        }
        for (const { groups } of dimensions) {
          const sum = groups.reduce((all, { n, meanPlacesGained }) => all + n * (meanPlacesGained ?? 0), 0);
          expect(sum).toBeCloseTo(0, 9);
        }
      }),
    );
  });

  it("counts everybody as gainer, loser or neither, and moves nobody without credit somewhere", () => {
    fc.assert(
      fc.property(lists, policies, asked, (list, policy, more) => {
        const impact = impactOfOrder(questionOf(list, policy, more));
        for (const moves of [impact.overall, ...impact.tiers, ...groupsOf(impact)]) {
          expect(moves.gainers.n + moves.losers.n + moves.unmoved).toBe(moves.n);
          expect(moves.unmoved).toBeGreaterThanOrEqual(0);
        }
        expect(impact.overall.gainers.n).toBeLessThanOrEqual(impact.credit.withCredit);
      }),
    );
  });

  it("is the same whatever the order of the rows", () => {
    const shuffled = lists.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, policies, asked, ([list, other], policy, more) => {
        expect(impactOfOrder(questionOf(other, policy, more))).toEqual(
          impactOfOrder(questionOf(list, policy, more)),
        );
      }),
    );
  });

  it("is none at all without credit", () => {
    fc.assert(
      fc.property(lists, asked, (list, more) => {
        const impact = impactOfOrder(questionOf(list, policyOf([]), more));
        for (const moves of [impact.overall, ...impact.tiers, ...groupsOf(impact)]) {
          const { n, meanPlacesGained, gainers, losers } = moves;
          expect([moves.unmoved, gainers.n, losers.n, losers.largestPlacesMoved]).toEqual([n, 0, 0, 0]);
          expect(meanPlacesGained).toBe(n === 0 ? null : 0);
        }
        for (const { newlyPast, newlySpared } of impact.projection ?? []) {
          expect([newlyPast, newlySpared]).toEqual([0, 0]);
        }
        for (const { firstPlaces } of groupsOf(impact)) expect(firstPlaces?.shareChange ?? 0).toBe(0);
      }),
    );
  });

  it("knows groups by membership only: other names change names and nothing else", () => {
    const renamed = (list: readonly InventedPathway[]): InventedPathway[] =>
      list.map((one) => ({
        ...one,
        groups: { ...one.groups, "ethnic-group": NAMES[one.groups["ethnic-group"] ?? ""] ?? "" },
      }));
    fc.assert(
      fc.property(lists, policies, (list, policy) => {
        const figures = (rows: readonly InventedPathway[]) =>
          impactOfOrder(questionOf(rows, policy))
            .dimensions.find(({ dimension }) => dimension === "ethnic-group")
            ?.groups.map(({ group, label, ...rest }) => rest);
        expect(figures(renamed(list))).toEqual(figures(list));
      }),
    );
  });

  it("gives two groups together their weighted mean and their sums", () => {
    fc.assert(
      fc.property(lists, policies, asked, (list, policy, more) => {
        const merged = list.map((one) => ({
          ...one,
          groups: {
            ...one.groups,
            "ethnic-group":
              one.groups["ethnic-group"] === "black" ? "asian" : (one.groups["ethnic-group"] ?? ""),
          },
        }));
        const ethnic = (rows: readonly InventedPathway[]) =>
          impactOfOrder(questionOf(rows, policy, more)).dimensions.find(
            ({ dimension }) => dimension === "ethnic-group",
          )?.groups ?? [];
        const parts = ethnic(list).filter(({ group }) => group === "asian" || group === "black");
        const whole = ethnic(merged).find(({ group }) => group === "asian");
        if (whole === undefined) {
          expect(parts).toEqual([]);
          return;
        }
        const sum = (figure: (group: (typeof parts)[number]) => number) =>
          parts.reduce((all, one) => all + figure(one), 0);
        expect(whole.n).toBe(sum(({ n }) => n));
        expect(whole.losers.n).toBe(sum(({ losers }) => losers.n));
        expect(whole.meanPlacesGained).toBeCloseTo(
          sum(({ n, meanPlacesGained }) => n * (meanPlacesGained ?? 0)) / whole.n,
          9,
        );
        expect(whole.losers.largestPlacesMoved).toBe(
          Math.max(...parts.map(({ losers }) => losers.largestPlacesMoved)),
        );
        expect(whole.outcomes.map(({ newlyPast }) => newlyPast)).toEqual(
          whole.outcomes.map((_, index) => sum(({ outcomes }) => outcomes[index]?.newlyPast ?? 0)),
        );
      }),
    );
  });

  it("leaves a list of nobody, of one, or of one group where it is", () => {
    const one: InventedPathway = { id: "a", tier: "P4", days: 70, review: 3, groups: { sex: "female" } };
    const nobody = impactOfOrder(questionOf([], POLICIES[0] ?? policyOf(RULES)));
    expect(nobody.overall).toMatchObject({
      n: 0,
      meanPlacesGained: null,
      gainers: { n: 0, largestPlacesMoved: 0 },
    });
    expect(nobody.capacity).toEqual({ perWeek: null, basis: null, reason: "empty-list", parts: [] });
    expect([nobody.projection, nobody.firstPlaces, nobody.dimensions]).toEqual([null, null, []]);
    const alone = impactOfOrder(
      questionOf([one], policyOf([{ when: { sex: ["female"] }, weeks: 9, reason: "r" }])),
    );
    expect(alone.overall).toMatchObject({
      n: 1,
      withCredit: 1,
      unmoved: 1,
      meanPlacesGained: 0,
      meanWeeksGained: 0,
    });
    expect(alone.firstPlaces).toMatchObject({ places: 1, newcomers: 0 });
    const alike = ["a", "b", "c"].map((id, index) => ({ ...one, id, days: 70 * index }));
    const same = impactOfOrder(
      questionOf(alike, policyOf([{ when: { sex: ["female"] }, weeks: 9, reason: "r" }])),
    );
    expect(same.overall).toMatchObject({ n: 3, withCredit: 3, unmoved: 3 });
  });

  it("has no weeks where nobody has waited a day, unless told the capacity", () => {
    const list = ["a", "b"].map(
      (id): InventedPathway => ({
        id,
        tier: "P4",
        days: 0,
        review: -1,
        groups: { sex: id === "a" ? "female" : "male" },
      }),
    );
    const policy = policyOf([{ when: { sex: ["male"] }, weeks: 1, reason: "r" }]);
    const unknown = impactOfOrder(questionOf(list, policy));
    expect(unknown.capacity).toMatchObject({ perWeek: null, reason: "no-waits" });
    expect(unknown.overall.losers).toMatchObject({
      n: 1,
      medianPlacesLost: 1,
      medianWeeksLost: null,
      largestWeeksMoved: null,
    });
    expect(
      impactOfOrder(questionOf(list, policy, { capacity: { perWeek: 2 } })).overall.losers.medianWeeksLost,
    ).toBe(0.5);
  });
});

const NAMES: Readonly<Record<string, string>> = {
  asian: "a1",
  black: "b2",
  white: "c3",
  "not-stated": "not-stated",
  unknown: "unknown",
};

/** Equal but for the last digits of fractions. */
function expectClose(found: unknown, wanted: unknown, path = "impact"): void {
  if (typeof wanted === "number" && typeof found === "number") {
    if (!(Math.abs(found - wanted) < 1e-6)) expect(found, path).toBe(wanted);
  } else if (wanted !== null && typeof wanted === "object" && found !== null && typeof found === "object") {
    const own = new Map<string, unknown>(Object.entries(found));
    if (own.size !== Object.keys(wanted).length) expect(found, path).toEqual(wanted);
    for (const [key, value] of Object.entries(wanted)) expectClose(own.get(key), value, `${path}.${key}`);
  } else if (found !== wanted) {
    expect(found, path).toEqual(wanted);
  }
}

describe("capacity per week", () => {
  const waits = (n: number[], days: number[]) => ({ n: Float64Array.from(n), days: Float64Array.from(days) });

  it("is that of a list in balance treated in turn: ten a week who each wait twenty weeks", () => {
    // Ten joined each week for twenty weeks: 200 people who have waited ½, 1½ … 19½ weeks.
    const days = Array.from({ length: 20 }, (_, week) => 10 * 7 * (week + 0.5)).reduce(
      (sum, value) => sum + value,
      0,
    );
    expect(weeklyCapacity(waits([200], [days]))?.perWeek).toBeCloseTo(10, 12);
  });

  it("is shared among parts by what each is estimated to treat", () => {
    // 100 waiting 70 days: 5 a week; 100 waiting 140 days: 2.5 a week.
    const lists = waits([100, 0, 100], [7000, 0, 14000]);
    expect(weeklyCapacity(lists)).toEqual({
      basis: "estimated",
      perWeek: 7.5,
      ofPart: Float64Array.of(5, 0, 2.5),
    });
    expect(weeklyCapacity(lists, { perWeek: 30 })).toEqual({
      basis: "given",
      perWeek: 30,
      ofPart: Float64Array.of(20, 0, 10),
    });
    expect(weeklyCapacity(lists, { perWeekOfPart: [4, 9, 6] })?.ofPart).toEqual(Float64Array.of(4, 0, 6));
  });

  it("of a part where nobody has waited yet is that of the whole list per pathway", () => {
    const capacity = weeklyCapacity(waits([100, 10], [11_000, 0]));
    expect(capacity?.ofPart[1]).toBeCloseTo((10 * 7 * 110) / (2 * 11_000), 12);
    expect(weeklyCapacity(waits([3, 1], [0, 0]), { perWeek: 8 })?.ofPart).toEqual(Float64Array.of(6, 2));
  });

  it("cannot be estimated from nobody or from no waits, and is above 0 when given", () => {
    expect(weeklyCapacity(waits([0], [0]))).toBeUndefined();
    expect(weeklyCapacity(waits([5], [0]))).toBeUndefined();
    for (const perWeek of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => weeklyCapacity(waits([5], [70]), { perWeek })).toThrow(RangeError);
    }
    expect(() => weeklyCapacity(waits([5, 5], [70, 70]), { perWeekOfPart: [1] })).toThrow(RangeError);
  });
});
