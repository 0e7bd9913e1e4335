import { describe, expect, test } from "vitest";
import type { AdjustedGap, Findings } from "../../../src/findings/schema.ts";
import { renderEvidence } from "../../../src/report/evidence-text.ts";
import { adjustedGap } from "../prioritise/adjusted-gap.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";

const WIDE = { colour: false, width: 160 } as const;

/** The sample with nothing but the gaps given, between ethnic groups. */
const findingsWith = (adjusted: readonly AdjustedGap[]): Findings => ({
  ...sampleFindings(),
  dimensions: [{ ...sampleDimension("ethnic-group"), adjusted: [...adjusted] }],
});

const lineOf = (adjusted: readonly AdjustedGap[]): string =>
  renderEvidence(findingsWith(adjusted), WIDE)
    .split("\n")
    .find((line) => line.trim().toLowerCase().startsWith("asian")) ?? "";

describe("what a policy may rest on", () => {
  test("is every adjusted gap of the list, with its interval, in points or weeks", () => {
    const gaps = [
      adjustedGap("mantel-haenszel", "asian", "over52Weeks", [0.05, 0.01, 0.09]),
      adjustedGap("mantel-haenszel", "asian", "breachesStandard", [-0.02, -0.05, 0.01]),
      adjustedGap("standardised", "asian", "medianWeeks", [1.26, 0.2, 2]),
    ];
    const line = lineOf(gaps);
    expect(line).toMatch(
      /−2\.0 \(−5\.0 to \+1\.0\) +\+5\.0 \(\+1\.0 to \+9\.0\) +\+1\.3 \(\+0\.2 to \+2\.0\)/,
    );
    expect(line.trim()).toMatch(/over52Weeks, medianWeeks$/);
    expect(renderEvidence(findingsWith(gaps), WIDE)).toMatch(/Gap to .*White.*, .*specialty/);
  });

  test("names a measure only where the whole interval is worse, and not where it begins at none", () => {
    const holds = (limits: readonly [number, number, number]) =>
      lineOf([adjustedGap("mantel-haenszel", "asian", "over52Weeks", limits)]).includes("over52Weeks");
    expect(holds([0.05, 0.0001, 0.09])).toBe(true);
    expect(holds([0.05, 0, 0.09])).toBe(false);
    expect(holds([-0.05, -0.09, -0.01])).toBe(false);
  });

  test("has a dash where there is no interval, and says where a dimension has no gap at all", () => {
    expect(lineOf([adjustedGap("mantel-haenszel", "asian", "over52Weeks", [0.05, 0.01, 0.09])])).toMatch(
      /^\s*\S.*?\s–\s+\+5\.0 \(\+1\.0 to \+9\.0\)\s+–\s/,
    );
    const none = [adjustedGap("mantel-haenszel", "asian", "over52Weeks", null, "few-compared")];
    for (const gaps of [none, []])
      expect(renderEvidence(findingsWith(gaps), WIDE)).toContain("No adjusted gap can be given.");
  });

  test("leaves out groups that have no gap, the reference among them", () => {
    const text = renderEvidence(
      findingsWith([adjustedGap("mantel-haenszel", "asian", "over52Weeks", [0.05, 0.01, 0.09])]),
      WIDE,
    );
    expect(text).not.toMatch(/^ *(White|Black)/m);
  });

  test("says of which list it is, what it is for, and what the reader must know of the list", () => {
    const findings = sampleFindings();
    const text = renderEvidence(findings, WIDE).replace(/\s+/g, " ");
    expect(text).toContain("evidence for a policy");
    expect(text).toContain("A gap is no reason by itself, and none shown is no proof of none.");
    for (const { label } of findings.dimensions) expect(text).toContain(label);
    for (const note of findings.notes) expect(text).toContain(note.text.replace(/\s+/g, " "));
  });
});
