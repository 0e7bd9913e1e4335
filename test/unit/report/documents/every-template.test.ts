import { describe, expect, test } from "vitest";
import { answersYaml } from "../../../../src/config/answers-yaml.ts";
import { readAnswers } from "../../../../src/config/read-answers.ts";
import type { Findings } from "../../../../src/findings/schema.ts";
import { assuranceTemplate } from "../../../../src/report/documents/assurance.ts";
import { boardTemplate } from "../../../../src/report/documents/board.ts";
import { disparityTemplate } from "../../../../src/report/documents/disparity.ts";
import { edsTemplate } from "../../../../src/report/documents/eds.ts";
import { ehiaTemplate } from "../../../../src/report/documents/ehia.ts";
import { erfGatewayTemplate } from "../../../../src/report/documents/erf-gateway.ts";
import { statementTemplate } from "../../../../src/report/documents/statement.ts";
import type {
  Answer,
  DocumentFile,
  Template,
  TemplateInput,
} from "../../../../src/report/documents/template.ts";
import { printCount, printNumber, printPercentage } from "../../../../src/report/figures.ts";
import { blocksMarkdown } from "../../../../src/report/markdown.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { sampleSummary } from "../sample-order.ts";
import { sampleSimulation } from "../sample-simulation.ts";
import { bareFindings, compose, textIn, textsIn } from "./documents.ts";

const TEMPLATES: readonly (readonly [string, Template])[] = [
  boardTemplate,
  assuranceTemplate,
  erfGatewayTemplate,
  ehiaTemplate,
  edsTemplate,
].map((template) => [template.id, template]);

const answerFor = ({ kind, choices, columns = [] }: Template["slots"][number], words: string): Answer => {
  if (choices !== undefined) return choices[0] ?? "";
  if (kind === "yes-no") return true;
  if (kind === "list") return [words];
  return kind === "rows" ? [Object.fromEntries(columns.map(({ key }) => [key, words]))] : words;
};

describe.each(TEMPLATES)("%s", (_, template) => {
  const allAnswers = (words: string) =>
    Object.fromEntries(template.slots.map((slot) => [slot.slot, answerFor(slot, words)]));

  test("has slots of different names, each with a prompt on one line", () => {
    const names = template.slots.map(({ slot }) => slot);
    expect(new Set(names).size).toBe(names.length);
    for (const { slot, prompt } of template.slots) {
      expect(slot).toMatch(/^[a-z0-9-]+$/);
      expect(prompt).toMatch(/^[^\n]{5,300}$/);
    }
  });

  test("asks for every text that it has no answer to, and shows the answers that it has", () => {
    const open = textIn(compose(template));
    const filled = textIn(compose(template, { answers: allAnswers("Words of a person: “here”") }));
    expect(filled).toContain("Words of a person: “here”");
    const asked = compose(template).flatMap((block) => (block.kind === "answer" ? [block] : []));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ answer }) => answer === null)).toBe(true);
    expect(open).not.toContain("Words of a person");
  });

  test("its answers file reads back what was written", () => {
    const answers = allAnswers("one: two\n<script>alert(1)</script>");
    const text = answersYaml(template, answers);
    expect(readAnswers(text, "answers.yaml", template)).toEqual(answers);
    expect(answersYaml(template, readAnswers(text, "answers.yaml", template))).toBe(text);
  });

  test("is the same twice, and says nothing undefined, of any list", async () => {
    const inputs = [
      {},
      { findings: bareFindings() },
      { previous: sampleFindings(), baseline: sampleFindings() },
      { impact: await sampleSummary(), simulation: sampleSimulation() },
    ];
    for (const input of inputs) {
      const text = textIn(compose(template, input));
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      expect(textIn(compose(template, input))).toBe(text);
      expect(text).not.toMatch(/significan/i);
    }
  });

  test("stands when disclosure control hides every count", () => {
    const text = textIn(compose(template, { findings: hidden(sampleFindings()) }));
    expect(text).not.toMatch(/undefined|NaN|null/);
    expect(text).toContain("a hidden number of pathways");
  });

  test("escapes labels and words from files in Markdown", () => {
    const findings = sampleFindings();
    const [first] = findings.dimensions;
    if (first?.groups[2] !== undefined) first.groups[2].label = "<script>alert(1)</script>";
    const answers = allAnswers("<img src=x onerror=alert(1)>");
    const markdown = blocksMarkdown(compose(template, { findings, answers }));
    expect(markdown).not.toMatch(/<(script|img)/i);
  });

  test("prints no figure that is not in the findings", () => {
    const findings = fewFindings();
    const printed = figuresOf(findings);
    const tenths = Array.from({ length: 1000 }, (_, index) => printNumber(index / 10));
    // Almost any figure would pass a set that holds almost every figure.
    expect(tenths.filter((figure) => printed.has(figure)).length).toBeLessThan(250);
    const strange = textsIn(compose(template, { findings })).flatMap((text) =>
      numbersIn(text).filter((figure) => !printed.has(figure) && !FIXED.has(figure)),
    );
    expect(strange).toEqual([]);
  });

  test("says whose eyes it is for", () => {
    const open = textIn(compose(template));
    expect(open).toContain("Internal: not for publication.");
    const findings = { ...sampleFindings(), suppression: { rule: "hes" } };
    expect(textIn(compose(template, { findings }))).toContain(
      "Disclosure control: * a count of 1 to 7; others to the nearest 5.",
    );
  });

  test("can be made again: command, fingerprints and editions, without a path", () => {
    const text = textIn(compose(template));
    expect(text).toContain(`--template ${template.id}`);
    for (const { sha256 } of sampleFindings().inputs) expect(text).toContain(sha256);
    expect(text).not.toMatch(/\/(work|home|tmp)\//);
  });
});

const CLOSING = /\nMethod\n[\s\S]*/;
const file = (name: string, exact = true): DocumentFile => ({ name, sha256: name.repeat(8), exact });
const FILES = {
  previous: file("earlier1.json"),
  baseline: file("baselin1.json"),
  impact: file("impact01.json"),
  simulation: file("simulat1.json"),
} as const;
const BESIDE = ["previous", "baseline", "impact", "simulation"] as const;

/** Findings of another day, so that a document that tells of them says something. */
const earlier = (asAt: string): Findings => ({ ...sampleFindings(), asAt });

const everything = async (): Promise<Omit<TemplateInput, "findings">> => ({
  answers: {},
  files: { ...FILES, config: file("fairwait.yaml", false) },
  previous: earlier("2026-01-25"),
  baseline: earlier("2020-02-23"),
  impact: await sampleSummary(),
  simulation: sampleSimulation(),
});

describe.each([
  ...TEMPLATES,
  ["disparity", disparityTemplate] as const,
  ["statement", statementTemplate] as const,
])("the provenance of %s", (_, template) => {
  const parts = (input: Partial<TemplateInput>) => {
    const text = textIn(compose(template, input));
    return { told: text.replace(CLOSING, ""), all: text };
  };

  test.each(BESIDE)("names the file of --%s where the document changes by it, and else not", async (use) => {
    const all = await everything();
    const { [use]: _, ...without } = all;
    const isTold = parts(all).told !== parts(without).told;
    expect(parts(all).all.includes(FILES[use].sha256)).toBe(isTold);
    expect(parts(all).all.includes(`--${use} ${FILES[use].name}`)).toBe(isTold);
  });

  test("names the benchmark, the answers and the settings, each with its fingerprint", () => {
    const benchmark = {
      file: "published.csv",
      sha256: "b".repeat(64),
      weekEnding: null,
      trust: { code: "RJ6", name: "A trust", kind: "acute-trust" as const },
      against: [
        { code: "ENG", name: "England", kind: "england" as const },
        { code: "RJ6", name: "A trust", kind: "acute-trust" as const },
        { code: "Y56", name: "A region", kind: "region" as const },
      ],
      dimensions: [],
    };
    const files = { answers: file("answers1.yaml", false), config: file("fairwait.yaml", false) };
    const { all } = parts({ findings: { ...sampleFindings(), benchmark }, files });
    expect(all).toContain(benchmark.sha256);
    expect(all).toContain("--benchmark published.csv --benchmark-trust RJ6 --benchmark-against Y56");
    expect(all).toContain(files.answers.sha256);
    expect(all).toContain(files.config.sha256);
    expect(parts({}).all).not.toContain("--benchmark");
  });

  test("says which files could not be held to the rule on people", async () => {
    const all = await everything();
    const base = sampleFindings();
    const withPeople = (people: number | null, rule: string): Findings => ({
      ...base,
      ledger: { ...base.ledger, people },
      suppression: { rule },
    });
    const said = (findings: Findings, files = all.files) =>
      parts({ ...all, files: files ?? {}, findings }).all;
    const isTold = BESIDE.some((use) => said(withPeople(900, "hes")).includes(FILES[use].sha256));
    const CANNOT = "could not be applied to";
    expect(said(withPeople(900, "hes")).includes(CANNOT)).toBe(isTold);
    expect(said(withPeople(900, "none"))).not.toContain(CANNOT);
    expect(said(withPeople(null, "hes"))).not.toContain(CANNOT);
    const disclosed = Object.fromEntries(BESIDE.map((use) => [use, { ...FILES[use], exact: false }]));
    expect(said(withPeople(900, "hes"), disclosed)).not.toContain(CANNOT);
    // Beside exact counts of the list, those of a policy are rounded.
    const ROUNDED = "Counts of the policy are rounded to the nearest 5 as well.";
    const ofPolicy = [FILES.impact, FILES.simulation].some(({ sha256 }) =>
      said(withPeople(900, "min:10")).includes(sha256),
    );
    expect(said(withPeople(900, "min:10")).includes(ROUNDED)).toBe(ofPolicy);
    expect(said(withPeople(900, "hes"))).not.toContain(ROUNDED);
  });
});

/** Every count null, as if all were below the limit. */
const hidden = (findings: Findings): Findings => ({
  ...findings,
  ledger: { ...findings.ledger, people: null },
  overall: hideCounts(findings.overall),
  dimensions: findings.dimensions.map((dimension) => ({
    ...dimension,
    gaps: [],
    groups: dimension.groups.map((group) => ({ ...hideCounts(group), suppressed: true })),
  })),
});

function hideCounts<Shape extends Findings["overall"]>(measures: Shape): Shape {
  const share = { count: null, proportion: null, lower: null, upper: null };
  return {
    ...measures,
    n: null,
    over52Weeks: share,
    over65Weeks: share,
    over78Weeks: share,
    over104Weeks: share,
    withinStandard: share,
    breachesStandard: share,
    medianWeeks: null,
    medianWeeksLower: null,
    medianWeeksUpper: null,
  };
}

/** Figures that are part of fixed words: limits, editions, numbers of sections, lines and priorities. */
const FIXED = new Set(
  "0 1 2 3 4 5 6 7 8 18 20 52 65 78 80 92 95 104 256 2001 2010 2020 2021 2022 2025 22 10 100".split(" "),
);

/** Texts that are names of files, dates and fingerprints hold no figures. */
const NAMES =
  /[0-9a-f]{64}|\d{4}-\d{2}-\d{2}|\b\d+ (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|\b[\w-]+\.csv|fairwait \d+\.\d+\.\d+|\d+[–-]\d+ ?(?:years)?$|aged [^%]*?(?=are|wait|who|;|,|:|\.|$)|\d+\+/g;

const numbersIn = (text: string): string[] =>
  [...text.replace(NAMES, " ").matchAll(/(?<![A-Za-z\d.])\d[\d,]*(?:\.\d+)?/g)].map(([figure]) =>
    figure.replace(/,$/, ""),
  );

/** The sample with one dimension, and without the figures that no document of these prints. */
function fewFindings(): Findings {
  const { inequality: _, gradients: __, ...dimension } = sampleDimension("imd-quintile");
  const gaps = dimension.gaps.filter(({ measure }) =>
    ["breachesStandard", "over52Weeks", "medianWeeks"].includes(measure),
  );
  return {
    ...sampleFindings(),
    dimensions: [
      { ...dimension, gaps, tests: { chiSquare: null, kruskalWallis: null, trend: null, cramersV: null } },
    ],
    notes: [],
  };
}

/** Every number of the findings as a report prints one of its kind: a percentage, weeks or points, a ratio, a count. */
function figuresOf(findings: Findings): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "number") {
      const size = Math.abs(value);
      found.add(printNumber(size));
      if (Number.isInteger(size)) found.add(printCount(size));
      if (size <= 1) found.add(printPercentage(size));
      if (size > 0.1 && !Number.isInteger(size)) found.add(printNumber(size, 2));
      if (size < 0.1) found.add(printNumber(size, 3));
    } else if (typeof value === "string") {
      for (const figure of numbersIn(value)) found.add(figure);
    } else if (typeof value === "object" && value !== null) {
      Object.values(value).forEach(visit);
    }
  };
  visit(findings);
  const family = findings.dimensions
    .flatMap(({ gaps }) => gaps)
    .filter((gap) => gap.measure === "breachesStandard" && gap.pValueAdjusted !== null);
  return found.add(String(family.length));
}
