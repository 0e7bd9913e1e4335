import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Share } from "../../../src/findings/schema.ts";
import { measureGroup, thresholdCounts } from "../../../src/measure/measure-group.ts";
import { standardOf } from "../../../src/measure/standard.ts";
import { bandedWeeks } from "../../../src/measure/weekly-bands.ts";

const RTT = standardOf({ kind: "rtt-18" });
const histogramOf = (days: readonly number[]): Uint32Array => {
  const waits = new Uint32Array(Math.max(-1, ...days) + 1);
  for (const day of days) waits[day] = (waits[day] ?? 0) + 1;
  return waits;
};
const measured = (days: readonly number[], unknownClockStart = 0) =>
  measureGroup({ waits: histogramOf(days), unknownClockStart }, 100, RTT);
const someDays = fc.array(fc.integer({ min: 0, max: 1200 }), { minLength: 1, maxLength: 60 });

describe("the measures of a group", () => {
  test("of nobody are counts of 0 and figures of null, whatever is unknown about clock starts", () => {
    const none = measured([], 3);
    expect(none).toMatchObject({ n: 0, share: 0, unknownClockStart: 3, openBand: false });
    for (const [name, value] of Object.entries(none)) {
      if (typeof value !== "object" || value === null || name.endsWith("OfAll")) continue;
      expect(value, name).toEqual({ count: 0, proportion: null, lower: null, upper: null });
    }
    expect([
      none.meanWeeks,
      none.medianWeeks,
      none.p92Weeks,
      none.longestWeeks,
      none.medianWeeksBanded,
    ]).toEqual(Array(5).fill(null));
    expect(none.within18WeeksOfAll).toMatchObject({ count: 0, proportion: 0 });
  });

  test("of one person have no interval for the mean or the median", () => {
    expect(measured([14])).toMatchObject({
      n: 1,
      share: 0.01,
      meanWeeks: 2,
      meanWeeksLower: null,
      medianWeeks: 2,
      medianWeeksLower: null,
      medianWeeksUpper: null,
      longestWeeks: 2,
    });
  });

  test("a share of an empty list is null", () => {
    expect(measureGroup({ waits: histogramOf([]), unknownClockStart: 0 }, 0, RTT).share).toBeNull();
  });

  test("the 92nd percentile has an upper limit only from 45 pathways on", () => {
    const days = Array.from({ length: 45 }, (_, index) => index * 10);
    expect(measured(days.slice(1)).p92WeeksUpper).toBeNull();
    expect(measured(days).p92WeeksUpper).toBe(440 / 7);
  });

  test("within and over share out everybody, and longer thresholds hold fewer", () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const counts = thresholdCounts(histogramOf(days), RTT);
        expect(counts.within18Weeks + counts.over18Weeks).toBe(days.length);
        expect(counts.withinStandard + counts.breachesStandard).toBe(days.length);
        const falling = [
          counts.over18Weeks,
          counts.over52Weeks,
          counts.over65Weeks,
          counts.over78Weeks,
          counts.over104Weeks,
        ];
        expect(falling).toEqual([...falling].sort((one, other) => other - one));
        expect(counts.over52Weeks).toBe(days.filter((day) => day > 364).length);
      }),
    );
  });

  test("limits hold their estimate between them, and figures of all are never above those of the analysed", () => {
    const isBracketed = ({ proportion, lower, upper }: Share) =>
      proportion !== null && lower !== null && upper !== null && lower <= proportion && proportion <= upper;
    fc.assert(
      fc.property(someDays, fc.nat(50), (days, unknown) => {
        const group = measured(days, unknown);
        expect(isBracketed(group.within18Weeks)).toBe(true);
        expect(isBracketed(group.over52WeeksOfAll)).toBe(true);
        expect(group.within18WeeksOfAll.proportion).toBeLessThanOrEqual(group.within18Weeks.proportion ?? 0);
        expect(group.within18WeeksOfAll.count).toBe(group.within18Weeks.count);
        const { medianWeeks = 0, p92Weeks = 0, p95Weeks = 0, longestWeeks = 0 } = group;
        const rising = [medianWeeks, p92Weeks, p95Weeks, longestWeeks].map(Number);
        expect(rising).toEqual([...rising].sort((one, other) => one - other));
      }),
    );
  });

  test("the banded median is within a week of the exact one when several wait in its band", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 102 }), fc.integer({ min: 1, max: 40 }), (band, people) => {
        const waits = histogramOf(Array.from({ length: people }, () => 7 * band + 4));
        const banded = bandedWeeks(waits, 0.5)?.weeks ?? Number.NaN;
        expect(Math.abs(banded - (7 * band + 4) / 7)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("weekly bands", () => {
  const median = (...days: number[]) => bandedWeeks(histogramOf(days), 0.5);

  test("the first holds the eight days 0 to 7, every other one seven", () => {
    expect([0, 7].map((day) => median(day)?.weeks)).toEqual([0.5, 0.5]);
    expect([8, 14].map((day) => median(day)?.weeks)).toEqual([1.5, 1.5]);
    expect([15, 728].map((day) => median(day)?.weeks)).toEqual([2.5, 103.5]);
  });

  test("the last is open: 729 days and more are 104, and marked", () => {
    expect([729, 5000].map((day) => median(day))).toEqual(Array(2).fill({ weeks: 104, openBand: true }));
    expect(median(728)?.openBand).toBe(false);
  });

  test("of nobody have no median", () => {
    expect(median()).toBeUndefined();
  });
});

describe("a standard", () => {
  test("of RTT is kept up to its last day, of DM01 breached on it", () => {
    expect(standardOf({ kind: "rtt-18" })).toMatchObject({ withinDays: 126, target: 0.92 });
    expect(standardOf({ kind: "dm01-6" })).toMatchObject({ withinDays: 41, target: 0.99 });
  });

  test("of one's own counts as RTT does and has no target", () => {
    expect(standardOf({ kind: "weeks", weeks: 4 })).toEqual({
      id: "weeks:4",
      weeks: 4,
      target: null,
      withinDays: 28,
    });
  });
});
