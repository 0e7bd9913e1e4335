/** The list beside NHS England's published figures: in sentences, then a table for each characteristic and measure. */
import type {
  BenchmarkDimension,
  BenchmarkFindings,
  BenchmarkMeasure,
} from "../findings/benchmark-schema.ts";
import type { Findings } from "../findings/schema.ts";
import { dayWords } from "./as-at-words.ts";
import { benchmarkSentences } from "./benchmark-sentences.ts";
import { NO_FIGURE, printInterval, printPercentage, printSigned } from "./figures.ts";
import { printable } from "./printable.ts";
import type { Block, ReportCell } from "./report-block.ts";
import type { ReportTable } from "./report-table.ts";

export function benchmarkBlocks({ benchmark }: Pick<Findings, "benchmark">): Block[] {
  if (benchmark === undefined) return [];
  return [
    { kind: "heading", text: "Beside NHS England's published figures" },
    { kind: "paragraph", text: sourceText(benchmark) },
    { kind: "bullets", items: benchmarkSentences(benchmark) },
    ...benchmark.dimensions.flatMap((dimension) => dimensionBlocks(dimension, benchmark)),
    { kind: "paragraph", text: DEFINITIONS, tone: "faint" },
  ];
}

function sourceText({ file, weekEnding, against }: BenchmarkFindings): string {
  const when = weekEnding === null ? "" : `, week ending ${dayWords(weekEnding)}`;
  const names = against.map(({ name, code }) => `${printable(name)} (${printable(code)})`).join("; ");
  return `Waiting List Minimum Data Set demographics${when} (${printable(file)}). Beside the list: ${names}.`;
}

const DEFINITIONS =
  "On NHS England's definitions: of all pathways, those of an unknown clock start among them. Their figures count English-commissioned pathways, take ethnicity from hospital records first, and come from counts rounded to the nearest 5; the list's own ethnicity and commissioners may differ. Places are among acute trusts that have the figure, the list in place of its own trust; 1 is the best for patients, and places of small groups change by chance.";

const MEASURES: readonly { readonly measure: BenchmarkMeasure; readonly name: string }[] = [
  { measure: "within18WeeksOfAll", name: "Within 18 weeks, %" },
  { measure: "over52WeeksOfAll", name: "Over 52 weeks, %" },
];

const dimensionBlocks = (dimension: BenchmarkDimension, benchmark: BenchmarkFindings): Block[] => [
  { kind: "subheading", text: printable(dimension.label) },
  ...MEASURES.flatMap(({ measure, name }): Block[] => [
    { kind: "caption", text: `${name}, and the gap to the reference group in percentage points:` },
    { kind: "table", table: measureTable(dimension, benchmark, measure) },
  ]),
];

function measureTable(
  { groups, gaps }: BenchmarkDimension,
  { against }: BenchmarkFindings,
  measure: BenchmarkMeasure,
): ReportTable {
  return {
    columns: [
      { header: [""], align: "left" },
      { header: ["This list", "(95% interval)"], align: "right" },
      ...against.map(({ code, kind }) => ({
        header: [kind === "england" ? "England" : printable(code)],
        align: "right" as const,
      })),
      { header: ["Median", "trust"], align: "right" },
      { header: ["Place"], align: "right" },
      { header: ["Gap,", "this list"], align: "right", startsPart: true },
      { header: ["Gap,", "England"], align: "right" },
      { header: ["Place", "by gap"], align: "right" },
    ],
    rows: groups.flatMap(({ group, label, measures }) => {
      const found = measures.find((each) => each.measure === measure);
      if (found === undefined) return [];
      const gap = gaps.find((each) => each.group === group && each.measure === measure);
      const { proportion: value, lower, upper } = found.list;
      return [
        [
          { text: printable(label) },
          {
            text: printInterval({ value, lower, upper }, printPercentage),
            ...percentage(value),
          },
          ...found.published.map(percentageCell),
          percentageCell(found.trusts?.median ?? null),
          placeCell(found.place),
          pointsCell(gap?.list ?? null),
          pointsCell(gap?.published[0] ?? null),
          placeCell(gap?.place ?? null),
        ],
      ];
    }),
  };
}

const percentage = (value: number | null): Pick<ReportCell, "figure"> =>
  value === null ? {} : { figure: { value, unit: "proportion", digits: 1 } };

const percentageCell = (value: number | null): ReportCell => ({
  text: printPercentage(value),
  ...percentage(value),
});

const pointsCell = (value: number | null): ReportCell => ({
  text: printSigned(value === null ? null : 100 * value),
  ...(value === null ? {} : { figure: { value: 100 * value, unit: "points", digits: 1 } }),
});

const placeCell = (place: { readonly place: number; readonly of: number } | null): ReportCell => ({
  text: place === null ? NO_FIGURE : `${place.place} of ${place.of}`,
  ...(place === null ? {} : { figure: { value: place.place, unit: "number", digits: 0 } }),
});
