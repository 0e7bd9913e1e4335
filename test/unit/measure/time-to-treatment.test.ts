import { describe, expect, test } from "vitest";
import { timeToDoubts, yearsToEmpty } from "../../../src/measure/time-to-doubts.ts";
import { measureTimeToTreatment } from "../../../src/measure/time-to-treatment.ts";
import type { TimeCounts } from "../../../src/stats/time-counts.ts";

const onDays = (days: Readonly<Record<number, number>>): number[] => {
  const counts = new Array<number>(1 + Math.max(0, ...Object.keys(days).map(Number))).fill(0);
  for (const [day, count] of Object.entries(days)) counts[Number(day)] = count;
  return counts;
};
const followed = (
  events: Readonly<Record<number, number>>,
  competing: Readonly<Record<number, number>>,
  waiting: Readonly<Record<number, number>>,
): TimeCounts => {
  const sum = [events, competing, waiting]
    .flatMap((one) => Object.values(one))
    .reduce((all, count) => all + count, 0);
  return {
    entered: [sum],
    events: onDays(events),
    competing: onDays(competing),
    censored: onDays(waiting),
  };
};
const NONE = { proportion: null, lower: null, upper: null };

describe("figures of one or two people are not given", () => {
  test("an event that four have had has no incidence, the other keeps its own", () => {
    const { treatedWithin18Weeks, removedWithin18Weeks, ...found } = measureTimeToTreatment(
      followed({ 30: 4 }, { 40: 5 }, { 400: 91 }),
    );
    expect(treatedWithin18Weeks).toEqual(NONE);
    expect(removedWithin18Weeks.proportion).toBeCloseTo(0.05, 12);
    expect(removedWithin18Weeks.lower).toBeGreaterThan(0);
    expect(found).toMatchObject({ treated: 4, restrictedMeanWeeks: null, medianWeeksToTreatment: null });
    expect(found.curve[10]).toMatchObject({ kaplanMeier: null, treatedIncidence: null });
    expect(found.curve[10]?.removedIncidence).toBeCloseTo(0.05, 12);
  });

  test("from the first day with nine at risk on nothing is", () => {
    const ten = measureTimeToTreatment(followed({ 30: 10 }, {}, { 200: 20, 400: 10 }));
    const nine = measureTimeToTreatment(followed({ 30: 10 }, {}, { 200: 21, 400: 9 }));
    expect(ten.treatedWithin52Weeks.proportion).toBeCloseTo(0.25, 12);
    expect(ten.restrictedMeanWeeks).not.toBeNull();
    expect(nine.treatedWithin18Weeks.proportion).toBeCloseTo(0.25, 12);
    expect(nine.treatedWithin52Weeks).toEqual(NONE);
    expect(nine.restrictedMeanWeeks).toBeNull();
    expect(nine.curve.find(({ week }) => week === 40)).toMatchObject({ atRisk: 9, kaplanMeier: null });
  });

  test("the median neither, where it rests on nine", () => {
    const found = measureTimeToTreatment(followed({ 30: 5, 90: 5 }, {}, { 80: 8, 400: 4 }));
    expect(found.medianWeeksToTreatment).toBeNull();
    expect(found.medianWeeksToTreatmentLower).toBeNull();
  });
});

test("without a variance there is no interval: all treated after the year, or nobody yet", () => {
  const found = measureTimeToTreatment(followed({ 380: 20 }, {}, { 400: 30 }));
  expect(found).toMatchObject({
    restrictedMeanWeeks: 52,
    restrictedMeanWeeksLower: null,
    restrictedMeanWeeksUpper: null,
    treatedWithin18Weeks: { proportion: 0, lower: null, upper: null },
  });
  expect(found.curve[10]).toMatchObject({ kaplanMeier: 1, kaplanMeierLower: null, kaplanMeierUpper: null });
});

test("before the day a curve begins on there is no figure: nobody was under observation", () => {
  // Thirty under observation from day 20 of their wait on.
  const entered = onDays({ 20: 30 });
  const found = measureTimeToTreatment({ ...followed({ 30: 6 }, { 40: 6 }, { 200: 18 }), entered });
  expect(found.conditionalOnDays).toBe(20);
  const at = (week: number) => found.curve.find((point) => point.week === week);
  expect(at(2)).toMatchObject({
    atRisk: 0,
    kaplanMeier: null,
    treatedIncidence: null,
    removedIncidence: null,
  });
  expect(at(3)).toMatchObject({ atRisk: 30, kaplanMeier: 1, treatedIncidence: 0 });
  expect(at(5)?.kaplanMeier).toBeCloseTo(0.8, 12);
});

describe("what speaks against the ends of a list", () => {
  const four = { days: 28, undated: 0 };
  test("39 ends in four weeks beside 3,811 open pathways: 7 years", () => {
    expect(yearsToEmpty({ days: 28, dated: 39, open: 3811 })).toBeCloseTo(7.49, 2);
    expect(timeToDoubts({ ...four, dated: 39, open: 3811 })).toEqual(["too-few-ends"]);
    expect(timeToDoubts({ ...four, dated: 0, open: 1 })).toEqual(["too-few-ends"]);
  });
  test("a list that would be empty within three years, and one of ended pathways alone", () => {
    expect(timeToDoubts({ ...four, dated: 100, open: 3900 })).toEqual([]);
    expect(timeToDoubts({ ...four, dated: 100, open: 3920 })).toEqual(["too-few-ends"]);
    expect(timeToDoubts({ ...four, dated: 2, open: 0 })).toEqual([]);
  });
  test("more ends without a date than with one", () => {
    expect(timeToDoubts({ days: 6, dated: 190, undated: 678, open: 18_007 })).toEqual([
      "ends-mostly-undated",
    ]);
    expect(timeToDoubts({ days: 6, dated: 190, undated: 190, open: 18_007 })).toEqual([]);
  });
});
