import { describe, expect, test } from "vitest";
import { GATE_KEYS, gatesOf } from "../../../src/config/gate-schema.ts";
import { readConfig } from "../../../src/config/read-config.ts";
import { UserError } from "../../../src/errors.ts";

const gates = (...lines: readonly string[]) =>
  gatesOf(readConfig(`checks:\n${lines.map((line) => `  - ${line}\n`).join("")}`, "c.yaml").checks ?? []);

const refusal = (...lines: readonly string[]): string => {
  try {
    gates(...lines);
  } catch (error) {
    if (error instanceof UserError) {
      return `${error.exitCode}: line ${error.detail.line}: ${error.detail.message}${error.detail.hint === undefined ? "" : ` ${error.detail.hint}`}`;
    }
    throw error;
  }
  return "accepted";
};

describe("gates in a config", () => {
  test.each([
    [
      "{ check: completeness, field: ethnicity, atLeast: 95% }",
      {
        subject: { check: "completeness", field: "ethnicity" },
        unit: "proportion",
        limits: [["at-least", 0.95]],
      },
    ],
    [
      "{ check: completeness, field: imd, dimension: site, atLeast: 90.5% }",
      {
        subject: { check: "completeness", field: "imd", dimension: "site" },
        unit: "proportion",
        limits: [["at-least", 0.905]],
      },
    ],
    [
      "{ check: linkage, of: imd, atLeast: 98% }",
      { subject: { check: "linkage", of: "imd" }, unit: "proportion", limits: [["at-least", 0.98]] },
    ],
    [
      '{ check: gap, dimension: imd-quintile, group: "1", measure: over52Weeks, atMost: 2 points }',
      {
        subject: {
          check: "gap",
          dimension: "imd-quintile",
          group: "1",
          measure: "over52Weeks",
          figure: "difference",
          adjusted: false,
          judge: "estimate",
        },
        unit: "points",
        limits: [["at-most", 0.02]],
      },
    ],
    [
      "{ check: gap, dimension: sex, measure: over18Weeks, figure: ratio, judge: interval, atMost: 1.2 }",
      {
        subject: {
          check: "gap",
          dimension: "sex",
          measure: "over18Weeks",
          figure: "ratio",
          adjusted: false,
          judge: "interval",
        },
        unit: "ratio",
        limits: [["at-most", 1.2]],
      },
    ],
    [
      "{ check: gap, dimension: sex, measure: p92Weeks, adjusted: true, atMost: 1 week }",
      {
        subject: {
          check: "gap",
          dimension: "sex",
          measure: "p92Weeks",
          figure: "difference",
          adjusted: true,
          judge: "estimate",
        },
        unit: "weeks",
        limits: [["at-most", 1]],
      },
    ],
    [
      "{ check: long-waiters, weeks: 65, atMost: 0 }",
      { subject: { check: "long-waiters", weeks: 65, as: "count" }, unit: "count", limits: [["at-most", 0]] },
    ],
    [
      "{ check: long-waiters, weeks: 52, atMost: 1% }",
      {
        subject: { check: "long-waiters", weeks: 52, as: "proportion" },
        unit: "proportion",
        limits: [["at-most", 0.01]],
      },
    ],
    [
      "{ check: standard, atLeast: 65%, atMost: 100% }",
      {
        subject: { check: "standard" },
        unit: "proportion",
        limits: [
          ["at-most", 1],
          ["at-least", 0.65],
        ],
      },
    ],
    [
      "{ check: rejected, atMost: 0.5% }",
      { subject: { check: "rejected", as: "proportion" }, unit: "proportion", limits: [["at-most", 0.005]] },
    ],
    [
      "{ check: list-size, change: true, atLeast: -10% }",
      { subject: { check: "list-size" }, change: true, unit: "relative", limits: [["at-least", -0.1]] },
    ],
    [
      "{ check: long-waiters, weeks: 52, change: true, atMost: 0.5 points }",
      {
        subject: { check: "long-waiters", weeks: 52, as: "proportion" },
        change: true,
        unit: "points",
        limits: [["at-most", 0.005]],
      },
    ],
  ] as const)("%s", (line, { limits, ...expected }) => {
    const [gate] = gates(line);
    expect(gate).toMatchObject(expected);
    expect(gate?.limits.map(({ bound, value }) => [bound, value])).toEqual(limits);
  });

  test.each([
    [
      "{ check: completness, field: ethnicity, atLeast: 95% }",
      /checks\.0(\.check)? takes a check: completeness, linkage/,
    ],
    ["{ check: completeness, feild: ethnicity, atLeast: 95% }", /no check key "feild" Did you mean field\?/],
    ["{ check: completeness, atLeast: 95% }", /checks\.0\.field takes ethnicity, imd/],
    ["{ check: completeness, field: ethnicity }", /takes a limit: a gate needs atMost, atLeast or both/],
    ["{ check: completeness, field: ethnicity, atLeast: 95 }", /atLeast takes a percentage such as 95%/],
    [
      "{ check: completeness, field: sex, change: true, atLeast: 1% }",
      /takes percentage points such as 2 points/,
    ],
    ["{ check: completeness, field: sex, group: 1, atLeast: 1% }", /group takes a group of a dimension/],
    ["{ check: gap, dimension: sex, measure: over52Weeks, atMost: 2% }", /takes percentage points/],
    ["{ check: gap, dimension: sex, measure: medianWeeks, atMost: 2 points }", /takes weeks such as 4 weeks/],
    ["{ check: gap, dimension: sex, measure: medianWeeks, figure: ratio, atMost: 2 }", /no ratio of weeks/],
    [
      "{ check: gap, dimension: sex, measure: p92Weeks, atMost: 2 weeks }",
      /p92Weeks only with adjusted: true/,
    ],
    [
      "{ check: gap, dimension: sex, measure: over52Weeks, adjusted: true, figure: ratio, atMost: 2 }",
      /difference where the gap is adjusted/,
    ],
    [
      "{ check: gap, dimension: sex, measure: over52Weeks, change: true, judge: interval, atMost: 1 points }",
      /judge takes estimate for a change/,
    ],
    ["{ check: gap, dimension: sex, measure: waits, atMost: 2 weeks }", /measure takes one of within18Weeks/],
    ["{ check: long-waiters, weeks: 60, atMost: 0 }", /weeks takes one of 18, 52, 65, 78, 104/],
    ["{ check: long-waiters, weeks: 52, atMost: 5, atLeast: 1% }", /takes the unit of atMost/],
    ["{ check: standard, atLeast: 95%, atMost: 65% }", /atLeast takes no more than atMost/],
    ["{ check: standard, atLeast: lots }", /takes a number, with %, points or weeks/],
    ["standard", /takes/],
  ])("%s is refused with its line", (line, message) => {
    expect(refusal("{ check: rejected, atMost: 1% }", line)).toMatch(/^2: line 3: /);
    expect(refusal(line)).toMatch(message);
  });

  test("an empty list of checks is refused: it could never fail", () => {
    expect(() => readConfig("checks: []", "c.yaml")).toThrow(/takes a list of checks/);
  });

  test("every key that a gate can have is offered to who misspells one", () => {
    expect(GATE_KEYS).toEqual(
      expect.arrayContaining(["check", "field", "of", "dimension", "group", "measure", "figure", "adjusted"]),
    );
    expect(refusal("{ check: rejected, atmost: 1% }")).toMatch(/Did you mean atMost\?/);
  });
});
