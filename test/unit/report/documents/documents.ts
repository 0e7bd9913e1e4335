/** Invented findings for documents, changed where a test is about it, and what a document says. */
import type { DimensionFindings, Findings, GroupFindings } from "../../../../src/findings/schema.ts";
import type { Template, TemplateInput } from "../../../../src/report/documents/template.ts";
import type { Block } from "../../../../src/report/report-block.ts";
import { cellText } from "../../../../src/report/report-block.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";

/** The sample with some of its parts replaced. */
export const findingsWith = (changes: Partial<Findings> = {}): Findings => ({
  ...sampleFindings(),
  ...changes,
});

/** A list of ages and waits, and nothing else. */
export const bareFindings = (): Findings => {
  const findings = sampleFindings();
  return {
    ...findings,
    dimensions: findings.dimensions.filter(({ dimension }) => dimension === "age-band"),
    quality: findings.quality.filter(({ field }) => field === "date-of-birth"),
    completeness: [],
    references: [],
  };
};

/** The completeness of a field set to this proportion, in all places that tell it. */
export function known(findings: Findings, field: string, proportion: number): Findings {
  const other = (findings.completeness ?? []).filter((one) => one.field !== field);
  return {
    ...findings,
    completeness: [
      ...other,
      {
        field,
        label: field,
        n: 1000,
        known: Math.round(1000 * proportion),
        proportion,
        lower: proportion,
        upper: proportion,
        byRoute: null,
        byReason: null,
        disagreements: [],
        by: [],
      },
    ],
  };
}

/** As `groups` of a crossing: each of the sample's groups with so many pathways past the standard. */
export function crossing(
  part: string,
  characteristic: string,
  cells: readonly { readonly group: string; readonly n: number; readonly proportion: number }[],
): DimensionFindings {
  const dimension = sampleDimension(characteristic);
  const [model] = dimension.groups;
  if (model === undefined) throw new Error("the sample has no groups");
  return {
    ...dimension,
    dimension: `${part}*${characteristic}`,
    label: `${part} × ${dimension.label}`,
    reference: "rest-of-list",
    gaps: [],
    gradients: [],
    groups: cells.map(({ group, n, proportion }): GroupFindings => {
      const half = 1.96 * Math.sqrt((proportion * (1 - proportion)) / n);
      const [value = "", id = ""] = group.split("*");
      const label = dimension.groups.find((one) => one.group === id)?.label ?? id;
      const share = {
        count: Math.round(n * proportion),
        proportion,
        lower: Math.max(0, proportion - half),
        upper: Math.min(1, proportion + half),
      };
      return { ...model, group, label: `${value} × ${label}`, n, breachesStandard: share };
    }),
  };
}

export const compose = (template: Template, input: Partial<TemplateInput> = {}): Block[] =>
  template.compose({ findings: sampleFindings(), answers: {}, ...input });

/** Every text of a document, a line each. */
export const textsIn = (blocks: readonly Block[]): string[] => blocks.flatMap(textsOf);

export const textIn = (blocks: readonly Block[]): string => textsIn(blocks).join("\n");

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case "bullets":
      return [...block.items];
    case "table":
      return [
        ...block.table.columns.map(({ name, header }) => name ?? header.join(" ")),
        ...block.table.rows.flatMap((row) => row.map(cellText)),
      ];
    case "chart":
      return [block.chart.title, block.chart.alternative];
    case "checklist":
      return block.items.map(({ text, because = "" }) => `${text}: ${because}`);
    case "answer":
      return [block.prompt, block.answer ?? ""];
    default:
      return [block.text];
  }
}

/** All texts of one kind of block. */
export const headingsOf = (blocks: readonly Block[], kind: "heading" | "subheading"): string[] =>
  blocks.flatMap((block) => (block.kind === kind ? [block.text] : []));

export function tableWith(blocks: readonly Block[], header: string): string[][] {
  const found = blocks.find(
    (block) => block.kind === "table" && block.table.columns.some((column) => column.header.includes(header)),
  );
  if (found?.kind !== "table") throw new Error(`no table with ${header}`);
  return found.table.rows.map((row) => row.map(cellText));
}

export const checklistsIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "checklist" ? [block.items] : []));

/** The blocks from this heading to the next. */
export function sectionOf(
  blocks: readonly Block[],
  heading: string,
  kind: "heading" | "subheading",
): Block[] {
  const start = blocks.findIndex((block) => block.kind === kind && block.text === heading);
  if (start < 0) throw new Error(`no ${kind} ${heading}`);
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.kind === "heading" || block.kind === kind);
  return end < 0 ? rest : rest.slice(0, end);
}
