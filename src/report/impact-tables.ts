/** Tables of an order's impact: a row per group, under the name of its dimension. */
import type { Impact, ImpactDimension, ImpactGroup, ImpactMoves } from "../findings/impact-schema.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import {
  NO_FIGURE,
  partOfCounts,
  printCount,
  printNumber,
  printPercentage,
  printSigned,
  sumOfCounts,
} from "./figures.ts";
import { effectOfRule } from "./impact-sentences.ts";
import { labelInTables } from "./label-in-tables.ts";
import { printable, wrapped } from "./printable.ts";
import type { ReportCell, ReportColumn, ReportTable } from "./report-block.ts";

interface Column<Row> {
  readonly header: readonly string[];
  readonly name?: string;
  readonly startsPart?: true;
  readonly print: (row: Row) => string;
}

const reportColumns = <Row>(columns: readonly Column<Row>[]): ReportColumn[] => [
  { header: [""], align: "left" },
  ...columns.map(({ header, name, startsPart }) => ({
    header,
    align: "right" as const,
    ...(name === undefined ? {} : { name }),
    ...(startsPart === undefined ? {} : { startsPart }),
  })),
];

const MOVES: readonly Column<ImpactMoves>[] = [
  { header: ["Path-", "ways"], name: "Pathways", print: ({ n }) => printCount(n) },
  { header: ["With", "credit"], print: ({ withCredit }) => printCount(withCredit) },
  { header: ["Places", "gained", "(mean)"], print: ({ meanPlacesGained }) => printSigned(meanPlacesGained) },
  { header: ["Weeks", "gained", "(mean)"], print: ({ meanWeeksGained }) => printSigned(meanWeeksGained) },
  { header: ["Move", "up"], print: ({ gainers }) => printCount(gainers.n) },
  { header: ["Move", "down"], print: ({ losers }) => printCount(losers.n) },
  {
    header: ["Weeks lost", "by these:", "median"],
    startsPart: true,
    print: ({ losers }) => printNumber(losers.medianWeeksLost),
  },
  {
    header: ["95th", "per-", "centile"],
    name: "95th percentile",
    print: ({ losers }) => printNumber(losers.p95WeeksLost),
  },
  { header: ["most"], print: ({ losers }) => printNumber(losers.n === 0 ? null : losers.largestWeeksMoved) },
];

const PLACES_LOST: readonly Column<ImpactMoves>[] = [
  {
    header: ["Places lost", "by these:", "median"],
    startsPart: true,
    print: ({ losers }) => printNumber(losers.medianPlacesLost),
  },
  {
    header: ["95th", "per-", "centile"],
    name: "95th percentile",
    print: ({ losers }) => printNumber(losers.p95PlacesLost),
  },
  {
    header: ["most"],
    print: ({ losers }) => countOr(losers.n === 0 ? undefined : losers.largestPlacesMoved),
  },
];

/** Weeks where a capacity turns places into them, else places. */
const moveColumns = ({ capacity }: Impact): readonly Column<ImpactMoves>[] =>
  capacity.perWeek === null
    ? [...MOVES.filter(({ header }) => !WEEKS_ONLY.test(header[0] ?? "")).slice(0, 5), ...PLACES_LOST]
    : MOVES;

const WEEKS_ONLY = /^Weeks/;

/** Who moves how far, the whole list and its tiers. */
export function tiersTable(impact: Impact): ReportTable {
  const columns = moveColumns(impact);
  const row = (label: string, moves: ImpactMoves): ReportCell[] => [
    { text: label },
    ...columns.map(({ print }) => ({ text: print(moves) })),
  ];
  return {
    columns: reportColumns(columns),
    rows: [row("All", impact.overall), ...impact.tiers.map((moves) => row(moves.tier, moves))],
  };
}

/** Who moves how far, every group of every dimension. */
export const movesTable = (impact: Impact): ReportTable =>
  groupsTable(impact.dimensions, moveColumns(impact));

const FIRST_PLACES: readonly Column<ImpactGroup>[] = [
  { header: ["Plain", "order"], print: ({ firstPlaces }) => countOr(firstPlaces?.plain) },
  { header: ["This", "order"], print: ({ firstPlaces }) => countOr(firstPlaces?.proposed) },
  {
    header: ["% of places,", "plain order"],
    print: ({ firstPlaces }) => printPercentage(firstPlaces?.plainShare ?? null),
  },
  {
    header: ["% of places,", "this order"],
    print: ({ firstPlaces }) => printPercentage(firstPlaces?.proposedShare ?? null),
  },
  {
    header: ["Change,", "points"],
    print: ({ firstPlaces }) =>
      printSigned(firstPlaces?.shareChange == null ? null : 100 * firstPlaces.shareChange),
  },
];

/** Who has the first places before and after, and the share of the whole list beside it. */
export function firstPlacesTable({ dimensions, overall }: Impact): ReportTable {
  const share: Column<ImpactGroup> = {
    header: ["% of", "the list"],
    print: ({ n }) => printPercentage(partOfCounts(n, overall.n)),
  };
  return groupsTable(dimensions, [share, ...FIRST_PLACES]);
}

/** Every limit: who passes it in which order. */
export function outcomesTable({ projection }: Impact): ReportTable {
  const rows = (projection ?? []).filter(({ n }) => n !== 0);
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { header: ["Path-", "ways"], name: "Pathways", print: ({ n }) => printCount(n) },
    { header: ["Past it", "already"], print: ({ alreadyPast }) => printCount(alreadyPast) },
    { header: ["Past it in", "the plain order"], print: ({ plain }) => printCount(plain) },
    { header: ["Past it in", "this order"], print: ({ proposed }) => printCount(proposed) },
    { header: ["Newly", "past it"], print: ({ newlyPast }) => printCount(newlyPast) },
    { header: ["Newly", "spared"], print: ({ newlySpared }) => printCount(newlySpared) },
  ];
  return {
    columns: reportColumns(columns),
    rows: rows.map((outcome) => [
      { text: outcome.weeks === null ? "Clinical target" : `${outcome.weeks} weeks` },
      ...columns.map(({ print }) => ({ text: print(outcome) })),
    ]),
  };
}

/** Groups of whom anybody is newly past a limit, or spared; a pair of columns for each limit that moves anybody. */
export function outcomeGroupsTable({ dimensions, projection }: Impact): ReportTable {
  const moving = (projection ?? []).filter(
    ({ newlyPast, newlySpared }) => sumOfCounts([newlyPast, newlySpared]) !== 0,
  );
  const columns = moving.flatMap(({ outcome, weeks }): Column<ImpactGroup>[] => {
    const limit = weeks === null ? "target:" : `${weeks} wk:`;
    const of = ({ outcomes }: ImpactGroup) => outcomes.find((found) => found.outcome === outcome);
    return [
      {
        header: [limit, "past"],
        startsPart: true,
        print: (group) => countOr(of(group)?.newlyPast),
      },
      { header: [limit, "spared"], print: (group) => countOr(of(group)?.newlySpared) },
    ];
  });
  const touched = dimensions
    .map((dimension) => ({
      ...dimension,
      groups: dimension.groups.filter(({ outcomes }) =>
        outcomes.some(({ newlyPast, newlySpared }) => sumOfCounts([newlyPast, newlySpared]) !== 0),
      ),
    }))
    .filter(({ groups }) => groups.length > 0);
  return groupsTable(touched, columns);
}

const HEADER_WIDTH = 14;

/** Mean places by each rule alone, and by the policy of several, in dimensions that no rule names. */
export function indirectTable({ dimensions, rules }: Impact): ReportTable {
  const unnamed = dimensions.filter(({ named }) => !named);
  const dimensionOf = new Map(
    unnamed.flatMap((dimension) => dimension.groups.map((group) => [group, dimension])),
  );
  const names = rules.map(({ reason }) => printable(reason));
  const columns = rules.map(
    (rule, index): Column<ImpactGroup> => ({
      ...ruleHeader(names, index),
      startsPart: true,
      print: (group) => {
        const dimension = dimensionOf.get(group);
        return printSigned(
          dimension === undefined
            ? null
            : (effectOfRule(rule, { dimension, group })?.meanPlacesGained ?? null),
        );
      },
    }),
  );
  const policy: Column<ImpactGroup> = {
    header: ["All rules"],
    startsPart: true,
    print: ({ meanPlacesGained }) => printSigned(meanPlacesGained),
  };
  return groupsTable(unnamed, rules.length === 1 ? columns : [...columns, policy]);
}

/** Two rules may give one reason; columns of a Markdown table need names of their own. */
function ruleHeader(names: readonly string[], index: number): Pick<Column<ImpactGroup>, "header" | "name"> {
  const own = names[index] ?? "";
  const isShared = names.filter((name) => name === own).length > 1;
  const name = isShared ? `${own} (rule ${index + 1})` : own;
  return { header: wrapped(name, HEADER_WIDTH), name };
}

/** A dash where there is nothing to count. */
const countOr = (count: number | null | undefined): string =>
  count === undefined ? NO_FIGURE : printCount(count);

const INDENT = "  ";

function groupsTable(
  dimensions: readonly ImpactDimension[],
  columns: readonly Column<ImpactGroup>[],
): ReportTable {
  return {
    columns: reportColumns(columns),
    rows: dimensions.flatMap((dimension) => [
      [{ text: printable(dimension.label) }, ...columns.map(() => ({ text: "" }))],
      ...dimension.groups.map((group) => groupRow(dimension, group, columns)),
    ]),
  };
}

function groupRow(
  dimension: ImpactDimension,
  group: ImpactGroup,
  columns: readonly Column<ImpactGroup>[],
): ReportCell[] {
  const text = `${INDENT}${printable(labelInTables(dimension, group))}`;
  if (group.known) return [{ text }, ...columns.map(({ print }) => ({ text: print(group) }))];
  return [
    { text, mark: ` ${NOT_COMPARED}`, tone: "faint" },
    ...columns.map(({ print }): ReportCell => ({ text: print(group), tone: "faint" })),
  ];
}
