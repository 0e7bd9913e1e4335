import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { attributeEthnicity } from "../../src/enrich/attribute-ethnicity.ts";
import type { EthnicRecord } from "../../src/enrich/ethnic-record.ts";
import { readDay } from "../../src/pipeline/day-text.ts";
import { CENSUS_ETHNICITY_ORDER } from "../../src/vocab/census-ethnicity-order.ts";
import { ETHNIC_CATEGORIES } from "../../src/vocab/ethnic-categories.ts";
import { ETHNICITY_METHODS, type EthnicityMethod } from "../../src/vocab/ethnicity-methods.ts";
import { RECORD_SOURCES, type RecordSource } from "../../src/vocab/record-sources.ts";

const SOURCES: Readonly<Record<string, RecordSource>> = {
  apc: "admitted-care",
  ae: "emergency-care",
  op: "outpatients",
  other: "other",
  list: "list",
};

/** "H 2024-05-01 apc" or "A list": an ethnicity, a day or none, a source. */
function record(text: string): EthnicRecord {
  const [ethnicity = "", ...rest] = text.split(" ");
  const day = rest.find((part) => /^\d/.test(part));
  const source = SOURCES[rest.find((part) => part in SOURCES) ?? "other"] as RecordSource;
  return { ethnicity, day: day === undefined ? undefined : readDay(day), source };
}

const records = (text: string): EthnicRecord[] =>
  text === "" ? [] : text.split(",").map((one) => record(one.trim()));

const attributed = (text: string, method: EthnicityMethod): string =>
  attributeEthnicity(records(text), method).ethnicity ?? "unknown";

/** Hand-made people: what their records say, whom CHIME makes them, and the step that decides. */
const CHIME_PEOPLE: readonly (readonly [records: string, expected: string, why: string])[] = [
  ["A 2024-01-01 apc", "A", "one record"],
  ["A 2024-01-01 apc, A 2024-02-01 op, H 2024-03-01 apc", "A", "1: the most frequent, not the most recent"],
  ["H op, H op, A apc", "H", "1: the most frequent, not the best source"],
  ["P op, P op, A 2024-03-01 apc", "P", "1: the most frequent, not the commonest of the census"],
  ["not-known op, not-known op, not-known op, K op", "K", "1: unknowns are left out, however many"],
  ["not-stated 2024-09-01 apc, N 2020-01-01 op", "N", "1: not stated is an unknown"],
  ["missing apc, invalid ae, M op", "M", "1: so are blank and unreadable ones"],
  ["A 2024-01-01 apc, H 2024-01-02 op", "H", "2: of a tie the most recent"],
  [
    "A 2023-12-31 apc, A 2020-01-01 apc, H 2019-01-01 op, H 2024-01-01 op",
    "H",
    "2: by the latest date of each",
  ],
  ["A apc, H 2001-01-01 op", "H", "2: a dated record is more recent than an undated one"],
  [
    "A 2024-01-01 apc, H 2024-01-01 op, J 2023-01-01 apc",
    "A",
    "2 then 3: an older record is out before sources count",
  ],
  ["A 2024-01-01 op, H 2024-01-01 ae", "H", "3: A&E before outpatients"],
  ["A 2024-01-01 ae, H 2024-01-01 apc", "H", "3: admitted care before A&E"],
  ["A 2024-01-01 op, H 2024-01-01 apc", "H", "3: admitted care before outpatients"],
  [
    "A 2024-01-01 other, H 2024-01-01 op",
    "H",
    "3: a record that says where it is from before one that does not",
  ],
  ["A list, H other", "H", "3: a file before the list, both without a date"],
  [
    "A 2024-01-01 op, A 2020-01-01 apc, H 2024-01-01 ae, H 2020-01-01 op",
    "H",
    "3: the source of the latest record counts, not that of an older one",
  ],
  ["A apc, H op", "A", "3: without dates the best source"],
  ["H 2024-01-01 apc, A 2024-01-01 apc", "A", "4: commonest in the census"],
  ["E 2024-01-01 apc, P 2024-01-01 apc", "P", "4: P before E"],
  ["J 2024-01-01 op, H 2024-01-01 op, N 2024-01-01 op", "H", "4: of three"],
  ["B op, C op", "C", "4: C before B, against the alphabet"],
  ["", "unknown", "5: no record"],
  ["not-known apc, not-stated op", "unknown", "5: nothing known anywhere"],
  ["missing 2024-01-01 apc", "unknown", "5: a blank"],
  ["S apc, S op, S ae, H 2019-01-01 op", "H", "6: Other gives way to the second most common"],
  ["S apc, S op, S op, R op, R op, H 2024-01-01 apc", "R", "6: the second most common, not the most recent"],
  ["S apc, S op, A 2020-01-01 op, H 2021-01-01 op", "H", "6: a tie for second by step 2"],
  ["S apc, S op, A op, H apc", "H", "6: a tie for second by step 3"],
  ["S apc, S op, H op, J op", "H", "6: a tie for second by step 4"],
  ["S apc, S op", "S", "6: Other only when there is nothing else"],
  ["S apc, not-known op", "S", "6: an unknown is nothing else"],
  ["S 2024-01-01 apc, H 2023-01-01 op", "H", "2 then 6: Other wins the tie and gives way"],
  ["group-white list, S apc", "group-white", "6: Other gives way to a group without a category as well"],
  ["G apc, G op, D op", "G", "6 is about S alone: G is a category like any other"],
  ["R apc, R op, H op", "R", "6 is about S alone: Chinese is not Other here"],
  ["group-white apc, group-white op, H op", "H", "a category, where one is named, before groups"],
  ["group-white apc, group-black op, group-black op", "group-black", "1 among groups, where none is"],
  ["group-other apc, group-other op, group-asian op", "group-asian", "6 among groups"],
  ["group-black op, group-asian op", "group-asian", "4 among groups"],
];

describe("CHIME", () => {
  test("is specified by at least 25 people who go through every step", () => {
    expect(CHIME_PEOPLE.length).toBeGreaterThanOrEqual(25);
    for (const step of ["1", "2", "3", "4", "5", "6"]) {
      expect(CHIME_PEOPLE.some(([, , why]) => why.startsWith(step))).toBe(true);
    }
  });

  it.each(CHIME_PEOPLE)("%s → %s (%s)", (text, expected) => {
    expect(attributed(text, "chime")).toBe(expected);
  });
});

const OTHER_METHODS: readonly (readonly [EthnicityMethod, string, string, string])[] = [
  [
    "most-recent",
    "A 2020-01-01 apc, A 2021-01-01 apc, H 2022-01-01 op",
    "H",
    "the latest, not the most frequent",
  ],
  ["most-recent", "A 2020-01-01 apc, not-known 2022-01-01 apc", "A", "the latest that is known"],
  ["most-recent", "A apc, H 2001-01-01 op", "H", "a dated one before an undated one"],
  ["most-recent", "A 2022-01-01 op, H 2022-01-01 apc", "H", "of one day by source"],
  ["most-recent", "H 2022-01-01 op, A 2022-01-01 op", "A", "of one day and source by the census"],
  ["most-recent", "S 2022-01-01 op, A 2020-01-01 apc", "S", "Other is as good as any"],
  ["most-recent", "A list, H other", "H", "the list has no date of its own"],
  ["most-recent", "not-stated op", "unknown", "nothing known"],
  ["most-frequent", "A op, H op, H op", "H", "the mode"],
  ["most-frequent", "A 2020-01-01 apc, H 2022-01-01 op", "several-modes", "several modes are unknown"],
  ["most-frequent", "A op, A apc, not-known op, not-known op, not-known op", "A", "unknowns are left out"],
  ["most-frequent", "S op, S op, A op", "S", "Other is as good as any"],
  ["most-frequent", "", "unknown", "nothing known"],
  ["list-first", "A list, H 2022-01-01 apc, H 2021-01-01 apc", "A", "what the list says"],
  ["list-first", "not-known list, J 2020-01-01 apc, H 2022-01-01 op", "H", "else the latest record"],
  [
    "list-first",
    "group-white list, A 2022-01-01 op",
    "group-white",
    "a group is something that the list says",
  ],
  ["list-first", "missing list", "unknown", "nothing known"],
];

describe("the other methods", () => {
  it.each(OTHER_METHODS)("%s: %s → %s (%s)", (method, text, expected) => {
    expect(attributed(text, method)).toBe(expected);
  });
});

describe("the record an ethnicity is taken from", () => {
  it("is the latest that names it, of those the best source", () => {
    const from = attributeEthnicity(
      records("H 2020-01-01 apc, H 2022-01-01 op, H 2022-01-01 ae, A 2023-01-01 apc"),
      "chime",
    ).from;
    expect(from).toEqual(record("H 2022-01-01 ae"));
  });

  it("is none when nothing is known or the method does not choose", () => {
    expect(attributeEthnicity(records("not-known op"), "chime").from).toBeUndefined();
    expect(attributeEthnicity(records("A op, H op"), "most-frequent").from).toBeUndefined();
  });

  it("conflicts only with another known ethnicity", () => {
    expect(attributeEthnicity(records("A op, A apc, not-known op"), "chime").conflicting).toBe(false);
    expect(attributeEthnicity(records("A op, H apc"), "chime").conflicting).toBe(true);
  });
});

const UNKNOWNS = ["missing", "invalid", "not-known", "not-stated"];
const methods = ETHNICITY_METHODS.map(({ id }) => id);
const anyMethod = fc.constantFrom(...methods);
const anyRecord = (ethnicities: readonly string[]) =>
  fc.record({
    ethnicity: fc.constantFrom(...ethnicities),
    day: fc.option(fc.integer({ min: 20_000, max: 20_003 }), { nil: undefined }),
    source: fc.constantFrom(...RECORD_SOURCES.map(({ id }) => id)),
  });
const someRecords = fc.array(
  anyRecord(["A", "H", "N", "S", "R", "group-white", "group-other", ...UNKNOWNS]),
  {
    maxLength: 8,
  },
);

describe("every method", () => {
  test("gives the same whatever the order of the records", () => {
    fc.assert(
      fc.property(
        someRecords.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        anyMethod,
        ([list, shuffled], method) => {
          const { ethnicity, from } = attributeEthnicity(list, method);
          expect(attributeEthnicity(shuffled, method)).toMatchObject({ ethnicity, from });
        },
      ),
    );
  });

  test("gives the same with more unknowns", () => {
    fc.assert(
      fc.property(someRecords, fc.array(anyRecord(UNKNOWNS)), anyMethod, (list, unknowns, method) => {
        expect(attributeEthnicity([...list, ...unknowns], method)).toEqual(attributeEthnicity(list, method));
      }),
    );
  });

  test("gives an ethnicity that some record names, or none", () => {
    fc.assert(
      fc.property(someRecords, anyMethod, (list, method) => {
        const { ethnicity, from } = attributeEthnicity(list, method);
        const isNamed = list.some((one) => one.ethnicity === ethnicity);
        expect(ethnicity === undefined || ethnicity === "several-modes" || isNamed).toBe(true);
        if (from !== undefined) expect(from.ethnicity).toBe(ethnicity);
      }),
    );
  });

  test("is sure where the records agree", () => {
    fc.assert(
      fc.property(fc.array(anyRecord(["K"]), { minLength: 1 }), anyMethod, (list, method) => {
        expect(attributeEthnicity(list, method)).toMatchObject({ ethnicity: "K", conflicting: false });
      }),
    );
  });
});

describe("CHIME, whatever the records", () => {
  test("is unknown only when nothing is known, and Other only when nothing else is", () => {
    fc.assert(
      fc.property(someRecords, (list) => {
        const categories = list.filter(({ ethnicity }) => ethnicity.length === 1);
        const known = list.filter(({ ethnicity }) => !UNKNOWNS.includes(ethnicity));
        const { ethnicity } = attributeEthnicity(list, "chime");
        expect(ethnicity === undefined).toBe(known.length === 0);
        if (ethnicity === "S") expect(categories.every((one) => one.ethnicity === "S")).toBe(true);
      }),
    );
  });

  test("one more record for the winner does not unseat it", () => {
    fc.assert(
      fc.property(someRecords, (list) => {
        const { ethnicity, from } = attributeEthnicity(list, "chime");
        if (ethnicity === undefined || from === undefined) return;
        expect(attributeEthnicity([...list, from], "chime").ethnicity).toBe(ethnicity);
      }),
    );
  });
});

test("the order of the census holds every category once, as the method prints it", () => {
  const categories = CENSUS_ETHNICITY_ORDER.filter((ethnicity) => ethnicity.length === 1);
  expect(categories.join(", ")).toBe("A, C, H, J, N, L, M, B, K, D, R, F, G, P, E, S");
  expect([...categories].sort()).toEqual(ETHNIC_CATEGORIES.map(({ code }) => code));
});
