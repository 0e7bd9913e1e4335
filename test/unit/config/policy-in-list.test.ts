import { describe, expect, test } from "vitest";
import {
  requireEvidence,
  requirePolicyDimensions,
  requirePolicyGroups,
  requireReviewsNotPast,
} from "../../../src/config/policy-in-list.ts";
import { readPolicy } from "../../../src/config/read-policy.ts";
import { UserError } from "../../../src/errors.ts";
import type { AdjustedGap } from "../../../src/findings/schema.ts";
import { evidenceOf } from "../../../src/prioritise/evidence.ts";
import { rowsOf } from "../../spec/list-rows.ts";
import { adjustedGap } from "../prioritise/adjusted-gap.ts";

const FILE = readPolicy(
  `name: Test
credit:
  - when: { provider: [RJ6, RJ9] }
    weeks: 2
    reason: merger
  - when: { imd-quintile: [1], autism: [yes] }
    weeks: 4
    reason: both
    evidence:
      - { dimension: ethnic-group, group: asian, measure: over52Weeks }
      - { dimension: ethnic-group, group: asian, measure: meanWeeks }
    reviewBy: 2026-10-25
maxCreditWeeks: 16
`,
  "policy.yaml",
);

const errorOf = (check: () => void) => {
  try {
    check();
  } catch (error) {
    if (error instanceof UserError) return { ...error.detail, exitCode: error.exitCode };
    throw error;
  }
  return undefined;
};

describe("a policy against the dimensions of a list", () => {
  const all = ["provider", "imd-quintile", "autism", "ethnic-group"];

  test("holds where the list has all of them", () => {
    expect(errorOf(() => requirePolicyDimensions(FILE, new Set(all)))).toBeUndefined();
  });

  test.each([
    ["provider", "credit rule 1 names provider, and nothing in the list gives it", 3],
    ["autism", "credit rule 2 names autism, and nothing in the list gives it", 6],
    ["ethnic-group", "credit rule 2 names ethnic-group, and nothing in the list gives it", 9],
  ])("names %s with its rule and line where the list lacks it", (absent, message, line) => {
    const inList = new Set(all.filter((id) => id !== absent));
    expect(errorOf(() => requirePolicyDimensions(FILE, inList))).toEqual({
      code: "policy-dimension-not-in-list",
      message,
      file: "policy.yaml",
      line,
      hint: "Name its column with --column, or leave the rule out. `fairwait inspect` shows what was recognised.",
      exitCode: 2,
    });
  });

  test("names a group that only the list can know, with those it has", () => {
    expect(errorOf(() => requirePolicyGroups(FILE, rowsOf([]).dimensions))).toEqual({
      code: "policy-unknown-group",
      message: 'credit rule 1: provider has no group "RJ9"',
      file: "policy.yaml",
      line: 3,
      hint: "Groups are RJ6, RJ7, RVR.",
      exitCode: 2,
    });
  });

  test("does not list thousands of groups", () => {
    const groups = Array.from({ length: 300 }, (_, index) => ({ id: `W${index}`, label: "" }));
    const dimensions = new Map([["provider", { groups, knownGroups: 300 }]]);
    expect(errorOf(() => requirePolicyGroups(FILE, dimensions))?.hint).toMatch(/ W24 and 275 more\.$/);
  });

  test("holds where every group is found", () => {
    const file = readPolicy(
      "name: a\ncredit: [{ when: { provider: RVR }, weeks: 1, reason: b }]\nmaxCreditWeeks: 1\n",
      "p",
    );
    expect(errorOf(() => requirePolicyGroups(file, rowsOf([]).dimensions))).toBeUndefined();
  });
});

describe("a review date", () => {
  test.each(["2026-10-24", "2026-10-25"])("still counts on a list of %s", (snapshot) => {
    expect(errorOf(() => requireReviewsNotPast(FILE, snapshot))).toBeUndefined();
  });

  test("is past on a list of the day after", () => {
    expect(errorOf(() => requireReviewsNotPast(FILE, "2026-10-26"))).toEqual({
      code: "policy-review-past",
      message: "credit rule 2 was to be reviewed by 2026-10-25, before the snapshot of 2026-10-26",
      file: "policy.yaml",
      line: 12,
      hint: "Review the rule and set a new reviewBy, or leave it out.",
      exitCode: 2,
    });
  });

  test("asks for the snapshot date of a list that has none", () => {
    expect(errorOf(() => requireReviewsNotPast(FILE, undefined))).toMatchObject({
      code: "policy-review-undated",
      hint: "Give the snapshot date with --as-at.",
      exitCode: 2,
    });
  });
});

describe("evidence that the list does not show", () => {
  const errorWith = (...gaps: AdjustedGap[]) =>
    errorOf(() => requireEvidence(FILE, evidenceOf(FILE.policy, new Map([["ethnic-group", gaps]]))));
  const weeks = adjustedGap("standardised", "asian", "meanWeeks", [2, 1, 3]);
  const share = adjustedGap("mantel-haenszel", "asian", "over52Weeks", [0.02, 0.01, 0.03]);

  test("is none where every claim holds", () => {
    expect(errorWith(share, weeks)).toBeUndefined();
  });

  test("is named with figure and interval", () => {
    const unsure = adjustedGap("mantel-haenszel", "asian", "over52Weeks", [0.004, -0.002, 0.01]);
    expect(errorWith(unsure, weeks)).toEqual({
      code: "policy-evidence-not-shown",
      message:
        "credit rule 2: ethnic-group asian: the adjusted gap in over52Weeks is 0.4 points (−0.2 to 1.0): not surely worse",
      file: "policy.yaml",
      line: 10,
      hint: "Credit on it needs a gap that this list itself shows; `fairwait prioritise` with --evidence prints what it does show.",
      exitCode: 2,
    });
  });

  test("in weeks is said in weeks", () => {
    const unsure = adjustedGap("standardised", "asian", "meanWeeks", [1, -0.5, 2.5]);
    expect(errorWith(share, unsure)).toMatchObject({
      message:
        "credit rule 2: ethnic-group asian: the adjusted gap in meanWeeks is 1.0 weeks (−0.5 to 2.5): not surely worse",
      line: 11,
    });
  });

  test("says why there is no gap at all", () => {
    expect(errorWith()?.message).toBe(
      "credit rule 2: ethnic-group asian: the list gives no adjusted gap in over52Weeks (it has no strata to compare within, or the group is its own reference)",
    );
    const few = adjustedGap("mantel-haenszel", "asian", "over52Weeks", null, "few-compared");
    expect(errorWith(few)?.message).toMatch(/\(too few people are listed alike to be compared\)$/);
  });
});
