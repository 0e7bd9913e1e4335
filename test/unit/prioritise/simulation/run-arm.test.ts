import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noCredit } from "../../../../src/prioritise/credit.ts";
import type { ListRows } from "../../../../src/prioritise/list-rows.ts";
import { capacityPools } from "../../../../src/prioritise/simulation/capacity-pools.ts";
import { drawFuture } from "../../../../src/prioritise/simulation/future.ts";
import { lineAtStart } from "../../../../src/prioritise/simulation/line-start.ts";
import { missedRates } from "../../../../src/prioritise/simulation/missed-rates.ts";
import { newcomersOf } from "../../../../src/prioritise/simulation/newcomers.ts";
import { OrderRules } from "../../../../src/prioritise/simulation/order-rules.ts";
import { peopleAtStart, peopleOf } from "../../../../src/prioritise/simulation/people.ts";
import { type Replication, runArm, slotsInAll } from "../../../../src/prioritise/simulation/run-arm.ts";
import type { CapacityChoice } from "../../../../src/request.ts";
import { slowArm } from "./slow-arm.ts";
import { flagCredit, type SmallRow, smallList, smallPolicy, somePolicy, someRows } from "./small-lists.ts";

const pooled = (perWeek: number): CapacityChoice => ({ kind: "pooled", perWeek });

function replicationOf(
  rows: ListRows,
  run: { capacity: CapacityChoice; arrivals?: number; weeks?: number; seed?: number; missed?: boolean },
): Replication {
  const { capacity, arrivals = 0, weeks = 4, seed = 1, missed = false } = run;
  const days = 7 * weeks;
  const pools = capacityPools(rows, capacity);
  const newcomers = newcomersOf(rows, { kind: "per-week", perWeek: arrivals });
  const future = drawFuture(rows, newcomers, { seed, replication: 0, days, slots: slotsInAll(pools, days) });
  const rates = missed ? missedRates(rows, null)?.ofRow : undefined;
  return {
    people: peopleOf(peopleAtStart(rows), rows, future),
    future,
    pools,
    days,
    ...(rates && { missedRates: rates }),
  };
}

function treatmentDays(
  rows: ListRows,
  replication: Replication,
  policy = smallPolicy(),
  credit = noCredit(rows.size),
) {
  const rules = new OrderRules(rows, policy, credit);
  const { pools } = replication;
  const start = lineAtStart(peopleAtStart(rows), rules, {
    count: pools.perWeek.length,
    poolOfRow: pools.poolOfRow,
  });
  return runArm(replication, { rules, start });
}

/** Day of treatment by row of the list. */
function byRow(
  rows: ListRows,
  replication: Replication,
  policy = smallPolicy(),
  credit = noCredit(rows.size),
): number[] {
  const { treatedOn } = treatmentDays(rows, replication, policy, credit);
  const days: number[] = [];
  for (let person = 0; person < replication.people.atStart; person += 1) {
    days[replication.people.rows[person]!] = treatedOn[person]!;
  }
  return days;
}

describe("a list by hand", () => {
  const list: readonly SmallRow[] = [
    { days: 10 },
    { days: 30 },
    { days: 20, flag: 0 },
    { days: 5, tier: 2 },
    { days: 25, flag: 0 },
  ];
  const rows = smallList(list);
  const replication = replicationOf(rows, { capacity: pooled(7), weeks: 1 });

  test("in the plain order the tier comes first, then the longest wait, one a day", () => {
    expect(byRow(rows, replication)).toEqual([5, 2, 4, 1, 3]);
  });
  test("six days of credit move two people past one, and leave the others' order alone", () => {
    expect(byRow(rows, replication, smallPolicy(), flagCredit(rows, 6 / 7))).toEqual([5, 3, 4, 1, 2]);
  });
  test("a guard of four weeks stops the credit: past it on day 1 is only who had waited 28 days", () => {
    const guarded = smallPolicy({ guards: [4] });
    expect(byRow(rows, replication, guarded, flagCredit(rows, 12))).toEqual([5, 2, 4, 1, 3]);
  });
  test("a person passes a guard while waiting", () => {
    const two = smallList([
      { days: 25 },
      { days: 20, flag: 0 },
      { days: 40, tier: 2 },
      { days: 40, tier: 2 },
      { days: 40, tier: 2 },
    ]);
    const run = replicationOf(two, { capacity: pooled(7), weeks: 1 });
    const guarded = smallPolicy({ guards: [4] });
    // On day 4 the first has waited 29 days, past the guard of 28: the credit no longer counts against them.
    expect(byRow(two, run, guarded, flagCredit(two, 12))).toEqual([4, 5, 1, 2, 3]);
    const later = smallPolicy({ guards: [5] });
    expect(byRow(two, run, later, flagCredit(two, 12))).toEqual([5, 4, 1, 2, 3]);
  });
  test("slots of a week are whole and add up, and what nobody takes is counted", () => {
    const run = treatmentDays(rows, replicationOf(rows, { capacity: pooled(12), weeks: 1 }));
    expect(run.unusedSlots).toBe(7);
  });
  test("each specialty has its own slots", () => {
    const two = smallList([{ days: 9 }, { days: 8 }, { days: 7, specialty: 1 }, { days: 6, specialty: 1 }]);
    const capacity: CapacityChoice = { kind: "by-specialty", perWeek: { C_130: 7, C_110: 2 } };
    expect(byRow(two, replicationOf(two, { capacity, weeks: 1 }))).toEqual([4, 7, 1, 2]);
  });
});

describe("missed slots", () => {
  test("are lost, and whoever missed one is first again the next day", () => {
    const rows = smallList([
      { days: 9, missed: 1 },
      { days: 8, missed: 0 },
    ]);
    const base = replicationOf(rows, { capacity: pooled(14), weeks: 1, missed: true });
    const missDraws = base.future.missDraws.map((_, slot) => (slot === 0 || slot === 2 ? 0 : 2 ** 32 - 1));
    const replication = { ...base, future: { ...base.future, missDraws } };
    const run = treatmentDays(rows, replication);
    // Day 1: the first misses, the second is treated. Day 2: the first misses again, and the other slot finds nobody.
    expect([...run.treatedOn]).toEqual([3, 1]);
    expect(run.missedSlots).toBe(2);
  });
});

describe("against rankRows, day by day", () => {
  test("the same people are treated on the same days, whatever the list and the policy", () => {
    fc.assert(
      fc.property(
        someRows,
        somePolicy,
        fc.record({
          perWeek: fc.integer({ min: 1, max: 30 }),
          arrivals: fc.integer({ min: 0, max: 15 }),
          weeks: fc.integer({ min: 1, max: 6 }),
          seed: fc.nat(),
          missed: fc.boolean(),
          split: fc.boolean(),
          weeksOfCredit: fc.constantFrom(0, 0.57, 1, 2.5, 12),
        }),
        (list, policy, { perWeek, split, weeksOfCredit, ...run }) => {
          const rows = smallList(list);
          const used = (id: number) => list.some(({ specialty, tier = 0 }) => specialty === id && tier < 5);
          const names = ["C_110", "C_130"].filter((_, index) => used(index));
          const capacity: CapacityChoice = split
            ? { kind: "by-specialty", perWeek: Object.fromEntries(names.map((name) => [name, perWeek])) }
            : pooled(perWeek);
          const replication = replicationOf(rows, { capacity, ...run });
          const credit = flagCredit(rows, weeksOfCredit);
          const { treatedOn } = treatmentDays(rows, replication, policy, credit);
          expect([...treatedOn]).toEqual(slowArm(replication, { rows, policy, credit }));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("queueing theory", () => {
  /** One slot a day and Poisson arrivals: an M/D/1 queue looked at once a day. */
  const rows = smallList([{ days: 0 }]);
  const weeks = 500;
  const WARM_UP = 350;

  /** Mean people waiting at the end of a day, and mean days waited of those treated, after a warm-up. */
  function steady(perWeek: number, seed: number) {
    const replication = replicationOf(rows, { capacity: pooled(7), arrivals: perWeek, weeks, seed });
    const { clockStart, size } = replication.people;
    let waiting = 1;
    let treated = 0;
    let ends = 0;
    let daysWaited = 0;
    let finished = 0;
    const rules = new OrderRules(rows, smallPolicy(), noCredit(1));
    const pools = { count: 1, poolOfRow: replication.pools.poolOfRow };
    runArm(
      replication,
      { rules, start: lineAtStart(peopleAtStart(rows), rules, pools) },
      {
        joined: () => {
          waiting += 1;
        },
        treated: (person, day) => {
          waiting -= 1;
          treated += 1;
          if (day <= WARM_UP) return;
          daysWaited += day - clockStart[person]!;
          finished += 1;
        },
        endOfDay: (day) => {
          if (day > WARM_UP) ends += waiting;
        },
      },
    );
    return { length: ends / (7 * weeks - WARM_UP), wait: daysWaited / finished, waiting, treated, size };
  }

  test.each([3.5, 5.6])(
    "the mean queue behind a slot a day is λ² ÷ 2 (1 − λ), within 5% (%d a week)",
    (perWeek) => {
      const rate = perWeek / 7;
      const lengths = Array.from({ length: 30 }, (_, seed) => steady(perWeek, seed).length);
      const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
      expect(Math.abs(mean / (rate ** 2 / (2 * (1 - rate))) - 1)).toBeLessThan(0.05);
    },
  );
  test("Little's law: people waiting = people joining a day × days each waits, within 5%", () => {
    const runs = Array.from({ length: 30 }, (_, seed) => steady(5.6, seed));
    const mean = (of: (run: (typeof runs)[number]) => number) =>
      runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
    expect(Math.abs(mean(({ length }) => length) / (0.8 * mean(({ wait }) => wait)) - 1)).toBeLessThan(0.05);
  });
  test("everybody is treated or waits, and a service that is always busy treats one a day", () => {
    const { waiting, treated, size } = steady(8, 7);
    expect(waiting + treated).toBe(size);
    expect(treated).toBe(7 * weeks);
  });
});
