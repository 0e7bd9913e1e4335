import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditOf, inHundredths } from "../../src/prioritise/credit.ts";
import { creditReasons } from "../../src/prioritise/credit-reasons.ts";
import type { CreditRule } from "../../src/prioritise/policy.ts";
import {
  creditPolicy,
  DIMENSION_IDS,
  groupsOf,
  knownGroupsOf,
  type Person,
  referenceOf,
  rowsOf,
} from "../spec/list-rows.ts";

const dimension = fc.constantFrom(...DIMENSION_IDS);
const weeks = fc.integer({ min: 0, max: 26_000 }).map((hundredths) => hundredths / 100);

const when = fc
  .uniqueArray(dimension, { minLength: 1, maxLength: 3 })
  .chain((ids) =>
    fc.record(
      Object.fromEntries(ids.map((id) => [id, fc.subarray([...knownGroupsOf(id)], { minLength: 1 })])),
    ),
  );
const rule: fc.Arbitrary<CreditRule> = fc.record({ when, weeks, reason: fc.constantFrom("need", "gap") });
const rules = fc.array(rule, { maxLength: 30 });

const person: fc.Arbitrary<Person> = fc.record({
  groups: fc.record(Object.fromEntries(DIMENSION_IDS.map((id) => [id, fc.constantFrom(...groupsOf(id))]))),
  tier: fc.constantFrom("P1a", "P2", "P4", "needs review", "patient choice"),
});
const people = fc.array(person, { minLength: 1, maxLength: 30 });

/** The rules read literally, one person at a time. */
function creditByHand({ groups, tier }: Person, credit: readonly CreditRule[], cap: number): number {
  if (tier === "needs review" || tier === "patient choice") return 0;
  const countedAs = (id: string): string => {
    const own = groups[id] ?? "unknown";
    return knownGroupsOf(id).includes(own) ? own : referenceOf(id);
  };
  const held = credit.filter((one) =>
    Object.entries(one.when).every(([id, named]) => named.includes(countedAs(id))),
  );
  return Math.min(
    inHundredths(cap),
    held.reduce((sum, one) => sum + inHundredths(one.weeks), 0),
  );
}

describe("credit, for any policy and list", () => {
  test("is the sum of the rules that hold, to the cap", () => {
    fc.assert(
      fc.property(people, rules, weeks, (list, credit, cap) => {
        const { hundredths } = creditOf(rowsOf(list), creditPolicy(credit, cap));
        expect([...hundredths]).toEqual(list.map((one) => creditByHand(one, credit, cap)));
      }),
    );
  });

  test("is never over the cap", () => {
    fc.assert(
      fc.property(people, rules, weeks, (list, credit, cap) => {
        const { hundredths } = creditOf(rowsOf(list), creditPolicy(credit, cap));
        expect(Math.max(...hundredths)).toBeLessThanOrEqual(inHundredths(cap));
      }),
    );
  });

  test("of somebody unknown is never less than were they of the reference group", () => {
    fc.assert(
      fc.property(
        person,
        dimension,
        fc.constantFrom("unknown", "not-stated"),
        rules,
        weeks,
        (one, id, unknown, credit, cap) => {
          const as = (group: string): Person => ({ ...one, groups: { ...one.groups, [id]: group } });
          const reference = referenceOf(id);
          // Against the rest of the list: nobody of a group that has no credit comes before the unknown.
          const other = knownGroupsOf(id).find(
            (group) => group === reference || credit.every(({ when: named }) => !named[id]?.includes(group)),
          );
          fc.pre(other !== undefined);
          const { hundredths } = creditOf(
            rowsOf([as(unknown), as(other as string)]),
            creditPolicy(credit, cap),
          );
          expect(hundredths[0]).toBeGreaterThanOrEqual(hundredths[1] as number);
        },
      ),
    );
  });

  test("is the same when a rule is split by weeks or by groups, and whatever the order of the rules", () => {
    fc.assert(
      fc.property(people, rules, rule, fc.nat(), weeks, (list, others, whole, part, cap) => {
        const creditUnder = (credit: readonly CreditRule[]) => [
          ...creditOf(rowsOf(list), creditPolicy(credit, cap)).hundredths,
        ];
        const few = others.slice(0, 20);
        const before = creditUnder([...few, whole]);
        const all = inHundredths(whole.weeks);
        const some = part % (all + 1);
        const byWeeks = [some, all - some].map((hundredths) => ({ ...whole, weeks: hundredths / 100 }));
        expect(creditUnder([...few, ...byWeeks])).toEqual(before);
        const [id = "", groups = []] = Object.entries(whole.when)[0] ?? [];
        const byGroups = groups.map((group) => ({ ...whole, when: { ...whole.when, [id]: [group] } }));
        expect(creditUnder([...byGroups, ...few])).toEqual(before);
      }),
    );
  });

  test("grows by what a rule adds and never shrinks by it", () => {
    fc.assert(
      fc.property(people, rules, rule, weeks, (list, credit, further, cap) => {
        const fewer = creditOf(rowsOf(list), creditPolicy(credit.slice(0, 29), cap)).hundredths;
        const more = creditOf(rowsOf(list), creditPolicy([...credit.slice(0, 29), further], cap)).hundredths;
        expect(more.every((value, row) => value >= (fewer[row] as number))).toBe(true);
      }),
    );
  });

  test("is what its reasons add up to", () => {
    fc.assert(
      fc.property(people, rules, weeks, (list, credit, cap) => {
        const policy = creditPolicy(credit, cap);
        const { hundredths, rules: held } = creditOf(rowsOf(list), policy);
        const words = creditReasons(policy);
        held.forEach((mask, row) => {
          const parts = words(mask)
            .split("; ")
            .filter((part) => part !== "");
          const sum = parts.reduce((total, part) => {
            const value = Number(part.slice(part.lastIndexOf(":") + 1).replace("−", "-"));
            return total + inHundredths(value);
          }, 0);
          expect(sum).toBe(hundredths[row]);
        });
      }),
    );
  });
});
