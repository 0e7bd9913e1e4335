import { describe, expect, test } from "vitest";
import type { Findings } from "../../../../src/findings/schema.ts";
import { gapChanges, listChangeWords } from "../../../../src/report/documents/gap-changes.ts";
import { sampleFindings } from "../sample.ts";
import { findingsWith } from "./documents.ts";

/** The gap of the most deprived fifth in breaching the standard, set; that over 52 weeks not sure. */
function withGap(difference: number, half: number, changes: Partial<Findings> = {}): Findings {
  const findings = { ...sampleFindings(), ...changes };
  for (const { gaps } of findings.dimensions) {
    for (const gap of gaps) {
      const isSet = gap.measure === "breachesStandard" && gap.group === "1";
      Object.assign(gap, { pValue: isSet ? 1e-9 : 0.9 });
      if (gap.pValueAdjusted !== null) gap.pValueAdjusted = isSet ? 1e-9 : 0.9;
      if (isSet) {
        Object.assign(gap, {
          difference,
          differenceLower: difference - half,
          differenceUpper: difference + half,
        });
      }
    }
  }
  return findings;
}
const changesOf = (now: Findings, then: Findings) => gapChanges(now, then, ["imd-quintile"]).changes;

describe("gaps in two lists", () => {
  test("changed only where the intervals do not overlap", () => {
    const then = withGap(0.1, 0.02, { asAt: "2026-09-25" });
    expect(changesOf(withGap(0.15, 0.02), then).map(({ direction }) => direction)).toEqual(["wider"]);
    expect(changesOf(withGap(0.05, 0.02), then).map(({ direction }) => direction)).toEqual(["narrower"]);
    // 0.10 ± 0.02 and 0.14 ± 0.02 touch at 0.12.
    expect(changesOf(withGap(0.139, 0.02), then).map(({ direction }) => direction)).toEqual(["unclear"]);
  });

  test("are said with both sizes, both intervals and the day", () => {
    const [change] = changesOf(withGap(0.15, 0.02), withGap(0.1, 0.02, { asAt: "2026-09-25" }));
    expect(change?.text).toBe(
      "People in the most deprived fifth against people in the least deprived fifth, over 18 weeks: 15.0 percentage points more (95% interval 13.0 to 17.0) now, 10.0 percentage points more (95% interval 8.0 to 12.0) as at 25 September 2026; the intervals do not overlap, and the gap is wider.",
    );
  });

  test("a gap that was not sure and is now is told as anything it could have been", () => {
    const then = withGap(0.01, 0.03);
    for (const { gaps } of then.dimensions)
      for (const gap of gaps) Object.assign(gap, { pValueAdjusted: 0.9 });
    const [change] = changesOf(withGap(0.15, 0.02), then);
    expect(change?.text).toContain("anything from 2.0 percentage points fewer to 4.0 more");
  });

  test("by another standard are not compared", () => {
    const then = findingsWith({ standard: { id: "dm01-6", weeks: 6, target: 0.99 } });
    const { changes, cautions } = gapChanges(sampleFindings(), then, ["imd-quintile"]);
    expect(changes).toEqual([]);
    expect(cautions).toHaveLength(1);
  });

  test("of ethnic groups grouped otherwise are not compared, and other deprivation tables are a caution", () => {
    const now = sampleFindings();
    const then = findingsWith({
      options: { ...now.options, ethnicGrouping: now.options.ethnicGrouping === "2001" ? "2021" : "2001" },
      references: [{ kind: "imd", name: "another edition", sha256: "0".repeat(64), rows: 1 }],
    });
    const { changes, cautions } = gapChanges(now, then, ["ethnic-group"]);
    expect(changes).toEqual([]);
    expect(cautions).toEqual([
      "Ethnic groups are grouped otherwise than they were: gaps between them are not compared.",
      "Deprivation is by another table than it was: some areas are in another fifth for that reason alone.",
    ]);
  });

  test("the whole list stands beside what it was", () => {
    expect(listChangeWords(sampleFindings(), findingsWith({ asAt: null }))).toMatch(
      /^The whole list: .* now; .* in the earlier list\.$/,
    );
  });
});
