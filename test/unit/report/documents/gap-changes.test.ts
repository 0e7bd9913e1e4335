import { describe, expect, test } from "vitest";
import type { Findings } from "../../../../src/findings/schema.ts";
import { changeSentences } from "../../../../src/report/changes/change-sentences.ts";
import {
  BY_ETHNICITY_OR_DEPRIVATION,
  changesSince,
  listChangeWords,
  toldChanges,
} from "../../../../src/report/documents/gap-changes.ts";
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
const told = (now: Findings, then: Findings) => toldChanges(now, then, BY_ETHNICITY_OR_DEPRIVATION);

/** Every gap larger by as much. */
function withGaps(by: number): Findings {
  const findings = sampleFindings();
  for (const gap of findings.dimensions.flatMap(({ gaps }) => gaps))
    for (const key of ["difference", "differenceLower", "differenceUpper"] as const)
      if ("difference" in gap) gap[key] = (gap[key] ?? 0) + by;
  return findings;
}

describe("gaps in two lists", () => {
  test("that changed beyond the few that are told are where the document can show them", () => {
    const [now, before] = [withGaps(100), sampleFindings()];
    const further = /^\d+ further gaps? changed by more than chance: (.*)\.$/;
    const whereOf = (sentences: readonly string[]): (string | undefined)[] =>
      sentences.flatMap((sentence) => further.exec(sentence)?.[1] ?? []);
    // These have tables of changes.
    expect(whereOf(changeSentences(now, before))).toEqual(["see the tables of changes"]);
    expect(whereOf(told(now, before).sentences)).toEqual(["see the tables of changes"]);
    // These have none.
    expect(whereOf(changesSince(now, before))).toEqual([
      "a disparity report with that file as --previous shows them",
    ]);
  });

  const then = withGap(0.1, 0.02, { asAt: "2026-09-25" });

  test("changed only where the change is more than chance, the comparisons allowed for", () => {
    expect(told(withGap(0.25, 0.02), then).wider).toMatch(/has widened by 15\.0 percentage points/);
    expect(told(withGap(0.25, 0.02), then).narrower).toBeUndefined();
    expect(told(withGap(0.02, 0.005), withGap(0.2, 0.02)).narrower).toMatch(/has narrowed by 18\.0/);
    // 0.02 ± 0.028: nothing that can be told from chance.
    const { wider, narrower, sentences } = told(withGap(0.12, 0.02), then);
    expect([wider, narrower]).toEqual([undefined, undefined]);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(
      /^No gap by ethnicity or deprivation has widened or narrowed by more than chance/,
    );
  });

  test("are told as the monthly report tells them", () => {
    const now = withGap(0.25, 0.02);
    expect(changeSentences(now, then)[0]).toBe(toldChanges(now, then).sentences[0]);
    expect(toldChanges(now, then).sentences[0]).toContain(
      "25.0 percentage points more now, 10.0 percentage points more before.",
    );
  });

  test("of ethnic groups grouped otherwise are not compared, and other deprivation tables are a caution", () => {
    const now = sampleFindings();
    const imd = (name: string) => [{ kind: "imd" as const, name, sha256: "0".repeat(64), rows: 1 }];
    now.references = imd("IMD 2025");
    const other = findingsWith({
      options: { ...now.options, ethnicGrouping: now.options.ethnicGrouping === "2001" ? "2021" : "2001" },
      references: imd("IMD 2019"),
    });
    const { compared, sentences, cautions } = toldChanges(now, other, {
      dimensions: ["ethnic-group"],
      by: " by ethnicity",
      others: "see elsewhere",
    });
    expect(compared).toBe(0);
    expect(sentences[0]).toMatch(/^No gap by ethnicity can be compared/);
    expect(cautions).toEqual([
      "Ethnic groups are grouped otherwise than they were: gaps between them are not compared.",
      "Deprivation is by IMD 2025, and was by IMD 2019: some areas are in another fifth for that reason alone, and changes by deprivation may be no more than that.",
    ]);
  });

  test("the whole list stands beside what it was", () => {
    expect(listChangeWords(sampleFindings(), findingsWith({ asAt: null }))).toMatch(
      /^The whole list: .* now; .* in the earlier list\.$/,
    );
  });
});
