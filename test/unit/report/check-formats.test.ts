import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { CheckFindings, GateResult } from "../../../src/findings/check-schema.ts";
import { renderGithub } from "../../../src/report/check-github.ts";
import { renderJunit } from "../../../src/report/check-junit.ts";
import { gateFigure, gateLimits, gateTitle } from "../../../src/report/check-words.ts";
import { renderCheck } from "../../../src/report/render-check.ts";

const RESULT: GateResult = {
  name: null,
  check: "gap",
  subject: { field: null, measure: "over52Weeks", weeks: null, as: "difference", adjusted: false },
  dimension: "imd-quintile",
  dimensionLabel: "IMD quintile",
  group: "1",
  groupLabel: "1 (most deprived 20%)",
  reference: "5",
  referenceLabel: "5 (least deprived 20%)",
  change: false,
  unit: "points",
  figure: 0.051,
  figureLower: 0.03,
  figureUpper: 0.07,
  suppressed: false,
  limits: [{ bound: "at-most", value: 0.02 }],
  judgedBy: "estimate",
  outcome: "fail",
  reason: null,
};

const findings = (...gates: readonly Partial<GateResult>[]): CheckFindings => ({
  schema: "fairwait/check@1",
  tool: { name: "fairwait", version: "0.1.0" },
  asAt: "2026-10-25",
  standard: { id: "rtt-18", weeks: 18, target: 0.92 },
  inputs: [{ path: "ptl.csv", sha256: "0", bytes: 1, rows: 1 }],
  references: [],
  options: { where: [] },
  suppression: { rule: "hes" },
  previous: null,
  notes: [],
  passed: false,
  gates: gates.map((gate) => ({ ...RESULT, ...gate })),
});

const HOSTILE = "a<b>&\"'\u0007\n::error::x%0A\ud800,:";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function elementsOf(xml: string): Element[] {
  const found: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    found.push({ name, attributes: attributes as Record<string, string> });
  });
  parser.write(xml).close();
  return found;
}

describe("a gate in words", () => {
  test("says what is measured, of whom, against whom", () => {
    expect(gateTitle(RESULT, findings().standard)).toBe(
      "Gap, over 52 weeks: people in the most deprived fifth, against people in the least deprived fifth",
    );
    expect(gateFigure(RESULT)).toBe("+5.1 points (+3.0 to +7.0)");
    expect(gateLimits(RESULT)).toBe("at most 2 points");
  });

  test.each([
    [{ unit: "proportion", limits: [{ bound: "at-least", value: 0.955 }] }, "at least 95.5%"],
    [{ unit: "count", limits: [{ bound: "at-most", value: 1200 }] }, "at most 1,200"],
    [{ unit: "relative", limits: [{ bound: "at-least", value: -0.1 }] }, "at least −10%"],
    [{ unit: "ratio", limits: [{ bound: "at-most", value: 1.25 }] }, "at most 1.25"],
    [{ unit: "weeks", limits: [{ bound: "at-most", value: 4 }] }, "at most 4 weeks"],
    [{ unit: "points", limits: [{ bound: "at-most", value: 0.003 }] }, "at most 0.3 points"],
  ] as const)("a limit is printed as it was typed: %j", (gate, text) => {
    expect(gateLimits({ ...RESULT, ...gate, limits: [...gate.limits] })).toBe(text);
  });

  test("a hidden figure is a star, and its message does not give it away", () => {
    const hidden = { suppressed: true, figure: null, figureLower: null, figureUpper: null };
    const text = renderCheck(findings(hidden), "table", { colour: false, width: 100 });
    expect(gateFigure({ ...RESULT, ...hidden })).toBe("*");
    expect(text).toContain("a figure that disclosure control hides, limit at most 2 points");
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "Disclosure control: * a count of 1 to 7; others to the nearest 5. Gates are judged by exact figures.",
    );
  });
});

describe("JUnit XML", () => {
  test("has a test case for each gate, and a failure for each that does not pass", () => {
    const elements = elementsOf(
      renderJunit(
        findings(
          {},
          { outcome: "pass", name: "Deprivation" },
          { outcome: "not-measured", reason: "nobody", figure: null },
        ),
      ),
    );
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(named("testsuites")[0]?.attributes).toMatchObject({ tests: "3", failures: "2" });
    expect(named("testcase").map(({ attributes }) => attributes["classname"])).toEqual(
      Array(3).fill("fairwait.gap"),
    );
    expect(named("testcase")[1]?.attributes["name"]).toBe("Deprivation: 1 (most deprived 20%)");
    expect(named("failure").map(({ attributes }) => attributes)).toEqual([
      { type: "fail", message: "+5.1 points (+3.0 to +7.0), limit at most 2 points" },
      { type: "not-measured", message: "not measured: nobody" },
    ]);
  });

  test("is well formed whatever a label holds", () => {
    const [testcase] = elementsOf(renderJunit(findings({ name: HOSTILE }))).filter(
      ({ name }) => name === "testcase",
    );
    expect(testcase?.attributes["name"]).toContain(`a<b>&"'`);
  });
});

describe("annotations of GitHub Actions", () => {
  test("an error for each gate that fails, then the whole", () => {
    expect(renderGithub(findings({ name: "Gap" }, { outcome: "pass" }))).toBe(
      "::error title=Gap::1 (most deprived 20%25): +5.1 points (+3.0 to +7.0), limit at most 2 points\n" +
        "::notice title=fairwait check::1 gate of 2 passed\n",
    );
  });

  test("a label cannot begin a command of its own, nor end the title", () => {
    const lines = renderGithub(findings({ name: HOSTILE, groupLabel: HOSTILE }))
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^::error title=[^:,]*::/);
    expect(lines[0]).toContain("%250A");
  });
});

describe("Markdown and JSON", () => {
  test("a label opens no tag in Markdown", () => {
    const text = renderCheck(findings({ name: "<script>x</script>" }), "markdown", {
      colour: false,
      width: 80,
    });
    expect(text).not.toContain("<script>");
    expect(text).toContain("Failed: 1 gate of 1.");
  });

  test("JSON is the schema's", () => {
    const parsed = JSON.parse(renderCheck(findings({}), "json", { colour: false, width: 80 }));
    expect(parsed.gates[0]).toMatchObject({ outcome: "fail", figure: 0.051, unit: "points" });
  });
});
