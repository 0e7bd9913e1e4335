import { describe, expect, test } from "vitest";
import type { AdjustedGap } from "../../../src/findings/exact.ts";
import { evidenceOf } from "../../../src/prioritise/evidence.ts";
import { creditPolicy } from "../../spec/list-rows.ts";
import { adjustedGap } from "./adjusted-gap.ts";

const findingOf = (measure: string, gaps: readonly AdjustedGap[]) => {
  const evidence = [{ dimension: "ethnic-group", group: "asian", measure }];
  const rule = { when: { autism: ["yes"] }, weeks: 4, reason: "gap", governance: { evidence } };
  return evidenceOf(creditPolicy([rule], 4), new Map([["ethnic-group", gaps]]))[0];
};

describe("evidence", () => {
  test.each<[string, number, number, boolean]>([
    ["over52Weeks", 0.002, 0.01, true],
    ["over52Weeks", 0, 0.01, false],
    ["over52Weeks", -0.002, 0.01, false],
    ["over52Weeks", -0.02, -0.01, false],
    ["breachesStandard", 0.002, 0.01, true],
    ["within18Weeks", -0.05, -0.01, true],
    ["within18Weeks", -0.05, 0, false],
    ["within18Weeks", 0.01, 0.05, false],
    ["withinStandard", -0.05, -0.01, true],
  ])("a gap in %s from %f to %f is worse with its whole interval: %s", (measure, lower, upper, holds) => {
    const gap = adjustedGap("mantel-haenszel", "asian", measure, [(lower + upper) / 2, lower, upper]);
    expect(findingOf(measure, [gap])?.holds).toBe(holds);
  });

  test.each<[string, number, number, boolean]>([
    ["meanWeeks", 0.1, 2, true],
    ["medianWeeks", -0.1, 2, false],
    ["p92Weeks", 0.5, 4, true],
  ])("a gap in %s from %f to %f weeks: %s", (measure, lower, upper, holds) => {
    const gap = adjustedGap("standardised", "asian", measure, [(lower + upper) / 2, lower, upper]);
    expect(findingOf(measure, [gap])?.holds).toBe(holds);
  });

  test("the stratified gap counts, whatever another method says", () => {
    const gaps = [
      adjustedGap("logistic", "asian", "over52Weeks", [0.03, 0.01, 0.05]),
      adjustedGap("standardised", "asian", "over52Weeks", [0.03, 0.01, 0.05]),
      adjustedGap("mantel-haenszel", "asian", "over52Weeks", [0.01, -0.01, 0.03]),
    ];
    expect(findingOf("over52Weeks", gaps)).toMatchObject({
      holds: false,
      gap: {
        method: "mantel-haenszel",
        difference: 0.01,
        lower: -0.01,
        upper: 0.03,
        adjustedFor: ["specialty"],
      },
    });
  });

  test("the standardised gap counts where there is no stratified one with an interval", () => {
    const gaps = [
      adjustedGap("mantel-haenszel", "asian", "over52Weeks", null),
      adjustedGap("standardised", "asian", "over52Weeks", [0.03, 0.01, 0.05]),
    ];
    expect(findingOf("over52Weeks", gaps)).toMatchObject({ holds: true, gap: { method: "standardised" } });
  });

  test("in mean weeks the standardised gap counts before what remains within strata", () => {
    const within = adjustedGap("kitagawa", "asian", "meanWeeks", [2, 1, 3]);
    const standardised = adjustedGap("standardised", "asian", "meanWeeks", [1, -1, 3]);
    expect(findingOf("meanWeeks", [within, standardised])).toMatchObject({ holds: false });
    expect(findingOf("meanWeeks", [within])).toMatchObject({ holds: true, gap: { method: "kitagawa" } });
  });

  test("a regression alone is no evidence, nor is the gap of another group or measure", () => {
    const sure: readonly [number, number, number] = [0.03, 0.01, 0.05];
    const others = [
      adjustedGap("logistic", "asian", "over52Weeks", sure),
      adjustedGap("mantel-haenszel", "black", "over52Weeks", sure),
      adjustedGap("mantel-haenszel", "asian", "over65Weeks", sure),
    ];
    expect(findingOf("over52Weeks", others)).toMatchObject({ holds: false, gap: undefined });
    expect(findingOf("over52Weeks", [])).toMatchObject({ holds: false, gap: undefined });
  });

  test("where too few are compared the reason is kept", () => {
    const gap = adjustedGap("mantel-haenszel", "asian", "over52Weeks", null, "few-compared");
    expect(findingOf("over52Weeks", [gap])).toMatchObject({ holds: false, reason: "few-compared" });
  });

  test("every claim has a finding, in the order of the policy", () => {
    const claim = (group: string) => ({ dimension: "ethnic-group", group, measure: "over52Weeks" });
    const rules = [["asian", "black"], [], ["mixed"]].map((groups, index) => ({
      when: { autism: ["yes"] },
      weeks: 1,
      reason: `r${index}`,
      governance: { evidence: groups.map(claim) },
    }));
    const found = evidenceOf(creditPolicy(rules, 4), new Map());
    expect(found.map(({ rule, place, claim: { group } }) => [rule, place, group])).toEqual([
      [0, 0, "asian"],
      [0, 1, "black"],
      [2, 0, "mixed"],
    ]);
  });
});
