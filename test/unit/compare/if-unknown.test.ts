import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareDimension, type GroupedWaits } from "../../../src/compare/compare-dimension.ts";
import { gapsBetween } from "../../../src/compare/gaps.ts";
import { differencesIfUnknown } from "../../../src/compare/if-unknown.ts";
import type { Gap } from "../../../src/findings/exact.ts";
import { THRESHOLD_MEASURES } from "../../../src/findings/threshold-measures.ts";
import { standardOf } from "../../../src/measure/standard.ts";
import { expectClose, listWaits, numberIn, reference, textIn } from "../stats/reference.ts";

const RTT = standardOf({ kind: "rtt-18" });
const MEASURES = ["meanWeeks", "medianWeeks", ...THRESHOLD_MEASURES] as const;

const histogram = (days: readonly number[]): Uint32Array => {
  const counts = new Uint32Array(Math.max(0, ...days.map((day) => day + 1)));
  for (const day of days) counts[day] = (counts[day] ?? 0) + 1;
  return counts;
};
const supposed = (group: readonly number[], other: readonly number[], unknown: readonly number[]) =>
  differencesIfUnknown({ group: histogram(group), reference: histogram(other) }, histogram(unknown), RTT);
/** What the gaps themselves say of two sides. */
const recorded = (group: readonly number[], other: readonly number[]) => {
  const identity = { group: "a", reference: "b", inFamily: true };
  const gaps = gapsBetween(identity, { group: histogram(group), reference: histogram(other) }, RTT);
  return Object.fromEntries(
    gaps.flatMap((gap) => (gap.measure === "distribution" ? [] : [[gap.measure, gap.difference]])),
  );
};
const waits = fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 30 });

describe("a gap if the unknown belonged to one side", () => {
  test("counts them to the group, then to the reference", () => {
    // Group: 2 of 4 over 18 weeks; reference: 1 of 5; unknown: 1 of 2. Days 7, 14, 140, 210 and so on.
    const found = supposed([7, 14, 140, 210], [7, 7, 7, 14, 350], [21, 133]);
    expect(found.inGroup.over18Weeks).toBeCloseTo(3 / 6 - 1 / 5, 14);
    expect(found.inReference.over18Weeks).toBeCloseTo(2 / 4 - 2 / 7, 14);
    expect(found.inGroup.within18Weeks).toBeCloseTo(3 / 6 - 4 / 5, 14);
    // Means in weeks: 371 ÷ 4 ÷ 7, 385 ÷ 5 ÷ 7, unknown 154 ÷ 2.
    expect(found.inGroup.meanWeeks).toBeCloseTo((525 / 6 - 385 / 5) / 7, 14);
    expect(found.inReference.meanWeeks).toBeCloseTo((371 / 4 - 539 / 7) / 7, 14);
    // Medians in weeks: group with unknown 7 14 21 133 140 210; reference with unknown 7 7 7 14 21 133 350.
    expect(found.inGroup.medianWeeks).toBeCloseTo((77 - 7) / 7, 14);
    expect(found.inReference.medianWeeks).toBeCloseTo((77 - 14) / 7, 14);
  });

  test("is the gap itself when nobody is unknown", () => {
    fc.assert(
      fc.property(waits, waits, (group, other) => {
        const wanted = recorded(group, other);
        expect(supposed(group, other, [])).toEqual({ inGroup: wanted, inReference: wanted });
      }),
      { numRuns: 60 },
    );
  });

  test("is the gap of lists in which the unknown were recorded so", () => {
    fc.assert(
      fc.property(waits, waits, waits, (group, other, unknown) => {
        expect(supposed(group, other, unknown)).toEqual({
          inGroup: recorded([...group, ...unknown], other),
          inReference: recorded(group, [...other, ...unknown]),
        });
      }),
      { numRuns: 60 },
    );
  });

  test("seen from the other side has its suppositions changed round and turned", () => {
    fc.assert(
      fc.property(waits, waits, waits, (group, other, unknown) => {
        const [there, back] = [supposed(group, other, unknown), supposed(other, group, unknown)];
        for (const measure of MEASURES) {
          expect(there.inGroup[measure]).toBeCloseTo(-(back.inReference[measure] ?? Number.NaN), 10);
          expect(there.inReference[measure]).toBeCloseTo(-(back.inGroup[measure] ?? Number.NaN), 10);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("is null where a side is empty, and stands where only the unknown fill it", () => {
    const { inGroup, inReference } = supposed([], [7], [14]);
    expect(inGroup.meanWeeks).toBeCloseTo(1, 14);
    expect(inReference).toEqual(Object.fromEntries(MEASURES.map((measure) => [measure, null])));
  });

  test("agrees with exact fractions over single pathways of an invented list", () => {
    const rows = reference("list_if_unknown");
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const dimension = textIn(row, "dimension");
      const [group, other, unknown] = ["group", "reference", "unknown"].map((field) =>
        Uint32Array.from(listWaits(dimension, textIn(row, field))),
      ) as [Uint32Array, Uint32Array, Uint32Array];
      const measure = textIn(row, "measure") as Gap["measure"];
      const found = differencesIfUnknown({ group, reference: other }, unknown, RTT);
      expectClose(found.inGroup[measure] ?? undefined, numberIn(row, "in_group"), 1e-11);
      expectClose(found.inReference[measure] ?? undefined, numberIn(row, "in_reference"), 1e-11);
    }
  });
});

describe("the gaps of a dimension", () => {
  const group = (id: string, days: readonly number[], known = true) => ({
    group: id,
    label: id,
    known,
    waits: histogram(days),
    unknownClockStart: 0,
  });
  const groups = [
    group("a", [10, 140]),
    group("b", [10, 10, 10, 140]),
    group("not-stated", [140], false),
    group("unknown", [10, 10], false),
  ];
  const over18 = (grouped: GroupedWaits) => {
    const { gaps, unknownGaps = [] } = compareDimension(grouped, 9, RTT);
    const those = gaps.filter((gap): gap is Gap => gap.measure === "over18Weeks");
    return {
      gaps: those.map((gap) => [
        gap.group,
        gap.differenceIfUnknownInGroup,
        gap.differenceIfUnknownInReference,
      ]),
      unknownGaps: unknownGaps.filter(({ measure }) => measure === "over18Weeks"),
    };
  };
  const dimension = { dimension: "d", label: "D", ordered: false, reference: "b", groups };

  test("suppose of unknown and not stated together; those two have no supposition", () => {
    expect(over18(dimension).gaps).toEqual([
      ["a", 2 / 5 - 1 / 4, 1 / 2 - 2 / 7],
      ["not-stated", null, null],
      ["unknown", null, null],
    ]);
  });

  test("hold the unknown against all who are known, in no family", () => {
    const { unknownGaps } = over18(dimension);
    expect(unknownGaps.map(({ group: id, difference }) => [id, difference])).toEqual([
      ["not-stated", 1 - 2 / 6],
      ["unknown", 0 - 2 / 6],
    ]);
    for (const gap of unknownGaps)
      expect(gap).toMatchObject({ reference: "all-known", inFamily: false, pValueAdjusted: null });
  });

  test("of a crossing suppose nothing: of its unknown some could only belong to some groups", () => {
    const { gaps, unknownGaps } = over18({ ...dimension, dimension: "c*d" });
    expect(gaps[0]).toEqual(["a", null, null]);
    expect(unknownGaps).toEqual([]);
  });

  test("hold nobody against nobody", () => {
    const only = compareDimension({ ...dimension, groups: [group("unknown", [10], false)] }, 1, RTT);
    expect(only.unknownGaps).toEqual([]);
  });
});
