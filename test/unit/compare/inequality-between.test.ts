import { describe, expect, test } from "vitest";
import { gradients } from "../../../src/compare/gradients.ts";
import { inequalityBetween } from "../../../src/compare/inequality-between.ts";
import { INEQUALITY_FIGURES } from "../../../src/findings/inequality-figures.ts";
import { THRESHOLD_MEASURES } from "../../../src/findings/threshold-measures.ts";
import { standardOf } from "../../../src/measure/standard.ts";
import { INEQUALITY_MEASURES } from "../../../src/stats/inequality.ts";

const standard = standardOf({ kind: "rtt-18" });

/** Pathways that have waited so many days each. */
const group = (name: string, days: Readonly<Record<number, number>>) => {
  const waits = new Uint32Array(Math.max(...Object.keys(days).map(Number)) + 1);
  for (const [day, pathways] of Object.entries(days)) waits[Number(day)] = pathways;
  return { group: name, waits };
};

const between = (groups: readonly ReturnType<typeof group>[], ordered = false, reference = "b") =>
  inequalityBetween(groups, { ordered, reference }, standard);

const long = group("a", { 70: 40, 400: 60 });
const short = group("b", { 70: 90, 400: 10 });

describe("inequality between groups", () => {
  test("is measured for the mean and for every share, with what the statistics know", () => {
    const { inequality } = between([long, short]);
    expect(Object.keys(inequality ?? {})).toEqual(["meanWeeks", ...THRESHOLD_MEASURES]);
    expect(Object.keys(inequality?.over52Weeks ?? {})).toEqual([...INEQUALITY_MEASURES]);
    expect(INEQUALITY_FIGURES.slice(0, INEQUALITY_MEASURES.length)).toEqual([...INEQUALITY_MEASURES]);
  });

  test("names the groups at either end, and the best one by which way is good", () => {
    const { inequality } = between([long, short]);
    expect(inequality?.over52Weeks?.d).toMatchObject({ estimate: 0.5, highest: "a", lowest: "b" });
    expect(inequality?.over52Weeks?.par).toMatchObject({ best: "b" });
    expect(inequality?.over52Weeks?.par?.estimate).toBeCloseTo(0.1 - 0.35, 12);
    expect(inequality?.within18Weeks?.par).toMatchObject({ best: "b" });
    expect(inequality?.within18Weeks?.par?.estimate).toBeCloseTo(0.9 - 0.65, 12);
    expect(inequality?.within18Weeks?.d?.lower).toBeCloseTo(inequality?.over18Weeks?.d?.lower ?? 0, 12);
  });

  test("says which groups are too small to be the best, and why there is no figure without two others", () => {
    const tiny = group("c", { 3: 19 });
    const some = between([long, short, tiny]);
    expect(some.inequalityBasis).toMatchObject({ minimumGroupSize: 20, tooSmall: ["c"] });
    expect(some.inequality?.meanWeeks?.d).toMatchObject({ lowest: "b" });
    const none = between([long, tiny]);
    expect(none.inequality?.over52Weeks?.d).toEqual({
      estimate: null,
      lower: null,
      upper: null,
      reason: "small-groups",
    });
    expect(none.inequality?.over52Weeks?.bgv?.estimate).toBeGreaterThan(0);
  });

  test("gives a reason for what is not there", () => {
    const { inequality } = between([long, short], true, "rest-of-list");
    expect(inequality?.over52Weeks?.mdrw?.reason).toBe("no-reference");
    expect(inequality?.over104Weeks?.cov?.reason).toBe("nobody-counts");
    expect(inequality?.over104Weeks?.rci?.reason).toBe("nobody-counts");
    expect(inequality?.over104Weeks?.d).toMatchObject({ estimate: 0, reason: "nobody-counts" });
    const few = between([group("a", { 70: 95, 400: 5 }), group("b", { 70: 98, 400: 2 })]);
    expect(few.inequality?.over52Weeks?.cov).toMatchObject({ lower: null, reason: "few-count" });
    expect(few.inequality?.over52Weeks?.bgsd?.reason).toBeUndefined();
    const zero = between([long, group("b", { 70: 100 })]);
    expect(zero.inequality?.over52Weeks?.r).toMatchObject({ estimate: null, reason: "zero-cell" });
    const same = between([group("a", { 70: 30 }), group("b", { 80: 30 })]);
    expect(same.inequality?.meanWeeks?.d).toMatchObject({ lower: null, reason: "no-variation" });
  });

  test("has concentration indices on ordered dimensions, and bounded ones of shares only", () => {
    const { inequality } = between([long, short], true);
    expect(inequality?.over52Weeks?.rci?.estimate).toBeLessThan(0);
    expect(inequality?.over52Weeks?.wagstaff?.method).toBe("delta");
    expect(Object.keys(inequality?.meanWeeks ?? {}).slice(-2)).toEqual(["aci", "rci"]);
    expect(between([long, short]).inequality?.over52Weeks?.rci).toBeUndefined();
  });

  test("is nothing of one group, and has no limits of more groups than anybody reads", () => {
    expect(between([long])).toEqual({});
    const many = Array.from({ length: 501 }, (_, i) => group(`g${i}`, { 70: 30 + i, 400: 20 }));
    expect(between(many).inequality?.over52Weeks?.bgv).toMatchObject({
      lower: null,
      reason: "too-many-groups",
    });
  });
});

describe("gradients", () => {
  const last = group("c", { 70: 100 });

  test("are of the mean, the median and every share, on both scales", () => {
    const found = gradients([long, short], standard);
    expect(found.map(({ measure, scale }) => `${measure} ${scale}`)).toEqual([
      "meanWeeks linear",
      "medianWeeks linear",
      ...THRESHOLD_MEASURES.flatMap((measure) => [`${measure} linear`, `${measure} logit`]),
    ]);
    const over52 = found.find(({ measure }) => measure === "over52Weeks");
    expect(over52?.fittedFirst).toBeCloseTo(0.85, 12);
    expect(over52?.sii).toBeCloseTo(-1, 12);
    expect(over52?.reason).toBe("fitted-end-not-positive");
    const within = found.find(({ measure }) => measure === "within18Weeks");
    expect(within?.sii).toBeCloseTo(1, 12);
  });

  test("stand with nobody counted in a group; the logit scale then has none", () => {
    const found = gradients([long, short, last], standard).filter(({ measure }) => measure === "over52Weeks");
    expect(found[0]?.sii).toBeLessThan(0);
    expect(found[0]?.siiUpper).not.toBeNull();
    expect(found[1]).toMatchObject({ scale: "logit", sii: null, reason: "zero-cell" });
  });

  test("of a group of one pathway have a mean's interval from the others, and no median's", () => {
    const found = gradients([long, short, group("c", { 9: 1 })], standard);
    expect(found[0]).toMatchObject({ measure: "meanWeeks", reason: null });
    expect(found[0]?.siiLower).not.toBeNull();
    expect(found[1]).toMatchObject({ measure: "medianWeeks", siiLower: null, reason: "few-pathways" });
    const five = gradients([long, short, group("c", { 9: 3, 20: 2 })], standard);
    expect(five[1]).toMatchObject({ measure: "medianWeeks", siiLower: null, reason: "few-pathways" });
    const six = gradients([long, short, group("c", { 9: 3, 20: 3 })], standard);
    expect(six[1]?.measure).toBe("medianWeeks");
    expect(six[1]?.siiLower).not.toBeNull();
    const single = gradients([group("a", { 3: 1 }), group("b", { 9: 1 })], standard);
    expect(single[0]).toMatchObject({ siiLower: null, reason: "single-pathway" });
  });

  test("of one group are none", () => {
    expect(gradients([long], standard)).toEqual([]);
  });
});
