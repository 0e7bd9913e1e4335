import { describe, expect, test } from "vitest";
import { boardTemplate } from "../../../../src/report/documents/board.ts";
import { NATIONAL_PRIORITIES } from "../../../../src/vocab/national-priorities.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { bareFindings, checklistsIn, compose, findingsWith, headingsOf, textIn } from "./documents.ts";

describe("a board report", () => {
  test("keeps the order of the reporting template", () => {
    const headings = headingsOf(compose(boardTemplate), "heading");
    expect(headings.slice(0, 4)).toEqual([
      "Purpose",
      "Executive summary",
      "Which priorities does this report address?",
      "Recommendations for the board",
    ]);
  });

  test("lists each national priority once, ticked by what the findings hold", () => {
    const [national = []] = checklistsIn(compose(boardTemplate));
    expect(national.map(({ text }) => text)).toEqual(
      NATIONAL_PRIORITIES.map(({ label }, index) => `${index + 1}. ${label}`),
    );
    expect(national.map(({ checked }) => checked)).toEqual([true, false, true, true, false]);
    expect(national.every(({ because = "" }) => because !== "")).toBe(true);
  });

  test("ticks nothing of a list that holds ages alone", () => {
    const [national = []] = checklistsIn(compose(boardTemplate, { findings: bareFindings() }));
    expect(national.map(({ checked }) => checked)).toEqual([false, false, false, false, false]);
  });

  test("restoring services inclusively needs both breakdowns", () => {
    const findings = findingsWith({ dimensions: [sampleDimension("ethnic-group")] });
    const [[first] = []] = checklistsIn(compose(boardTemplate, { findings }));
    expect(first).toMatchObject({ checked: false, because: "waits are broken down by ethnicity alone" });
  });

  test("digital exclusion is ticked only by a column of the list that tells of it", () => {
    const digital = {
      ...sampleDimension("sex"),
      dimension: "column:Consultation Mode",
      label: "Consultation Mode",
    };
    const findings = findingsWith({ dimensions: [...sampleFindings().dimensions, digital] });
    const [[, second] = []] = checklistsIn(compose(boardTemplate, { findings }));
    expect(second).toMatchObject({ checked: true, because: "waits are broken down by Consultation Mode" });
  });

  test("leadership is ticked when somebody leads and every action has an owner", () => {
    const lead = { "executive-lead": "Jo Bloggs" };
    const ticked = (answers: Parameters<typeof boardTemplate.compose>[0]["answers"]) =>
      checklistsIn(compose(boardTemplate, { answers }))[0]?.[4]?.checked;
    expect(ticked(lead)).toBe(false);
    expect(ticked({ ...lead, actions: [{ action: "a", owner: "b" }] })).toBe(true);
    expect(ticked({ actions: [{ action: "a", owner: "b" }] })).toBe(false);
    expect(ticked({ ...lead, actions: [{ action: "a", owner: "b" }, { action: "c" }] })).toBe(false);
  });

  test("letters the local priorities in the organisation's own words", () => {
    const lists = checklistsIn(
      compose(boardTemplate, { answers: { "local-priorities": ["Carers", "Farmers"] } }),
    );
    expect(lists[1]?.map(({ text }) => text)).toEqual(["(a) Carers", "(b) Farmers"]);
  });

  test("says who surely waits longer with both figures, and of nobody where nothing is sure", () => {
    expect(textIn(compose(boardTemplate))).toContain(
      "People in the most deprived fifth are more likely to have waited over 18 weeks than people in the least deprived fifth",
    );
    const findings = bareFindings();
    for (const { gaps } of findings.dimensions) {
      for (const gap of gaps) Object.assign(gap, { pValue: 0.9, pValueAdjusted: 0.9 });
    }
    const text = textIn(compose(boardTemplate, { findings }));
    expect(text).toContain("No group by a characteristic of people surely waits longer");
    expect(text).not.toContain("are more likely to have waited");
    expect(text).toContain("The list is not broken down by ethnicity, so nothing can be said of it.");
  });

  test("compares with an earlier list only where one is given", () => {
    expect(textIn(compose(boardTemplate))).not.toContain("Since the previous report");
    const previous = findingsWith({ asAt: "2026-09-25" });
    const text = textIn(compose(boardTemplate, { previous }));
    expect(text).toContain("Since the previous report, as at 25 September 2026\n");
    expect(text).toContain("over 52 weeks as at 25 September 2026.");
    expect(text).toMatch(
      /No gap has widened or narrowed by more than chance would make it, allowing for \d+/,
    );
  });

  test("tells steps of deprivation in one sentence, and asks about the surest", () => {
    const text = textIn(compose(boardTemplate));
    expect(text).toMatch(
      /People in the most deprived fifth are more likely .*\. Also surely more likely to have waited over 18 weeks: people in the second most deprived fifth \(\d+\.\d%\)/,
    );
    expect(text).not.toMatch(/People in the second most deprived fifth are more likely/);
    expect(text).toMatch(/Ask what lies behind .* for: people in the most deprived fifth; people (?!in the)/);
    expect(text).toMatch(/surely wait longer: people in the most deprived fifth; people in the second/);
  });
});
