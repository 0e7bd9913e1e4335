import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Findings, findingsSchema, type Measures } from "../../src/findings/schema.ts";
import { publishable } from "../../src/pipeline/publishable.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { analyseList, daysBefore, SNAPSHOT } from "../spec/small-list.ts";
import { countsOf } from "../unit/disclose/schema-walk.ts";

const HES = { rule: { kind: "hes" }, smallNumbers: false } as const;
const CATEGORIES = ["A", "C", "K", "N", "S", "Z", ""] as const;
const WAITS = [20, 130, 400, 500, 600, 800, -1] as const;

/** How many of each ethnic category have waited how long. */
const listCounts = fc.array(
  fc.record({
    category: fc.constantFrom(...CATEGORIES),
    waited: fc.constantFrom(...WAITS),
    people: fc.oneof(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 16, max: 60 })),
    sex: fc.constantFrom("1", "2", "9"),
  }),
  { minLength: 1, maxLength: 14 },
);
type ListCounts = ReturnType<typeof listCounts.generate>["value"];

const listOf = (counts: ListCounts): string =>
  `ethnic_category,sex,clock_start_date,snapshot_date\n${counts
    .map(({ category, waited, people, sex }) =>
      `${category},${sex},${waited < 0 ? "" : daysBefore(waited)},${SNAPSHOT}\n`.repeat(people),
    )
    .join("")}${`A,1,${daysBefore(40)},${SNAPSHOT}\n`.repeat(9)}`;

const found = (counts: ListCounts) =>
  analyseList(listOf(counts), { by: ["ethnic-category", "ethnic-group", "sex", "ethnic-group*sex"] });

const everyMeasures = ({ overall, dimensions }: Findings): Measures[] => [
  overall,
  ...dimensions.flatMap(({ groups }) => groups),
];

const RUNS = { numRuns: 25 };

describe("findings disclosed by the HES rule", () => {
  test("hold no count of 1 to 7, and none that is no multiple of 5", async () => {
    await fc.assert(
      fc.asyncProperty(listCounts, async (counts) => {
        const disclosed = publishable(await found(counts), HES);
        const shown = countsOf(findingsSchema, disclosed);
        expect(shown.length).toBeGreaterThan(50);
        const bad = shown.filter(
          ({ value }) => typeof value === "number" && (value % 5 !== 0 || (value > 0 && value < 10)),
        );
        expect(bad).toEqual([]);
      }),
      RUNS,
    );
  }, 120_000);

  test("have proportions that can be worked out from the counts beside them, and nothing finer", async () => {
    await fc.assert(
      fc.asyncProperty(listCounts, async (counts) => {
        for (const measures of everyMeasures(publishable(await found(counts), HES))) {
          for (const key of ["within18Weeks", "over52Weeks", "breachesStandard"] as const) {
            const { count, proportion, lower, upper } = measures[key];
            const of = count === null || measures.n === null ? undefined : wilson(count, measures.n);
            expect({ proportion, lower, upper }).toEqual({
              proportion: of?.proportion ?? null,
              lower: of?.lower ?? null,
              upper: of?.upper ?? null,
            });
          }
        }
      }),
      RUNS,
    );
  }, 120_000);

  test("stay as they are when they are disclosed again", async () => {
    await fc.assert(
      fc.asyncProperty(listCounts, async (counts) => {
        const once = publishable(await found(counts), HES);
        expect(publishable(once, HES)).toEqual(once);
      }),
      { numRuns: 5 },
    );
    const once = publishable(await found([]), HES);
    expect(() => publishable(once, { rule: { kind: "min", fewest: 5 }, smallNumbers: false })).toThrow(
      /published by the rule hes/,
    );
  }, 60_000);

  test("show a count alike whether somebody is on the list or not, inside one rounding", async () => {
    const people = fc.integer({ min: 8, max: 60 }).filter((count) => count % 5 !== 2);
    await fc.assert(
      fc.asyncProperty(people, async (size) => {
        const shares = await Promise.all(
          [size, size + 1].map(async (one) => {
            const disclosed = publishable(
              await found([{ category: "K", waited: 400, people: one, sex: "2" }]),
              HES,
            );
            const group = disclosed.dimensions[0]?.groups.find(({ group: id }) => id === "K");
            return JSON.stringify([group?.n, group?.over52Weeks, group?.within18Weeks]);
          }),
        );
        expect(shares[0]).toBe(shares[1]);
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
