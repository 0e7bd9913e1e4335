/**
 * The monthly report, in the order it is read: what changed, who waits longer, what remains among people listed alike, where
 * characteristics meet, how good the data are, how it is worked out; then every figure for whoever asks.
 */
import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import { isCrossed } from "../../vocab/dimension-ids.ts";
import { adjustedBlocks } from "../adjusted-blocks.ts";
import { benchmarkBlocks } from "../benchmark-blocks.ts";
import { changeBlocks } from "../changes/change-blocks.ts";
import { changeSentences, sinceWords } from "../changes/change-sentences.ts";
import { benchmarkCharts } from "../charts/benchmark-chart.ts";
import { dimensionCharts } from "../charts/dimension-charts.ts";
import { heatMapChart } from "../charts/heat-map-chart.ts";
import { unitCharts } from "../charts/unit-charts.ts";
import { completenessBlocks } from "../completeness-blocks.ts";
import { dimensionBlocks, NO_COMPARISON, overallText } from "../compose-report.ts";
import { waitsTable } from "../dimension-tables.ts";
import { sureMeasures } from "../headline.ts";
import { ifUnknownBlocks } from "../if-unknown-blocks.ts";
import { inequalityBlocks } from "../inequality-blocks.ts";
import { intersectionBlocks } from "../intersection-blocks.ts";
import { ledgerBlocks, qualityBlocks } from "../ledger-blocks.ts";
import { linkageBlocks } from "../linkage-blocks.ts";
import { populationBlocks } from "../population-blocks.ts";
import { printable } from "../printable.ts";
import { repeatsFifths } from "../repeated-groups.ts";
import type { Block } from "../report-block.ts";
import { timeToBlocks } from "../time-to-blocks.ts";
import { unitBlocks } from "../unit-blocks.ts";
import { sureUnknownGaps, unknownSentences } from "../unknown-sentence.ts";
import { openingBlocks } from "./opening.ts";
import { methodBlocks, provenanceBlocks } from "./provenance.ts";
import { section } from "./section.ts";
import type { FileUse, Template, TemplateInput } from "./template.ts";

/** The files beside the list that this document tells something of. */
const USED: readonly FileUse[] = ["previous"];

export const disparityTemplate: Template = {
  id: "disparity",
  title: "Disparities in waiting times",
  summary: "the monthly report: who waits longer, like compared with like, data quality, what changed",
  needs: [],
  slots: [],
  uses: USED,
  compose,
};

function compose(input: TemplateInput): Block[] {
  const { findings, previous } = input;
  return [
    ...openingBlocks(disparityTemplate.title, findings),
    ...(previous === undefined ? [] : changeSummary(findings, previous)),
    ...section("Who waits longer", [...headlineBlocks(findings), ...shownDimensions(findings)]),
    ...section("When like is compared with like", explanationBlocks(findings)),
    ...section("Where characteristics meet", crossedBlocks(findings)),
    ...benchmarkSection(findings),
    ...unitBlocks(findings, false),
    ...unitCharts(findings).map((chart): Block => ({ kind: "chart", chart })),
    ...populationBlocks(findings),
    ...timeToBlocks(findings, false),
    ...section("Data quality and linkage", qualitySection(findings)),
    ...methodBlocks(input, USED),
    ...(previous === undefined
      ? []
      : section(`What changed since ${sinceWords(previous)}, in figures`, changeBlocks(findings, previous))),
    ...section("Every group in figures", figureBlocks(findings)),
    ...provenanceBlocks("disparity", input, USED),
  ];
}

/** Looked at in every report, whether or not anything stands out. */
const ALWAYS_SHOWN: readonly string[] = ["ethnic-group", "imd-quintile", "sex", "age-band"];

const changeSummary = (findings: Findings, previous: Findings): Block[] =>
  section(`What changed since ${sinceWords(previous)}`, [
    { kind: "bullets", items: changeSentences(findings, previous).map(printable) },
  ]);

function headlineBlocks(findings: Findings): Block[] {
  const { headline, overall } = findings;
  const whole: Block = { kind: "paragraph", text: `The list as a whole: ${overallText(overall, findings)}` };
  if (headline.length === 0) return [{ kind: "paragraph", text: NO_COMPARISON }, whole];
  return [
    { kind: "bullets", items: headline.map(({ text }) => printable(text)) },
    {
      kind: "paragraph",
      text: "These are differences, not their causes. What remains of them among people listed alike stands below, under “When like is compared with like”.",
      tone: "faint",
    },
    whole,
  ];
}

/** The usual four, and whatever else has a gap that is sure; the others are named, and stand with every figure. */
function shownDimensions(findings: Findings): Block[] {
  const single = findings.dimensions.filter(({ dimension }) => !isCrossed(dimension));
  const isShown = shownIn(findings);
  const ids = single.map(({ dimension }) => dimension);
  const left = single.filter((dimension) => !isShown(dimension));
  const repeated = left.filter(({ dimension }) => repeatsFifths(dimension, ids));
  const others = left.filter((dimension) => !repeated.includes(dimension));
  return [
    ...single
      .filter(isShown)
      .flatMap((dimension): Block[] => [
        { kind: "subheading", text: printable(dimension.label) },
        ...(dimension.groups.length === 0
          ? [{ kind: "paragraph" as const, text: "No pathways." }]
          : [
              ...dimensionCharts(dimension, findings).map((chart): Block => ({ kind: "chart", chart })),
              { kind: "table" as const, table: waitsTable(dimension, findings.standard) },
            ]),
      ]),
    ...(others.length === 0
      ? []
      : [
          {
            kind: "paragraph" as const,
            text: `No gap is sure by these, whose figures stand at the end: ${labelsOf(others)}.`,
          },
        ]),
    ...(repeated.length === 0
      ? []
      : [
          {
            kind: "paragraph" as const,
            text: `The same in finer steps stands at the end: ${labelsOf(repeated)}.`,
          },
        ]),
  ];
}

const labelsOf = (dimensions: readonly DimensionFindings[]): string =>
  dimensions.map(({ label }) => printable(label)).join(", ");

function shownIn(findings: Findings): (dimension: DimensionFindings) => boolean {
  const sureIn = sureMeasures(findings);
  const sure = findings.dimensions
    .filter((dimension) => dimension.groups.some(({ group }) => sureIn(dimension, group).size > 0))
    .map(({ dimension }) => dimension);
  return ({ dimension }) =>
    ALWAYS_SHOWN.includes(dimension) || (sure.includes(dimension) && !repeatsFifths(dimension, sure));
}

/** Adjusted gaps of what is shown; where all unknown belonged to one side; how the unknown wait. */
function explanationBlocks(findings: Findings): Block[] {
  const { standard, dimensions } = findings;
  const sureIn = sureMeasures(findings);
  const isSureUnknown = sureUnknownGaps(dimensions);
  return dimensions.filter(shownIn(findings)).flatMap((dimension): Block[] => {
    const blocks = [
      ...adjustedBlocks(dimension, findings, { sureIn }),
      ...ifUnknownBlocks(dimension, standard),
      ...unknownSentences(dimension, isSureUnknown, standard).map(
        (text): Block => ({ kind: "paragraph", text: printable(text) }),
      ),
    ];
    return blocks.length === 0 ? [] : [{ kind: "subheading", text: printable(dimension.label) }, ...blocks];
  });
}

const crossedBlocks = (findings: Findings): Block[] =>
  findings.dimensions
    .filter(({ dimension }) => isCrossed(dimension))
    .flatMap((dimension): Block[] => {
      const chart = heatMapChart(dimension, findings);
      return [
        { kind: "subheading", text: printable(dimension.label) },
        ...(chart === undefined ? [] : [{ kind: "chart" as const, chart }]),
        ...intersectionBlocks(dimension, { standard: findings.standard, allMeasures: false }),
      ];
    });

/** What is said of it, its pictures, then the tables. */
function benchmarkSection(findings: Findings): Block[] {
  const blocks = benchmarkBlocks(findings);
  const figures = blocks.findIndex(({ kind }) => kind === "subheading");
  const charts = benchmarkCharts(findings).map((chart): Block => ({ kind: "chart", chart }));
  return figures < 0 ? blocks : [...blocks.slice(0, figures), ...charts, ...blocks.slice(figures)];
}

const qualitySection = (findings: Findings): Block[] => [
  ...completenessBlocks(findings),
  ...linkageBlocks(findings),
  ...ledgerBlocks(findings.ledger),
  ...qualityBlocks(findings),
];

const figureBlocks = (findings: Findings): Block[] =>
  findings.dimensions.flatMap((dimension) => [
    ...dimensionBlocks(dimension, findings),
    ...inequalityBlocks(dimension, findings.standard),
  ]);
