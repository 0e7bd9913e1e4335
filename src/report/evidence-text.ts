/** What a policy writer may rely on: the adjusted gap of every group of a list, with its interval. */
import { type AdjustedGapFigure, adjustedEvidence, isSurelyWorse } from "../findings/adjusted-evidence.ts";
import type { DimensionFindings, Findings } from "../findings/schema.ts";
import { withinWords } from "./adjuster-words.ts";
import { asAtWords } from "./as-at-words.ts";
import { NO_FIGURE, printSigned } from "./figures.ts";
import { groupWords } from "./group-words.ts";
import { labelInTables } from "./label-in-tables.ts";
import { noteBlocks } from "./ledger-blocks.ts";
import { listName } from "./list-name.ts";
import { printBlocks, type TerminalOptions } from "./print-blocks.ts";
import { printable } from "./printable.ts";
import type { Block, ReportCell } from "./report-block.ts";

/** The measures that a policy may name, and how their gaps are printed. */
const MEASURES = [
  { measure: "breachesStandard", header: ["Past the standard:", "points more"], factor: 100 },
  { measure: "over52Weeks", header: ["Over 52 weeks:", "points more"], factor: 100 },
  { measure: "medianWeeks", header: ["Median: weeks", "longer"], factor: 1 },
] as const;

export const renderEvidence = (findings: Findings, options: TerminalOptions): string =>
  printBlocks(evidenceBlocks(findings), options);

function evidenceBlocks(findings: Findings): Block[] {
  return [
    {
      kind: "title",
      text: `${listName(findings.inputs)} · ${asAtWords(findings.asAt)} · evidence for a policy`,
    },
    {
      kind: "paragraph",
      text: "Adjusted gaps of this list, with 95% intervals. A rule on a protected characteristic can rest on a group and measure named in the last column: there the whole interval is worse for the group. A gap is no reason by itself, and none shown is no proof of none.",
    },
    ...findings.dimensions.flatMap(dimensionBlocks),
    ...noteBlocks(findings.notes),
  ];
}

function dimensionBlocks(dimension: DimensionFindings): Block[] {
  const rows = dimension.groups.flatMap(({ group }) => {
    const gaps = MEASURES.map(
      ({ measure }) => adjustedEvidence(dimension.adjusted ?? [], { group, measure }).gap,
    );
    return gaps.some((gap) => gap !== undefined) ? [{ group, gaps }] : [];
  });
  const heading: Block = { kind: "heading", text: printable(dimension.label) };
  const [first] = dimension.adjusted ?? [];
  if (rows.length === 0 || first === undefined) {
    return [heading, { kind: "paragraph", text: "No adjusted gap can be given.", tone: "faint" }];
  }
  return [
    heading,
    {
      kind: "caption",
      text: `Gap to ${printable(groupWords(dimension, dimension.reference))}, ${withinWords(first.adjustedFor)}:`,
    },
    {
      kind: "table",
      table: {
        columns: [
          { header: [""], align: "left" },
          ...MEASURES.map(({ header }) => ({ header, align: "right" as const })),
          { header: ["Worse with", "its whole interval"], align: "left" },
        ],
        rows: rows.map(({ group, gaps }): ReportCell[] => [
          { text: printable(labelInTables(dimension, groupNamed(dimension, group))) },
          ...gaps.map((gap, index) => gapCell(gap, MEASURES[index]?.factor ?? 1)),
          {
            text: MEASURES.filter(({ measure }, index) => holds(measure, gaps[index]))
              .map(({ measure }) => measure)
              .join(", "),
          },
        ]),
      },
    },
  ];
}

type Figures = AdjustedGapFigure | undefined;

const holds = (measure: string, gap: Figures): boolean => gap !== undefined && isSurelyWorse(measure, gap);

const groupNamed = (dimension: DimensionFindings, id: string): DimensionFindings["groups"][number] => {
  const found = dimension.groups.find(({ group }) => group === id);
  if (found === undefined) throw new Error(`no group ${id}`);
  return found;
};

function gapCell(gap: Figures, factor: number): ReportCell {
  if (gap === undefined) return { text: NO_FIGURE };
  const print = (value: number): string => printSigned(factor * value);
  return { text: `${print(gap.difference)} (${print(gap.lower)} to ${print(gap.upper)})` };
}
