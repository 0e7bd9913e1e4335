import { describe, expect, it } from "vitest";
import type { DimensionFindings, Gap } from "../../../src/findings/schema.ts";
import { headlines, nearestToNone } from "../../../src/report/headline.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";

const standard = { id: "rtt-18", weeks: 18 };

const textOf = (dimensions: readonly DimensionFindings[], options = { standard }): string =>
  headlines(dimensions, options)
    .map((headline) => headline.text)
    .join("\n");

const gapsOf = (dimension: DimensionFindings, group: string, measure: Gap["measure"]): Gap => {
  const gap = dimension.gaps.find((candidate) => candidate.group === group && candidate.measure === measure);
  if (gap === undefined || gap.measure === "distribution") throw new Error("no such gap");
  return gap;
};

/** Sex of the sample, female group only changed. */
const changed = (change: Partial<Gap>, measure: Gap["measure"] = "breachesStandard"): DimensionFindings => {
  const dimension = sampleDimension("sex");
  Object.assign(gapsOf(dimension, "female", measure), change);
  return dimension;
};

describe("headlines", () => {
  it("are those of the sample", () => {
    const findings = sampleFindings();
    expect(headlines(findings.dimensions, findings)).toEqual(findings.headline);
  });

  it("lead with the size of the gap in weeks, then both percentages, ratios and pathways", () => {
    expect(headlines([sampleDimension("imd-quintile")], { standard })[0]?.text).toBe(
      "People in the most deprived fifth wait a median 2.7 weeks longer than people in the least deprived fifth " +
        "(11.0 against 8.3 weeks, 95% interval 2.0 to 3.4). 34.0% have waited over 18 weeks against 23.8%, " +
        "1.4 times as likely (1.3 to 1.5); 4.8% over 52 weeks against 1.7%, 2.9 times as likely (2.1 to 3.8). " +
        "Pathways compared: 3,423 and 3,541.",
    );
  });

  it("put the surest gap first and stop at six", () => {
    const { dimensions } = sampleFindings();
    const found = headlines(dimensions, { standard });
    expect(found.map((headline) => `${headline.dimension} ${headline.group}`)).toEqual([
      "imd-quintile 1",
      "imd-quintile 2",
      "learning-disability yes",
      "ethnic-group asian",
      "imd-quintile 3",
      "imd-quintile 4",
    ]);
  });

  it("say that a difference could be anything when its interval holds no difference", () => {
    expect(textOf([sampleDimension("ethnic-group")])).toContain(
      "3.7% over 52 weeks against 3.2%, a difference that could be anything from 0.3 percentage points fewer to 1.3 more.",
    );
  });

  it("say honestly that nothing is sure", () => {
    expect(headlines([sampleDimension("sex")], { standard })).toEqual([
      {
        dimension: "sex",
        group: "female",
        measure: "breachesStandard",
        text:
          "No group's wait differs from its reference by more than chance would explain. The largest difference is for " +
          "women and girls against men and boys: less than 0.1 percentage points fewer have waited over 18 weeks; the 95% " +
          "interval for this difference runs from 1.4 percentage points fewer to 1.3 more.",
      },
    ]);
    expect(textOf([sampleDimension("age-band")])).toContain("allowing for 5 comparisons");
  });

  it("do not trust an interval alone among many comparisons", () => {
    const unadjusted = changed({
      differenceLower: 0.001,
      difference: 0.02,
      differenceUpper: 0.04,
      pValueAdjusted: 0.2,
    });
    expect(textOf([unadjusted])).toContain("No group's wait differs");
    const adjusted = changed({
      differenceLower: 0.001,
      difference: 0.02,
      differenceUpper: 0.04,
      pValueAdjusted: 0.04,
    });
    expect(textOf([adjusted])).toContain("of women and girls have waited over 18 weeks");
  });

  it("lead with the share when the median is unsure, and say how unsure", () => {
    const text = textOf([
      changed({
        difference: 0.02,
        differenceLower: 0.01,
        differenceUpper: 0.03,
        ratio: 1.07,
        ratioLower: 1.03,
        ratioUpper: 1.1,
        pValueAdjusted: 0.001,
      }),
    ]);
    expect(text).toMatch(
      /^28\.8% of women and girls have waited over 18 weeks against 28\.9% of men and boys, 1\.07 times as likely \(95% interval 1\.03 to 1\.10\)/,
    );
    expect(text).toContain("Their median wait could be anything from 0.3 weeks shorter to 0.5 longer.");
  });

  it("say by how many points when there is no ratio, and none for nobody", () => {
    const dimension = changed({
      difference: 0.02,
      differenceLower: 0.01,
      differenceUpper: 0.03,
      ratio: null,
      ratioLower: null,
      ratioUpper: null,
      pValueAdjusted: 0.001,
    });
    const male = dimension.groups.find((group) => group.group === "male");
    if (male) male.breachesStandard = { count: 0, proportion: 0, lower: 0, upper: 0.001 };
    expect(textOf([dimension])).toContain(
      "against none of the men and boys, 2.0 percentage points more (95% interval 1.0 to 3.0)",
    );
  });

  it("name groups who wait less after those who wait longer", () => {
    const less = changed({
      difference: -0.3,
      differenceLower: -0.4,
      differenceUpper: -0.2,
      pValueAdjusted: 0.001,
    });
    const found = headlines([less, sampleDimension("ethnic-group")], { standard });
    expect(found.map((headline) => headline.group)).toEqual(["asian", "female"]);
  });

  it("describe a shorter median as shorter, smaller limit first", () => {
    const dimension = changed(
      { difference: -1.5, differenceLower: -2.5, differenceUpper: -0.5 },
      "medianWeeks",
    );
    Object.assign(gapsOf(dimension, "female", "breachesStandard"), {
      difference: -0.02,
      differenceLower: -0.03,
      differenceUpper: -0.01,
      pValueAdjusted: 0.001,
    });
    expect(textOf([dimension])).toMatch(
      /^Women and girls wait a median 1\.5 weeks shorter than men and boys \(9\.9 against 9\.7 weeks, 95% interval 0\.5 to 2\.5\)/,
    );
  });

  it("need twenty pathways on either side, and no suppression", () => {
    const small = sampleDimension("learning-disability");
    for (const group of small.groups) if (group.group === "yes") group.n = 19;
    expect(headlines([small], { standard })).toEqual([]);
    const suppressed = sampleDimension("learning-disability");
    for (const group of suppressed.groups) if (group.group === "yes") group.suppressed = true;
    expect(headlines([suppressed], { standard })).toEqual([]);
  });

  it("leave unknown and not-stated groups out", () => {
    const found = headlines(sampleFindings().dimensions, { standard });
    expect(found.filter((headline) => ["unknown", "not-stated"].includes(headline.group))).toEqual([]);
  });

  it("are none when there is nothing to compare", () => {
    expect(headlines([], { standard })).toEqual([]);
    expect(headlines([{ ...sampleDimension("sex"), groups: [], gaps: [] }], { standard })).toEqual([]);
  });

  it("compare with everyone else, pooled, when the reference is the rest of the list", () => {
    const dimension = sampleDimension("imd-quintile");
    const provider: DimensionFindings = {
      ...dimension,
      dimension: "provider",
      label: "Provider",
      reference: "rest-of-list",
      gaps: dimension.gaps.map((gap) => ({ ...gap, reference: "rest-of-list" })),
    };
    const text = headlines([provider], { standard })[0]?.text;
    expect(text).toMatch(/^People at 1 \(most deprived 20%\) wait a median 2\.7 weeks longer than/);
    expect(text).toContain("than everyone else whose provider is known (11.0 against 8.3 weeks");
    expect(text).toContain("Pathways compared: 3,423 and 10,405.");
  });

  it("do not trust the unadjusted p of a crossed dimension", () => {
    const crossed = (pValue: number): DimensionFindings => ({
      ...changed({
        differenceLower: 0.001,
        difference: 0.02,
        differenceUpper: 0.04,
        pValue,
        pValueAdjusted: null,
      }),
      dimension: "sex*core20",
    });
    expect(textOf([crossed(0.04)])).toContain(
      "28.8% of people in the group “Sex: Female” have waited over 18",
    );
    const four = crossed(0.04);
    const gap = gapsOf(four, "female", "breachesStandard");
    for (const group of ["a", "b", "c"]) four.gaps.push({ ...gap, group, pValue: 0.9 });
    expect(textOf([four])).toContain("No group's wait differs");
  });

  it("lead with waits over 52 weeks where only those and the median are sure", () => {
    const dimension = changed(
      {
        difference: 0.03,
        differenceLower: 0.02,
        differenceUpper: 0.04,
        ratio: 2,
        ratioLower: 1.5,
        ratioUpper: 2.5,
        pValue: 0.001,
      },
      "over52Weeks",
    );
    const [headline] = headlines([dimension], { standard });
    expect(headline?.measure).toBe("over52Weeks");
    expect(headline?.text).toBe(
      "3.3% of women and girls have waited over 52 weeks against 3.5% of men and boys, 2.0 times as likely " +
        "(95% interval 1.5 to 2.5); 28.8% over 18 weeks against 28.9%, a difference that could be anything from 1.4 " +
        "percentage points fewer to 1.3 more. Their median wait could be anything from 0.3 weeks shorter to 0.5 longer. " +
        "Pathways compared: 9,153 and 8,521.",
    );
    expect(headlines([dimension], { standard: { id: "weeks:52", weeks: 52 } })[0]?.measure).toBe(
      "breachesStandard",
    );
  });

  it("allow for all gaps over 52 weeks together", () => {
    const dimension = changed(
      { difference: 0.03, differenceLower: 0.001, differenceUpper: 0.06, pValue: 0.04 },
      "over52Weeks",
    );
    expect(textOf([dimension])).toContain("over 52 weeks");
    const age = sampleDimension("age-band");
    expect(headlines([dimension, age], { standard })[0]?.measure).toBe("breachesStandard");
    expect(textOf([dimension, age])).toContain("No group's wait differs");
  });

  it("put a sure gap over 52 weeks after those in the standard, once per group", () => {
    const dimension = changed(
      { difference: 0.5, differenceLower: 0.4, differenceUpper: 0.6, pValue: 0.0001 },
      "over52Weeks",
    );
    const found = headlines([dimension, sampleDimension("learning-disability")], { standard });
    expect(found.map((headline) => `${headline.group} ${headline.measure}`)).toEqual([
      "yes breachesStandard",
      "female over52Weeks",
    ]);
  });

  it("say DM01's standard as six weeks or more", () => {
    expect(textOf([sampleDimension("imd-quintile")], { standard: { id: "dm01-6", weeks: 6 } })).toContain(
      "have waited 6 weeks or more against",
    );
  });

  it("do not repeat the standard when it is 52 weeks itself", () => {
    const text = textOf([sampleDimension("imd-quintile")], { standard: { id: "weeks:52", weeks: 52 } });
    expect(text.match(/over 52 weeks/g)).toHaveLength(
      headlines([sampleDimension("imd-quintile")], { standard }).length,
    );
  });
});

describe("the limit nearest to no difference", () => {
  it("is 0 when the interval holds 0 or does not exist", () => {
    expect(nearestToNone(-1, 2)).toBe(0);
    expect(nearestToNone(0, 2)).toBe(0);
    expect(nearestToNone(null, null)).toBe(0);
    expect(nearestToNone(0.1, 2)).toBe(0.1);
    expect(nearestToNone(-2, -0.1)).toBe(-0.1);
  });
});

describe("headlines of finer steps", () => {
  const renamed = (from: string, dimension: string, group: string, to: string): DimensionFindings => {
    const found = sampleDimension(from);
    return {
      ...found,
      dimension,
      groups: found.groups.map((one) => (one.group === group ? { ...one, group: to } : one)),
      gaps: found.gaps.map((gap) => (gap.group === group ? { ...gap, group: to } : gap)),
    };
  };
  const told = (dimensions: readonly DimensionFindings[]) =>
    headlines(dimensions, { standard }).map(({ dimension, group }) => `${dimension} ${group}`);

  const unsure = (dimension: DimensionFindings, difference: number): DimensionFindings => ({
    ...dimension,
    gaps: dimension.gaps.map((gap) =>
      gap.measure === "distribution"
        ? { ...gap, pValue: 0.9, pValueAdjusted: 0.9 }
        : { ...gap, difference, differenceLower: -0.5, differenceUpper: 0.5, pValueAdjusted: 0.9 },
    ),
  });

  it("keep to fifths of deprivation where one of them is told", () => {
    const tenths = { ...sampleDimension("imd-quintile"), dimension: "imd-decile" };
    const fifths = sampleDimension("imd-quintile");
    expect(told([tenths, fifths])).toEqual(told([fifths]));
    expect(told([tenths])[0]).toBe("imd-decile 1");
  });

  it("tell a sure tenth where no fifth is sure, and do not say that nothing is", () => {
    const fifths = unsure(sampleDimension("imd-quintile"), 0.1);
    const tenths = { ...sampleDimension("imd-quintile"), dimension: "imd-decile" };
    expect(told([tenths, fifths])[0]).toBe("imd-decile 1");
  });

  it("leave out an ethnic category whose whole group is told, and keep one whose group is not", () => {
    const groups = sampleDimension("ethnic-group");
    expect(told([groups])).toContain("ethnic-group asian");
    const pakistani = renamed("ethnic-group", "ethnic-category", "asian", "J");
    const african = renamed("ethnic-group", "ethnic-category", "asian", "N");
    expect(told([groups, pakistani])).not.toContain("ethnic-category J");
    expect(told([groups, african])).toContain("ethnic-category N");
    expect(told([pakistani])).toContain("ethnic-category J");
  });

  it("name the largest of the fifths where nothing is sure", () => {
    const fifths = sampleDimension("imd-quintile");
    const tenths = unsure({ ...fifths, dimension: "imd-decile" }, 0.4);
    expect(told([tenths, unsure(fifths, 0.1)])[0]).toMatch(/^imd-quintile/);
  });
});
