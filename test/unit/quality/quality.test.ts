import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QualityClass } from "../../../src/classify/level.ts";
import type { CountedList } from "../../../src/engine/counted-list.ts";
import { type FieldReading, fieldQuality } from "../../../src/quality/field-quality.ts";
import { ledgerInWords, ledgerOf } from "../../../src/quality/ledger.ts";
import { EXCLUSIONS } from "../../../src/vocab/exclusions.ts";

const CLASSES: readonly QualityClass[] = [
  "known",
  "groupOnly",
  "notStated",
  "notKnown",
  "missing",
  "invalid",
];

/** A reading whose texts begin with the name of their own class. */
function reading(texts: Readonly<Record<string, number>>, rest: Partial<FieldReading> = {}): FieldReading {
  const names = Object.keys(texts);
  return {
    field: "f",
    column: "F",
    file: "list.csv",
    personal: false,
    texts: names.map((text, index) => ({ text, analysed: texts[text] ?? 0, firstLine: index + 2 })),
    judge: (place) => {
      const quality = CLASSES.find((one) => names[place]?.startsWith(one)) ?? "known";
      return quality === "invalid" ? { quality, reason: "not-in-code-list" } : { quality };
    },
    ...rest,
  };
}

describe("the quality of a field", () => {
  test("adds up to the analysed rows: rows without a text are missing", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...CLASSES), fc.nat(30)), fc.nat(30), (texts, blank) => {
        const rows = Object.values(texts).reduce((sum, count) => sum + count, 0);
        const quality = fieldQuality([reading(texts)], rows + blank);
        expect(CLASSES.reduce((sum, one) => sum + quality[one], 0)).toBe(rows + blank);
        expect(quality.missing).toBe((texts["missing"] ?? 0) + blank);
      }),
    );
  });

  test("is complete in so far as values are known; of no rows it cannot be said", () => {
    expect(fieldQuality([reading({ known: 3, groupOnly: 1 })], 4).completeness).toBe(0.75);
    expect(fieldQuality([reading({})], 0).completeness).toBeNull();
  });

  test("joins the files of a list, and names each header once", () => {
    const files = [reading({ known: 3 }), reading({ known: 2 }), reading({ known: 1 }, { column: "G" })];
    expect(fieldQuality(files, 10)).toMatchObject({ known: 6, missing: 4, columns: ["F", "G"] });
  });

  test("quotes what is frequent and short, most frequent first; the rest is one count", () => {
    const texts = { "invalid a": 8, "invalid b": 20, "invalid c": 7, "invalid and long": 50 };
    expect(fieldQuality([reading(texts)], 85).invalidValues).toEqual([
      { value: "invalid b", count: 20, firstLine: 3, file: "list.csv" },
      { value: "invalid a", count: 8, firstLine: 2, file: "list.csv" },
      { value: null, count: 57, firstLine: 4, file: "list.csv" },
    ]);
  });

  test("never quotes a personal field", () => {
    const [only] = fieldQuality([reading({ invalid: 99 }, { personal: true })], 99).invalidValues;
    expect(only).toEqual({ value: null, count: 99, firstLine: 2, file: "list.csv" });
  });

  test("takes no notice of texts that no analysed row holds", () => {
    expect(fieldQuality([reading({ invalid: 0, known: 1 })], 1)).toMatchObject({
      invalid: 0,
      invalidValues: [],
    });
  });
});

const counted = (
  excluded: Partial<CountedList["excluded"]>,
  rest: Partial<CountedList> = {},
): CountedList => ({
  cube: { axes: [], strata: [], tables: [], analysed: 5 },
  files: [],
  read: 20,
  rejected: 0,
  excluded: { ...noneExcluded(), ...excluded },
  people: undefined,
  identified: 0,
  conflictingDuplicates: 0,
  endsBeforeStart: 0,
  statedDaysDiffer: 0,
  bornAfterClockStart: 0,
  completeness: undefined,
  ...rest,
});
const noneExcluded = (): CountedList["excluded"] => ({
  filtered: 0,
  "other-snapshot": 0,
  planned: 0,
  "not-rtt": 0,
  "clock-stopped": 0,
  "clock-start-missing": 0,
  "clock-start-invalid": 0,
  "clock-start-in-future": 0,
  "duplicate-pathway": 0,
  "end-not-dated": 0,
  "ended-before-observation": 0,
});

describe("the ledger", () => {
  test("names the reasons that some row had, in the contract's order", () => {
    const ledger = ledgerOf(counted({ "duplicate-pathway": 4, planned: 9 }, { rejected: 2, people: 4 }));
    expect(ledger).toEqual({
      read: 20,
      rejected: { total: 2, byReason: { "unreadable-row": 2 } },
      excluded: { total: 13, byReason: { planned: 9, "duplicate-pathway": 4 } },
      analysed: 5,
      people: 4,
    });
    expect(Object.keys(ledger.excluded.byReason)).toEqual(["planned", "duplicate-pathway"]);
    expect(ledgerInWords(ledger)).toBe(
      "20 read, 2 rejected, 13 excluded, 5 analysed (unreadable-row 2, planned 9, duplicate-pathway 4)",
    );
  });

  test("of a list that lost nothing names no reason, and people are null without an identifier", () => {
    const ledger = ledgerOf(counted({}, { read: 5 }));
    expect(ledger).toMatchObject({
      rejected: { byReason: {} },
      excluded: { total: 0, byReason: {} },
      people: null,
    });
    expect(ledgerInWords(ledger)).toBe("5 read, 0 rejected, 0 excluded, 5 analysed");
  });

  test("has every reason of the contract, in its order", () => {
    expect(Object.keys(noneExcluded())).toEqual([...EXCLUSIONS]);
  });
});
