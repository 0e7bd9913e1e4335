import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coxRegression } from "../../src/stats/cox-regression.ts";
import { Z_95 } from "../../src/stats/critical-value.ts";
import { cumulativeIncidence, incidenceAt } from "../../src/stats/cumulative-incidence.ts";
import { kaplanMeier, survivalAt } from "../../src/stats/kaplan-meier.ts";
import { logRank } from "../../src/stats/log-rank.ts";
import { restrictedMean } from "../../src/stats/restricted-mean.ts";
import type { TimeCounts } from "../../src/stats/time-counts.ts";
import { expectClose, histogram, numberIn, reference, textIn } from "../unit/stats/reference.ts";
import { beside, isBeside, named, plainRows } from "./cases.ts";

/** Published people, who stay outside the repository; what was found of them elsewhere is in fixtures/reference/stats. */
const TRANSPLANTS = "data/patient_level/survival_transplant_liver_waiting_list.csv";
const HEARTS = "data/patient_level/survival_heart_stanford_tdc.csv";
const peopleIn = (path: string) => plainRows(readFileSync(beside(path), "utf8").replaceAll('"', ""));

interface Followed {
  readonly entry: number;
  readonly time: number;
  readonly end: "event" | "competing" | "censored";
}

function countsOf(people: readonly Followed[]): TimeCounts {
  const timesOf = (end: Followed["end"]) =>
    histogram(people.filter((one) => one.end === end).map(({ time }) => time));
  return {
    entered: histogram(people.map(({ entry }) => entry)),
    events: timesOf("event"),
    competing: timesOf("competing"),
    censored: timesOf("censored"),
  };
}

const ENDS: Readonly<Record<string, Followed["end"]>> = {
  ltx: "event",
  death: "competing",
  withdraw: "competing",
  censored: "censored",
};

describe.skipIf(!isBeside(TRANSPLANTS))(
  named("815 people waiting for a liver, single persons in Python", TRANSPLANTS),
  () => {
    const people = isBeside(TRANSPLANTS)
      ? peopleIn(TRANSPLANTS).map((row, place) => {
          const time = Number(row["futime"]);
          const late = (37 * place) % 200;
          return {
            group: row["abo"] ?? "",
            time,
            end: ENDS[row["event"] ?? ""] ?? "censored",
            entries: { none: 0, delayed: late > time ? 0 : late },
          };
        })
      : [];
    const countsFor = (entry: string, group: string): TimeCounts =>
      countsOf(
        people
          .filter((one) => group === "all" || one.group === group)
          .map(({ time, end, entries }) => ({ time, end, entry: entries[entry as keyof typeof entries] })),
      );

    test("are all there", () => {
      expect(people).toHaveLength(815);
    });

    const expected = reference("survival_transplant_expected");
    const curves = expected.filter((row) => numberIn(row, "time") !== undefined);

    test.each(curves)("$measure of $group at $time, entry $entry, 1e-10", (row) => {
      const counts = countsFor(textIn(row, "entry"), textIn(row, "group"));
      const time = Number(textIn(row, "time"));
      const [value, se] = [numberIn(row, "value"), numberIn(row, "se")];
      const measure = textIn(row, "measure");
      if (measure === "restrictedMean") {
        const found = restrictedMean(kaplanMeier(counts), time);
        expectClose(found?.mean, value);
        expectClose(found?.standardError, se);
      } else if (measure === "kaplanMeier") {
        const found = survivalAt(kaplanMeier(counts), time);
        expectClose(found?.survival, value);
        if (found?.lower !== undefined && found.upper !== undefined && found.upper < 1)
          expectClose(Math.log(found.upper / found.lower) / (2 * Z_95), (se ?? 0) / (value ?? 1), 1e-10);
      } else {
        const curve = cumulativeIncidence(counts, measure === "treated" ? "events" : "competing");
        expectClose(incidenceAt(curve, time)?.incidence, value);
        const step = curve.steps.findLast((one) => one.time <= time);
        expectClose(step?.standardError ?? 0, se, 1e-8);
      }
    });

    test.each(["none", "delayed"])("log-rank over blood groups, entry %s, 1e-10", (entry) => {
      const row = expected.find(
        (one) => textIn(one, "measure") === "logRank" && textIn(one, "entry") === entry,
      );
      const found = logRank(["A", "AB", "B", "O"].map((group) => countsFor(entry, group)));
      expectClose(found?.statistic, numberIn(row ?? {}, "value"));
    });

    test.each(["none", "delayed"])(
      "hazard ratios to blood group A, entry %s, 1e-7 of statsmodels",
      (entry) => {
        const groups = ["A", "AB", "B", "O"];
        const found = coxRegression(
          groups.map((group) => ({
            covariates: groups.slice(1).map((other) => (other === group ? 1 : 0)),
            counts: countsFor(entry, group),
          })),
        );
        expected
          .filter((row) => textIn(row, "measure") === "logHazardRatio" && textIn(row, "entry") === entry)
          .forEach((row, place) => {
            expectClose(found?.coefficients[place], numberIn(row, "value"), 1e-7);
            expectClose(found?.standardErrors[place], numberIn(row, "se"), 1e-7);
          });
      },
    );
  },
);

test.skipIf(!isBeside(HEARTS))(
  named("the Stanford heart transplants, time-dependent, 1e-8 of statsmodels", HEARTS),
  () => {
    const patterns = peopleIn(HEARTS).map((row) => {
      const [x = 0, y = 0, z = 0] = ["age", "surgery", "transplant"].map((name) => Number(row[name]));
      return {
        covariates: [x, y, z, x * z, y * z],
        // There (start, stop]: at risk from the half day after the start on.
        counts: countsOf([
          {
            entry: 2 * Number(row["start"]) + 1,
            time: 2 * Number(row["stop"]),
            end: row["event"] === "1" ? "event" : "censored",
          },
        ]),
      };
    });
    const found = coxRegression(patterns);
    reference("survival_heart_expected").forEach((row, place) => {
      expectClose(found?.coefficients[place], numberIn(row, "coef"), 1e-8);
      expectClose(found?.standardErrors[place], numberIn(row, "se"), 1e-8);
    });
  },
);
