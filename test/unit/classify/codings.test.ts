import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlannedAdmission } from "../../../src/classify/admission-method.ts";
import { AGE_LEVELS, ageLevelAt } from "../../../src/classify/age.ts";
import { dayOfDate } from "../../../src/classify/calendar-day.ts";
import { fieldCoding } from "../../../src/classify/field-coding.ts";
import { decideFlag, flagCoding } from "../../../src/classify/flag.ts";
import type { Coding } from "../../../src/classify/level.ts";
import { RTT_STATUS_EFFECTS, rttStatusCoding } from "../../../src/classify/rtt-status.ts";
import { specialtyCoding } from "../../../src/classify/specialty.ts";
import { waitingListEffect } from "../../../src/classify/waiting-list-type.ts";
import { USED_FIELDS } from "../../../src/columns/fields.ts";
import { TREATMENT_FUNCTIONS } from "../../../src/vocab/treatment-functions.ts";

const levelIn = (coding: Coding, text: string) => coding.levels[coding.classify(text)]!;
const level = (field: string, text: string): string => levelIn(fieldCoding(field), text).id;

describe("sex as recorded", () => {
  it.each([
    ["1", "male"],
    ["2", "female"],
    ["2.0", "female"],
    [" f ", "female"],
    ["Man", "male"],
    ["1 - Male", "male"],
    ["0", "not-known"],
    ["9", "not-known"],
    ["X", "not-known"],
    ["Indeterminate", "not-known"],
    ["not specified", "not-known"],
    ["", "missing"],
    ["NULL", "missing"],
    ["3", "invalid"],
    ["1 - Female", "invalid"],
  ])("reads %j as %s", (text, id) => {
    expect(level("sex", text)).toBe(id);
  });
});

describe("RTT status", () => {
  const effect = (text: string) => RTT_STATUS_EFFECTS[rttStatusCoding().classify(text)];

  it.each([
    ["10", "open"],
    ["20 - Subsequent activity", "open"],
    ["20: subsequent", "open"],
    ["20 Subsequent activity", "open"],
    ["21.0", "open"],
    ["30", "stopped"],
    ["33", "stopped"],
    ["90", "not-rtt"],
    ["98", "not-rtt"],
    ["99", "unknown"],
    ["", "unknown"],
    ["37", "unknown"],
    ["2026-10-25", "unknown"],
  ])("%j leaves the clock %s", (text, expected) => {
    expect(effect(text)).toBe(expected);
  });

  it("keeps missing, unknown and invalid apart for quality", () => {
    expect(["", "99", "37", "200"].map((text) => levelIn(rttStatusCoding(), text).quality)).toEqual([
      "missing",
      "notKnown",
      "invalid",
      "invalid",
    ]);
  });
});

describe("what keeps a row off the list", () => {
  it("is a planned or non-RTT list type", () => {
    expect(["PLN", "pln ", "Planned"].map(waitingListEffect)).toEqual(["planned", "planned", "planned"]);
    expect(["INON", "onon"].map(waitingListEffect)).toEqual(["not-rtt", "not-rtt"]);
    expect(["IRTT", "PTLO", "local", ""].map(waitingListEffect)).toEqual(["rtt", "rtt", "rtt", "rtt"]);
    expect(level("waiting-list-type", "PTLI")).toBe("IRTT");
  });

  it("is admission method 13", () => {
    expect(["13", "13.0", "13 - Planned"].map(isPlannedAdmission)).toEqual([true, true, true]);
    expect(["11", "", "130"].map(isPlannedAdmission)).toEqual([false, false, false]);
  });
});

describe("flags", () => {
  it.each([
    ["Y", "yes"],
    ["true", "yes"],
    ["1.0", "yes"],
    ["✓", "yes"],
    ["LD", "yes"],
    ["LD - mild", "yes"],
    ["2024-05-06", "yes"],
    ["06/05/2024", "yes"],
    ["1900-01-01", "missing"],
    ["01/01/1900", "missing"],
    ["N", "no"],
    ["none", "no"],
    ["No LD", "no"],
    ["", "missing"],
    ["NULL", "missing"],
    ["Unknown", "not-known"],
    ["n/a", "not-known"],
    ["?", "not-known"],
    ["Declined", "not-known"],
    ["LD - none", "invalid"],
    ["see notes", "invalid"],
    ["2", "invalid"],
  ])("read %j as %s", (text, id) => {
    expect(level("learning-disability", text)).toBe(id);
  });

  it("do not guess a column of 1 and 2", () => {
    const column = ["1", "2", "2.0", ""].map((text) => ({ text, count: 5 }));
    const decision = decideFlag("autism", column);
    expect(decision.oneAndTwo).toBe(true);
    expect(levelIn(flagCoding("autism", decision), "1")).toMatchObject({
      quality: "invalid",
      reason: "coded-1-and-2",
    });
    expect(decideFlag("autism", [{ text: "1", count: 5 }]).oneAndTwo).toBe(false);
  });

  it("know a column that stores only the positives", () => {
    const y = { text: "Y", count: 5 };
    expect(decideFlag("carer", [y, { text: "", count: 50 }]).onlyPositive).toBe(true);
    expect(decideFlag("carer", [y, { text: "N", count: 50 }]).onlyPositive).toBe(false);
  });
});

describe("specialty", () => {
  it("knows every treatment function", () => {
    for (const [code, , group] of TREATMENT_FUNCTIONS) {
      expect(levelIn(specialtyCoding(), code).id).toBe(group);
    }
  });

  it.each([
    ["C_110", "C_110"],
    ["x05", "X05"],
    ["IP100", "C_100"],
    ["108", "C_110"],
    ["100 - General Surgery", "C_100"],
    ["100.0", "C_100"],
    ["420", "X02"],
    ["510", "retired"],
    ["312", "not-a-treatment-function"],
    ["C_999", "unlisted"],
    ["X01", "unlisted"],
    ["ZZZ", "unlisted"],
    ["", "missing"],
  ])("reads %j as %s", (text, id) => {
    expect(levelIn(specialtyCoding(), text).id).toBe(id);
  });
});

describe("procedure priority", () => {
  it.each([
    ["P2", "P2"],
    ["p 2", "P2"],
    ["P02", "P2"],
    ["P2 - 28 days", "P2"],
    ["P2 (4 weeks)", "P2"],
    ["2", "P2"],
    ["2.0", "P2"],
    ["1A", "P1a"],
    ["P1A", "P1a"],
    ["p1b", "P1b"],
    ["Priority 2", "P2"],
    ["Level 3", "P3"],
    ["D2", "D2"],
    ["P5", "P5"],
    ["C", "C"],
    ["P3C", "C"],
    ["", "missing"],
    ["P1", "p1"],
    ["P7", "invalid"],
    ["D1a", "invalid"],
    ["2026", "invalid"],
    ["urgent", "invalid"],
  ])("reads %j as %s", (text, id) => {
    expect(level("procedure-priority", text)).toBe(id);
  });
});

describe("priority type", () => {
  it.each([
    ["1", "1"],
    ["Routine", "1"],
    ["2 - Urgent", "2"],
    ["2WW", "3"],
    ["Two Week Wait", "3"],
    ["4", "invalid"],
    ["", "missing"],
  ])("reads %j as %s", (text, id) => {
    expect(level("priority-type", text)).toBe(id);
  });
});

describe("age", () => {
  it.each([
    ["42", "42"],
    ["42.9", "42"],
    ["0", "0"],
    ["120", "120"],
    ["121", "impossible-age"],
    ["-1", "impossible-age"],
    ["", "missing"],
    ["unknown", "not-known"],
    ["forty", "invalid"],
  ])("reads %j as %s", (text, id) => {
    expect(level("age", text)).toBe(id);
  });

  it("is taken on the snapshot", () => {
    const snapshot = dayOfDate(2026, 10, 25)!;
    const at = (year: number, month: number, day: number) =>
      AGE_LEVELS[ageLevelAt(dayOfDate(year, month, day)!, snapshot)]!.id;
    expect([at(1961, 10, 25), at(1961, 10, 26), at(2026, 10, 26)]).toEqual(["65", "64", "impossible-age"]);
  });
});

describe("characteristics with national codes", () => {
  it("are one level per meaning, by code or label", () => {
    expect(["C", "christian", "Christianity"].map((text) => level("religion", text))).toEqual(
      Array(3).fill("Christian"),
    );
    expect(["M", "Married/Civil Partner"].map((text) => level("marital-status", text))).toEqual(
      Array(2).fill("Married or civil partner"),
    );
    expect(["Z", "9", "1.0"].map((text) => level("sexual-orientation", text))).toEqual([
      "not-stated",
      "not-known",
      "Heterosexual or straight",
    ]);
    expect(level("gender-identity", "3")).toBe("Non-binary");
  });

  it("keep the extract's own labels, once whatever the case", () => {
    const coding = fieldCoding("religion");
    expect(coding.classify("Church of England")).toBe(coding.classify(" church of england"));
    expect(levelIn(coding, "Church of England")).toEqual({ id: "Church of England", quality: "known" });
  });
});

describe("open codes", () => {
  it("grow as they are found, and are one level whatever the case", () => {
    const coding = fieldCoding("provider");
    expect(coding.levels).toHaveLength(1);
    expect([coding.classify("rxh "), coding.classify("RXH"), coding.classify("RYR")]).toEqual([1, 1, 2]);
    expect(coding.classify("  ")).toBe(0);
  });

  it("are verbatim in any other column", () => {
    const coding = fieldCoding("column:Clinic");
    expect(levelIn(coding, " Eye clinic ").id).toBe("Eye clinic");
    expect(coding.classify("eye clinic")).not.toBe(coding.classify("Eye clinic"));
  });
});

describe("any text in any field", () => {
  const coded = Object.entries(USED_FIELDS)
    .filter(([, role]) => ["coded", "flag", "age", "open"].includes(role))
    .map(([field]) => field);

  it.each([...coded, "imd-decile", "imd-quintile", "imd-rank", "column:X"])(
    "has one level of %s, whatever the space around it",
    (field) => {
      const coding = fieldCoding(field);
      fc.assert(
        fc.property(fc.string(), (text) => {
          const found = coding.classify(text);
          expect(coding.levels[found]).toBeDefined();
          expect(coding.classify(` ${text}\t`)).toBe(found);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each([...coded, "imd-decile", "imd-quintile", "imd-rank"])(
    "keeps its levels of %s in order: without a value first",
    (field) => {
      const { levels, firstKnown } = fieldCoding(field);
      const usable = levels.map(({ quality }) => quality === "known" || quality === "groupOnly");
      expect(usable.indexOf(true) === -1 ? levels.length : usable.indexOf(true)).toBe(firstKnown);
      expect(usable.slice(firstKnown).every(Boolean)).toBe(true);
    },
  );
});
