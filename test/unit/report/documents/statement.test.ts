import { describe, expect, test } from "vitest";
import { statementTemplate } from "../../../../src/report/documents/statement.ts";
import { sampleFindings } from "../sample.ts";
import { compose, findingsWith, sectionOf, textIn } from "./documents.ts";

const TYPES = ["waiting-list-type=IRTT", "waiting-list-type=ORTT"];
const wordsOf = (input: Parameters<typeof compose>[1] = {}): string =>
  textIn(sectionOf(compose(statementTemplate, input), "Words for the annual report", "heading"));

describe("the statement on information on health inequalities", () => {
  test("tells groups in the order of their table, the reference in its place", () => {
    const text = wordsOf();
    const places = ["people recorded as White", "people recorded as Mixed", "people recorded as Asian"].map(
      (people) => text.indexOf(`% of ${people}`),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test("says which differences are more than chance, and that of others it is not sure", () => {
    expect(wordsOf()).toMatch(
      /By ethnicity: .* The difference from people recorded as White is surely more than chance would make it for people recorded as Asian or Asian British[^.]*; for the others that is not sure\./,
    );
    const findings = sampleFindings();
    for (const gap of findings.dimensions.flatMap(({ gaps }) => gaps))
      Object.assign(gap, { pValueAdjusted: 0.9, pValue: 0.9 });
    expect(wordsOf({ findings })).toContain(
      "No difference from people recorded as White is surely more than chance would make it.",
    );
    const [hidden] = findings.dimensions
      .filter(({ dimension }) => dimension === "ethnic-group")
      .flatMap(({ gaps }) => gaps.filter(({ measure }) => measure === "breachesStandard"));
    Object.assign(hidden ?? {}, { difference: null });
    expect(wordsOf({ findings })).toContain(
      "No difference from people recorded as White that can be shown is surely more than chance would make it.",
    );
    expect(
      wordsOf({ findings: findingsWith({ standard: { ...findings.standard, weeks: 6 } }) }),
    ).not.toContain("than chance");
  });

  test("says that pathways are counted, not people", () => {
    expect(wordsOf()).toContain("Shares are of pathways: one person can have several.");
  });

  test("says what was left out by type, and does not put another condition down to it", () => {
    const base = sampleFindings();
    const said = (where: string[]) =>
      textIn(
        compose(statementTemplate, {
          findings: findingsWith({
            options: { ...base.options, where },
            ledger: {
              ...base.ledger,
              excluded: { ...base.ledger.excluded, byReason: { filtered: 105 } },
            },
          }),
        }),
      );
    expect(said(TYPES)).toContain("Left out, of other types or without one: 105 rows.");
    expect(said([...TYPES, "sex=female"])).toContain(
      "Left out, by type or by another condition of --where: 105 rows.",
    );
  });

  test("tells every sure gap by the four breakdowns, whatever headlines had room for", () => {
    const variation = (findings = sampleFindings()) =>
      textIn(
        sectionOf(compose(statementTemplate, { findings }), "Variation in how long people wait", "heading"),
      );
    expect(variation(findingsWith({ headline: [] }))).toBe(variation());
    expect(variation()).toContain(
      "People in the most deprived fifth are more likely to have waited over 18 weeks",
    );
    expect(variation()).not.toContain("learning disability");
  });
});
