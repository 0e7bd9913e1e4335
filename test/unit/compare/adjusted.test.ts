import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustDimension } from "../../../src/compare/adjusted/adjust-dimension.ts";
import { logisticGaps } from "../../../src/compare/adjusted/logistic-gaps.ts";
import type { StratifiedGroups } from "../../../src/compare/adjusted/stratified-groups.ts";
import { standardOf } from "../../../src/measure/standard.ts";

const standard = standardOf({ kind: "rtt-18" });
const options = { standard, regression: logisticGaps };

/** Groups by stratum, each a list of [days, people]. */
function stratified(
  groups: readonly (readonly (readonly (readonly [number, number])[])[])[],
  known: readonly boolean[] = groups.map(() => true),
): StratifiedGroups {
  const waitsOf = (people: readonly (readonly [number, number])[]): Uint32Array | undefined => {
    if (people.length === 0) return undefined;
    const days = new Uint32Array(Math.max(...people.map(([day]) => day)) + 1);
    for (const [day, count] of people) days[day] = (days[day] ?? 0) + count;
    return days;
  };
  const strata = Math.max(...groups.map((group) => group.length));
  return {
    adjustedFor: ["specialty"],
    strata: Array.from({ length: strata }, (_, index) => ({ levels: [index], label: `S${index}` })),
    carriers: Array.from({ length: strata }, (_, index) => ({ group: `s${index}`, label: `S${index}` })),
    groups: groups.map((group, index) => ({
      group: `g${index}`,
      known: known[index] ?? true,
      waits: Array.from({ length: strata }, (_, at) => waitsOf(group[at] ?? [])),
    })),
  };
}

const numbersIn = (found: unknown): number[] => {
  if (typeof found === "number") return [found];
  return typeof found === "object" && found !== null ? Object.values(found).flatMap(numbersIn) : [];
};

describe("an adjusted dimension", () => {
  test("of degenerate groups has figures or none, never a number that is not one", () => {
    const everyone = [[[130, 10_000_000]]] as const;
    for (const [one, other] of [
      [everyone, everyone],
      [[[[130, 1]]], [[[0, 1]]]],
      [[[[0, 1]]], everyone],
      [
        [[], [[5, 3]]],
        [[[5, 3]], []],
      ],
      [
        [[[400, 1]], [[400, 1]]],
        [[[400, 1]], [[400, 1]]],
      ],
    ] as const) {
      const { adjusted } = adjustDimension(stratified([one, other]), "g1", options);
      expect(adjusted.length).toBeGreaterThan(0);
      for (const number of numbersIn(adjusted)) expect(Number.isFinite(number)).toBe(true);
    }
  });

  test("of one group, or whose reference nobody is in, has none", () => {
    const one = [[[100, 5]]] as const;
    expect(adjustDimension(stratified([one]), "g0", options).adjusted).toEqual([]);
    expect(adjustDimension(stratified([one, one]), "g7", options).adjusted).toEqual([]);
    expect(adjustDimension(stratified([one, [[]]]), "g1", options).adjusted).toEqual([]);
    expect(adjustDimension(stratified([one, one], [false, true]), "g1", options).adjusted).toEqual([]);
  });

  const cell = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 500 })), {
    maxLength: 4,
  });
  const groups = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });

  test("does not depend on the order of strata", () =>
    fc.assert(
      fc.property(groups, (found) => {
        const forwards = adjustDimension(stratified(found), "g0", options).adjusted;
        const backwards = adjustDimension(
          stratified(found.map((group) => [...group].reverse())),
          "g0",
          options,
        ).adjusted;
        const [one, other] = [numbersIn(forwards), numbersIn(backwards)];
        expect(other).toHaveLength(one.length);
        one.forEach((number, index) => {
          expect(Math.abs(number - (other[index] ?? Number.NaN))).toBeLessThanOrEqual(
            1e-6 * Math.max(1, Math.abs(number)),
          );
        });
      }),
      { numRuns: 50 },
    ));

  test("with a reference of all others together is as if they were one group", () =>
    fc.assert(
      fc.property(groups, ([first = [], second = [], third = []]) => {
        const rest = first.map((_, index) => [...(second[index] ?? []), ...(third[index] ?? [])]);
        const together = adjustDimension(stratified([first, rest]), "g1", options);
        const apart = adjustDimension(stratified([first, second, third]), "rest-of-list", options);
        const figures = apart.adjusted.filter(({ group }) => group === "g0");
        expect(figures.map((gap) => ({ ...gap, reference: "" }))).toEqual(
          together.adjusted.map((gap) => ({ ...gap, reference: "" })),
        );
      }),
      { numRuns: 50 },
    ));

  test("ten times the people have the same figures and narrower intervals", () => {
    const people = (by: number) =>
      [
        [
          [
            [100, 40 * by],
            [200, 20 * by],
          ],
          [
            [90, 30 * by],
            [300, 10 * by],
          ],
        ],
        [
          [
            [80, 50 * by],
            [220, 15 * by],
          ],
          [
            [60, 40 * by],
            [250, 12 * by],
          ],
        ],
      ] as const;
    const gapsOf = (by: number) => adjustDimension(stratified(people(by)), "g1", options).adjusted;
    const once = gapsOf(1);
    const often = gapsOf(10);
    once.forEach((gap, index) => {
      const larger = often[index];
      if (gap.difference === null || larger?.difference == null) return;
      if (gap.measure === "medianWeeks" || gap.measure === "p92Weeks") return;
      expect(larger.difference).toBeCloseTo(gap.difference, 9);
      const width = (one: typeof gap) => (one.differenceUpper ?? 0) - (one.differenceLower ?? 0);
      expect(width(larger)).toBeLessThanOrEqual(width(gap));
    });
  });
});
