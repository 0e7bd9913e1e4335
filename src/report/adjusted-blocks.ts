/** What remains of each gap among people listed alike, beside the gap as it stands. */
import type { AdjustedStrata } from "../findings/adjusted-schema.ts";
import type { DimensionFindings, Findings } from "../findings/schema.ts";
import { type AdjustedRow, adjustedRowsOf } from "./adjusted-index.ts";
import { adjustedInterval, isSureAdjusted } from "./adjusted-interval.ts";
import { adjustedSentences } from "./adjusted-sentences.ts";
import { adjustersWords } from "./adjuster-words.ts";
import { allOf } from "./all-of.ts";
import { carriedTable } from "./carried-table.ts";
import { everyAdjustedGapBlocks } from "./every-adjusted-gap-blocks.ts";
import { figureCell, POINTS_MORE, WEEKS_MORE } from "./figure-cells.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import { NO_FIGURE, partOfCounts, printCount, printPercentage, sumOfCounts } from "./figures.ts";
import { gapIndex } from "./gap-index.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { nearestToNone } from "./headline.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { breachWords, type Standard } from "./standard-words.ts";

const MOST_CARRIERS = 6;
const MOST_NAMES = 3;
/** Strata of one side are mentioned unasked when they hold more than this part of it. */
const LEAST_LEFT_OUT = 0.1;

export interface AdjustedScope {
  readonly allMeasures?: boolean | undefined;
  /** The measures in which a group surely differs from its reference. */
  readonly sureIn: (dimension: DimensionFindings, group: string) => ReadonlySet<string>;
}

export function adjustedBlocks(
  dimension: DimensionFindings,
  findings: Findings,
  { allMeasures = false, sureIn }: AdjustedScope,
): Block[] {
  const { standard } = findings;
  const rows = adjustedRowsOf(dimension);
  const [first] = rows;
  const adjustedFor = dimension.adjusted?.[0]?.adjustedFor;
  if (first === undefined || adjustedFor === undefined) return [];
  const columns = mainColumns(standard, rows);
  const sureOf = ({ group }: AdjustedRow) => sureIn(dimension, group.group);
  const sure = rows.filter((row) => sureOf(row).size > 0);
  const isWorthATable =
    allMeasures ||
    wasAskedFor(rows) ||
    sure.length > 0 ||
    rows.some((row) => columns.some(({ isStrong }) => isStrong?.(row) === true));
  if (!isWorthATable) return [];
  const surest = surestRow(dimension, sure);
  const sentences =
    surest === undefined ? [] : adjustedSentences(dimension, surest, { standard, sure: sureOf(surest) });
  const carried = (dimension.adjustedStrata ?? []).filter(
    (strata) => allMeasures || isFirstHeadline(findings, dimension, strata.group),
  );
  return [
    {
      kind: "caption",
      text: `The same gap, crude and adjusted for ${printable(adjustersWords(adjustedFor))}:`,
    },
    { kind: "table", table: figureTable(dimension, rows, columns, ({ group }) => group) },
    ...sentences.map((text): Block => ({ kind: "paragraph", text: printable(text) })),
    ...carried.flatMap((strata) => carriedBlocks(dimension, strata, allMeasures)),
    ...(allMeasures ? everyAdjustedGapBlocks(dimension, rows) : []),
    ...tooFewBlocks(rows),
    ...strataBlocks(dimension, allMeasures),
  ];
}

const isFirstHeadline = (
  { headline, dimensions }: Findings,
  { dimension }: DimensionFindings,
  group: string,
) => {
  const isCarried = (id: string, ofGroup: string) =>
    dimensions
      .find((one) => one.dimension === id)
      ?.adjustedStrata?.some((strata) => strata.group === ofGroup && strata.carriedBy.length > 0) === true;
  const first = headline.find((one) => isCarried(one.dimension, one.group));
  return first?.dimension === dimension && first.group === group;
};

/** Models are fitted only with `--adjust`. */
const wasAskedFor = (rows: readonly AdjustedRow[]): boolean =>
  rows.some((row) => row.of("logistic", "breachesStandard") !== undefined);

/** The group whose gap in mean weeks, else in breaching the standard, is surest. */
function surestRow(dimension: DimensionFindings, rows: readonly AdjustedRow[]): AdjustedRow | undefined {
  const gaps = gapIndex(dimension);
  const certain = (row: AdjustedRow, measure: "meanWeeks" | "breachesStandard"): number => {
    const gap = gaps.gapOf(row.group.group, measure);
    return Math.abs(nearestToNone(gap?.differenceLower ?? null, gap?.differenceUpper ?? null));
  };
  const surest = (measure: "meanWeeks" | "breachesStandard"): AdjustedRow | undefined => {
    const [best] = [...rows].sort((one, other) => certain(other, measure) - certain(one, measure));
    return best !== undefined && certain(best, measure) > 0 ? best : undefined;
  };
  return surest("meanWeeks") ?? surest("breachesStandard");
}

function mainColumns(standard: Standard, rows: readonly AdjustedRow[]): FigureColumn<AdjustedRow>[] {
  const measure = "breachesStandard";
  const crude = (row: AdjustedRow) => row.of("mantel-haenszel", measure)?.crude ?? null;
  return [
    {
      header: [`${capitalised(breachWords(standard))}:`, "points, crude"],
      cell: (row) => figureCell(crude(row), POINTS_MORE),
      startsPart: true,
    },
    {
      header: ["stratified", "(95% interval)"],
      name: `${capitalised(breachWords(standard))}: points, stratified (95% interval)`,
      cell: (row) => adjustedInterval(row.of("mantel-haenszel", measure), POINTS_MORE),
      isStrong: (row) => isSureAdjusted(row.of("mantel-haenszel", measure)),
    },
    ...(wasAskedFor(rows)
      ? [
          {
            header: ["by regression", "(95% interval)"],
            name: `${capitalised(breachWords(standard))}: points, by regression (95% interval)`,
            cell: (row: AdjustedRow) => adjustedInterval(row.of("logistic", measure), POINTS_MORE),
            isStrong: (row: AdjustedRow) => isSureAdjusted(row.of("logistic", measure)),
          },
        ]
      : []),
    {
      header: ["Median: weeks", "longer, crude"],
      cell: (row) => figureCell(row.of("standardised", "medianWeeks")?.crude ?? null, WEEKS_MORE),
      startsPart: true,
    },
    {
      header: ["with the same mix", "(95% interval)"],
      name: "Median: weeks longer, with the same mix (95% interval)",
      cell: (row) => adjustedInterval(row.of("standardised", "medianWeeks"), WEEKS_MORE),
      isStrong: (row) => isSureAdjusted(row.of("standardised", "medianWeeks")),
    },
  ];
}

function carriedBlocks(dimension: DimensionFindings, strata: AdjustedStrata, all: boolean): Block[] {
  if (strata.carriedBy.length === 0) return [];
  const people = printable(groupWords(dimension, strata.group));
  const others = printable(groupWords(dimension, strata.reference));
  const table = carriedTable(strata, all ? Number.POSITIVE_INFINITY : MOST_CARRIERS);
  const hasNoFigure = table.rows.some((row) => row.some(({ text }) => text === NO_FIGURE));
  const explained = hasNoFigure ? ` ${NO_FIGURE}: no mean of fewer than five.` : "";
  return [
    {
      kind: "caption",
      text: `Where the gap in mean weeks between ${people} and ${others} lies:`,
    },
    { kind: "table", table },
    { kind: "paragraph", text: `${CARRIED_CAUTION}${explained}`, tone: "faint" },
  ];
}

const TOO_FEW_WORDS = {
  "few-compared": "fewer than 20 pathways of one side are in strata of both",
  "most-left-out": "less than half of one side is in strata of both",
} as const;

/** Why groups have no adjusted figure. */
function tooFewBlocks(rows: readonly AdjustedRow[]): Block[] {
  const reasons = Object.entries(TOO_FEW_WORDS).flatMap(([reason, words]) => {
    const labels = rows
      .filter((row) => row.of("kitagawa", "meanWeeks")?.reason === reason)
      .map(({ group }) => printable(group.label));
    return labels.length === 0 ? [] : [`${allOf(labels)}: ${words}`];
  });
  if (reasons.length === 0) return [];
  return [{ kind: "paragraph", text: `No stratified figure: ${reasons.join("; ")}.`, tone: "faint" }];
}

const CARRIED_CAUTION =
  "Rows have no intervals and their order is within chance: they say where to look first, no more.";

/** Strata with one side only, and with few people: counted, and named where they are few; groups that say the same say it once. */
function strataBlocks({ groups, adjustedStrata: every = [] }: DimensionFindings, all: boolean): Block[] {
  const adjustedStrata = every.filter((strata) => all || isMuchLeftOut(strata));
  const said = (kind: "leftOut" | "tooFew", of: (strata: AdjustedStrata) => number): string => {
    const groupsOf = new Map<string, string[]>();
    for (const strata of adjustedStrata) {
      const { strata: count, names } = strata[kind];
      if (count === 0) continue;
      const label = groups.find(({ group }) => group === strata.group)?.label ?? strata.group;
      const more = [
        ...(kind === "leftOut" ? [partOf(strata)] : []),
        ...(count <= MOST_NAMES ? [allOf(names.map(printable))] : []),
      ];
      const text = `${printCount(count)} of ${printCount(of(strata))}${more.length === 0 ? "" : ` (${more.join(": ")})`}`;
      groupsOf.set(text, [...(groupsOf.get(text) ?? []), printable(label)]);
    }
    return [...groupsOf].map(([text, labels]) => `${allOf(labels)}: ${text}`).join("; ");
  };
  const leftOut = said("leftOut", ({ strata }) => strata);
  const few = said("tooFew", ({ compared }) => compared);
  const sentences = [
    leftOut === "" ? "" : `Strata with one side only, left out where the mix is made the same: ${leftOut}.`,
    few === "" || !all ? "" : `Compared strata with fewer than five pathways on one side: ${few}.`,
  ].filter((sentence) => sentence !== "");
  return sentences.length === 0 ? [] : [{ kind: "paragraph", text: sentences.join(" "), tone: "faint" }];
}

const isMuchLeftOut = ({ n, referenceN, leftOut }: AdjustedStrata): boolean =>
  (partOfCounts(leftOut.pathways, n) ?? 0) > LEAST_LEFT_OUT ||
  (partOfCounts(leftOut.referencePathways, referenceN) ?? 0) > LEAST_LEFT_OUT;

/** "1.2% of pathways": how much of both sides stands in strata of one side. */
function partOf({ leftOut, n, referenceN }: AdjustedStrata): string {
  const part = partOfCounts(
    sumOfCounts([leftOut.pathways, leftOut.referencePathways]),
    sumOfCounts([n, referenceN]),
  );
  return part === 1 ? "all pathways" : `${printPercentage(part)}% of pathways`;
}
