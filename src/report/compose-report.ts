/** The order an analyst reads in: what matters, the whole list, each dimension, then what to check it against. */
import type { DimensionFindings, Findings, Measures, Share } from "../findings/schema.ts";
import { adjustedBlocks } from "./adjusted-blocks.ts";
import { allInequalityBlocks } from "./all-inequality-blocks.ts";
import { allMeasuresBlocks } from "./all-measures-blocks.ts";
import { asAtWords } from "./as-at-words.ts";
import { benchmarkBlocks } from "./benchmark-blocks.ts";
import { completenessBlocks } from "./completeness-blocks.ts";
import { gapTable, medianOf, proportionOf, waitsTable } from "./dimension-tables.ts";
import { NOT_COMPARED, smallNumbersText } from "./figure-table.ts";
import {
  counted,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printPValue,
  SUPPRESSED,
} from "./figures.ts";
import { groupWords } from "./group-words.ts";
import { sureMeasures } from "./headline.ts";
import { ifUnknownBlocks } from "./if-unknown-blocks.ts";
import { inequalityBlocks } from "./inequality-blocks.ts";
import { intersectionBlocks } from "./intersection-blocks.ts";
import { isUnknown } from "./is-unknown.ts";
import { ledgerBlocks, qualityBlocks } from "./ledger-blocks.ts";
import { linkageBlocks } from "./linkage-blocks.ts";
import { listName } from "./list-name.ts";
import { methodText } from "./method-text.ts";
import { populationBlocks } from "./population-blocks.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { withinWords } from "./standard-words.ts";
import { suppressionWords } from "./suppression-words.ts";
import { timeToBlocks } from "./time-to-blocks.ts";
import { unitBlocks } from "./unit-blocks.ts";
import { sureUnknownGaps, unknownSentences } from "./unknown-sentence.ts";
import { whereWords } from "./where-words.ts";

export interface ReportScope {
  /** Everything the findings hold, not only the figures that matter most. */
  readonly allMeasures?: boolean;
}

export function composeReport(findings: Findings, scope: ReportScope): Block[] {
  return [
    ...titleBlocks(findings),
    ...summaryBlocks(findings),
    { kind: "heading", text: "All pathways" },
    { kind: "paragraph", text: overallText(findings.overall, findings) },
    ...dimensionsBlocks(findings, scope),
    ...unitBlocks(findings, scope.allMeasures === true),
    ...populationBlocks(findings),
    ...benchmarkBlocks(findings),
    ...timeToBlocks(findings, scope.allMeasures === true),
    ...completenessBlocks(findings),
    ...linkageBlocks(findings),
    ...ledgerBlocks(findings.ledger),
    ...qualityBlocks(findings),
    { kind: "heading", text: "Method" },
    { kind: "paragraph", text: methodText(findings), tone: "faint" },
  ];
}

function titleBlocks(findings: Findings): Block[] {
  const { standard, ledger, options, suppression } = findings;
  const read = `, from ${counted(ledger.read, "row")}`;
  const rows = options.where.length === 0 ? "" : ` · only rows where ${whereWords(options.where)}`;
  const target = standard.target === null ? "" : `${printPercentage(standard.target, 0)}% `;
  const people = ledger.people === null ? "" : `, ${counted(ledger.people, "person", "people")}`;
  const mark =
    suppression.rule === "none"
      ? "Internal: not for publication"
      : `Disclosure control: ${suppressionWords(suppression.rule)}`;
  return [
    {
      kind: "title",
      text: [
        listName(findings.inputs),
        asAtWords(findings.asAt),
        `standard: ${target}${withinWords(standard)}`,
      ].join(" · "),
    },
    {
      kind: "paragraph",
      text: `${counted(findings.overall.n, "pathway")}${people}${read}${rows} · ${mark}`,
      tone: "strong",
    },
  ];
}

export const NO_COMPARISON =
  "No comparison can be made: it takes two known groups of at least 20 pathways each.";

function summaryBlocks(findings: Findings): Block[] {
  const items = findings.headline.map((headline) => printable(headline.text));
  const heading: Block = { kind: "heading", text: "Who waits longer" };
  if (items.length === 0) return [heading, { kind: "paragraph", text: NO_COMPARISON }];
  return [
    heading,
    { kind: "bullets", items },
    {
      kind: "paragraph",
      text: "These are differences, not their causes; specialty mix, priority and age may lie behind them.",
      tone: "faint",
    },
  ];
}

export function overallText(overall: Measures, findings: Findings): string {
  const long = [
    longWaits(overall.over52Weeks, "over 52 weeks"),
    longWaits(overall.over65Weeks, "over 65"),
    longWaits(overall.over78Weeks, "over 78"),
    longWaits(overall.over104Weeks, "over 104"),
  ];
  const unknown =
    overall.unknownClockStart === 0
      ? ""
      : ` ${counted(overall.unknownClockStart, "further pathway")} without a usable clock start.`;
  return [
    `Median ${printInterval(medianOf(overall), printNumber)} weeks, 92nd percentile ${printNumber(overall.p92Weeks)};`,
    `${printInterval(proportionOf(overall.withinStandard), printPercentage, "%")} ${withinWords(findings.standard)};`,
    `${long.join(", ")}.${unknown}`,
  ].join(" ");
}

const longWaits = (share: Share, waited: string): string =>
  share.count === 0
    ? `none ${waited}`
    : share.count === null
      ? `${SUPPRESSED} ${waited}`
      : `${printCount(share.count)} (${printPercentage(share.proportion)}%) ${waited}`;

function dimensionsBlocks(findings: Findings, scope: ReportScope): Block[] {
  const isSureUnknown = sureUnknownGaps(findings.dimensions);
  const sureIn = sureMeasures(findings);
  return findings.dimensions.flatMap((dimension) => [
    ...dimensionBlocks(dimension, findings),
    ...inequalityBlocks(dimension, findings.standard),
    ...adjustedBlocks(dimension, findings, { ...scope, sureIn }),
    ...(scope.allMeasures === true
      ? [...allMeasuresBlocks(dimension), ...allInequalityBlocks(dimension)]
      : []),
    ...intersectionBlocks(dimension, {
      standard: findings.standard,
      allMeasures: scope.allMeasures === true,
    }),
    ...ifUnknownBlocks(dimension, findings.standard),
    ...unknownSentences(dimension, isSureUnknown, findings.standard).map(
      (text): Block => ({ kind: "paragraph", text: printable(text) }),
    ),
  ]);
}

export function dimensionBlocks(dimension: DimensionFindings, { standard }: Findings): Block[] {
  const heading: Block = { kind: "heading", text: printable(dimension.label) };
  if (dimension.groups.length === 0) return [heading, { kind: "paragraph", text: "No pathways." }];
  const gaps = gapTable(dimension, standard);
  const unknown = isUnknown(dimension);
  const marked = dimension.groups.some((group) => unknown(group.group));
  return [
    heading,
    { kind: "table", table: waitsTable(dimension, standard) },
    ...(gaps.rows.length === 0
      ? ([{ kind: "paragraph", text: nothingToCompare(dimension), tone: "faint" }] satisfies Block[])
      : ([
          {
            kind: "caption",
            text: `Gap to ${printable(groupWords(dimension, dimension.reference))} (shares in percentage points):`,
          },
          { kind: "table", table: gaps },
        ] satisfies Block[])),
    ...footnotes(dimension, marked),
  ];
}

const nothingToCompare = (dimension: DimensionFindings): string =>
  dimension.groups.length === 1
    ? "One group only: nothing to compare."
    : `No pathway of ${printable(groupWords(dimension, dimension.reference))}: nothing to compare with.`;

function footnotes(dimension: DimensionFindings, marked: boolean): Block[] {
  const { tests } = dimension;
  const parts = [
    tests.cramersV === null ? "" : `Cramér's V ${printNumber(tests.cramersV, 3)}`,
    tests.kruskalWallis === null ? "" : `Kruskal–Wallis p ${printPValue(tests.kruskalWallis.pValue)}`,
    tests.trend === null ? "" : `trend p ${printPValue(tests.trend.pValue)}`,
  ].filter((part) => part !== "");
  const sentences = [
    parts.length === 0 ? "" : `All known groups together: ${parts.join(", ")}.`,
    marked ? `${NOT_COMPARED} not in comparisons.` : "",
    dimension.groups.some((group) => group.suppressed) ? `${SUPPRESSED} hidden by disclosure control.` : "",
    smallNumbersText(dimension),
  ].filter((sentence) => sentence !== "");
  return sentences.length === 0 ? [] : [{ kind: "paragraph", text: sentences.join(" "), tone: "faint" }];
}
