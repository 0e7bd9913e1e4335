import { describe, expect, test } from "vitest";
import type { Gate } from "../../../src/check/gate.ts";
import { runGates } from "../../../src/check/run-gates.ts";
import { gatesOf } from "../../../src/config/gate-schema.ts";
import { readConfig } from "../../../src/config/read-config.ts";
import type { Findings } from "../../../src/findings/schema.ts";
import { publishable } from "../../../src/pipeline/publishable.ts";
import { analyseList, daysBefore } from "../../spec/small-list.ts";

const gate = (text: string): Gate => gatesOf(readConfig(`checks: [${text}]`, "c").checks ?? [])[0] as Gate;

/** 40 women, of whom 10 wait over 52 weeks and 4 have no ethnicity; 40 men, of whom 4 wait over 52 weeks. */
const LIST = [
  "Pathway ID,Clock Start,Sex,Ethnic Category",
  ...Array.from({ length: 80 }, (_, row) => {
    const woman = row < 40;
    const place = row % 40;
    const long = place < (woman ? 10 : 4);
    return `PW${row},${daysBefore(long ? 400 : 50)},${woman ? 2 : 1},${woman && place >= 36 ? "" : "A"}`;
  }),
  "",
].join("\n");

const found = (by = ["sex", "ethnic-group"]): Promise<Findings> => analyseList(LIST, { by });
const results = (text: string, exact: Findings, more: Partial<Parameters<typeof runGates>[1]> = {}) =>
  runGates([gate(text)], { exact, published: exact, ...more }).gates;
const outcomes = (text: string, exact: Findings) => results(text, exact).map(({ outcome }) => outcome);

describe("a gate", () => {
  test.each([
    // 76 of 80 known = 95 %.
    ["{ check: completeness, field: ethnicity, atLeast: 95% }", "pass"],
    ["{ check: completeness, field: ethnicity, atLeast: 95.1% }", "fail"],
    // Women 36 of 40.
    ["{ check: completeness, field: ethnicity, dimension: sex, group: female, atLeast: 90% }", "pass"],
    ["{ check: completeness, field: ethnicity, dimension: sex, group: female, atLeast: 90.1% }", "fail"],
    // 14 of 80 wait over 52 weeks: 17.5 %.
    ["{ check: long-waiters, weeks: 52, atMost: 14 }", "pass"],
    ["{ check: long-waiters, weeks: 52, atMost: 13 }", "fail"],
    ["{ check: long-waiters, weeks: 52, atMost: 17.5% }", "pass"],
    ["{ check: long-waiters, weeks: 52, atMost: 17.4% }", "fail"],
    ["{ check: long-waiters, weeks: 65, atMost: 0 }", "pass"],
    // 25 % − 10 % = 15 points; 25 ÷ 10 = 2.5.
    ["{ check: gap, dimension: sex, group: female, measure: over52Weeks, atMost: 15 points }", "pass"],
    ["{ check: gap, dimension: sex, group: female, measure: over52Weeks, atMost: 14.9 points }", "fail"],
    [
      "{ check: gap, dimension: sex, group: female, measure: over52Weeks, figure: ratio, atMost: 2.5 }",
      "pass",
    ],
    [
      "{ check: gap, dimension: sex, group: female, measure: over52Weeks, figure: ratio, atMost: 2.4 }",
      "fail",
    ],
    ["{ check: standard, atLeast: 82.5% }", "pass"],
    ["{ check: standard, atLeast: 83% }", "fail"],
    ["{ check: rejected, atMost: 0 }", "pass"],
    ["{ check: list-size, atLeast: 80 }", "pass"],
    ["{ check: list-size, atLeast: 81 }", "fail"],
    ["{ check: standard, atLeast: 80%, atMost: 82% }", "fail"],
  ])("%s: %s", async (text, outcome) => {
    expect(outcomes(text, await found())).toEqual([outcome]);
  });

  test("judged by the interval, fails only when the whole of it is past the limit", async () => {
    const findings = await found();
    const female = findings.dimensions[0]?.gaps.find(({ measure }) => measure === "over52Weeks");
    const lower = female !== undefined && "differenceLower" in female ? (female.differenceLower ?? 0) : 0;
    const judged = (points: number) =>
      outcomes(
        `{ check: gap, dimension: sex, group: female, measure: over52Weeks, judge: interval, atMost: ${points} points }`,
        findings,
      );
    // The estimate is 15; the lower limit lies below 0 in so small a list.
    expect(lower).toBeLessThan(0);
    expect(judged(0)).toEqual(["pass"]);
    expect(judged(Math.round(1000 * lower) / 10 - 1)).toEqual(["fail"]);
  });

  test("without a group looks at each known group but the reference", async () => {
    const gaps = results(
      "{ check: gap, dimension: sex, measure: medianWeeks, atMost: 5 weeks }",
      await found(),
    );
    expect(gaps.map(({ group, reference }) => [group, reference])).toEqual([["female", "male"]]);
    const known = results(
      "{ check: completeness, field: ethnicity, dimension: sex, atLeast: 95% }",
      await found(),
    );
    expect(known.map(({ group, outcome }) => [group, outcome])).toEqual([
      ["female", "fail"],
      ["male", "pass"],
    ]);
  });

  test("where everybody is known, every group is", async () => {
    const text = "{ check: completeness, field: sex, dimension: ethnic-group, atLeast: 100% }";
    expect(results(text, await found())).toMatchObject([{ group: null, figure: 1, outcome: "pass" }]);
  });

  test.each([
    ["{ check: completeness, field: autism, atLeast: 10% }", "the list has no column for autism"],
    [
      "{ check: gap, dimension: site, measure: over52Weeks, atMost: 2 points }",
      "the list is not broken down by site",
    ],
    [
      "{ check: gap, dimension: sex, group: male, measure: over52Weeks, atMost: 2 points }",
      "male is the reference group, which has no gap to itself",
    ],
    [
      "{ check: long-waiters, weeks: 52, dimension: sex, group: other, atMost: 2 }",
      "no pathway is in the group other",
    ],
    [
      "{ check: linkage, of: demographics, atLeast: 10% }",
      "no records are linked to the list (--demographics)",
    ],
    ["{ check: list-size, change: true, atMost: 10% }", "no earlier findings are given (--previous)"],
  ])("%s cannot be measured, and so fails", async (text, reason) => {
    const findings = await found();
    const outcome = runGates([gate(text)], { exact: findings, published: findings });
    expect(outcome.passed).toBe(false);
    expect(outcome.gates).toMatchObject([{ outcome: "not-measured", figure: null, reason }]);
  });

  test("is judged by the exact figure where the published one is hidden or rounded", async () => {
    const exact = await found();
    const published = structuredClone(exact);
    published.overall.over52Weeks.count = 15;
    expect(results("{ check: long-waiters, weeks: 52, atMost: 14 }", exact, { published })).toMatchObject([
      { figure: 15, suppressed: false, outcome: "pass" },
    ]);
  });
});

describe("a gate on a change", () => {
  const lastMonth = () =>
    analyseList(LIST.split("\n").slice(0, 71).join("\n"), { by: ["sex", "ethnic-group"] });

  test.each([
    // 70 rows before (40 women, 30 men), 80 now: + 14.3 %.
    ["{ check: list-size, change: true, atMost: 14.3% }", "pass"],
    ["{ check: list-size, change: true, atMost: 14.2% }", "fail"],
    ["{ check: list-size, change: true, atMost: 10 }", "pass"],
    ["{ check: list-size, change: true, atMost: 9 }", "fail"],
    // 66 of 70 known, then 76 of 80: + 0.7 points.
    ["{ check: completeness, field: ethnicity, change: true, atLeast: 0 points }", "pass"],
    ["{ check: completeness, field: ethnicity, change: true, atLeast: 0.8 points }", "fail"],
    ["{ check: long-waiters, weeks: 52, change: true, atMost: 0 }", "pass"],
  ])("%s: %s", async (text, outcome) => {
    const gates = results(text, await found(), { previous: await lastMonth() });
    expect(gates.map((each) => each.outcome)).toEqual([outcome]);
    expect(gates[0]).toMatchObject({ change: true, figureLower: null, judgedBy: "estimate" });
  });

  test("cannot be measured from a figure that the earlier findings hide", async () => {
    const previous = structuredClone(await lastMonth());
    (previous.overall as { n: number | null }).n = null;
    expect(
      results("{ check: list-size, change: true, atMost: 10% }", await found(), { previous }),
    ).toMatchObject([
      {
        outcome: "not-measured",
        reason: "the earlier findings do not have the figure, or do not show it",
      },
    ]);
  });
});

describe("a gate on a count that is hidden", () => {
  const HES = { rule: { kind: "hes" }, smallNumbers: false } as const;
  /** Four men of 40 wait over 52 weeks. */
  const hidden = async (limit: string) => {
    const exact = await found();
    const published = publishable(exact, HES);
    const text = `{ check: long-waiters, weeks: 52, dimension: sex, group: male, ${limit} }`;
    return results(text, exact, { published })[0];
  };

  test.each(["atMost: 1", "atMost: 3", "atMost: 4", "atMost: 6", "atLeast: 2", "atMost: 9%", "atMost: 10%"])(
    "is not judged by a limit among the numbers it may be: %s",
    async (limit) => {
      const gate = await hidden(limit);
      expect(gate).toMatchObject({ suppressed: true, figure: null, outcome: "not-measured" });
      expect(gate?.reason).toContain("would tell a number that disclosure control hides");
    },
  );

  test.each([
    ["atMost: 0", "fail"],
    ["atMost: 7", "pass"],
    ["atMost: 20", "pass"],
    ["atLeast: 8", "fail"],
    ["atMost: 1%", "fail"],
    ["atMost: 18%", "pass"],
  ])("is judged where all of them do: %s %s", async (limit, outcome) => {
    expect(await hidden(limit)).toMatchObject({ suppressed: true, figure: null, outcome });
  });

  test("a change from earlier findings that hide nothing is said from what may be published of them", async () => {
    const exact = await found();
    const published = publishable(exact, HES);
    const text =
      "{ check: long-waiters, weeks: 52, dimension: sex, group: female, change: true, atMost: 15 }";
    const few = publishable(
      await analyseList(LIST.replaceAll(daysBefore(400), daysBefore(40)), { by: ["sex"] }),
      HES,
    );
    const [gate] = results(text, exact, { published, previous: exact, publishedPrevious: few });
    expect(gate).toMatchObject({ figure: 10, outcome: "pass" });
  });
});
