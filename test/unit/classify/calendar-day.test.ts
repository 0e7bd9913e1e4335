import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageInYears, dateOfDay, dayOfDate, formatDay } from "../../../src/classify/calendar-day.ts";

const MILLISECONDS_PER_DAY = 86_400_000;
const day = (iso: string): number => {
  const [year, month, dayOfMonth] = iso.split("-").map(Number);
  return dayOfDate(year!, month!, dayOfMonth!)!;
};

describe("calendar days", () => {
  it("count from 1970-01-01", () => {
    expect(day("1970-01-01")).toBe(0);
    expect(day("2000-03-01")).toBe(11_017);
    expect(day("1969-12-31")).toBe(-1);
  });

  it("agree with the platform's calendar and survive a round trip", () => {
    fc.assert(
      fc.property(fc.integer({ min: -350_000, max: 2_900_000 }), (number) => {
        const { year, month, day: dayOfMonth } = dateOfDay(number);
        expect(dayOfDate(year, month, dayOfMonth)).toBe(number);
        expect(formatDay(number)).toBe(new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10));
      }),
    );
  });

  it.each([
    [2026, 2, 29],
    [2026, 2, 31],
    [1900, 2, 29],
    [2026, 4, 31],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 1, 0],
    [202, 1, 1],
  ])("do not include %i-%i-%i", (year, month, dayOfMonth) => {
    expect(dayOfDate(year, month, dayOfMonth)).toBeUndefined();
  });
});

describe("age in whole years", () => {
  it.each([
    ["1990-10-25", "2026-10-24", 35],
    ["1990-10-25", "2026-10-25", 36],
    ["2004-02-29", "2026-02-28", 21],
    ["2004-02-29", "2026-03-01", 22],
    ["2026-10-25", "2026-10-25", 0],
    ["2026-10-26", "2026-10-25", -1],
  ])("of someone born %s is on %s %i", (birth, on, age) => {
    expect(ageInYears(day(birth), day(on))).toBe(age);
  });
});
