/** The list beside the population of its catchment: who the residents are, a table per dimension, and what it cannot say. */
import type { Catchment, PopulationDimension, PopulationGroup } from "../findings/population-schema.ts";
import type { Findings } from "../findings/schema.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import {
  countCell,
  type FigureCell,
  type FigureKind,
  figureCell,
  intervalCell,
  numberKind,
  PERCENTAGE,
  RATIO,
} from "./figure-cells.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import {
  counted,
  type Interval,
  partOfCounts,
  printCount,
  printNumber,
  printPercentage,
  SUPPRESSED,
  sumOfCounts,
} from "./figures.ts";
import { groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { Block, ReportTable } from "./report-block.ts";

const NOT_NEED =
  "A rate is not need. It says how many wait for every thousand residents, not how many are ill: illness, referral, private " +
  "care, other providers and age differ between groups. More on the list can mean more need or better access; fewer, " +
  "less need or a way to the list that is harder to find.";

export function populationBlocks(findings: Findings): Block[] {
  const { population } = findings;
  if (population === undefined) return [];
  const { catchments, dimensions } = population;
  return [
    { kind: "heading", text: "Beside the population: list rates and representation" },
    ...catchments.map((catchment): Block => ({ kind: "paragraph", text: catchmentText(catchment) })),
    { kind: "paragraph", text: NOT_NEED, tone: "strong" },
    ...dimensions.flatMap((dimension) => dimensionBlocks(dimension, findings)),
  ];
}

const RULES: Readonly<Record<string, (names: string, areas: string) => string>> = {
  lsoa: (percent, areas) => {
    if (percent === "100") return `all ${areas} of the list that it counts`;
    return percent === ""
      ? `the ${areas} with more than a tenth of the pathways of a typical patient's LSOA, chosen by the list itself`
      : `the ${areas} that hold the first ${percent}% of the list, chosen by the list itself`;
  },
  icb: (codes) => `ICB ${codes}`,
  "local-authority": (codes) => `local authority ${codes}`,
};

/** "Catchment (residents.csv): the 303 LSOAs that hold …, 512,345 residents. 95,210 of 100,000 pathways (95.2%) …". */
function catchmentText(catchment: Catchment): string {
  const { rule, file, level, areas, residents, inside, outside, unplaced, listAreas, listResidents } =
    catchment;
  const [kind = "", names = ""] = rule.split(":");
  const isOfLsoas = level === "lsoa";
  const area = RULES[kind]?.(names.replaceAll(",", ", "), counted(areas, "LSOA")) ?? printable(rule);
  const size = kind === "lsoa" || !isOfLsoas ? "" : ` (${counted(areas, "LSOA")})`;
  const all = sumOfCounts([inside, outside, unplaced]);
  const share = printPercentage(partOfCounts(inside, all));
  const whole =
    kind !== "lsoa" || listAreas === null || listAreas === areas
      ? ""
      : ` All ${counted(listAreas, "LSOA")} of the list together have ${printNumber(listResidents, 0)} residents.`;
  return (
    `Catchment (${printable(file)}): ${area}${size}, ${counted(residents, "resident")}. ${printCount(inside)} of ` +
    `${counted(all, "pathway")} (${share}%) are of people who live there; ${printCount(outside)} live elsewhere, ` +
    `${printCount(unplaced)} have no usable LSOA.${whole}`
  );
}

function dimensionBlocks(dimension: PopulationDimension, findings: Findings): Block[] {
  const { catchments = [] } = findings.population ?? {};
  const file =
    catchments.length < 2 ? "" : `, residents of ${printable(catchments[dimension.catchment]?.file ?? "")}`;
  return [
    { kind: "caption", text: `${printable(dimension.label)}${file}:` },
    { kind: "table", table: populationTable(dimension) },
    { kind: "paragraph", text: sentences(dimension, findings).join(" "), tone: "faint" },
  ];
}

interface Column {
  readonly header: readonly string[];
  readonly startsPart?: true;
  readonly cell: (group: PopulationGroup) => FigureCell;
}

/** Residents are published by others: none is hidden, and a group without a table has none. */
const RESIDENTS: FigureKind = { unit: "count", digits: 0, print: (value) => printNumber(value, 0) };

const COLUMNS: readonly Column[] = [
  { header: ["Residents"], cell: ({ residents }) => figureCell(residents, RESIDENTS) },
  {
    header: ["% of", "residents"],
    cell: ({ residentsShare }) => figureCell(residentsShare, PERCENTAGE),
  },
  { header: ["Pathways"], cell: ({ pathways }) => countCell(pathways) },
  { header: ["% of", "pathways"], cell: ({ pathwaysShare }) => figureCell(pathwaysShare, PERCENTAGE) },
  {
    header: ["Per 1,000 residents", "(95% interval)"],
    cell: (group) => intervalCell(intervalOf(group, "ratePer1000"), numberKind(1)),
  },
  {
    header: ["Times its share of", "residents (95%)"],
    startsPart: true,
    cell: (group) => intervalCell(intervalOf(group, "representation"), RATIO),
  },
  {
    header: ["Over 18 weeks: times", "its share of pathways"],
    cell: (group) => intervalCell(intervalOf(group, "over18WeeksRepresentation"), RATIO),
  },
  {
    header: ["Over 52 weeks: times", "its share of pathways"],
    cell: (group) => intervalCell(intervalOf(group, "over52WeeksRepresentation"), RATIO),
  },
];

type Measure = "ratePer1000" | "representation" | "over18WeeksRepresentation" | "over52WeeksRepresentation";

const intervalOf = (group: PopulationGroup, measure: Measure): Interval => ({
  value: group[measure],
  lower: group[`${measure}Lower`],
  upper: group[`${measure}Upper`],
});

function populationTable({ groups }: PopulationDimension): ReportTable {
  return {
    columns: [
      { header: [""], align: "left" },
      ...COLUMNS.map(({ header, startsPart }) => ({
        header,
        align: "right" as const,
        ...(startsPart && { startsPart }),
      })),
    ],
    rows: groups.map((group) => {
      const text = printable(group.label);
      const label = group.known ? { text } : { text, mark: ` ${NOT_COMPARED}`, tone: "faint" as const };
      const figures = COLUMNS.map(({ cell }) => ({
        ...(group.suppressed ? { text: SUPPRESSED } : cell(group)),
        ...(!group.known && { tone: "faint" as const }),
      }));
      return [label, ...figures];
    }),
  };
}

const MOST_NAMED = 2;

/** Who is on the list more and less than their numbers, and what the unknown keep from being known. */
function sentences(dimension: PopulationDimension, findings: Findings): string[] {
  return [...extremes(dimension, findings), ...unknownWords(dimension)];
}

/** Only what chance does not explain; groups are in the order of how far they are above or below their share. */
function extremes(dimension: PopulationDimension, findings: Findings): string[] {
  const all = pathwaysOf(dimension.groups.filter((group) => group.known));
  const known = dimension.groups
    .filter((group) => group.known)
    .filter(
      ({ pathways, residentsShare }) =>
        Math.max(pathways ?? 0, (residentsShare ?? 0) * (all ?? 0)) >= FEWEST_PATHWAYS,
    )
    .sort((one, other) => (other.representation ?? 0) - (one.representation ?? 0));
  const more = known.filter(({ representationLower }) => (representationLower ?? 0) > 1);
  const fewer = known.filter(({ representationUpper }) => (representationUpper ?? 1) < 1).reverse();
  if (more.length + fewer.length === 0) {
    return ["No group's share of the pathways is surely different from its share of the residents."];
  }
  const waits = findings.dimensions.find((one) => one.dimension === dimension.dimension);
  const words = (group: PopulationGroup): string => {
    const who = waits === undefined ? group.label : groupWords(waits, group.group);
    return `${printable(who)} (${printPercentage(group.residentsShare)}% of residents, ${printPercentage(group.pathwaysShare)}% of pathways)`;
  };
  return [
    more.length === 0
      ? ""
      : `Furthest above their share of the residents: ${more.slice(0, MOST_NAMED).map(words).join("; ")}.`,
    fewer.length === 0 ? "" : `Furthest below it: ${fewer.slice(0, MOST_NAMED).map(words).join("; ")}.`,
  ].filter((sentence) => sentence !== "");
}

function unknownWords({ groups, residentsWithoutGroup }: PopulationDimension): string[] {
  const unknown = pathwaysOf(groups.filter(({ known }) => !known));
  const share = printPercentage(partOfCounts(unknown, pathwaysOf(groups)));
  return [
    unknown === 0
      ? ""
      : `${NOT_COMPARED} ${counted(unknown, "pathway")} (${share}%) ${unknown === 1 ? "has" : "have"} no known group: in no rate, so that the ` +
        "rates of the other groups are somewhat too low, and in no share.",
    residentsWithoutGroup === 0
      ? ""
      : `${counted(residentsWithoutGroup, "resident")} of the catchment are in none of these groups.`,
  ].filter((sentence) => sentence !== "");
}

const pathwaysOf = (groups: readonly PopulationGroup[]): number | null =>
  sumOfCounts(groups.map(({ pathways }) => pathways));
