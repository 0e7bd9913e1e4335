import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditOf, inHundredths, noCredit } from "../../src/prioritise/credit.ts";
import type { ListRows } from "../../src/prioritise/list-rows.ts";
import type { CreditRule, Policy } from "../../src/prioritise/policy.ts";
import { rankRows } from "../../src/prioritise/rank.ts";
import type { CLINICAL_TIERS } from "../../src/vocab/clinical-tiers.ts";
import {
  DIMENSION_IDS,
  groupsOf,
  knownGroupsOf,
  rowsOf as peopleRows,
  referenceOf,
} from "../spec/list-rows.ts";
import { type DrawnRow, policyOf, rowsOf } from "../unit/prioritise/rows-of.ts";

/** One invented pathway: what its place rests on, and what the person is. */
interface Invented extends DrawnRow {
  readonly groups: Readonly<Record<string, string>>;
  /** The part of the list that it is ranked within. */
  readonly part: number;
}

const groups = fc.record(
  Object.fromEntries(DIMENSION_IDS.map((id) => [id, fc.constantFrom(...groupsOf(id))])),
);
const days = fc.oneof(fc.nat(40), fc.constantFrom(280, 363, 364, 365, 455, 456, 546, 547, 900));
const pathway = fc
  .record({
    tier: fc.constantFrom("P1a", "P2", "P3", "P3", "P4", "P4", "P4", "choice", "review"),
    days,
    sooner: fc.option(fc.nat(600), { nil: 0, freq: 2 }),
    review: fc.option(fc.oneof(fc.nat(40), fc.constantFrom(28, 90, 91)), { nil: undefined }),
    groups,
    part: fc.nat(2),
  })
  .map(({ sooner, review, ...row }) => ({
    ...row,
    place: row.days + sooner,
    ...(review !== undefined && { review }),
  }));
const anyList: fc.Arbitrary<Invented[]> = fc
  .array(pathway, { minLength: 1, maxLength: 30 })
  .map((list) => list.map((row, index) => ({ ...row, id: `p${String(index).padStart(2, "0")}` })));

const weeks = fc.integer({ min: 0, max: 2600 }).map((hundredths) => hundredths / 100);
const when = fc
  .uniqueArray(fc.constantFrom(...DIMENSION_IDS), { minLength: 1, maxLength: 2 })
  .chain((ids) =>
    fc.record(
      Object.fromEntries(ids.map((id) => [id, fc.subarray([...knownGroupsOf(id)], { minLength: 1 })])),
    ),
  );
const anyRule: fc.Arbitrary<CreditRule> = fc.record({ when, weeks, reason: fc.constant("need") });
const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    order: fc.constantFrom("days-waited", "breach-ratio"),
    guards: fc.constantFrom([78, 65, 52], [52], []),
    credit: fc.array(anyRule, { maxLength: 5 }),
    maxCreditWeeks: weeks,
  })
  .map(policyOf);

const rowsIn = (list: readonly Invented[]): ListRows =>
  rowsOf(list, [...peopleRows(list).dimensions.values()]);
const partsIn = (list: readonly Invented[]) => ({ parts: Uint16Array.from(list, ({ part }) => part) });

interface Ranked {
  /** Ids from first to last, list by list. */
  readonly order: readonly string[];
  readonly rank: ReadonlyMap<string, number>;
}

function ranked(
  list: readonly Invented[],
  policy: Policy,
  options: Parameters<typeof rankRows>[3] = {},
): Ranked {
  const rows = rowsIn(list);
  const { order, rank } = rankRows(rows, policy, creditOf(rows, policy), options);
  return {
    order: Array.from(order, (row) => list[row]?.id ?? ""),
    rank: new Map(list.map(({ id }, row) => [id, rank[row] as number])),
  };
}

function plain(list: readonly Invented[], policy: Policy): Ranked {
  return ranked(list, { ...policy, credit: [] });
}

const listOf = ({ tier }: DrawnRow): string => (["choice", "review"].includes(tier) ? tier : "ranked");

/** What credit moves nobody across: list, tier, guard passed, and where the breach ratio counts, which side of the target. */
function classOf(row: DrawnRow, { order, guards, targetDays }: Policy): string {
  if (listOf(row) !== "ranked") return row.tier;
  const passed = guards.filter((guard) => (row.place ?? row.days) > 7 * guard).length;
  const target = targetDays[row.tier as (typeof CLINICAL_TIERS)[number]];
  if (order === "days-waited") return `${row.tier} ${passed}`;
  const side =
    target === null || row.review === undefined ? "none" : row.review >= target ? "past" : "in time";
  return `${row.tier} ${passed} ${side}`;
}

describe("any order, under any policy", () => {
  test("holds everybody once, from 1 to n on each list and in each part", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, fc.boolean(), (list, policy, inParts) => {
        const { order, rank } = ranked(list, policy, inParts ? partsIn(list) : {});
        expect([...order].sort()).toEqual(list.map(({ id }) => id));
        const keyOf = (row: Invented) => `${listOf(row)} ${inParts ? row.part : ""}`;
        for (const key of new Set(list.map(keyOf))) {
          const rows = list.filter((row) => keyOf(row) === key);
          const ranks = rows.map(({ id }) => rank.get(id) as number).sort((a, b) => a - b);
          expect(ranks).toEqual(ranks.map((_, index) => index + 1));
        }
      }),
    );
  });

  test("gives nobody more than the cap, nor more than the rules, nor anything without a tier", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, (list, policy) => {
        const { hundredths } = creditOf(rowsIn(list), policy);
        const every = policy.credit.reduce((sum, rule) => sum + inHundredths(rule.weeks), 0);
        const most = Math.min(every, inHundredths(policy.maxCreditWeeks));
        for (const [row, credit] of hundredths.entries())
          expect(credit).toBeLessThanOrEqual(listOf(list[row] as Invented) === "ranked" ? most : 0);
      }),
    );
  });

  test("moves people within their tier and band only: each takes up the places it has without credit", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, (list, policy) => {
        const byId = new Map(list.map((row) => [row.id, classOf(row, policy)]));
        const classes = ({ order }: Ranked) => order.map((id) => byId.get(id));
        expect(classes(ranked(list, policy))).toEqual(classes(plain(list, policy)));
      }),
    );
  });

  test("takes as many places from some as it gives to others", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, (list, policy) => {
        const [with_, without] = [ranked(list, policy).rank, plain(list, policy).rank];
        const gained = list.map(({ id }) => (without.get(id) as number) - (with_.get(id) as number));
        expect(gained.reduce((sum, places) => sum + places, 0)).toBe(0);
      }),
    );
  });

  test("moves nobody who has no tier", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, (list, policy) => {
        const [with_, without] = [ranked(list, policy).rank, plain(list, policy).rank];
        for (const row of list)
          if (listOf(row) !== "ranked") expect(with_.get(row.id)).toBe(without.get(row.id));
      }),
    );
  });

  test("is the plain order when every credit is of no weeks, or the cap is none", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, (list, policy) => {
        const { order } = plain(list, policy);
        const none = policy.credit.map((rule) => ({ ...rule, weeks: 0 }));
        expect(ranked(list, { ...policy, credit: none }).order).toEqual(order);
        expect(ranked(list, { ...policy, maxCreditWeeks: 0 }).order).toEqual(order);
        const rows = rowsIn(list);
        const ofNone = rankRows(rows, policy, noCredit(rows.size)).order;
        expect(Array.from(ofNone, (row) => list[row]?.id)).toEqual(order);
      }),
    );
  });

  test("is the plain order when everybody has the same credit", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, weeks, (list, policy, same) => {
        const alike = list.map((row) => ({ ...row, groups: { ...row.groups, autism: "yes" } }));
        const rule = { when: { autism: ["yes", "no"] }, weeks: same, reason: "everybody" };
        expect(ranked(alike, { ...policy, credit: [rule] }).order).toEqual(plain(alike, policy).order);
      }),
    );
  });

  test("is the same whatever the order of the rows", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, fc.infiniteStream(fc.nat()), (list, policy, keys) => {
        const shuffled = list
          .map((row) => ({ row, key: keys.next().value as number }))
          .sort((one, other) => one.key - other.key)
          .map(({ row }) => row);
        expect(ranked(shuffled, policy).order).toEqual(ranked(list, policy).order);
        expect(ranked(shuffled, policy, partsIn(shuffled)).order).toEqual(
          ranked(list, policy, partsIn(list)).order,
        );
      }),
    );
  });

  test("of a part is that of the part alone, and nobody's going changes the order of others", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, fc.nat(), (list, policy, which) => {
        const whole = ranked(list, policy);
        const inParts = ranked(list, policy, partsIn(list));
        for (const part of [0, 1, 2]) {
          const alone = ranked(
            list.filter((row) => row.part === part),
            policy,
          );
          for (const [id, rank] of alone.rank) expect(inParts.rank.get(id)).toBe(rank);
        }
        const gone = which % list.length;
        expect(ranked(list.toSpliced(gone, 1), policy).order).toEqual(
          whole.order.filter((id) => id !== list[gone]?.id),
        );
      }),
    );
  });
});

describe("of somebody on a list", () => {
  const unknown = fc.constantFrom("unknown", "not-stated");
  const rankAs = (list: readonly Invented[], policy: Policy, chosen: Invented, as: Invented["groups"]) =>
    ranked(
      list.map((row) => (row === chosen ? { ...row, groups: { ...row.groups, ...as } } : row)),
      policy,
    ).rank.get(chosen.id) as number;

  test("being unknown is never worse than being of the reference group, though a rule names that", () => {
    const withReference = DIMENSION_IDS.filter((id) => knownGroupsOf(id).includes(referenceOf(id)));
    const anyDimension = fc.constantFrom(...withReference);
    fc.assert(
      fc.property(
        anyList,
        anyPolicy,
        fc.nat(),
        anyDimension,
        unknown,
        weeks,
        (list, policy, which, id, no, own) => {
          const chosen = list[which % list.length] as Invented;
          const reference = referenceOf(id);
          const rule = { when: { [id]: [reference] }, weeks: own, reason: "reference" };
          for (const credit of [policy.credit, [...policy.credit, rule]])
            expect(rankAs(list, { ...policy, credit }, chosen, { [id]: no })).toBeLessThanOrEqual(
              rankAs(list, { ...policy, credit }, chosen, { [id]: reference }),
            );
        },
      ),
    );
  });

  test("being unknown is never worse than being of a group that no rule names, against the rest of the list", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, fc.nat(), unknown, (list, policy, which, no) => {
        const chosen = list[which % list.length] as Invented;
        const nameless = knownGroupsOf("provider").find((group) =>
          policy.credit.every((rule) => rule.when["provider"]?.includes(group) !== true),
        );
        fc.pre(nameless !== undefined);
        expect(rankAs(list, policy, chosen, { provider: no })).toBeLessThanOrEqual(
          rankAs(list, policy, chosen, { provider: nameless as string }),
        );
      }),
    );
  });

  test("a further rule takes nobody whom it credits behind anybody whom it does not", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, anyRule, (list, policy, further) => {
        const added = { ...policy, credit: [...policy.credit, further] };
        const before = ranked(list, policy).rank;
        const after = ranked(list, added).rank;
        const held = creditOf(rowsIn(list), { ...policy, credit: [further] }).rules;
        for (const [row, one] of list.entries())
          for (const [index, other] of list.entries()) {
            if (held[row] !== 1 || held[index] !== 0 || listOf(one) !== listOf(other)) continue;
            if ((before.get(one.id) as number) > (before.get(other.id) as number)) continue;
            expect(after.get(one.id)).toBeLessThan(after.get(other.id) as number);
          }
      }),
    );
  });

  test("a rule for one person alone lowers no rank of that person and raises none of another", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, fc.nat(), weeks, (list, policy, which, own) => {
        const chosen = which % list.length;
        const marked = list.map((row, index) => ({
          ...row,
          groups: { ...row.groups, autism: index === chosen ? "yes" : "no" },
        }));
        const others = policy.credit.filter((rule) => rule.when["autism"] === undefined);
        const rule = { when: { autism: ["yes"] }, weeks: own, reason: "own" };
        const before = ranked(marked, { ...policy, credit: others }).rank;
        const after = ranked(marked, { ...policy, credit: [...others, rule] }).rank;
        for (const [index, { id }] of marked.entries()) {
          const [then, now] = [before.get(id) as number, after.get(id) as number];
          if (index === chosen) expect(now).toBeLessThanOrEqual(then);
          else expect(now).toBeGreaterThanOrEqual(then);
        }
      }),
    );
  });

  test("having waited longer, or since an earlier review, never lowers a rank", () => {
    fc.assert(
      fc.property(anyList, anyPolicy, fc.nat(), fc.nat(300), (list, policy, which, more) => {
        const chosen = list[which % list.length] as Invented;
        const longer = list.map((row) =>
          row === chosen
            ? {
                ...row,
                days: row.days + more,
                place: (row.place ?? row.days) + more,
                ...(row.review !== undefined && { review: row.review + more }),
              }
            : row,
        );
        const before = ranked(list, policy).rank.get(chosen.id) as number;
        expect(ranked(longer, policy).rank.get(chosen.id)).toBeLessThanOrEqual(before);
      }),
    );
  });
});
