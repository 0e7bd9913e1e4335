import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SimulationFindings, simulationSchema } from "../../../../src/findings/simulation-schema.ts";
import {
  type ListToSimulate,
  type SimulateOptions,
  simulateList,
} from "../../../../src/pipeline/simulate.ts";
import { noCredit } from "../../../../src/prioritise/credit.ts";
import type { ListRows } from "../../../../src/prioritise/list-rows.ts";
import type { Policy } from "../../../../src/prioritise/policy.ts";
import { flagCredit, type SmallRow, smallList, smallPolicy, somePolicy, someRows } from "./small-lists.ts";

const OPTIONS: SimulateOptions = {
  capacity: { kind: "pooled", perWeek: 9 },
  arrivals: { kind: "per-week", perWeek: 6 },
  weeks: 5,
  replications: 4,
  seed: 3,
  missed: true,
};

const NONE = { total: 0, byReason: {} };

const listOf = (rows: ListRows, policies: readonly (readonly [Policy, number])[]): ListToSimulate => ({
  rows,
  policies: policies.map(([policy, weeks]) => ({ policy, credit: flagCredit(rows, weeks) })),
  asAt: "2026-10-25",
  inputs: [],
  references: [],
  ledger: { read: 0, rejected: NONE, excluded: NONE, analysed: 0, people: null },
  where: [],
  ethnicGrouping: "2001",
  notes: [],
});

const simulate = (list: readonly SmallRow[], policy: Policy, weeks: number, options = OPTIONS) =>
  simulateList(listOf(smallList(list), [[policy, weeks]]), options, {});

/** Enough rows that somebody has a clinical tier, whatever else there is. */
const ranked = (list: readonly SmallRow[]): SmallRow[] => [
  ...list,
  { days: 33, tier: 3 },
  { days: 12, flag: 0 },
];

const armOf = ({ arms }: SimulationFindings, id: string) => arms.find((arm) => arm.id === id)!;

describe("whatever the list and the policy", () => {
  test("a policy without credit is the plain order, figure for figure", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, somePolicy, async (list, policy) => {
        const findings = await simulate(ranked(list), policy, 0);
        const [plain, own] = [armOf(findings, "plain"), armOf(findings, "policy-1")];
        expect(own.weeks).toEqual(plain.weeks);
        expect(own.treated).toEqual(plain.treated);
        for (const figure of [own.moved?.laterPeople, own.moved?.soonerPeople, own.moved?.newlyOver52Weeks]) {
          expect(figure).toEqual({ mean: 0, lower: 0, upper: 0 });
        }
        for (const gap of own.dimensions.flatMap(({ gaps }) => gaps)) {
          expect(gap.closed === null || gap.closed.mean === 0).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("nobody is lost: start + joined = treated + waiting, in every group and order", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, somePolicy, async (list, policy) => {
        const { arms } = await simulate(ranked(list), policy, 6);
        for (const { groups } of arms.flatMap(({ dimensions }) => dimensions)) {
          for (const group of groups) {
            const { waitingAtStart, joined, treated, waiting } = group;
            expect(waitingAtStart + joined!.mean).toBeCloseTo(treated!.mean + waiting!.mean, 9);
          }
        }
        for (const { weeks, dimensions, treated } of arms) {
          const sum = dimensions[0]!.groups.reduce((all, { treated: own }) => all + own!.mean, 0);
          expect(sum).toBeCloseTo(treated!.mean, 9);
          const waiting = dimensions[0]!.groups.reduce((all, { waiting: own }) => all + own!.mean, 0);
          expect(waiting).toBeCloseTo(weeks.at(-1)!.waiting!.mean, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("every slot is used, missed or unused, in every order alike as many", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, somePolicy, async (list, policy) => {
        const { arms } = await simulate(ranked(list), policy, 6);
        for (const { treated, missedSlots, unusedSlots } of arms) {
          expect(treated!.mean + missedSlots!.mean + unusedSlots!.mean).toBeCloseTo(9 * 5, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("the same rows in another order give the same bytes", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, somePolicy, fc.nat(), async (list, policy, turn) => {
        const rows = ranked(list).map((row, id) => ({ ...row, id }));
        const at = turn % rows.length;
        const permuted = [...rows.slice(at), ...rows.slice(0, at)].reverse();
        const [one, other] = [await simulate(rows, policy, 6), await simulate(permuted, policy, 6)];
        expect(JSON.stringify(other)).toBe(JSON.stringify(one));
      }),
      { numRuns: 25 },
    );
  });

  test("findings hold to their schema, with no figure that is not a number", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, somePolicy, async (list, policy) => {
        const findings = await simulate(ranked(list), policy, 6);
        expect(simulationSchema.parse(findings)).toEqual(findings);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a list by hand", () => {
  /** One slot a day, nobody joins; weeks of wait at the start 60, 20 (yes), 10. */
  const list: readonly SmallRow[] = [{ days: 363 }, { days: 362, flag: 0 }, { days: 100 }];
  const options: SimulateOptions = {
    ...OPTIONS,
    capacity: { kind: "pooled", perWeek: 7 },
    arrivals: { kind: "per-week", perWeek: 0 },
    weeks: 1,
    replications: 1,
  };
  const exactly = (value: number) => ({ mean: value, lower: value, upper: value });

  test("who is treated later and sooner, by how much, and who passes 52 weeks for it", async () => {
    const findings = await simulate(list, smallPolicy(), 12, options);
    const { moved, dimensions } = armOf(findings, "policy-1");
    // Plain: day 1 waits 364 days (not over 52 weeks), then 364; under the policy the first is treated on day 2, at 365.
    expect(moved).toMatchObject({
      laterPeople: exactly(1),
      laterNotTreated: exactly(0),
      laterMeanWeeks: exactly(1 / 7),
      laterP95Weeks: exactly(1 / 7),
      soonerPeople: exactly(1),
      soonerMeanWeeks: exactly(1 / 7),
      newlyOver52Weeks: exactly(1),
      noLongerOver52Weeks: exactly(0),
      newlyOver65Weeks: exactly(0),
    });
    const [yes, no] = dimensions[0]!.groups;
    expect(yes).toMatchObject({
      group: "yes",
      treated: exactly(1),
      medianWeeksTreated: exactly(363 / 7),
      moved: { laterPeople: exactly(0) },
    });
    expect(no).toMatchObject({ group: "no", treated: exactly(2), moved: { newlyOver52Weeks: exactly(1) } });
  });

  test("figures of those who wait, at the snapshot and at the end of the week", async () => {
    const four = await simulate([...list, { days: 126 }, { days: 127 }], smallPolicy(), 12, {
      ...options,
      capacity: { kind: "pooled", perWeek: 3 },
    });
    const { weeks, dimensions } = armOf(four, "policy-1");
    expect(weeks[0]).toMatchObject({
      waiting: exactly(5),
      medianWeeks: exactly(127 / 7),
      within18Weeks: exactly(2 / 5),
      over52Weeks: exactly(0),
    });
    // Slots fall on days 3, 5 and 7: the yes, the 363 and the 127 are treated; left are 100 + 7 and 126 + 7 days.
    expect(weeks[1]).toMatchObject({
      waiting: exactly(2),
      medianWeeks: exactly(120 / 7),
      within18Weeks: exactly(1 / 2),
    });
    const gap = dimensions[0]!.gaps.find(({ measure }) => measure === "medianWeeks")!;
    expect(gap.trajectory[0]!.mean).toBeCloseTo((362 - (126 + 127) / 2) / 7, 12);
    expect(gap.trajectory[1]).toBeNull();
    expect(gap.closed).toBeNull();
  });

  test("whoever is not treated within the weeks is later by at least the days that are left", async () => {
    const findings = await simulate(list, smallPolicy(), 12, {
      ...options,
      capacity: { kind: "pooled", perWeek: 1 },
    });
    expect(armOf(findings, "policy-1").moved).toMatchObject({
      laterPeople: exactly(1),
      laterNotTreated: exactly(1),
      laterMeanWeeks: exactly(1 / 7),
    });
  });
});

describe("arms", () => {
  const list = Array.from(
    { length: 60 },
    (_, index): SmallRow => ({ days: 5 * index, flag: index % 3, tier: 2 + (index % 3), reviewDays: index }),
  );

  test("policies that order alike share one plain order; another order has its own", async () => {
    const rows = smallList(list);
    const [days, ratio] = [smallPolicy(), smallPolicy({ name: "By ratio", order: "breach-ratio" })];
    const findings = await simulateList(
      listOf(rows, [
        [days, 4],
        [smallPolicy({ guards: [20] }), 4],
        [ratio, 4],
      ]),
      OPTIONS,
      {},
    );
    expect(findings.arms.map(({ id, against }) => [id, against])).toEqual([
      ["plain", null],
      ["plain-2", null],
      ["policy-1", "plain"],
      ["policy-2", "plain"],
      ["policy-3", "plain-2"],
    ]);
    expect(findings.arms.map(({ label }) => label)).toEqual([
      "Plain order by days waited",
      "Plain order by breach ratio",
      "Small policy (1)",
      "Small policy (2)",
      "By ratio",
    ]);
  });

  test("the frontier at a scale of 1 is the policy itself, and without credit moves nobody", async () => {
    const findings = await simulate(list, smallPolicy(), 6);
    const [{ points }] = findings.frontier as [SimulationFindings["frontier"][number]];
    expect(points.map(({ scale, maxCreditWeeks }) => [scale, maxCreditWeeks])).toEqual([
      [0, 0],
      [0.5, 6],
      [1, 12],
      [1.5, 18],
      [2, 24],
    ]);
    expect(points[0]!.moved.laterPeople!.upper).toBe(0);
    const own = armOf(findings, "policy-1");
    expect(points[2]!.moved).toEqual(own.moved);
    expect(points[2]!.gaps[0]!.gap).toEqual(own.dimensions[0]!.gaps[0]!.trajectory.at(-1));
  });

  test("every seed has its own futures, and one more replication does not change those before it", async () => {
    const one = await simulate(list, smallPolicy(), 6, { ...OPTIONS, replications: 1 });
    const other = await simulate(list, smallPolicy(), 6, { ...OPTIONS, replications: 1, seed: 4 });
    expect(other.arms[0]!.weeks).not.toEqual(one.arms[0]!.weeks);
    const two = await simulate(list, smallPolicy(), 6, { ...OPTIONS, replications: 2 });
    const waiting = (findings: SimulationFindings) => findings.arms[0]!.weeks.at(-1)!.waiting!;
    // Of two replications the limits are 0.025 of the way in from each, and the first is one of the two.
    const { mean, lower, upper } = waiting(two);
    expect(Math.abs(waiting(one).mean - mean)).toBeCloseTo((upper - lower) / 0.95 / 2, 9);
  });

  test("the policies' dimensions are followed, and those asked for", async () => {
    const findings = await simulate(list, smallPolicy(), 6, { ...OPTIONS, followed: ["specialty"] });
    expect(findings.arms[0]!.dimensions.map(({ dimension, reference }) => [dimension, reference])).toEqual([
      ["learning-disability", "no"],
      ["specialty", "rest-of-list"],
    ]);
    await expect(
      simulate(list, smallPolicy(), 6, { ...OPTIONS, followed: ["specialt"] }),
    ).rejects.toThrowError(
      expect.objectContaining({
        exitCode: 2,
        detail: expect.objectContaining({ hint: "Did you mean specialty?" }),
      }),
    );
  });

  test("a gap to the rest of the list is one to all other known groups", async () => {
    const rows = smallList([{ days: 70, flag: 0 }, { days: 7 }, { days: 700, flag: 2 }], "rest-of-list");
    const findings = await simulateList(
      { ...listOf(rows, []), policies: [{ policy: smallPolicy(), credit: noCredit(3) }] },
      OPTIONS,
      {},
    );
    const gaps = findings.arms[0]!.dimensions[0]!.gaps.filter(({ measure }) => measure === "medianWeeks");
    expect(gaps.map(({ group, trajectory }) => [group, trajectory[0]?.mean])).toEqual([
      ["yes", 9],
      ["no", -9],
    ]);
  });
});

describe("what a reader must know", () => {
  const codes = async (
    list: readonly SmallRow[],
    options: Partial<SimulateOptions>,
    policy = smallPolicy(),
  ) =>
    (await simulate(list, policy, 6, { ...OPTIONS, ...options })).notes.map(
      ({ code, level }) => `${level} ${code}`,
    );

  test("few replications, newcomers like the whole list, idle slots: warnings, and first", async () => {
    expect(await codes([{ days: 40 }], {})).toEqual([
      "warning newcomers-like-whole-list",
      "warning slots-unused",
      "warning few-replications",
    ]);
  });
  test("a rate from the list, people without a tier, missed slots, a policy for contact: notes", async () => {
    const busy = Array.from(
      { length: 90 },
      (_, index): SmallRow => ({ days: index % 28, missed: index % 2 }),
    );
    const list = [...busy, { days: 9, tier: 6, missed: 0 }];
    expect(
      await codes(
        list,
        { arrivals: { kind: "from-list" }, replications: 10 },
        smallPolicy({ purpose: "contact" }),
      ),
    ).toEqual([
      "note arrivals-from-list",
      "note without-tier-not-simulated",
      "note missed-slots-assumed",
      "note policy-is-for-contact",
    ]);
  });
  test("nothing is assumed of missed slots with --no-missed, or where the list counts none", async () => {
    const list: readonly SmallRow[] = [{ days: 40, missed: 1 }];
    expect(await codes(list, { missed: false })).not.toContain("note missed-slots-assumed");
    const findings = await simulate([{ days: 40 }], smallPolicy(), 6);
    expect(findings.options.missed).toBeNull();
  });
  test("progress is told after each replication", async () => {
    const told: (number | undefined)[] = [];
    await simulateList(listOf(smallList([{ days: 4 }]), [[smallPolicy(), 1]]), OPTIONS, {
      progress: ({ fraction }) => told.push(fraction),
    });
    expect(told).toEqual([0.25, 0.5, 0.75, 1]);
  });
});

describe("what cannot be simulated", () => {
  test("a list without a single clinical tier", async () => {
    await expect(
      simulate(
        [
          { days: 4, tier: 6 },
          { days: 5, tier: 7 },
        ],
        smallPolicy(),
        1,
      ),
    ).rejects.toThrowError(
      expect.objectContaining({
        exitCode: 3,
        message: expect.stringContaining("no pathway has a clinical tier"),
      }),
    );
  });
  test("arrivals from a list whose clocks all started long ago", async () => {
    const options: SimulateOptions = { ...OPTIONS, arrivals: { kind: "from-list" } };
    await expect(simulate([{ days: 28 }], smallPolicy(), 1, options)).rejects.toThrowError(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringContaining("no clock started in the 4 weeks"),
      }),
    );
  });
  test("capacity by specialty names all of them, and none that the list lacks", async () => {
    const rows = [{ days: 1 }, { days: 2, specialty: 1 }];
    const with_ = (perWeek: Record<string, number>): SimulateOptions => ({
      ...OPTIONS,
      capacity: { kind: "by-specialty", perWeek },
    });
    await expect(simulate(rows, smallPolicy(), 1, with_({ C_110: 3 }))).rejects.toThrowError(
      "--capacity is missing for C_130",
    );
    await expect(simulate(rows, smallPolicy(), 1, with_({ C_110: 3, C_131: 3 }))).rejects.toThrowError(
      expect.objectContaining({ exitCode: 2, message: "--capacity C_131: the list has no such specialty" }),
    );
  });
});
