import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireEvidence, requireReviewsNotPast } from "../../src/config/policy-in-list.ts";
import { readPolicy } from "../../src/config/read-policy.ts";
import { findingsSchema } from "../../src/findings/schema.ts";
import { evidenceOf } from "../../src/prioritise/evidence.ts";
import { fairwait, REPOSITORY } from "../cli/run-fairwait.ts";

const example = (name: string): string => `${REPOSITORY}/fixtures/lists/${name}`;

describe("the evidence of a policy in the example list", () => {
  const { stdout } = fairwait([
    "analyse",
    example("example-trust.csv"),
    "--imd",
    example("example-imd.csv"),
    "--format",
    "json",
  ]);
  const { asAt, dimensions } = findingsSchema.parse(JSON.parse(stdout));
  const adjusted = new Map(dimensions.map(({ dimension, adjusted: gaps = [] }) => [dimension, gaps]));
  const text = readFileSync(`${REPOSITORY}/fixtures/policies/governed-ethnicity.yaml`, "utf8");

  test("is there for the gap that the governed policy rests on, before its review", () => {
    const file = readPolicy(text, "governed-ethnicity.yaml");
    const found = evidenceOf(file.policy, adjusted);
    expect(found).toMatchObject([
      { holds: true, gap: { method: "mantel-haenszel", adjustedFor: ["specialty"] } },
    ]);
    expect(() => requireEvidence(file, found)).not.toThrow();
    expect(() => requireReviewsNotPast(file, asAt ?? undefined)).not.toThrow();
  });

  test("is not there for a gap that may be chance", () => {
    const file = readPolicy(text.replaceAll("over52Weeks", "over18Weeks"), "governed-ethnicity.yaml");
    expect(() => requireEvidence(file, evidenceOf(file.policy, adjusted))).toThrow(
      "the adjusted gap in over18Weeks is 3.9 points (−1.5 to 9.3): not surely worse",
    );
  });
});
