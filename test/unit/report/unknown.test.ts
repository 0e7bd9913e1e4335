import { describe, expect, it } from "vitest";
import type { CompletenessFindings, DimensionFindings, Findings, Gap } from "../../../src/findings/schema.ts";
import { findingsSchema } from "../../../src/findings/schema.ts";
import { completenessBlocks } from "../../../src/report/completeness-blocks.ts";
import { ifUnknownBlocks } from "../../../src/report/if-unknown-blocks.ts";
import { printBlocks } from "../../../src/report/print-blocks.ts";
import type { Block } from "../../../src/report/report-block.ts";
import { sureUnknownGaps, unknownSentences } from "../../../src/report/unknown-sentence.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";

const standard = { id: "rtt-18", weeks: 18 };
const printed = (blocks: readonly Block[]): string => printBlocks(blocks, { colour: false, width: 100 });

/** The ethnic groups of the sample, with the suppositions given for a group's measure; others stay where they are. */
function supposing(
  suppositions: Readonly<Record<string, readonly [inGroup: number, inReference: number]>>,
  unknownGaps: readonly Gap[] = [],
): DimensionFindings {
  const dimension = sampleDimension("ethnic-group");
  const gaps = dimension.gaps.map((gap) => {
    if (gap.measure === "distribution") return gap;
    const [inGroup, inReference] = suppositions[`${gap.group} ${gap.measure}`] ?? [
      gap.difference,
      gap.difference,
    ];
    return gap.inFamily
      ? { ...gap, differenceIfUnknownInGroup: inGroup, differenceIfUnknownInReference: inReference }
      : gap;
  });
  return { ...dimension, gaps, unknownGaps: [...unknownGaps] };
}

const unknownGap = (rest: Partial<Gap> = {}): Gap => ({
  group: "unknown",
  reference: "all-known",
  inFamily: false,
  measure: "breachesStandard",
  difference: 0.05,
  differenceLower: 0.02,
  differenceUpper: 0.08,
  ratio: null,
  ratioLower: null,
  ratioUpper: null,
  pValue: 0.001,
  pValueAdjusted: null,
  method: "newcombe",
  ...rest,
});
const notStated = unknownGap({ group: "not-stated" });
const unknowns = [unknownGap(), notStated];
const gapOf = (group: string, measure: Gap["measure"]): Gap => {
  const found = sampleDimension("ethnic-group").gaps.find(
    (gap): gap is Gap => gap.group === group && gap.measure === measure,
  );
  if (found === undefined) throw new Error(`no gap of ${group}`);
  return found;
};

describe("gaps if the unknown belonged to one side", () => {
  it("are a table and a sentence where a supposition leaves the gap's own interval", () => {
    const text = printed(
      ifUnknownBlocks(supposing({ "asian breachesStandard": [0.012, 0.04] }, unknowns), standard),
    );
    expect(text).toContain("The same gap if all");
    expect(text).toMatch(/^ {2}Asian or Asian British +\+4\.2 +\+1\.2 +\+4\.0/m);
    const words = text.replaceAll(/\s+/g, " ");
    expect(words).toContain(
      "were of people recorded as Asian or Asian British, 1.2 percentage points more would have waited over 18 weeks than of people recorded as White; if all were of people recorded as White, 4.0 percentage points more. As recorded it is 4.2 percentage points more.",
    );
    expect(words).toContain("Two suppositions, not limits.");
    expect(text).not.toContain("‡");
  });

  it("say so when the gap would turn round", () => {
    const text = printed(
      ifUnknownBlocks(supposing({ "asian breachesStandard": [-0.021, 0.04] }, unknowns), standard),
    );
    expect(text).toMatch(/^ {2}Asian or Asian British +\+4\.2 +−2\.1 ‡ +\+4\.0/m);
    expect(text.replaceAll(/\s+/g, " ")).toMatch(
      /If all [\d,]+ pathways whose ethnic group is unknown or not stated were of people recorded as Asian or Asian British, 2\.1 percentage points fewer would have waited over 18 weeks than of people recorded as White, and the gap would turn round;/,
    );
  });

  it("are one sentence where chance moves the gap further, and say by how much at most", () => {
    const lower = gapOf("asian", "breachesStandard").differenceLower as number;
    const inside = ifUnknownBlocks(
      supposing({ "asian breachesStandard": [lower + 0.001, 0.0418] }, unknowns),
      standard,
    );
    expect(inside.map(({ kind }) => kind)).toEqual(["paragraph"]);
    expect(printed(inside)).toContain("Even if all");
    const still = printed(ifUnknownBlocks(supposing({}, unknowns), standard)).replaceAll(/\s+/g, " ");
    expect(still).toContain(
      "no gap would move by more than 0.0 percentage points in waiting over 18 weeks or 0.0 weeks in the median, and none that is sure would turn round.",
    );
  });

  it("say Even if only of gaps no smaller than the recorded one surely is: the supposed have no interval", () => {
    const { differenceLower, differenceUpper, difference } = gapOf("asian", "breachesStandard");
    const [lower, size] = [differenceLower as number, difference as number];
    expect(lower).toBeGreaterThan(0);
    const supposed = (inGroup: number, inReference: number): string =>
      printed(
        ifUnknownBlocks(supposing({ "asian breachesStandard": [inGroup, inReference] }, unknowns), standard),
      );
    expect(supposed(lower, size - 0.01)).toContain("Even if all");
    expect(supposed(lower - 0.001, size)).toContain("If all");
    expect(supposed(size, lower - 0.001)).toContain("If all");
    expect(supposed(size, differenceUpper as number)).toContain("Even if all");
  });

  it("are not spoken of where no gap is sure and none leaves its interval", () => {
    const dimension = supposing({}, unknowns);
    const unsure = {
      ...dimension,
      gaps: dimension.gaps.map((gap) => ({ ...gap, differenceLower: -1, differenceUpper: 1 })),
    };
    expect(ifUnknownBlocks(unsure, standard)).toEqual([]);
  });

  it("round the largest move up: no more than 0.3 is not said of 0.21", () => {
    const { difference } = gapOf("black", "breachesStandard");
    const moved = supposing(
      { "black breachesStandard": [(difference ?? 0) + 0.0021, difference ?? 0] },
      unknowns,
    );
    expect(printed(ifUnknownBlocks(moved, standard)).replaceAll(/\s+/g, " ")).toContain(
      "more than 0.3 percentage points",
    );
  });

  it("are not spoken of when nobody is unknown, nor in findings from before there were any", () => {
    expect(ifUnknownBlocks(supposing({ "asian breachesStandard": [-0.5, 0.5] }), standard)).toEqual([]);
    expect(ifUnknownBlocks(sampleDimension("ethnic-group"), standard)).toEqual([]);
  });
});

describe("whether the unknown wait differently", () => {
  const sentences = (gaps: readonly Gap[]): string[] => {
    const dimension = supposing({}, gaps);
    return unknownSentences(dimension, sureUnknownGaps([dimension]), standard);
  };

  it("is said with size and interval where it is sure", () => {
    const median = unknownGap({
      measure: "medianWeeks",
      difference: 1.5,
      differenceLower: 0.5,
      differenceUpper: 2.5,
    });
    const [text] = sentences([unknownGap(), median]);
    expect(text).toMatch(
      /^Ethnic group unknown \([\d,]+ pathways\): [\d.]+% have waited over 18 weeks, 5\.0 percentage points more than where it is known \(95% interval 2\.0 to 8\.0\); a median wait 1\.5 weeks longer than where it is known \(95% interval 0\.5 to 2\.5\)\.$/,
    );
  });

  it("is said to be not sure with what it could be, where the interval or the adjustment leaves doubt", () => {
    const open = unknownGap({ differenceLower: -0.01, pValue: 0.2 });
    expect(sentences([open])[0]).toMatch(
      /: no sure difference from those who are known\. It could be anything from 1\.0 percentage points fewer to 8\.0 more waiting over 18 weeks\.$/,
    );
    // 0.04 alone would pass; of two it is 0.08.
    expect(
      sentences([unknownGap({ pValue: 0.04 }), unknownGap({ group: "not-stated", pValue: 0.9 })])[1],
    ).toContain("no sure difference");
  });

  it("is not said of fewer than 20 pathways", () => {
    const dimension = supposing({}, unknowns);
    const groups = dimension.groups.map((group) => ({
      ...group,
      n: group.group === "unknown" ? 19 : group.n,
    }));
    expect(unknownSentences({ ...dimension, groups }, () => false, standard)).toHaveLength(1);
  });
});

const share = (n: number, known: number) => ({
  n,
  known,
  proportion: known / n,
  lower: 0,
  upper: 1,
  byRoute: null,
  byReason: null,
});
const field = (
  id: string,
  dimension: string,
  { pValueAdjusted, upper = -0.1 }: { pValueAdjusted: number | null; upper?: number },
): CompletenessFindings => ({
  field: id,
  label: id === "imd" ? "IMD quintile" : "Ethnicity",
  ...share(1000, 850),
  byRoute: id === "imd" ? { lsoa: 800, postcode: 50 } : null,
  byReason: id === "imd" ? { missing: 150 } : null,
  disagreements: [],
  by: [
    {
      dimension,
      label: dimension === "provider" ? "Provider" : "Ethnic group (2001 grouping)",
      groups: [
        {
          group: "a",
          label: "A",
          ...share(500, 375),
          difference: -0.2,
          differenceLower: -0.25,
          differenceUpper: upper,
          tested: true,
        },
        {
          group: "b",
          label: "B",
          ...share(500, 475),
          difference: 0.2,
          differenceLower: 0.1,
          differenceUpper: 0.3,
          tested: true,
        },
      ],
      test: { method: "chi-square", statistic: 1, df: 1, pValue: 0.001 },
      pValueAdjusted,
    },
  ],
});
const withCompleteness = (...completeness: CompletenessFindings[]): Findings => ({
  ...sampleFindings(),
  completeness,
});

describe("who has it missing more", () => {
  it("shows only what is sure, the biggest first, and says the rule", () => {
    const findings = withCompleteness(
      field("ethnicity", "provider", { pValueAdjusted: 0.01 }),
      field("sex", "provider", { pValueAdjusted: 0.06 }),
    );
    const text = printed(completenessBlocks(findings));
    expect(text).toMatch(/^ {2}Ethnicity · provider A +500 +75\.0 +95\.0 +−20\.0 \(−25\.0 to −10\.0\)$/m);
    expect(text.match(/· provider/g)).toHaveLength(1);
    const words = text.replaceAll(/\s+/g, " ");
    expect(words).toContain(
      "Ethnicity is known for 75.0% of pathways in provider “A” against 95.0% of all others whose provider is known: 20.0 percentage points fewer (95% interval 10.0 to 25.0).",
    );
    expect(words).toContain(
      "adjusted p below 0.05 in a test over all known groups, Benjamini–Hochberg over 2 tests",
    );
    expect(words).not.toContain("inequity");
  });

  it("tells linkage by route, and calls linkage that fails more for one group of people what it is", () => {
    const words = printed(
      completenessBlocks(withCompleteness(field("imd", "ethnic-group", { pValueAdjusted: 0.001 }))),
    ).replaceAll(/\s+/g, " ");
    expect(words).toContain(
      "IMD quintile known for 85.0% of pathways: 800 by LSOA, 50 by postcode; unknown for 150: missing 150.",
    );
    expect(words).toContain(
      "Linkage that fails more for one group is itself an inequity: deprivation is unknown for 25.0% of ethnic group “A” and for 5.0% of all others.",
    );
    const byProvider = completenessBlocks(
      withCompleteness(field("imd", "provider", { pValueAdjusted: 0.001 })),
    );
    expect(printed(byProvider)).not.toContain("inequity");
  });

  it("says that nothing is sure, and leaves out a group whose own interval holds no difference", () => {
    const unsure = withCompleteness(field("ethnicity", "provider", { pValueAdjusted: 0.3 }));
    expect(printed(completenessBlocks(unsure))).toContain("Nowhere does completeness differ surely");
    const open = withCompleteness(field("ethnicity", "provider", { pValueAdjusted: 0.01, upper: 0.01 }));
    expect(printed(completenessBlocks(open))).not.toContain("provider A");
  });

  it("says that there was too little to test", () => {
    const none = withCompleteness({ ...field("ethnicity", "provider", { pValueAdjusted: null }), by: [] });
    expect(printed(completenessBlocks(none))).toContain("Too few are missing");
  });

  it("is silent in findings without it, which obey the schema as those with it do", () => {
    expect(completenessBlocks(sampleFindings())).toEqual([]);
    const findings = withCompleteness(field("imd", "ethnic-group", { pValueAdjusted: 0.001 }));
    expect(findingsSchema.safeParse(JSON.parse(JSON.stringify(findings))).success).toBe(true);
  });
});
