import { describe, expect, test } from "vitest";
import type { Findings } from "../../../../src/findings/schema.ts";
import { assuranceTemplate } from "../../../../src/report/documents/assurance.ts";
import { ratedBoxes } from "../../../../src/report/documents/proposed-ratings.ts";
import { LINES_OF_ENQUIRY } from "../../../../src/vocab/lines-of-enquiry.ts";
import { NATIONAL_PRIORITIES } from "../../../../src/vocab/national-priorities.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import {
  bareFindings,
  compose,
  findingsWith,
  headingsOf,
  known,
  sectionOf,
  tableWith,
  textIn,
} from "./documents.ts";

const GRID = "Line of enquiry";
const ratingOf = (findings: Findings, box: string, previous?: Findings) =>
  ratedBoxes({ findings, answers: {}, ...(previous && { previous }) }).find(
    ({ priority, line }) => `${priority}-${line}` === box,
  )?.rating;

/** The gaps of both dimensions made wider or narrower, with intervals as narrow as asked. */
const withGap = (difference: number, half: number): Findings => {
  const findings = sampleFindings();
  for (const { gaps } of findings.dimensions) {
    for (const gap of gaps) {
      if (gap.measure === "distribution" || gap.measure === "medianWeeks" || gap.measure === "meanWeeks")
        continue;
      Object.assign(gap, {
        difference,
        differenceLower: difference - half,
        differenceUpper: difference + half,
        pValue: 0.0001,
        pValueAdjusted: gap.pValueAdjusted === null ? null : 0.0001,
      });
    }
  }
  return findings;
};

describe("the assurance grid", () => {
  test("has each line once down, each priority once across, and a box for each pair", () => {
    const blocks = compose(assuranceTemplate);
    const rows = tableWith(blocks, GRID);
    expect(rows.map(([label]) => label)).toEqual(
      LINES_OF_ENQUIRY.map(({ id, label }) => `${id.toUpperCase()} ${label}`),
    );
    expect(rows.every((row) => row.length === 1 + NATIONAL_PRIORITIES.length)).toBe(true);
    const boxes = headingsOf(blocks, "subheading").filter((text) => / × /.test(text));
    expect(new Set(boxes).size).toBe(40);
    expect(boxes).toHaveLength(40);
    for (const { gridLabel } of NATIONAL_PRIORITIES) {
      expect(headingsOf(blocks, "heading").filter((text) => text.endsWith(gridLabel))).toHaveLength(1);
    }
  });

  test("says that it is no equality impact assessment, and what of its source was not seen", () => {
    const text = textIn(compose(assuranceTemplate));
    expect(text).toContain("does not replace an equality impact assessment");
    expect(text).toContain("those for the other seven were not seen");
  });

  test("a person's rating stands above the one that the data proposes", () => {
    const cell = (answers: Parameters<typeof assuranceTemplate.compose>[0]["answers"]) =>
      tableWith(compose(assuranceTemplate, { answers }), GRID)[5]?.[3];
    expect(cell({})).toMatch(/^(Red|Amber|Green), proposed from data$/);
    expect(cell({ "p3-k6-rating": "green" })).toBe("Green");
    expect(cell({ "p3-k6-rating": "not-rated" })).toBe("Not rated");
  });

  test("what the data cannot judge is not rated", () => {
    const ratings = tableWith(compose(assuranceTemplate), GRID).flatMap((row) => row.slice(1));
    expect(ratings.filter((text) => text === "Not rated").length).toBeGreaterThanOrEqual(36);
  });

  test.each([
    [0.7999, "red"],
    [0.8, "amber"],
    [0.9499, "amber"],
    [0.95, "green"],
  ])("completeness of %d is %s", (proportion, rating) => {
    const findings = known(known(sampleFindings(), "imd", 1), "ethnicity", proportion);
    expect(ratingOf(findings, "p3-k6")).toBe(rating);
    const turned = known(known(sampleFindings(), "ethnicity", 1), "imd", proportion);
    expect(ratingOf(turned, "p3-k6")).toBe(rating);
  });

  test("breakdowns by both, one and neither are green, amber and red", () => {
    expect(ratingOf(sampleFindings(), "p1-k6")).toBe("green");
    expect(ratingOf(findingsWith({ dimensions: [sampleDimension("imd-quintile")] }), "p1-k6")).toBe("amber");
    expect(ratingOf(bareFindings(), "p1-k6")).toBe("red");
    expect(ratingOf(bareFindings(), "p3-k6")).toBe("red");
  });

  test("unequal waits are red over 52 weeks by ethnicity or deprivation, amber elsewhere, and never green", () => {
    expect(ratingOf(sampleFindings(), "p1-k5")).toBe("red");
    const disability = findingsWith({ dimensions: [sampleDimension("learning-disability")] });
    expect(ratingOf(disability, "p1-k5")).toBe("amber");
    const none = bareFindings();
    for (const { gaps } of none.dimensions) {
      for (const gap of gaps) Object.assign(gap, { pValue: 0.9, pValueAdjusted: 0.9 });
    }
    expect(ratingOf(none, "p1-k5")).toBeUndefined();
  });

  test("change is rated only where it is more than chance would make it", () => {
    expect(ratingOf(sampleFindings(), "p1-k8")).toBeUndefined();
    expect(ratingOf(withGap(0.2, 0.01), "p1-k8", withGap(0.1, 0.01))).toBe("red");
    expect(ratingOf(withGap(0.1, 0.01), "p1-k8", withGap(0.2, 0.01))).toBe("green");
    expect(ratingOf(withGap(0.1, 0.08), "p1-k8", withGap(0.2, 0.08))).toBe("amber");
  });

  describe("with a previous report and a baseline", () => {
    const previous = { ...withGap(0.2, 0.01), asAt: "2026-09-25" };
    const baseline = { ...withGap(0.05, 0.01), asAt: "2020-02-23" };
    const now = withGap(0.1, 0.01);
    const BOX = "P1 × K8: Learning, improvement and innovation";
    const boxOf = (input: Parameters<typeof compose>[1]) =>
      sectionOf(compose(assuranceTemplate, { findings: now, ...input }), BOX, "subheading");

    test("tells what changed since each, under words that say which it is", () => {
      const [sincePrevious, changes, sinceBaseline, earlierChanges] = boxOf({ previous, baseline });
      expect(sincePrevious).toMatchObject({ text: "Since the previous report, as at 25 September 2026:" });
      expect(changes).toMatchObject({
        kind: "bullets",
        items: expect.arrayContaining([expect.stringContaining("has narrowed by 10.0 percentage points")]),
      });
      expect(sinceBaseline).toMatchObject({ text: "Since the baseline, as at 23 February 2020:" });
      expect(earlierChanges).toMatchObject({
        kind: "bullets",
        items: expect.arrayContaining([expect.stringContaining("has widened by 5.0 percentage points")]),
      });
      const alone = textIn(boxOf({ baseline }));
      expect(alone).toContain("Since the baseline, as at 23 February 2020:");
      expect(alone).not.toContain("the previous report");
    });

    test("proposes red for a gap wider than in either, and says than in which", () => {
      expect(textIn(boxOf({ previous, baseline }))).toContain(
        "Red is proposed from data. A gap by ethnicity or deprivation has surely widened since the baseline, as at 23 February 2020.",
      );
      expect(textIn(boxOf({ previous, baseline: previous }))).toContain("Green is proposed from data.");
      expect(textIn(boxOf({ previous: { ...now, asAt: null }, baseline: { ...now, asAt: null } }))).toContain(
        "more than chance would make it since the previous report, or since the baseline.",
      );
    });
  });

  test("prints the rule of every rating that it may propose", () => {
    const text = textIn(compose(assuranceTemplate));
    expect(text).toContain("red below 80% or not held, amber below 95%, else green");
    expect(text).toContain("no rating where none does, since that is no proof");
  });
});
