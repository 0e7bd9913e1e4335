/** Tables of an order's impact: a row per group, under the name of its dimension. */
import type { Impact, ImpactDimension, ImpactGroup, ImpactMoves } from "../findings/impact-schema.ts";
import {
  countCell,
  type FigureCell,
  figureCell,
  NO_FIGURE_CELL,
  numberKind,
  PERCENTAGE,
  POINTS_MORE,
  signedNumberKind,
  WEEKS,
  WEEKS_MORE,
} from "./figure-cells.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { partOfCounts, sumOfCounts } from "./figures.ts";
import { effectOfRule } from "./impact-sentences.ts";
import { labelInTables } from "./label-in-tables.ts";
import { printable, wrapped } from "./printable.ts";
import type { ReportCell, ReportColumn, ReportTable } from "./report-block.ts";

interface Column<Row> {
  readonly header: readonly string[];
  readonly name?: string;
  readonly startsPart?: true;
  readonly cell: (row: Row) => FigureCell;
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

const PLACES = numberKind(1);
const PLACES_MORE = signedNumberKind(1);

const MOVES: readonly Column<ImpactMoves>[] = [
  { header: ["Path-", "ways"], name: "Pathways", cell: ({ n }) => countCell(n) },
  { header: ["With", "credit"], cell: ({ withCredit }) => countCell(withCredit) },
  {
    header: ["Places", "gained", "(mean)"],
    cell: ({ meanPlacesGained }) => figureCell(meanPlacesGained, PLACES_MORE),
  },
  {
    header: ["Weeks", "gained", "(mean)"],
    cell: ({ meanWeeksGained }) => figureCell(meanWeeksGained, WEEKS_MORE),
  },
  { header: ["Move", "up"], cell: ({ gainers }) => countCell(gainers.n) },
  { header: ["Move", "down"], cell: ({ losers }) => countCell(losers.n) },
  {
    header: ["Weeks lost", "by these:", "median"],
    startsPart: true,
    cell: ({ losers }) => figureCell(losers.medianWeeksLost, WEEKS),
  },
  {
    header: ["95th", "per-", "centile"],
    name: "95th percentile",
    cell: ({ losers }) => figureCell(losers.p95WeeksLost, WEEKS),
  },
  {
    header: ["most"],
    cell: ({ losers }) => figureCell(losers.n === 0 ? null : losers.largestWeeksMoved, WEEKS),
  },
];

const PLACES_LOST: readonly Column<ImpactMoves>[] = [
  {
    header: ["Places lost", "by these:", "median"],
    startsPart: true,
    cell: ({ losers }) => figureCell(losers.medianPlacesLost, PLACES),
  },
  {
    header: ["95th", "per-", "centile"],
    name: "95th percentile",
    cell: ({ losers }) => figureCell(losers.p95PlacesLost, PLACES),
  },
  {
    header: ["most"],
    cell: ({ losers }) => countOr(losers.n === 0 ? undefined : losers.largestPlacesMoved),
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
    ...columns.map(({ cell }) => cell(moves)),
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
  { header: ["Plain", "order"], cell: ({ firstPlaces }) => countOr(firstPlaces?.plain) },
  { header: ["This", "order"], cell: ({ firstPlaces }) => countOr(firstPlaces?.proposed) },
  {
    header: ["% of places,", "plain order"],
    cell: ({ firstPlaces }) => figureCell(firstPlaces?.plainShare ?? null, PERCENTAGE),
  },
  {
    header: ["% of places,", "this order"],
    cell: ({ firstPlaces }) => figureCell(firstPlaces?.proposedShare ?? null, PERCENTAGE),
  },
  {
    header: ["Change,", "points"],
    cell: ({ firstPlaces }) => figureCell(firstPlaces?.shareChange ?? null, POINTS_MORE),
  },
];

/** Who has the first places before and after, and the share of the whole list beside it. */
export function firstPlacesTable({ dimensions, overall }: Impact): ReportTable {
  const share: Column<ImpactGroup> = {
    header: ["% of", "the list"],
    cell: ({ n }) => figureCell(partOfCounts(n, overall.n), PERCENTAGE),
  };
  return groupsTable(dimensions, [share, ...FIRST_PLACES]);
}

/** Every limit: who passes it in which order. */
export function outcomesTable({ projection }: Impact): ReportTable {
  const rows = (projection ?? []).filter(({ n }) => n !== 0);
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { header: ["Path-", "ways"], name: "Pathways", cell: ({ n }) => countCell(n) },
    { header: ["Past it", "already"], cell: ({ alreadyPast }) => countCell(alreadyPast) },
    { header: ["Past it in", "the plain order"], cell: ({ plain }) => countCell(plain) },
    { header: ["Past it in", "this order"], cell: ({ proposed }) => countCell(proposed) },
    { header: ["Newly", "past it"], cell: ({ newlyPast }) => countCell(newlyPast) },
    { header: ["Newly", "spared"], cell: ({ newlySpared }) => countCell(newlySpared) },
  ];
  return {
    columns: reportColumns(columns),
    rows: rows.map((outcome) => [
      { text: outcome.weeks === null ? "Clinical target" : `${outcome.weeks} weeks` },
      ...columns.map(({ cell }) => cell(outcome)),
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
        cell: (group) => countOr(of(group)?.newlyPast),
      },
      { header: [limit, "spared"], cell: (group) => countOr(of(group)?.newlySpared) },
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
      cell: (group) => {
        const dimension = dimensionOf.get(group);
        return figureCell(
          dimension === undefined
            ? null
            : (effectOfRule(rule, { dimension, group })?.meanPlacesGained ?? null),
          PLACES_MORE,
        );
      },
    }),
  );
  const policy: Column<ImpactGroup> = {
    header: ["All rules"],
    startsPart: true,
    cell: ({ meanPlacesGained }) => figureCell(meanPlacesGained, PLACES_MORE),
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
const countOr = (count: number | null | undefined): FigureCell =>
  count === undefined ? NO_FIGURE_CELL : countCell(count);

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
  if (group.known) return [{ text }, ...columns.map(({ cell }) => cell(group))];
  return [
    { text, mark: ` ${NOT_COMPARED}`, tone: "faint" },
    ...columns.map(({ cell }): ReportCell => ({ ...cell(group), tone: "faint" })),
  ];
}
