import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missedRates } from "../../../../src/prioritise/simulation/missed-rates.ts";
import { newcomersOf } from "../../../../src/prioritise/simulation/newcomers.ts";
import { slotsOnDay } from "../../../../src/prioritise/simulation/slots-on-day.ts";
import { drawPoisson } from "../../../../src/stats/poisson-draw.ts";
import { Random } from "../../../../src/stats/random.ts";
import { replicationEstimate } from "../../../../src/stats/replication-estimate.ts";
import { type SmallRow, smallList } from "./small-lists.ts";

describe("slots of a day", () => {
  test("are whole, add up to a week's over any seven days, and differ by one at most", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 500 }), (perWeek, before) => {
        const slots = Array.from({ length: 7 }, (_, day) => slotsOnDay(perWeek, before + day + 1));
        expect(slots.reduce((sum, one) => sum + one, 0)).toBe(perWeek);
        expect(Math.max(...slots) - Math.min(...slots)).toBeLessThanOrEqual(1);
      }),
    );
  });
  test("120 a week: 17 on six days and 18 on one of them", () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((day) => slotsOnDay(120, day))).toEqual([17, 17, 17, 17, 17, 17, 18]);
  });
});

describe("newcomers", () => {
  const recent = (size: number): SmallRow[] =>
    Array.from({ length: size }, (_, index) => ({ days: index % 28 }));
  test("from the list: the clock starts of the last 28 days, a quarter of them a week", () => {
    const list = smallList([...recent(56), { days: 28 }, { days: 300 }]);
    const newcomers = newcomersOf(list, { kind: "from-list" });
    expect(newcomers).toMatchObject({ perWeek: 14, areRecent: true });
    expect(newcomers.models).toHaveLength(56);
  });
  test("are like the whole list where fewer than 50 have started lately", () => {
    const list = smallList([...recent(49), { days: 300 }]);
    expect(newcomersOf(list, { kind: "per-week", perWeek: 3 })).toMatchObject({
      perWeek: 3,
      areRecent: false,
    });
    expect(newcomersOf(list, { kind: "per-week", perWeek: 3 }).models).toHaveLength(50);
  });
});

describe("missed slots", () => {
  const group = (size: number, missing: number, flag: number): SmallRow[] =>
    Array.from({ length: size }, (_, index) => ({ days: 1, flag, missed: index < missing ? 2 : 0 }));
  test("a group's rate is drawn to the overall rate as by 50 more pathways", () => {
    const list = smallList([...group(50, 20, 0), ...group(150, 20, 1), { days: 1, flag: 1 }]);
    const rates = missedRates(list, list.dimensions.get("learning-disability")!)!;
    expect(rates.overall).toBeCloseTo(40 / 200, 12);
    expect(rates.ofGroup[0]).toBeCloseTo((20 + 10) / 100, 12);
    expect(rates.ofGroup[1]).toBeCloseTo((20 + 10) / 200, 12);
    expect(rates.ofGroup[2]).toBeCloseTo(0.2, 12);
    expect(rates.ofRow[200]).toBe(rates.ofGroup[1]);
  });
  test("there is no rate where no pathway has a count", () => {
    expect(missedRates(smallList([{ days: 1 }]), null)).toBeUndefined();
    expect(missedRates(smallList([{ days: 1, missed: -1 }]), null)).toBeUndefined();
  });
});

describe("Poisson draws", () => {
  test.each([0.3, 4, 75])("mean and variance are both %d, within 3%", (mean) => {
    const random = new Random(1);
    const draws = Array.from({ length: 20_000 }, () => drawPoisson(random, mean));
    const average = draws.reduce((sum, one) => sum + one, 0) / draws.length;
    const variance = draws.reduce((sum, one) => sum + (one - average) ** 2, 0) / draws.length;
    expect(Math.abs(average / mean - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / mean - 1)).toBeLessThan(0.03);
  });
  test("nobody comes at a mean of 0", () => {
    expect(drawPoisson(new Random(1), 0)).toBe(0);
  });
});

describe("what replications say", () => {
  test("mean and R's type 7 quantiles: quantile(1:20, c(.025, .975)) is 1.475, 19.525", () => {
    const estimate = replicationEstimate(Array.from({ length: 20 }, (_, index) => 20 - index))!;
    expect(estimate.mean).toBe(10.5);
    expect(estimate.lower).toBeCloseTo(1.475, 12);
    expect(estimate.upper).toBeCloseTo(19.525, 12);
  });
  test("one replication is its own limits", () => {
    expect(replicationEstimate(Array.from({ length: 20 }, () => 15 / 7))).toEqual({
      mean: 15 / 7,
      lower: 15 / 7,
      upper: 15 / 7,
    });
    expect(replicationEstimate([7])).toEqual({ mean: 7, lower: 7, upper: 7 });
  });
  test("nothing is said where fewer than half have the figure", () => {
    expect(replicationEstimate([])).toBeUndefined();
    expect(replicationEstimate([1, undefined, undefined])).toBeUndefined();
    expect(replicationEstimate([1, 3, undefined])).toEqual({ mean: 2, lower: 1.05, upper: 2.95 });
  });
});
