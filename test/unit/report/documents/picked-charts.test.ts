import { describe, expect, test } from "vitest";
import type { Findings } from "../../../../src/findings/schema.ts";
import { pickedCharts } from "../../../../src/report/documents/picked-charts.ts";
import { sampleFindings } from "../sample.ts";

/** The sample with no gap that is sure, but for one of the Asian group in this measure. */
function sureOnlyIn(measure: "breachesStandard" | "over52Weeks"): Findings {
  const findings = sampleFindings();
  for (const gap of findings.dimensions.flatMap(({ gaps }) => gaps)) {
    const isSure = gap.measure === measure && gap.group === "asian";
    Object.assign(gap, {
      pValue: isSure ? 1e-9 : 0.9,
      pValueAdjusted: isSure ? 1e-9 : 0.9,
      difference: 0.1,
      differenceLower: isSure ? 0.05 : -0.1,
      differenceUpper: 0.2,
    });
  }
  return findings;
}

const pickedOf = (findings: Findings): string[] =>
  pickedCharts(findings, ["ethnic-group"]).flatMap((block) =>
    block.kind === "chart" ? [block.chart.id] : [],
  );

describe("the one picture of a characteristic", () => {
  test("is of what is sure: of waits over 52 weeks where only those surely differ", () => {
    expect(pickedOf(sureOnlyIn("over52Weeks"))).toEqual([expect.stringMatching(/-gap-over-52$/)]);
    expect(pickedOf(sureOnlyIn("breachesStandard"))).toEqual([expect.stringMatching(/-gap-share$/)]);
  });
});
