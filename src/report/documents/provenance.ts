/** All that somebody needs to make the same document again: versions, options, inputs and look-ups by their fingerprints. */
import type { Findings } from "../../findings/schema.ts";
import { asAtWords } from "../as-at-words.ts";
import { printCount } from "../figures.ts";
import { methodText } from "../method-text.ts";
import { printable } from "../printable.ts";
import type { Block, ReportCell } from "../report-block.ts";
import type { TemplateId, TemplateInput } from "./template.ts";

export function methodBlocks(findings: Findings): Block[] {
  return [
    { kind: "heading", text: "Method" },
    { kind: "paragraph", text: methodText(findings), tone: "faint" },
  ];
}

/** Files are named without their folders. */
export function provenanceBlocks(template: TemplateId, input: TemplateInput): Block[] {
  const { findings } = input;
  return [
    { kind: "heading", text: "How to make this document again" },
    { kind: "paragraph", text: commandWords(template, input) },
    {
      kind: "table",
      table: {
        columns: [
          { header: ["What it was made from"], align: "left" },
          { header: ["Rows"], align: "right" },
          { header: ["SHA-256"], align: "left" },
        ],
        rows: sources(input),
      },
    },
    { kind: "bullets", items: optionWords(findings) },
  ];
}

/** A word of a command as it is typed: quoted where a shell would read it otherwise. */
const typed = (word: string): string =>
  /^[\w.,:=%/+-]+$/.test(word) && !word.startsWith("-")
    ? word
    : `'${printable(word).replaceAll("'", "'\\''")}'`;

/** The findings do not hold how columns were named or dates read: such settings are said to be needed as well. */
function commandWords(template: TemplateId, input: TemplateInput): string {
  const { findings } = input;
  const { options, standard, suppression } = findings;
  const words = [
    "fairwait report",
    ...findings.inputs.map(({ path }) => typed(path)),
    `--template ${template}`,
    ...(findings.asAt === null ? [] : [`--as-at ${findings.asAt}`]),
    `--standard ${typed(standard.id)}`,
    `--ethnic-grouping ${options.ethnicGrouping}`,
    `--multiplicity ${options.multiplicity}`,
    ...options.where.map((condition) => `--where ${typed(condition)}`),
    `--suppress ${typed(suppression.rule)}`,
  ];
  const files = [
    findings.references.some(({ kind }) => kind === "imd")
      ? "the same deprivation table (--imd or the store)"
      : "",
    input.previous === undefined ? "" : "the previous findings (--previous)",
    input.baseline === undefined ? "" : "the baseline findings (--baseline)",
    input.impact === undefined ? "" : "the impact of the policy (--impact)",
    input.simulation === undefined ? "" : "its simulation (--simulation)",
    Object.keys(input.answers).length === 0 ? "" : "the answers (--answers)",
  ].filter((file) => file !== "");
  const withFiles = files.length === 0 ? "" : `, with ${files.join(", ")}`;
  return `In fairwait ${findings.tool.version}: ${words.join(" ")}${withFiles}; and whatever columns, breakdowns and adjustments were asked for by flag or in fairwait.yaml. Same files, options and version: same bytes.`;
}

function sources(input: TemplateInput): ReportCell[][] {
  const { findings, previous, baseline, impact, simulation } = input;
  return [
    ...findings.inputs.map((file) => sourceRow(printable(file.path), file)),
    ...findings.references.map((table) => sourceRow(`Look-up: ${printable(table.name)}`, table)),
    ...otherSources("Previous list", previous),
    ...otherSources("Baseline", baseline),
    ...otherSources("List of the policy's impact", impact),
    ...otherSources("List of the simulation", simulation),
  ];
}

interface Sourced {
  readonly asAt: string | null;
  readonly inputs: Findings["inputs"];
}

const otherSources = (name: string, made: Sourced | undefined): ReportCell[][] =>
  (made?.inputs ?? []).map((file) =>
    sourceRow(`${name}, ${asAtWords(made?.asAt ?? null)}: ${printable(file.path)}`, file),
  );

const sourceRow = (
  text: string,
  { rows, sha256 }: { readonly rows: number | null; readonly sha256: string },
): ReportCell[] => [{ text }, { text: printCount(rows) }, { text: sha256 }];

const GROUPINGS = { "2001": "2001 census grouping", "2021": "2021 census grouping" } as const;

const optionWords = ({ options, standard, references }: Findings): string[] => [
  `Standard: ${printable(standard.id)}. Ethnic groups: ${GROUPINGS[options.ethnicGrouping]}. Adjustment for many comparisons: ${options.multiplicity}.`,
  options.where.length === 0
    ? "All rows of the list."
    : `Only rows where ${options.where.map(printable).join(", ")}.`,
  references.length === 0
    ? "No reference tables were used."
    : `Reference editions: ${references.map(({ name, vintage }) => `${printable(name)}${vintage === undefined ? "" : ` on the ${vintage} areas`}`).join("; ")}.`,
];
