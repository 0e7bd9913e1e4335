import { describe, expect, test } from "vitest";
import { erfGatewayTemplate } from "../../../../src/report/documents/erf-gateway.ts";
import { GATEWAY_CRITERIA, verdictOf } from "../../../../src/report/documents/gateway-criteria.ts";
import type { TemplateInput } from "../../../../src/report/documents/template.ts";
import { sampleFindings } from "../sample.ts";
import { sampleSummary } from "../sample-order.ts";
import {
  bareFindings,
  compose,
  crossing,
  findingsWith,
  headingsOf,
  known,
  tableWith,
  textIn,
} from "./documents.ts";

const cells = (value: string, groups: readonly string[]) =>
  groups.map((group) => ({ group: `${value}*${group}`, n: 60, proportion: 0.4 }));
const ETHNIC = ["white", "asian", "unknown"];
const FIFTHS = ["1", "5"];

/** A list that holds all that a list can. */
const full = () =>
  known(
    known(
      findingsWith({
        dimensions: [
          ...sampleFindings().dimensions,
          crossing("procedure-priority", "ethnic-group", [...cells("P2", ETHNIC), ...cells("P3", ETHNIC)]),
          crossing("procedure-priority", "imd-quintile", [...cells("P2", FIFTHS), ...cells("P3", FIFTHS)]),
        ],
      }),
      "ethnicity",
      0.93,
    ),
    "imd",
    0.99,
  );

const ANSWERS = {
  "executive-lead": "Jo",
  actions: [{ action: "Call first", owner: "Sam", date: "2027-01-01" }],
  prioritisation: "By policy.",
  "case-finding": "With practices.",
  outcomes: "PROMs.",
  experience: "Survey.",
  evaluation: "In March.",
  "senior-responsible-owner": "Al",
  "board-date": "2026-12-01",
  "reporting-cycle": "Quarterly",
};

const verdicts = (input: Partial<TemplateInput>) =>
  Object.fromEntries(
    tableWith(compose(erfGatewayTemplate, input), "Criterion").map(([criterion = "", verdict]) => [
      criterion.charAt(1),
      verdict,
    ]),
  );
const pieces = (id: string, input: Partial<TemplateInput>) =>
  GATEWAY_CRITERIA.find((criterion) => criterion.id === id)?.piecesIn({
    findings: full(),
    answers: ANSWERS,
    ...input,
  }) ?? [];
const isThere = (id: string, begins: string, input: Partial<TemplateInput> = {}) =>
  pieces(id, input).find(({ text }) => text.startsWith(begins))?.isThere;

describe("ERF-gateway-style evidence", () => {
  test("never claims compliance, and says that the gateway ended and its wording was not seen", () => {
    const text = textIn(compose(erfGatewayTemplate));
    expect(text).not.toMatch(/complian|complies/i);
    expect(text).toContain("ended with 2021/22");
    expect(text).toContain("The wording of the criterion was not seen");
  });

  test("has each criterion once in the table and once as a heading", () => {
    const blocks = compose(erfGatewayTemplate);
    const ids = ["a", "b", "c", "d", "e"];
    expect(tableWith(blocks, "Criterion").map(([text = ""]) => text.slice(0, 3))).toEqual(
      ids.map((id) => `(${id})`),
    );
    const headings = headingsOf(blocks, "heading").filter((text) => /^\([a-e]\)/.test(text));
    expect(headings.map((text) => text.slice(0, 3))).toEqual(ids.map((id) => `(${id})`));
  });

  test("all pieces are met, some are partly, none is not shown", () => {
    const piece = (there: boolean) => ({ text: "", isThere: there, because: "" });
    expect(verdictOf([piece(true), piece(true)])).toBe("met");
    expect(verdictOf([piece(true), piece(false)])).toBe("partly");
    expect(verdictOf([piece(false), piece(false)])).toBe("not shown");
  });

  test("with a full list, every answer and a baseline of February 2020 all is met but people not on the list", () => {
    const baseline = findingsWith({ asAt: "2020-02-29" });
    expect(verdicts({ findings: full(), answers: ANSWERS, baseline })).toEqual({
      a: "Met",
      b: "Partly",
      c: "Met",
      d: "Met",
      e: "Met",
    });
    expect(isThere("b", "People who are not on the list")).toBe(false);
  });

  test("nothing is shown of a list of ages without answers", () => {
    expect(Object.values(verdicts({ findings: bareFindings() }))).toEqual(Array(5).fill("Not shown"));
  });

  test("completeness counts from 80%", () => {
    const at = (share: number) =>
      isThere("a", "Ethnicity known", { findings: known(full(), "ethnicity", share) });
    expect(at(0.8)).toBe(true);
    expect(at(0.7999)).toBe(false);
  });

  test("a plan needs an owner and a date for every action", () => {
    const at = (actions: readonly Record<string, string>[]) =>
      isThere("a", "A plan", { answers: { ...ANSWERS, actions } });
    expect(at([{ action: "a", owner: "b", date: "c" }])).toBe(true);
    expect(
      at([
        { action: "a", owner: "b", date: "c" },
        { action: "d", owner: "e" },
      ]),
    ).toBe(false);
    expect(at([])).toBe(false);
  });

  test("an order's equality impact stands in place of words on prioritisation", async () => {
    const { prioritisation: _, ...answers } = ANSWERS;
    expect(isThere("b", "How the order", { answers })).toBe(false);
    expect(isThere("b", "How the order", { answers, impact: await sampleSummary() })).toBe(true);
  });

  test("a baseline counts as from before the pandemic up to the end of March 2020", () => {
    const at = (asAt: string | null) =>
      isThere("d", "The baseline is from", { baseline: findingsWith({ asAt }) });
    expect(at("2020-03-31")).toBe(true);
    expect(at("2020-04-01")).toBe(false);
    expect(at(null)).toBe(false);
  });

  test("P2 and P3 stand apart, each by ethnicity and deprivation", () => {
    const text = textIn(compose(erfGatewayTemplate, { findings: full() }));
    expect(text).toContain("P2 (can be deferred for up to 4 weeks) by Ethnic group:");
    expect(text).toContain("P3 (can be delayed for up to 3 months) by Deprivation quintile");
    expect(isThere("d", "P2", { findings: sampleFindings() })).toBe(false);
    expect(pieces("d", { findings: sampleFindings() })[0]?.because).toBe(
      "procedure priority is not held in this list",
    );
  });

  test("asks the analysis for the two crossings that it shows", () => {
    expect(erfGatewayTemplate.needs).toEqual([
      ["procedure-priority", "ethnic-group"],
      ["procedure-priority", "imd-quintile"],
    ]);
  });
});
