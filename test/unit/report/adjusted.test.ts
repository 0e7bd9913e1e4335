import { describe, expect, it } from "vitest";
import type { AdjustedStrata } from "../../../src/findings/adjusted-schema.ts";
import type { AdjustedGap, DimensionFindings, Gap } from "../../../src/findings/schema.ts";
import { adjustedBlocks } from "../../../src/report/adjusted-blocks.ts";
import { adjustedRowsOf } from "../../../src/report/adjusted-index.ts";
import { adjustedRows } from "../../../src/report/adjusted-rows.ts";
import { adjustedSentences } from "../../../src/report/adjusted-sentences.ts";
import { adjustersWords } from "../../../src/report/adjuster-words.ts";
import { allOf } from "../../../src/report/all-of.ts";
import { carriedTable } from "../../../src/report/carried-table.ts";
import type { Block } from "../../../src/report/report-block.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";

const RTT = { id: "rtt-18", weeks: 18 };

interface Split {
  readonly crude: number;
  readonly composition: number;
  readonly within: number;
  readonly unmatched?: number;
  readonly limits?: readonly [number, number];
  readonly adjustedFor?: readonly string[];
}

/** The sample's women, with a mean gap taken apart as given. */
function womenWith({
  crude,
  composition,
  within,
  unmatched = 0,
  limits,
  adjustedFor = ["specialty"],
}: Split) {
  const [lower, upper] = limits ?? [within - 0.5, within + 0.5];
  const split: AdjustedGap = {
    group: "female",
    reference: "male",
    adjustedFor: [...adjustedFor],
    measure: "meanWeeks",
    method: "kitagawa",
    crude,
    difference: within,
    differenceLower: lower,
    differenceUpper: upper,
    ratio: null,
    ratioLower: null,
    ratioUpper: null,
    composition,
    within,
    unmatched,
    reason: null,
  };
  return dimensionWith(split, {
    measure: "meanWeeks",
    difference: crude,
    limits: [crude - 0.2, crude + 0.2],
  });
}

const dimensionWith = (
  adjusted: AdjustedGap,
  crude: Pick<Gap, "measure" | "difference"> & { limits: readonly [number, number] },
): DimensionFindings => {
  const sex = sampleDimension("sex");
  const gaps = sex.gaps.map((gap) => {
    if (gap.group !== "female" || gap.measure === "distribution") return gap;
    if (gap.measure !== crude.measure) return { ...gap, differenceLower: -1, differenceUpper: 1 };
    const [differenceLower, differenceUpper] = crude.limits;
    return { ...gap, difference: crude.difference, differenceLower, differenceUpper };
  });
  return { ...sex, gaps, adjusted: [adjusted] };
};

const SURE = ["breachesStandard", "over52Weeks", "medianWeeks"];

function said(dimension: DimensionFindings, sure: readonly string[] = SURE): string[] {
  const [row] = adjustedRowsOf(dimension);
  if (row === undefined) throw new Error("no row");
  return adjustedSentences(dimension, row, { standard: RTT, sure: new Set(sure) });
}

describe("a gap in mean weeks taken apart, in words", () => {
  it("says how much is where people are listed, and how much remains", () => {
    expect(said(womenWith({ crude: 2.1, composition: 0.6, within: 1.5 }))).toEqual([
      "On average women and girls wait 2.1 weeks longer than men and boys: 0.6 weeks of it are where they are listed (specialty), and within the same specialty 1.5 weeks remain (95% interval 1.0 to 2.0).",
    ]);
  });

  it("is right in the singular, and for those who wait less", () => {
    expect(said(womenWith({ crude: -2, composition: -1, within: -1, limits: [-1.4, -0.6] }))).toEqual([
      "On average women and girls wait 2.0 weeks shorter than men and boys: 1.0 week of it is where they are listed (specialty), and within the same specialty 1.0 week remains (95% interval 0.6 to 1.4).",
    ]);
  });

  it("says when the mix hides some of it, and what people with nobody to compare with do", () => {
    const [sentence] = said(womenWith({ crude: 2, composition: -0.5, within: 2.2, unmatched: 0.3 }));
    expect(sentence).toContain("although where they are listed (specialty) makes it 0.5 weeks narrower");
    expect(sentence).toContain("within the same specialty 2.2 weeks remain");
    expect(sentence).toContain("people with nobody to compare with make it 0.3 weeks wider.");
  });

  it("leaves small parts unsaid, and several adjusters after the first time", () => {
    const [sentence] = said(
      womenWith({
        crude: 6,
        composition: 0.1,
        within: 5.9,
        adjustedFor: ["imd-quintile", "procedure-priority"],
      }),
    );
    expect(sentence).toBe(
      "On average women and girls wait 6.0 weeks longer than men and boys: next to none of it is their mix of IMD quintile and procedure priority, and among people alike in these 5.9 weeks remain (95% interval 5.4 to 6.4).",
    );
  });

  it("says what remains could be anything when its interval holds no difference", () => {
    const [sentence] = said(womenWith({ crude: 2, composition: 1.6, within: 0.4, limits: [-0.3, 1.1] }));
    expect(sentence).toContain(
      "within the same specialty what remains could be anything from 0.3 weeks shorter to 1.1 longer.",
    );
  });

  it("turns round when what remains points the other way", () => {
    const [sentence] = said(womenWith({ crude: 2, composition: 3, within: -1, limits: [-1.5, -0.5] }));
    expect(sentence).toContain(
      "3.0 weeks of it are where they are listed (specialty), and within the same specialty they wait 1.0 week shorter (95% interval 0.5 to 1.5).",
    );
  });

  it("says nothing of a gap that is not sure among all that were compared, whatever its own interval", () => {
    const sex = womenWith({ crude: 2.1, composition: 0.6, within: 1.5 });
    expect(said(sex, [])).toEqual([]);
    expect(said(sex, ["medianWeeks"])).toHaveLength(1);
  });

  it("says nothing of a gap that is not sure", () => {
    const sex = womenWith({ crude: 0.1, composition: 0.05, within: 0.05 });
    expect(said(sex)).toEqual([]);
  });
});

describe("what remains of a gap in breaching the standard, in words", () => {
  const women = (difference: number, limits: readonly [number, number]) =>
    dimensionWith(
      {
        group: "female",
        reference: "male",
        adjustedFor: ["specialty"],
        measure: "breachesStandard",
        method: "mantel-haenszel",
        crude: 0.1,
        difference,
        differenceLower: limits[0],
        differenceUpper: limits[1],
        ratio: null,
        ratioLower: null,
        ratioUpper: null,
        eValue: null,
        eValueLimit: null,
        homogeneity: null,
        reason: null,
      },
      { measure: "breachesStandard", difference: 0.1, limits: [0.08, 0.12] },
    );

  it.each([
    [0.005, "next to none of it remains"],
    [0.03, "less than half of it remains"],
    [0.05, "about half of it remains"],
    [0.08, "most of it remains"],
    [0.1, "about all of it remains"],
    [0.13, "more than all of it remains"],
  ])("%f of 0.1: %s", (difference, words) => {
    const [sentence] = said(women(difference, [difference - 0.004, difference + 0.004]));
    expect(sentence).toMatch(/^Of the gap in waiting over 18 weeks \(10.0 percentage points\), /);
    expect(sentence).toContain(words);
  });

  it("could be anything, or points the other way", () => {
    expect(said(women(0.01, [-0.02, 0.04]))).toEqual([
      "Of the gap in waiting over 18 weeks (10.0 percentage points), what remains within the same specialty could be anything from 2.0 percentage points fewer to 4.0 more.",
    ]);
    expect(said(women(-0.03, [-0.04, -0.02]))).toEqual([
      "Of the gap in waiting over 18 weeks (10.0 percentage points) nothing remains: within the same specialty it points the other way, 3.0 percentage points fewer (95% interval 2.0 to 4.0).",
    ]);
  });
});

describe("words for what is adjusted for", () => {
  it("are whole words, listed", () => {
    expect(adjustersWords(["specialty"])).toBe("specialty");
    expect(adjustersWords(["imd-quintile", "age-band", "column:Ward"])).toBe(
      "IMD quintile, age band and “Ward”",
    );
    expect(allOf([])).toBe("");
  });
});

describe("the table of where a gap lies", () => {
  const part = (label: string, within: number, n = 10): AdjustedStrata["carriedBy"][number] => ({
    stratum: label,
    label,
    n,
    referenceN: 20,
    meanWeeks: 8,
    referenceMeanWeeks: 6,
    composition: 0.1,
    within,
    unmatched: 0,
  });
  const strata = (parts: AdjustedStrata["carriedBy"]): AdjustedStrata => ({
    group: "female",
    reference: "male",
    adjustedFor: ["specialty"],
    strata: parts.length,
    compared: parts.length,
    n: 10 * parts.length,
    referenceN: 20 * parts.length,
    leftOut: { strata: 0, pathways: 0, referencePathways: 0, names: [] },
    tooFew: { strata: 0, pathways: 0, referencePathways: 0, names: [] },
    carriedBy: parts,
  });
  const texts = (parts: AdjustedStrata["carriedBy"], most: number) =>
    carriedTable(strata(parts), most).rows.map((row) => row.map(({ text }) => text));

  it("has the largest parts first, the others as one, and their sum", () => {
    const parts = [part("A", 0.2), part("B", -1), part("C", 0.5), part("D", 0.1)];
    expect(texts(parts, 2)).toEqual([
      ["B", "10", "8.0", "20", "6.0", "+0.1", "−1.0", "−0.9"],
      ["C", "10", "8.0", "20", "6.0", "+0.1", "+0.5", "+0.6"],
      ["2 others together", "20", "8.0", "40", "6.0", "+0.2", "+0.3", "+0.5"],
      ["All", "40", "8.0", "80", "6.0", "+0.4", "−0.2", "+0.2"],
    ]);
    expect(texts(parts, 3)).toHaveLength(5);
  });

  it("shows no row of fewer than five of a side by itself: its mean would be nearly one person's wait", () => {
    expect(texts([part("A", 9, 4), part("B", 1)], 5)).toEqual([
      ["B", "10", "8.0", "20", "6.0", "+0.1", "+1.0", "+1.1"],
      ["1 other", "4", "–", "20", "6.0", "+0.1", "+9.0", "+9.1"],
      ["All", "14", "8.0", "40", "6.0", "+0.2", "+10.0", "+10.2"],
    ]);
    expect(texts([part("A", 9, 4), part("B", 7, 3)], 5)[0]).toEqual([
      ...["2 others together", "7", "8.0", "40", "6.0", "+0.2", "+16.0", "+16.2"],
    ]);
  });

  it("calls a column as the sentence does: where they are listed, or their mix", () => {
    const third = (adjustedFor: string[]) =>
      carriedTable({ ...strata([part("A", 1)]), adjustedFor }, 5).columns[5]?.header;
    expect(third(["specialty"])).toEqual(["Where", "listed"]);
    expect(third(["specialty", "age-band"])).toEqual(["Their", "mix"]);
  });
});

describe("adjusted gaps in the report", () => {
  const stratified = (
    limits: readonly [number, number],
    ratio?: readonly [number, number],
  ): Extract<AdjustedGap, { method: "mantel-haenszel" }> => ({
    group: "female",
    reference: "male",
    adjustedFor: ["specialty"],
    measure: "breachesStandard",
    method: "mantel-haenszel",
    crude: 0.1,
    difference: 0.08,
    differenceLower: limits[0],
    differenceUpper: limits[1],
    ratio: ratio === undefined ? null : 2,
    ratioLower: ratio?.[0] ?? null,
    ratioUpper: ratio?.[1] ?? null,
    eValue: ratio === undefined ? null : 3.41,
    eValueLimit: ratio === undefined ? null : ratio[0] > 1 ? 2.37 : 1,
    homogeneity: null,
    reason: null,
  });
  const logistic: AdjustedGap = {
    ...{ ...stratified([-0.1, 0.2]), method: "logistic" as const },
    ...{ oddsRatio: null, oddsRatioLower: null, oddsRatioUpper: null },
  };
  const strata = (leftOut: number): AdjustedStrata => ({
    ...{ group: "female", reference: "male", adjustedFor: ["specialty"], strata: 9, compared: 8 },
    ...{ n: 100, referenceN: 100, carriedBy: [] },
    leftOut: { strata: 1, pathways: leftOut, referencePathways: 0, names: ["Urology"] },
    tooFew: { strata: 1, pathways: 4, referencePathways: 8, names: ["Cardiology"] },
  });
  interface Asked {
    readonly sure?: readonly string[];
    readonly leftOut?: number;
    readonly allMeasures?: boolean;
  }
  const blocksOf = (adjusted: AdjustedGap[], { sure = [], leftOut = 0, allMeasures }: Asked = {}): Block[] =>
    adjustedBlocks(
      { ...sampleDimension("sex"), adjusted, adjustedStrata: [strata(leftOut)] },
      sampleFindings(),
      { allMeasures, sureIn: () => new Set(sure) },
    );
  const textOf = (blocks: readonly Block[]): string => JSON.stringify(blocks);

  it("are there where a gap is sure, crude or adjusted, or when they were asked for", () => {
    const unsure = stratified([-0.1, 0.2]);
    expect(blocksOf([unsure])).toEqual([]);
    expect(blocksOf([unsure], { sure: ["breachesStandard"] })).not.toEqual([]);
    expect(blocksOf([stratified([0.01, 0.2])])).not.toEqual([]);
    expect(blocksOf([unsure, logistic])).not.toEqual([]);
    expect(blocksOf([unsure], { allMeasures: true })).not.toEqual([]);
  });

  it("mention strata of one side where they hold more than a tenth of it, and small ones only with all measures", () => {
    const sure = stratified([0.01, 0.2]);
    expect(textOf(blocksOf([sure], { leftOut: 10 }))).not.toContain("one side only");
    expect(textOf(blocksOf([sure], { leftOut: 11 }))).toContain("one side only");
    expect(textOf(blocksOf([sure], { leftOut: 11 }))).not.toContain("fewer than five");
    const all = textOf(blocksOf([sure], { allMeasures: true, leftOut: 1 }));
    expect(all).toContain("one side only");
    expect(all).toContain("fewer than five");
  });

  it("print an E-value with that of its limit, and none where the ratio could be 1", () => {
    const printed = (ratio: readonly [number, number]) =>
      textOf(blocksOf([stratified([0.01, 0.2], ratio)], { allMeasures: true }));
    expect(printed([1.5, 3])).toContain("3.41 (2.37)");
    expect(printed([0.9, 3])).not.toContain("3.41");
  });

  it("print with all measures what each method has beside its gap", () => {
    const held = { ...stratified([0.01, 0.2]), homogeneity: { statistic: 20.1, df: 8, pValue: 0.01 } };
    const standardised: AdjustedGap = {
      ...{ ...held, method: "standardised" as const, value: 0.3, referenceValue: 0.2 },
      ...{ observed: 12, expected: 10, observedToExpected: 1.2 },
      ...{ observedToExpectedLower: 0.62, observedToExpectedUpper: 2.1 },
    };
    const odds = { oddsRatio: 1.75, oddsRatioLower: 1.1, oddsRatioUpper: 2.75 };
    const regression = { ...logistic, ...odds } as AdjustedGap;
    const gaps = [held, standardised, regression];
    const all = textOf(blocksOf(gaps, { allMeasures: true }));
    for (const figure of ["0.010", "1.20 (0.62–2.10)", "1.75 (1.10–2.75)"]) {
      expect(all).toContain(`"${figure}"`);
      expect(textOf(blocksOf(gaps, { sure: ["breachesStandard"] }))).not.toContain(`"${figure}"`);
    }
  });

  it("have their reason in the CSV", () => {
    const gap = { ...stratified([0, 0]), difference: null, reason: "few-compared" } as AdjustedGap;
    expect(adjustedRows({ ...sampleDimension("sex"), adjusted: [gap] })[0]).toMatchObject({
      method: "mantel-haenszel",
      difference: null,
      reason: "few-compared",
    });
  });

  it("say why there is no figure", () => {
    const none = womenWith({ crude: 1, composition: 0, within: 1 }).adjusted ?? [];
    const held = none.map((gap) => ({ ...gap, difference: null, reason: "most-left-out" }) as AdjustedGap);
    expect(textOf(blocksOf([...held, logistic]))).toContain(
      "No stratified figure: Female: less than half of one side is in strata of both.",
    );
  });
});
