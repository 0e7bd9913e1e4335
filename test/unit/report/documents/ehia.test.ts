import { describe, expect, test } from "vitest";
import type { OrderSummary } from "../../../../src/findings/order-schema.ts";
import { ehiaTemplate } from "../../../../src/report/documents/ehia.ts";
import { INCLUSION_GROUPS } from "../../../../src/vocab/inclusion-groups.ts";
import { CHARACTERISTICS } from "../../../../src/vocab/protected-characteristics.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { sampleSummary } from "../sample-order.ts";
import { sampleSimulation } from "../sample-simulation.ts";
import {
  bareFindings,
  compose,
  findingsWith,
  headingsOf,
  sectionOf,
  tableWith,
  textIn,
} from "./documents.ts";

describe("an equality and health inequalities analysis", () => {
  test("has each of the nine characteristics once, and deprivation", () => {
    const blocks = compose(ehiaTemplate);
    const labels = CHARACTERISTICS.map(({ label }) => label);
    expect(CHARACTERISTICS.filter((one) => one.protected)).toHaveLength(9);
    expect(headingsOf(blocks, "subheading").filter((text) => labels.some((label) => label === text))).toEqual(
      labels,
    );
    expect(tableWith(blocks, "Characteristic").map(([label]) => label)).toEqual(labels);
  });

  test("has each of the ten inclusion groups once, with a slot", () => {
    const rows = tableWith(compose(ehiaTemplate), "Group").filter(([label = ""]) =>
      INCLUSION_GROUPS.some((group) => group.label === label),
    );
    expect(rows.map(([label]) => label)).toEqual(INCLUSION_GROUPS.map(({ label }) => label));
    expect(INCLUSION_GROUPS).toHaveLength(10);
    for (const { id } of INCLUSION_GROUPS) {
      expect(ehiaTemplate.slots.filter(({ slot }) => slot === `inclusion-${id}`)).toHaveLength(1);
    }
  });

  test("a characteristic that the list does not hold is said to be so, for better or worse", () => {
    const section = textIn(sectionOf(compose(ehiaTemplate), "Religion or belief", "subheading"));
    expect(section).toContain("Not held in this list, so nothing can be said of it, for better or worse.");
    const standings = tableWith(compose(ehiaTemplate, { findings: bareFindings() }), "Characteristic");
    expect(standings.filter(([, , , standing]) => standing === "Not held")).toHaveLength(9);
  });

  test("what it shows and what no list shows stand together", () => {
    const section = textIn(sectionOf(compose(ehiaTemplate), "Disability", "subheading"));
    expect(section).toContain("People with a learning disability recorded");
    expect(section).toContain("No waiting list shows disabilities that nobody recorded");
  });

  test("an inclusion group whose flag the list holds has its figures", () => {
    const carer = { ...sampleDimension("learning-disability"), dimension: "carer", label: "Carer" };
    const findings = findingsWith({ dimensions: [...sampleFindings().dimensions, carer] });
    const row = (input: Parameters<typeof compose>[1]) =>
      tableWith(compose(ehiaTemplate, input), "What this list shows").find(
        ([label]) => label === "Carers",
      )?.[1];
    expect(row({ findings })).toContain("people recorded as not being carers");
    expect(row({})).toBe("Not held in this list.");
  });

  test("of a policy it says harm first, who gains and who pays, and what it rests on", async () => {
    const impact = await sampleSummary();
    const blocks = compose(ehiaTemplate, { impact, simulation: sampleSimulation() });
    expect(blocks[0]).toMatchObject({
      text: "Equality and health inequalities analysis of the policy “Adjustments”",
    });
    const effect = sectionOf(blocks, "What the policy does, and to whom", "heading");
    expect(textIn(effect)).toMatch(/pushed? past|Nobody is projected/);
    expect(textIn(effect)).toContain("in the weeks to come, simulated");
    expect(textIn(effect)).toContain("no forecast");
    expect(effect.some((block) => block.kind === "chart" && block.chart.id.includes("imd-quintile"))).toBe(
      true,
    );
    expect(textIn(blocks)).toContain("Decision support for human review. Not a clinical decision.");
  });

  test("says when a policy was tried on another list", async () => {
    const impact = await sampleSummary();
    const said = "The impact of the policy is of another list than the waits in this document.";
    expect(textIn(compose(ehiaTemplate, { impact }))).toContain(said);
    const findings = findingsWith({ inputs: impact.inputs });
    expect(textIn(compose(ehiaTemplate, { impact, findings }))).not.toContain(said);
  });

  test("says why a policy orders only a part of the list, in counts as they may be published", async () => {
    const impact = await sampleSummary();
    const said = (changes: Partial<OrderSummary["impact"]>) =>
      textIn(compose(ehiaTemplate, { impact: { ...impact, impact: { ...impact.impact, ...changes } } }));
    expect(said({})).toContain(
      "The policy orders 3 pathways. It gives no place to 1 pathway without a procedure priority that can be read, which need a clinical review (outpatients as a rule have none): nothing that is said of the policy is of them.",
    );
    const lists = (review: number | null, choice: number | null) => [
      { list: "contact", n: 690 },
      { list: "needs-clinical-review", n: review },
      { list: "patient-choice", n: choice },
    ];
    expect(said({ lists: lists(3110, null) })).toMatch(
      /no place to 3,110 pathways without .*, nor to a hidden number of pathways waiting by the patients' own choice \(P5, P6 or C\):/,
    );
    expect(said({ lists: lists(0, 0) })).not.toContain("gives no place");
  });

  test("says when a policy was tried on other rows than those whose waits it tells", async () => {
    const impact = await sampleSummary();
    const rows = { ...impact, options: { ...impact.options, where: ["sex=female"] } };
    const said = "The policy was tried on only rows where sex=female";
    expect(textIn(compose(ehiaTemplate, { impact: rows }))).toContain(said);
    expect(textIn(compose(ehiaTemplate, { impact }))).not.toContain("The policy was tried on");
  });

  test("a move that disclosure control hides is not told as none", async () => {
    const { impact, ...summary } = await sampleSummary();
    const moved = (meanPlacesGained: number | null) => ({
      ...summary,
      impact: {
        ...impact,
        dimensions: impact.dimensions.map((dimension) => ({
          ...dimension,
          groups: dimension.groups.map((group) => ({
            ...group,
            n: 40,
            meanPlacesGained,
            meanWeeksGained: 1,
          })),
        })),
      },
    });
    const hidden = textIn(compose(ehiaTemplate, { impact: moved(null) }));
    expect(hidden).toContain("women and girls move by an average that disclosure control hides");
    expect(hidden).toMatch(
      /Hidden by disclosure control, and so in no such comparison: how far .*women and girls/,
    );
    expect(hidden).toMatch(/No other known group of 20 or more moves/);
    const none = textIn(compose(ehiaTemplate, { impact: moved(0) }));
    expect(none).toContain("women and girls keep their places on average");
    expect(none).not.toContain("Hidden by disclosure control");
  });

  test("names the groups of whom too few are ordered, whoever the policy is for", async () => {
    const { impact, ...summary } = await sampleSummary();
    const dimensions = impact.dimensions.map((dimension) => ({
      ...dimension,
      groups: dimension.groups.map((group) => ({ ...group, n: group.group === "yes" ? 5 : 40 })),
    }));
    const text = textIn(compose(ehiaTemplate, { impact: { ...summary, impact: { ...impact, dimensions } } }));
    expect(text).toContain(
      "Too few are ordered to say how the policy moves people with a learning disability recorded.",
    );
    expect(text).not.toMatch(/Too few .* moves .*women and girls/);
  });

  test("says before a simulation what has to be known of it, and nothing where there is nothing", () => {
    const simulation = sampleSimulation();
    const said = (changes: Partial<typeof simulation>) =>
      textIn(compose(ehiaTemplate, { simulation: { ...simulation, ...changes } }));
    const options = { ...simulation.options, replications: 20 };
    const [plain, ...policies] = simulation.arms;
    if (plain === undefined) throw new Error("the sample has no plain order");
    const idle = { ...plain, unusedSlots: { mean: 1580.4, lower: 1500, upper: 1600 } };
    const contact = policies.map((arm) => ({
      ...arm,
      policy: arm.policy === null ? null : { ...arm.policy, purpose: "contact" as const },
    }));
    const known = said({ arms: [idle, ...contact], options: { ...options, replications: 3 } });
    expect(known).toContain("In the plain order 1,580 slots find nobody to take them");
    expect(known).toContain("is a policy for contact: read “treated” as contacted");
    expect(known).toContain("Only 3 futures were simulated");
    expect(said({ options })).not.toContain("To know before the simulation is read:");
  });

  test("harm that is hidden is said in words, not by a star", async () => {
    const { impact, ...summary } = await sampleSummary();
    const projection = [
      {
        outcome: "over52Weeks",
        weeks: 52,
        n: 3,
        alreadyPast: 0,
        plain: 0,
        proposed: 0,
        newlyPast: null,
        newlySpared: 0,
      },
    ];
    expect(
      textIn(compose(ehiaTemplate, { impact: { ...summary, impact: { ...impact, projection } } })),
    ).toContain("projected to push a hidden number of pathways past 52 weeks");
  });

  test("without a policy it is of the list as it stands", () => {
    const blocks = compose(ehiaTemplate);
    expect(headingsOf(blocks, "heading")).not.toContain("What the policy does, and to whom");
    expect(textIn(blocks)).toContain("No policy was given: this is the list as it stands");
  });

  test("shows a picture of a characteristic only where a group surely waits otherwise", () => {
    const charted = compose(ehiaTemplate).flatMap((block) => (block.kind === "chart" ? block.chart.id : []));
    expect(charted).toContainEqual(expect.stringMatching(/imd-quintile-/));
    const findings = sampleFindings();
    for (const gap of findings.dimensions.flatMap(({ gaps }) => gaps))
      Object.assign(gap, { pValueAdjusted: 0.9, pValue: 0.9, differenceLower: -1, differenceUpper: 1 });
    expect(compose(ehiaTemplate, { findings }).filter(({ kind }) => kind === "chart")).toEqual([]);
  });

  test("decides nothing about lawfulness", () => {
    expect(textIn(compose(ehiaTemplate))).toContain("decides nothing about lawfulness");
  });
});
