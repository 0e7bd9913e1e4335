import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { total } from "../../../src/stats/counts.ts";
import { coxRegression } from "../../../src/stats/cox-regression.ts";
import { Z_95 } from "../../../src/stats/critical-value.ts";
import { cumulativeIncidence, incidenceAt } from "../../../src/stats/cumulative-incidence.ts";
import { efronSums } from "../../../src/stats/efron-sums.ts";
import { kaplanMeier, survivalAt } from "../../../src/stats/kaplan-meier.ts";
import { logRank } from "../../../src/stats/log-rank.ts";
import { Random } from "../../../src/stats/random.ts";
import { restrictedMean } from "../../../src/stats/restricted-mean.ts";
import { survivalMedian } from "../../../src/stats/survival-median.ts";
import { atRiskByTime, firstTimeWithEnough, type TimeCounts } from "../../../src/stats/time-counts.ts";
import { expectClose, histogram, numberIn, reference, textIn } from "./reference.ts";

interface Followed {
  readonly entry?: number;
  readonly time: number;
  readonly end: "event" | "competing" | "censored";
}

function countsOf(people: readonly Followed[]): TimeCounts {
  const timesOf = (end: Followed["end"]) =>
    histogram(people.filter((one) => one.end === end).map(({ time }) => time));
  return {
    entered: histogram(people.map(({ entry = 0 }) => entry)),
    events: timesOf("event"),
    competing: timesOf("competing"),
    censored: timesOf("censored"),
  };
}

/** Six people: 1, 2 and 4 have the event, 2+ and 5+ are censored, one is gone by another event at 3. */
const SIX = countsOf([
  { time: 1, end: "event" },
  { time: 2, end: "event" },
  { time: 2, end: "censored" },
  { time: 3, end: "competing" },
  { time: 4, end: "event" },
  { time: 5, end: "censored" },
]);

describe("six people, worked by hand", () => {
  test("at risk: who leaves at a time still counts at it", () => {
    expect([...atRiskByTime(SIX)]).toEqual([6, 6, 5, 3, 2, 1]);
  });

  test("Kaplan–Meier: 5/6, 4/6, 2/6; the other event only ends observation", () => {
    const curve = kaplanMeier(SIX);
    const found = [0, 1, 2, 3, 4, 5].map((time) => survivalAt(curve, time)?.survival ?? Number.NaN);
    [1, 5 / 6, 2 / 3, 2 / 3, 1 / 3, 1 / 3].forEach((wanted, at) => {
      expectClose(found[at], wanted, 1e-15);
    });
    expect(survivalAt(curve, 6)).toBeUndefined();
    expect(survivalMedian(curve).median).toBe(4);
  });

  test("cumulative incidence: 1/6, 1/3 and half of what is left after the other event", () => {
    const curve = cumulativeIncidence(SIX, "events");
    expectClose(incidenceAt(curve, 2)?.incidence, 1 / 3, 1e-15);
    // Of 2/3 event-free at 3, a third is gone by the other event; of the rest, half has the event at 4.
    expectClose(incidenceAt(curve, 4)?.incidence, 1 / 3 + (2 / 3) * (2 / 3) * (1 / 2), 1e-15);
    expectClose(incidenceAt(curve, 4)?.eventFree, (2 / 3) * (2 / 3) * (1 / 2), 1e-15);
  });

  test("restricted mean to 5: 1 + 5/6 + 2 × 2/3 + 1/3", () => {
    expectClose(restrictedMean(kaplanMeier(SIX), 5)?.mean, 1 + 5 / 6 + 4 / 3 + 1 / 3, 1e-15);
    expect(restrictedMean(kaplanMeier(SIX), 6)).toBeUndefined();
  });

  test("a curve that stays at exactly a half has its median in the middle of that stretch", () => {
    const two = countsOf([
      { time: 2, end: "event" },
      { time: 6, end: "event" },
    ]);
    expect(survivalMedian(kaplanMeier(two)).median).toBe(4);
  });

  test("who enters late is not at risk before, and the curve can be begun where enough are", () => {
    const late = countsOf([
      { time: 1, end: "event" },
      { entry: 3, time: 5, end: "event" },
      { entry: 3, time: 6, end: "censored" },
      { entry: 3, time: 7, end: "event" },
      { entry: 3, time: 8, end: "censored" },
    ]);
    expect([...atRiskByTime(late)]).toEqual([1, 1, 0, 4, 4, 4, 3, 2, 1]);
    // The first person alone would bring the whole curve down to nothing.
    expect(survivalAt(kaplanMeier(late), 5)?.survival).toBe(0);
    const from = firstTimeWithEnough(late, 20);
    expect(from).toBe(3);
    expectClose(survivalAt(kaplanMeier(late, from), 7)?.survival, (3 / 4) * (1 / 2), 1e-15);
  });
});

describe("205 invented people, with R's survfit, survdiff and coxph", () => {
  const people = reference("ref_km_inputs").map((row) => ({
    ethnic: textIn(row, "ethnic"),
    age: Number(textIn(row, "age")),
    time: Number(textIn(row, "wait_days")),
    end: textIn(row, "event") === "1" ? ("event" as const) : ("censored" as const),
  }));
  const groups = ["White", "Asian", "Black", "Mixed", "Other"];
  const of = (group: string) => countsOf(people.filter(({ ethnic }) => ethnic === group));

  test.each(reference("ref_km"))("Kaplan–Meier of $strata at $time, 1e-12", (row) => {
    const counts = of(textIn(row, "strata").replace("ethnic=", ""));
    const time = Number(textIn(row, "time"));
    const found = survivalAt(kaplanMeier(counts), time);
    expect(atRiskByTime(counts)[time] ?? 0).toBe(numberIn(row, "n_risk"));
    expectClose(found?.survival, numberIn(row, "surv"), 1e-12);
    expectClose(found?.lower, numberIn(row, "lower_log"), 1e-12);
    expectClose(found?.upper, numberIn(row, "upper_log"), 1e-12);
  });

  test("log-rank, 1e-10", () => {
    const [row = {}] = reference("ref_logrank");
    const found = logRank(groups.map(of));
    expectClose(found?.statistic, numberIn(row, "chisq"));
    expect(found?.degreesOfFreedom).toBe(numberIn(row, "df"));
    expectClose(found?.pValue, numberIn(row, "p"));
  });

  test("Cox with Efron ties on group and age, 1e-6: coxph stops when its likelihood moves by less than 1e-9", () => {
    const patterns = people.map((person) => ({
      covariates: [...groups.slice(1).map((group) => (group === person.ethnic ? 1 : 0)), person.age],
      counts: countsOf([person]),
    }));
    const found = coxRegression(patterns);
    reference("ref_cox_efron").forEach((row, place) => {
      expectClose(found?.coefficients[place], numberIn(row, "coef"), 1e-6);
      expectClose(found?.standardErrors[place], numberIn(row, "se(coef)"), 1e-6);
    });
  });
});

const person = fc
  .record({
    entry: fc.integer({ min: 0, max: 12 }),
    stay: fc.integer({ min: 0, max: 25 }),
    end: fc.constantFrom("event", "competing", "censored"),
  })
  .map(({ entry, stay, end }): Followed => ({ entry, time: entry + stay, end }));
const group = fc.array(person, { minLength: 1, maxLength: 40 });
const times = (counts: TimeCounts, factor: number): TimeCounts => {
  const by = (histogram: TimeCounts["events"]) => Array.from(histogram, (count) => count * factor);
  return {
    entered: by(counts.entered),
    events: by(counts.events),
    competing: by(counts.competing),
    censored: by(counts.censored),
  };
};

describe("laws", () => {
  test("treated, removed and still waiting are everybody, at any time", () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 0, max: 40 }), (people, time) => {
        const counts = countsOf(people);
        const treated = incidenceAt(cumulativeIncidence(counts, "events"), time);
        const removed = incidenceAt(cumulativeIncidence(counts, "competing"), time);
        if (treated === undefined || removed === undefined) return;
        expect(treated.incidence + removed.incidence + treated.eventFree).toBeCloseTo(1, 12);
        // 1 − Kaplan–Meier overstates what comes about when others are removed.
        const alone = survivalAt(kaplanMeier(counts), time)?.survival ?? 0;
        expect(treated.incidence).toBeLessThanOrEqual(1 - alone + 1e-12);
      }),
    );
  });

  test("without censoring and late entries incidence is a proportion with a proportion's standard error", () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 0, max: 40 }), (people, time) => {
        const followed = people.map(({ time: at, end }) => ({
          time: at,
          end: end === "censored" ? ("competing" as const) : end,
        }));
        const curve = cumulativeIncidence(countsOf(followed), "events");
        const proportion =
          followed.filter((one) => one.end === "event" && one.time <= time).length / followed.length;
        const step = curve.steps.findLast((one) => one.time <= time);
        expect(step?.incidence ?? 0).toBeCloseTo(proportion, 12);
        const wanted = Math.sqrt((proportion * (1 - proportion)) / followed.length);
        expect((step?.standardError ?? 0) ** 2).toBeCloseTo(wanted ** 2, 12);
      }),
    );
  });

  test("without other events incidence is 1 − Kaplan–Meier", () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 0, max: 40 }), (people, time) => {
        const counts = countsOf(
          people.map((one) => ({ ...one, end: one.end === "competing" ? ("censored" as const) : one.end })),
        );
        const incidence = incidenceAt(cumulativeIncidence(counts, "events"), time)?.incidence;
        const survival = survivalAt(kaplanMeier(counts), time)?.survival;
        expect(incidence === undefined).toBe(survival === undefined);
        if (incidence !== undefined && survival !== undefined)
          expect(incidence + survival).toBeCloseTo(1, 12);
      }),
    );
  });

  test("the log-rank test does not depend on the order of groups; a group twice differs from itself in nothing", () => {
    fc.assert(
      fc.property(group, group, group, (a, b, c) => {
        const [x, y, z] = [countsOf(a), countsOf(b), countsOf(c)];
        const [one, other] = [logRank([x, y, z]), logRank([z, x, y])];
        if (one !== undefined && other !== undefined) expect(one.statistic).toBeCloseTo(other.statistic, 6);
        const same = logRank([x, x]);
        if (same !== undefined) expect(same.statistic).toBeCloseTo(0, 9);
      }),
    );
  });

  test("times in another unit scale medians and means, and leave curves, tests and hazard ratios", () => {
    fc.assert(
      fc.property(group, group, fc.integer({ min: 2, max: 7 }), (a, b, by) => {
        const slower = (people: readonly Followed[]) =>
          countsOf(people.map((one) => ({ ...one, entry: by * (one.entry ?? 0), time: by * one.time })));
        const [x, y, slowX, slowY] = [countsOf(a), countsOf(b), slower(a), slower(b)];
        const last = Math.max(...a.map(({ time }) => time));
        const [curve, slow] = [kaplanMeier(x), kaplanMeier(slowX)];
        expectClose(survivalAt(slow, by * last)?.lower, survivalAt(curve, last)?.lower, 1e-12);
        expect(restrictedMean(slow, by * last)?.mean).toBeCloseTo(
          by * (restrictedMean(curve, last)?.mean ?? 0),
          8,
        );
        const median = survivalMedian(curve).median;
        expect(survivalMedian(slow).median).toBe(median === undefined ? undefined : by * median);
        expectClose(logRank([slowX, slowY])?.pValue, logRank([x, y])?.pValue, 1e-9);
        const cox = (first: TimeCounts, second: TimeCounts) =>
          coxRegression([
            { covariates: [0], counts: first },
            { covariates: [1], counts: second },
          ])?.coefficients[0];
        expectClose(cox(slowX, slowY), cox(x, y), 1e-9);
      }),
    );
  });

  test("exchanging the reference turns a hazard ratio round and leaves its standard error", () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [x, y] = [countsOf(a), countsOf(b)];
        const compared = (first: TimeCounts, second: TimeCounts) =>
          coxRegression([
            { covariates: [0], counts: first },
            { covariates: [1], counts: second },
          ]);
        const [one, other] = [compared(x, y), compared(y, x)];
        expect(one === undefined).toBe(other === undefined);
        if (one === undefined || other === undefined) return;
        expect(one.coefficients[0]).toBeCloseTo(-(other.coefficients[0] ?? 0), 7);
        expect(one.standardErrors[0]).toBeCloseTo(other.standardErrors[0] ?? 0, 7);
      }),
    );
  });

  test("the sums over ties are those of their terms, however many", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        (events, dying, factor) => {
          const all = dying * factor;
          const wanted = { logarithms: 0, reciprocals: 0, squares: 0 };
          for (let l = 0; l < events; l++) {
            const term = all - (l * dying) / events;
            wanted.logarithms += Math.log(term);
            wanted.reciprocals += 1 / term;
            wanted.squares += 1 / (term * term);
          }
          const found = efronSums(all, dying, events);
          expectClose(found.reciprocals, wanted.reciprocals, 1e-11);
          expectClose(found.squares, wanted.squares, 1e-11);
          expect(Math.abs(found.logarithms - wanted.logarithms)).toBeLessThan(
            1e-10 * (events + events * Math.abs(Math.log(all))),
          );
        },
      ),
    );
  });
});

function numbersIn(found: unknown): number[] {
  if (typeof found === "number") return [found];
  return typeof found === "object" && found !== null ? Object.values(found).flatMap(numbersIn) : [];
}

test("whatever the people, a figure is a finite number or is not there", () => {
  const crowd = fc.constantFrom(1, 1, 1, 10_000_000);
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 8 }),
      fc.array(person, { maxLength: 8 }),
      crowd,
      (a, b, factor) => {
        const [x, y] = [times(countsOf(a), factor), countsOf(b)];
        const curve = kaplanMeier(x, firstTimeWithEnough(x, 20));
        const found = [
          curve,
          survivalMedian(curve),
          restrictedMean(curve, 10),
          [0, 5, 50].map((time) => survivalAt(curve, time)),
          cumulativeIncidence(x, "events"),
          [0, 5, 50].map((time) => incidenceAt(cumulativeIncidence(x, "competing"), time)),
          logRank([x, y]),
          logRank([]),
          coxRegression([
            { covariates: [0], counts: x },
            { covariates: [1], counts: y },
          ]),
          coxRegression([]),
        ];
        for (const number of numbersIn(found)) expect(Number.isFinite(number)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("ten million treated on one day", () => {
  const many = (event: number): TimeCounts => ({
    entered: [event],
    events: [0, 0, 0, event],
    competing: [],
    censored: [],
  });
  const curve = kaplanMeier(many(10_000_000));
  expect(survivalMedian(curve)).toMatchObject({ median: 3 });
  expect(restrictedMean(curve, 10)).toMatchObject({ mean: 3, standardError: 0 });
  expect(logRank([many(10_000_000), many(10_000_000)])).toBeUndefined();
});

/**
 * A steady list: so many join it each day for years, each waits a time that is known to the statistician, and what is left
 * of it is who waits at the end and who left in the last `period` days.
 */
function steadyList(period: number): TimeCounts {
  const random = new Random(20_260_401);
  const [years, perDay] = [1500, 40];
  const people: Followed[] = [];
  for (let day = -years; day <= 0; day += 1) {
    for (let one = 0; one < perDay; one += 1) {
      // Treatment at a rate of 1 ÷ 100 a day, removal at 1 ÷ 300.
      const treatment = Math.floor(-100 * Math.log(1 - random.unit()));
      const removal = Math.floor(-300 * Math.log(1 - random.unit()));
      const time = Math.min(treatment, removal);
      const entry = Math.max(0, -period - day);
      if (day + time < -period) continue;
      if (day + time > 0) people.push({ entry, time: -day, end: "censored" });
      else people.push({ entry, time, end: treatment <= removal ? "event" : "competing" });
    }
  }
  return countsOf(people);
}

describe("of a steady list with a known distribution of waits", () => {
  test.each([30, 90, 365])("the ends of the last %i days bring the truth back", (period) => {
    const counts = steadyList(period);
    const curve = kaplanMeier(counts, firstTimeWithEnough(counts, 20));
    for (const time of [30, 100, 200]) {
      const { survival, lower = 0, upper = 1 } = survivalAt(curve, time) ?? { survival: 0 };
      const truth = Math.exp(-(time + 1) / 100);
      const spread = (upper - lower) / (2 * Z_95);
      expect(Math.abs(survival - truth), `${survival} for ${truth}`).toBeLessThan(3.3 * spread);
    }
    const found = incidenceAt(cumulativeIncidence(counts, "events"), 200);
    // ∫ of the rate of treatment over who is left, day by day.
    const truth = (0.75 * (1 - Math.exp((-201 * 4) / 300))) / 1;
    expect(Math.abs((found?.incidence ?? 0) - truth)).toBeLessThan(0.02);
  });

  test("without delayed entry every wait would look too long", () => {
    const counts = steadyList(90);
    const n = total(counts.entered);
    const naive = survivalMedian(kaplanMeier({ ...counts, entered: [n] })).median ?? 0;
    const median = survivalMedian(kaplanMeier(counts)).median ?? 0;
    expect(Math.abs(median - 100 * Math.LN2)).toBeLessThan(4);
    expect(naive).toBeGreaterThan(1.5 * median);
  });
});
