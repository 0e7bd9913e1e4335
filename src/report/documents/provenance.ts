/** All that somebody needs to make the same document again: versions, options, inputs and look-ups by their fingerprints. */
import type { Findings } from "../../findings/schema.ts";
import { asAtWords } from "../as-at-words.ts";
import { NO_FIGURE, printCount } from "../figures.ts";
import { methodText } from "../method-text.ts";
import { printable } from "../printable.ts";
import type { Block, ReportCell } from "../report-block.ts";
import { exactFilesText } from "./exact-files.ts";
import type { DocumentFile, FileUse, TemplateId, TemplateInput } from "./template.ts";

/** How the figures were come by; `used` are the files beside the list that the document tells something of. */
export function methodBlocks(input: TemplateInput, used: readonly FileUse[]): Block[] {
  const exact = exactFilesText(input, used);
  return [
    { kind: "heading", text: "Method" },
    { kind: "paragraph", text: methodText(input.findings), tone: "faint" },
    ...(exact === "" ? [] : [{ kind: "paragraph", text: exact, tone: "faint" } satisfies Block]),
  ];
}

/** Files are named without their folders, and only where the document tells something of them; answers and settings always are. */
export function provenanceBlocks(
  template: TemplateId,
  input: TemplateInput,
  used: readonly FileUse[],
): Block[] {
  const beside = filesBeside(input, [...used, "answers", "config"]);
  return [
    { kind: "heading", text: "How to make this document again" },
    { kind: "paragraph", text: commandWords(template, input, beside) },
    {
      kind: "table",
      table: {
        columns: [
          { header: ["What it was made from"], align: "left" },
          { header: ["Rows"], align: "right" },
          { header: ["SHA-256"], align: "left" },
        ],
        rows: [...sources(input.findings), ...beside.map(fileRow)],
      },
    },
    { kind: "bullets", items: optionWords(input.findings) },
  ];
}

/** A word of a command as it is typed: quoted where a shell would read it otherwise. */
const typed = (word: string): string =>
  /^[\w.,:=%/+-]+$/.test(word) && !word.startsWith("-")
    ? word
    : `'${printable(word).replaceAll("'", "'\\''")}'`;

/** The findings do not hold how columns were named or dates read: such settings are said to be needed as well. */
function commandWords(template: TemplateId, { findings }: TemplateInput, beside: readonly Beside[]): string {
  const { options, standard, suppression, benchmark } = findings;
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
    ...(benchmark === undefined ? [] : benchmarkFlags(benchmark)),
    ...beside.map(({ use, file }) => `--${use} ${typed(file.name)}`),
  ];
  const tables = findings.references.some(({ kind }) => kind === "imd")
    ? ", with the same deprivation table (--imd or the store)"
    : "";
  const isConfigured = beside.some(({ use }) => use === "config");
  return `In fairwait ${findings.tool.version}: ${words.join(" ")}${tables}; and whatever columns, breakdowns and adjustments were asked for by flag${isConfigured ? "" : " or in fairwait.yaml"}. Same files, options and version: same bytes.`;
}

function benchmarkFlags({ file, trust, against }: NonNullable<Findings["benchmark"]>): string[] {
  const others = against.filter(({ kind, code }) => kind !== "england" && code !== trust?.code);
  return [
    `--benchmark ${typed(file)}`,
    ...(trust === null ? [] : [`--benchmark-trust ${typed(trust.code)}`]),
    ...(others.length === 0
      ? []
      : [`--benchmark-against ${typed(others.map(({ code }) => code).join(","))}`]),
  ];
}

const sources = ({ inputs, references, benchmark }: Findings): ReportCell[][] => [
  ...inputs.map((file) => sourceRow(printable(file.path), file)),
  ...references.map((table) => sourceRow(`Look-up: ${printable(table.name)}`, table)),
  ...(benchmark === undefined
    ? []
    : [sourceRow(`Published figures: ${printable(benchmark.file)}`, { sha256: benchmark.sha256 })]),
];

interface Beside {
  readonly use: FileUse;
  readonly file: DocumentFile;
  /** What it is of: "Previous findings, as at 28 February 2026". */
  readonly what: string;
}

const NAMES: Readonly<Record<FileUse, string>> = {
  previous: "Previous findings",
  baseline: "Baseline findings",
  impact: "Impact of the policy",
  simulation: "Simulation of the policy",
  answers: "Answers",
  config: "Settings",
};

function filesBeside(input: TemplateInput, used: readonly FileUse[]): Beside[] {
  return used.flatMap((use) => {
    const file = input.files?.[use];
    if (file === undefined) return [];
    const made = use === "answers" || use === "config" ? undefined : input[use];
    return [{ use, file, what: made === undefined ? NAMES[use] : `${NAMES[use]}, ${asAtWords(made.asAt)}` }];
  });
}

const fileRow = ({ what, file }: Beside): ReportCell[] =>
  sourceRow(`${what}: ${printable(file.name)}`, { sha256: file.sha256 });

/** `rows` is absent of a file that is no table of rows, null where disclosure control hides it. */
const sourceRow = (
  text: string,
  { rows, sha256 }: { readonly rows?: number | null; readonly sha256: string },
): ReportCell[] => [{ text }, { text: rows === undefined ? NO_FIGURE : printCount(rows) }, { text: sha256 }];

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
