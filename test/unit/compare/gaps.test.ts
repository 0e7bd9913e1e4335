import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gapsBetween } from "../../../src/compare/gaps.ts";
import type { Gap } from "../../../src/findings/exact.ts";
import { standardOf } from "../../../src/measure/standard.ts";
import { expectClose, listWaits, numberIn, reference, textIn } from "../stats/reference.ts";

const RTT = standardOf({ kind: "rtt-18" });
const identity = { group: "a", reference: "b", inFamily: true };
const between = (group: Uint32Array, other: Uint32Array) => {
  const gaps = gapsBetween(identity, { group, reference: other }, RTT);
  const difference = (measure: Gap["measure"]): Gap | undefined => {
    const gap = gaps.find((one) => one.measure === measure);
    return gap !== undefined && "difference" in gap ? gap : undefined;
  };
  const distribution = gaps.find((gap) => "superiority" in gap);
  return {
    gaps,
    difference,
    ranks: distribution && "superiority" in distribution ? distribution : undefined,
  };
};

const waits = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 2, maxLength: 40 }).map((days) => {
  const counts = new Uint32Array(901);
  for (const day of days) counts[day] = (counts[day] ?? 0) + 1;
  return counts;
});

/** Equal as far as rounding lets them be. */
const near = (found: number | null | undefined, wanted: number | null | undefined) => {
  if (typeof wanted !== "number") expect(found).toBe(wanted);
  else expect(found).toBeCloseTo(wanted, 9);
};
const negated = (value: number | null | undefined) => (typeof value === "number" ? -value : value);
const inverted = (value: number | null | undefined) =>
  typeof value === "number" && value !== 0 ? 1 / value : null;

describe("gaps between two groups", () => {
  test("seen from the other side have the opposite difference and the inverse ratio", () => {
    fc.assert(
      fc.property(waits, waits, (one, other) => {
        const [there, back] = [between(one, other), between(other, one)];
        for (const measure of ["meanWeeks", "medianWeeks", "over18Weeks", "over52Weeks"] as const) {
          const [gap, opposite] = [there.difference(measure), back.difference(measure)];
          near(gap?.difference, negated(opposite?.difference));
          near(gap?.differenceLower, negated(opposite?.differenceUpper));
          near(gap?.pValue, opposite?.pValue);
          if (typeof gap?.ratioLower === "number") near(gap.ratioLower, inverted(opposite?.ratioUpper));
        }
        near(there.ranks?.superiority, 1 - (back.ranks?.superiority ?? Number.NaN));
        near(there.ranks?.cliffsDelta, negated(back.ranks?.cliffsDelta));
        near(there.ranks?.hodgesLehmannDays, negated(back.ranks?.hodgesLehmannDays));
      }),
      { numRuns: 40 },
    );
  });

  test("of a group with itself are none", () => {
    fc.assert(
      fc.property(waits, (one) => {
        const { difference, ranks } = between(one, one);
        expect(difference("meanWeeks")?.difference).toBe(0);
        expect(difference("over18Weeks")?.difference).toBe(0);
        near(ranks?.superiority, 0.5);
        expect(ranks?.hodgesLehmannDays).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test("have no ratio against a proportion of zero, and still a difference", () => {
    const { difference } = between(
      Uint32Array.from({ length: 400 }, (_, day) => (day === 399 ? 5 : 0)),
      Uint32Array.of(5),
    );
    expect(difference("over52Weeks")).toMatchObject({ difference: 1, ratio: null, ratioLower: null });
  });

  test("are null, never NaN, when a group is of one person", () => {
    const { gaps, difference } = between(Uint32Array.of(1), Uint32Array.of(0, 1));
    expect(difference("meanWeeks")?.differenceLower ?? null).toBeNull();
    expect(JSON.stringify(gaps)).not.toContain("NaN");
    for (const value of gaps.flatMap((gap) => Object.values(gap))) expect(value).not.toBeNaN();
  });

  test("are those of base R on an invented list of 18,007 pathways", () => {
    for (const row of reference("list_pairs")) {
      const [dimension, group, other] = [
        textIn(row, "dimension"),
        textIn(row, "group"),
        textIn(row, "reference"),
      ];
      const { difference, ranks } = between(
        Uint32Array.from(listWaits(dimension, group)),
        Uint32Array.from(listWaits(dimension, other)),
      );
      const over = difference(textIn(row, "weeks") === "52" ? "over52Weeks" : "over18Weeks");
      expectClose(over?.differenceLower ?? undefined, numberIn(row, "rd_lower"), 1e-9);
      expectClose(over?.ratioUpper ?? undefined, numberIn(row, "rr_upper"), 1e-9);
      expectClose(ranks?.superiority ?? undefined, numberIn(row, "superiority"), 1e-9);
    }
  });
});
