import fc from "fast-check";
import { expect, test } from "vitest";
import { type Credit, noCredit } from "../../../src/prioritise/credit.ts";
import { type ListRows, NO_REVIEW } from "../../../src/prioritise/list-rows.ts";
import type { Policy } from "../../../src/prioritise/policy.ts";
import { rankRows } from "../../../src/prioritise/rank.ts";
import { SortMemory } from "../../../src/prioritise/stable-sort.ts";
import { CLINICAL_TIERS } from "../../../src/vocab/clinical-tiers.ts";
import { type DrawnRow, policyOf, rowsOf } from "./rows-of.ts";

/** Ids in order, list by list. */
function order(
  drawn: readonly DrawnRow[],
  policy: Policy,
  weeks: Readonly<Record<string, number>> = {},
): string[] {
  const rows = rowsOf(drawn);
  const credit = {
    ...noCredit(rows.size),
    hundredths: Uint32Array.from(drawn, ({ id }) => 100 * (weeks[id] ?? 0)),
  };
  return [...rankRows(rows, policy, credit).order].map((row) => drawn[row]?.id ?? "");
}

test("tiers come first, whatever the wait and the credit", () => {
  const drawn = [
    { id: "a", tier: "P4", days: 900 },
    { id: "b", tier: "P2", days: 1 },
    { id: "c", tier: "P1b", days: 0 },
    { id: "d", tier: "P3", days: 400 },
  ];
  expect(order(drawn, policyOf(), { a: 16, d: 16 })).toEqual(["c", "b", "d", "a"]);
});

test("credit of 12 weeks is as if 84 days had been waited more, and a tie goes to the earlier clock start", () => {
  const drawn = [
    { id: "a", tier: "P3", days: 100 },
    { id: "b", tier: "P3", days: 16 },
    { id: "c", tier: "P3", days: 101 },
  ];
  expect(order(drawn, policyOf(), { b: 12 })).toEqual(["c", "a", "b"]);
});

test("nobody past a guard is leapfrogged by credit", () => {
  const drawn = [
    { id: "past 52", tier: "P4", days: 365 },
    { id: "at 52", tier: "P4", days: 364 },
    { id: "past 65", tier: "P4", days: 456 },
    { id: "past 78", tier: "P4", days: 547 },
  ];
  expect(order(drawn, policyOf(), { "at 52": 16, "past 65": 16 })).toEqual([
    "past 78",
    "past 65",
    "past 52",
    "at 52",
  ]);
});

test("with the breach ratio, those past their target come before those whose credit carries them past it", () => {
  const drawn = [
    { id: "a", tier: "P2", days: 60, review: 29 },
    { id: "b", tier: "P2", days: 300, review: 27 },
    { id: "c", tier: "P2", days: 200 },
    { id: "d", tier: "P2", days: 10, review: 28 },
    { id: "e", tier: "P2", days: 250 },
  ];
  expect(order(drawn, policyOf({ order: "breach-ratio" }), { b: 16, c: 16 })).toEqual([
    "a",
    "d",
    "b",
    "c",
    "e",
  ]);
});

test("people back from active monitoring stand where their original referral puts them", () => {
  const drawn = [
    { id: "a", tier: "P4", days: 200 },
    { id: "b", tier: "P4", days: 20, place: 380 },
  ];
  expect(order(drawn, policyOf())).toEqual(["b", "a"]);
});

test("people without a tier have lists of their own, by wait, without credit", () => {
  const drawn = [
    { id: "c1", tier: "choice", days: 10 },
    { id: "r1", tier: "review", days: 5 },
    { id: "c2", tier: "choice", days: 900 },
    { id: "a", tier: "P4", days: 1 },
    { id: "r2", tier: "review", days: 6 },
  ];
  expect(order(drawn, policyOf(), { c1: 16, r1: 16 })).toEqual(["a", "r2", "r1", "c2", "c1"]);
  const ranking = rankRows(rowsOf(drawn), policyOf(), noCredit(5));
  expect([...ranking.rank]).toEqual([2, 2, 1, 1, 1]);
});

test("within parts each list is ranked from 1", () => {
  const drawn = [10, 20, 30, 40].map((days) => ({ id: `p${days}`, tier: "P4", days }));
  const ranking = rankRows(rowsOf(drawn), policyOf(), noCredit(4), { parts: Uint16Array.of(1, 0, 1, 0) });
  expect([...ranking.order]).toEqual([3, 1, 2, 0]);
  expect([...ranking.rank]).toEqual([2, 2, 1, 1]);
});

test("an empty list has an empty order", () => {
  expect(rankRows(rowsOf([]), policyOf(), noCredit(0)).order).toHaveLength(0);
});

const drawnRow = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }),
  tier: fc.constantFrom("P1a", "P2", "P3", "P4", "choice", "review"),
  days: fc.oneof(fc.nat(40), fc.constantFrom(364, 365, 455, 456, 546, 547, 900)),
  review: fc.option(fc.nat(120), { nil: NO_REVIEW }),
});
const anyList = fc.array(fc.tuple(drawnRow, fc.nat(1600)), { minLength: 1, maxLength: 40 });
const anyOrder = fc.constantFrom("days-waited", "breach-ratio").map((one) => policyOf({ order: one }));

const creditFrom = (hundredths: readonly number[]): Credit => ({
  hundredths: Uint32Array.from(hundredths),
  rules: new Uint32Array(hundredths.length),
});

/** Ids made unique, so that a rank can be followed from one list to another. */
const unique = (list: readonly (readonly [DrawnRow, number])[]): DrawnRow[] =>
  list.map(([row], index) => ({ ...row, id: `${row.id}${String(index).padStart(3, "0")}` }));

const ranksById = (drawn: readonly DrawnRow[], rows: ListRows, policy: Policy, credit: Credit) => {
  const { rank } = rankRows(rows, policy, credit);
  return new Map(drawn.map(({ id }, row) => [id, rank[row] as number]));
};

test("tiers are never crossed and guards hold, whatever the credit", () => {
  fc.assert(
    fc.property(anyList, anyOrder, (list, policy) => {
      const drawn = unique(list);
      const rows = rowsOf(drawn);
      const ranked = [...rankRows(rows, policy, creditFrom(list.map(([, credit]) => credit))).order].filter(
        (row) => (rows.tiers[row] as number) < CLINICAL_TIERS.length,
      );
      const passed = (row: number) =>
        policy.guards.filter((weeks) => (rows.placeDays[row] as number) > 7 * weeks).length;
      for (const [place, row] of ranked.entries()) {
        const next = ranked[place + 1];
        if (next === undefined) continue;
        const [tier, nextTier] = [rows.tiers[row] as number, rows.tiers[next] as number];
        expect(tier).toBeLessThanOrEqual(nextTier);
        if (tier === nextTier) expect(passed(row)).toBeGreaterThanOrEqual(passed(next));
      }
    }),
  );
});

test("having waited longer never lowers a rank", () => {
  fc.assert(
    fc.property(anyList, anyOrder, fc.nat(), fc.nat(200), (list, policy, which, more) => {
      const drawn = unique(list);
      const credit = creditFrom(list.map(([, hundredths]) => hundredths));
      const chosen = which % drawn.length;
      const later = drawn.map((row, index) =>
        index === chosen
          ? {
              ...row,
              days: row.days + more,
              ...(row.review !== NO_REVIEW && { review: (row.review ?? 0) + more }),
            }
          : row,
      );
      const id = drawn[chosen]?.id ?? "";
      const before = ranksById(drawn, rowsOf(drawn), policy, credit).get(id) ?? 0;
      expect(ranksById(later, rowsOf(later), policy, credit).get(id)).toBeLessThanOrEqual(before);
    }),
  );
});

test("the order of the rows in the file changes nothing", () => {
  fc.assert(
    fc.property(anyList, anyOrder, fc.infiniteStream(fc.nat()), (list, policy, shuffle) => {
      const drawn = unique(list);
      const credits = list.map(([, hundredths]) => hundredths);
      const places = drawn
        .map((_, row) => ({ row, key: shuffle.next().value as number }))
        .sort((a, b) => a.key - b.key || a.row - b.row)
        .map(({ row }) => row);
      const moved = places.map((row) => drawn[row] as DrawnRow);
      const movedCredit = creditFrom(places.map((row) => credits[row] as number));
      expect(ranksById(moved, rowsOf(moved), policy, movedCredit)).toEqual(
        new Map(
          [...ranksById(drawn, rowsOf(drawn), policy, creditFrom(credits))].sort(
            ([a], [b]) => moved.findIndex(({ id }) => id === a) - moved.findIndex(({ id }) => id === b),
          ),
        ),
      );
    }),
  );
});

test("without credit it is the order by tier, band and wait that a slow sort gives", () => {
  fc.assert(
    fc.property(anyList, (list) => {
      const drawn = unique(list);
      const rows = rowsOf(drawn);
      const policy = policyOf();
      const slow = drawn
        .map((_, row) => row)
        .sort((a, b) => {
          const [tierA, tierB] = [rows.tiers[a] as number, rows.tiers[b] as number];
          const listOf = (tier: number) => Math.max(tier, CLINICAL_TIERS.length);
          const [one, other] = [drawn[a] as DrawnRow, drawn[b] as DrawnRow];
          return (
            listOf(tierA) - listOf(tierB) ||
            tierA - tierB ||
            other.days - one.days ||
            (one.id < other.id ? -1 : 1)
          );
        });
      expect([...rankRows(rows, policy, noCredit(rows.size)).order]).toEqual(slow);
    }),
  );
});

test("an order made like another is the one that is made from nothing", () => {
  fc.assert(
    fc.property(anyList, anyOrder, fc.boolean(), (list, policy, hasParts) => {
      const rows = rowsOf(unique(list));
      const credit = creditFrom(list.map(([, hundredths]) => hundredths));
      const parts = hasParts ? { parts: Uint16Array.from(list, (_, row) => row % 3) } : {};
      const memory = new SortMemory(rows.size);
      const like = rankRows(rows, policy, noCredit(rows.size), { ...parts, memory });
      expect(rankRows(rows, policy, credit, { ...parts, memory, like })).toEqual(
        rankRows(rows, policy, credit, parts),
      );
    }),
  );
});
