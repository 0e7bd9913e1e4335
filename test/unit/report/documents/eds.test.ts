import { describe, expect, test } from "vitest";
import { cohortOf, judgeCohort } from "../../../../src/report/documents/cohorts.ts";
import { edsTemplate } from "../../../../src/report/documents/eds.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { compose, crossing, findingsWith, headingsOf, sectionOf, textIn } from "./documents.ts";

const STANDARD = { id: "rtt-18", weeks: 18, target: 0.92 };

/** The sample's sexes as specialties, one of them crossed with deprivation. */
function withServices(most: number) {
  const sex = sampleDimension("sex");
  const names = ["Ophthalmology", "Urology", "Unknown"];
  const specialty = {
    ...sex,
    dimension: "specialty",
    label: "Specialty",
    groups: sex.groups.map((group, index) => ({
      ...group,
      group: group.group === "unknown" ? "unknown" : `C_${index}`,
      label: names[index] ?? "",
    })),
  };
  const fifths = crossing("specialty", "imd-quintile", [
    { group: "C_0*1", n: 200, proportion: most },
    { group: "C_0*5", n: 200, proportion: 0.4 },
    { group: "C_0*unknown", n: 200, proportion: 0.99 },
  ]);
  return findingsWith({ dimensions: [...sampleFindings().dimensions, specialty, fifths] });
}

describe("EDS evidence", () => {
  test("is for 1A, 1B and 3B, each once, with a score of 0 to 3 that a person gives", () => {
    const headings = headingsOf(compose(edsTemplate), "heading").filter((text) => /^\d[A-D]:/.test(text));
    expect(headings.map((text) => text.slice(0, 2))).toEqual(["1A", "1B", "3B"]);
    for (const id of ["1a", "1b", "3b"]) {
      expect(edsTemplate.slots.find(({ slot }) => slot === `score-${id}`)?.choices).toEqual([
        "0",
        "1",
        "2",
        "3",
      ]);
    }
    expect(textIn(compose(edsTemplate, { answers: { "score-1a": "2" } }))).toContain("\n2\n");
  });

  test("says that names and scores are from memory", () => {
    expect(textIn(compose(edsTemplate))).toContain(
      "are from memory and are to be held against NHS England's text",
    );
  });

  test("goes service by service: those that a person names, else the largest", () => {
    const findings = withServices(0.4);
    const shown = (services: readonly string[]) =>
      headingsOf(compose(edsTemplate, { findings, answers: { services } }), "subheading");
    expect(shown([])).toEqual(["Ophthalmology", "Urology"]);
    expect(shown(["urology"])).toEqual(["Urology"]);
    expect(shown(["C_0"])).toEqual(["Ophthalmology"]);
    const text = textIn(compose(edsTemplate, { findings, answers: { services: ["Maternity"] } }));
    expect(text).toContain("Not in this list: Maternity.");
  });

  test("a list without specialties has no empty tables, but a sentence", () => {
    expect(textIn(compose(edsTemplate))).toContain("The list does not say which service people wait for");
  });

  test("needs that the list does not hold are named", () => {
    const section = textIn(
      sectionOf(compose(edsTemplate), "1B: People's own health needs are met", "heading"),
    );
    expect(section).toMatch(/Not held in this list: .*need of an interpreter/);
    expect(section).toContain("People with a learning disability recorded");
  });

  test("groups within a service differ only beyond what so many looks would find by chance", () => {
    const judged = (most: number, cohorts: number) => {
      const cohort = cohortOf(withServices(most), {
        part: "specialty",
        value: "C_0",
        characteristic: "imd-quintile",
      });
      if (cohort === undefined) throw new Error("no cohort");
      return judgeCohort(cohort, { standard: STANDARD, cohorts });
    };
    expect(judged(0.55, 1).kind).toBe("apart");
    expect(judged(0.55, 1).text).toContain(
      "people in the most deprived fifth have waited over 18 weeks against",
    );
    // 11 points of 200 each: z is 2.2, enough for one look and not for six.
    expect(judged(0.51, 1).kind).toBe("apart");
    expect(judged(0.51, 6).kind).toBe("no-sure-difference");
    expect(judged(0.4, 1).kind).toBe("no-sure-difference");
  });

  test("too few to compare are not compared", () => {
    const findings = findingsWith({
      dimensions: [
        crossing("specialty", "imd-quintile", [
          { group: "C_0*1", n: 19, proportion: 0.9 },
          { group: "C_0*5", n: 500, proportion: 0.1 },
        ]),
      ],
    });
    const cohort = cohortOf(findings, { part: "specialty", value: "C_0", characteristic: "imd-quintile" });
    expect(cohort && judgeCohort(cohort, { standard: STANDARD, cohorts: 1 }).kind).toBe("too-few");
    expect(
      cohortOf(findings, { part: "specialty", value: "C_9", characteristic: "imd-quintile" }),
    ).toBeUndefined();
  });
});
