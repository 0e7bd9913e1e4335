import { dimensionOf } from "../classify/dimensions.ts";
import { type CountedUnits, compareUnits, type UnitBreakdown } from "../compare/compare-units.ts";
import { FEWEST_UNITS, together, type UnitCounts, unitCounts } from "../compare/unit-counts.ts";
import { type CubeCell, type CubeTable, tableOver } from "../cube/cube.ts";
import { usageError } from "../errors.ts";
import type { DimensionFindings, Note, UnitsFindings } from "../findings/exact.ts";
import { grouped } from "../grouped.ts";
import type { Standard } from "../measure/standard.ts";
import { nearest } from "../nearest.ts";
import { headerOfDimension, isCrossed } from "../vocab/dimension-ids.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { isUnitDimension, UNIT_DIMENSIONS, unitNames } from "../vocab/unit-dimensions.ts";
import { hasDimension } from "./list-axes.ts";
import { viewOf } from "./list-dimensions.ts";
import { warning } from "./note.ts";
import { refusePersonalColumns } from "./personal-columns.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { CountedReading } from "./read-list.ts";

/** Every unit's groups are counted; of more units nobody could read a funnel. */
const MOST_UNITS = 1000;

/** Throws a usage error when an id is no unit of a service, or the list does not say it. */
export function requireUnits(id: string, files: readonly PlannedFile[]): void {
  if (!isUnitDimension(id) || dimensionOf(id) === undefined) throw noUnit(id);
  if (!hasDimension(id, files)) throw unitNotInList(id, files);
  refusePersonalColumns([id], files);
}

/** Units of the list with their levels and gaps; the dimensions are those of the run. */
export function listUnits(
  id: string,
  { counted }: Pick<CountedReading, "counted">,
  options: {
    readonly dimensions: readonly DimensionFindings[];
    readonly ethnicGrouping: EthnicGrouping;
    readonly standard: Standard;
  },
): { readonly findings: UnitsFindings; readonly notes: readonly Note[] } {
  const { dimensions, ethnicGrouping, standard } = options;
  const { cube } = counted;
  const view = viewOf(cube, id, ethnicGrouping);
  const table = tableOver(cube, [view.axis]);
  if (table === undefined) throw new Error(`the cube has no table over ${id}`);
  const sums = countsBy(table, standard, ({ levels }) => view.groupOf(levels[0] as number));
  const places = [...sums.keys()]
    .filter((place) => place < view.knownGroups && (sums.get(place)?.n ?? 0) > 0)
    .sort((one, other) => one - other);
  if (places.length > MOST_UNITS) throw tooManyUnits(id, places.length);
  const units = places.map((place) => ({
    unit: view.groups[place]?.id ?? "",
    label: view.groups[place]?.label ?? "",
    ...(sums.get(place) ?? together([])),
  }));
  const breakdownOf = (dimension: DimensionFindings): UnitBreakdown[] => {
    if (isCrossed(dimension.dimension)) return [];
    const groups = viewOf(cube, dimension.dimension, ethnicGrouping);
    // Groups that are the units themselves have no gap within one.
    const crossing = groups.axis === view.axis ? undefined : tableOver(cube, [groups.axis, view.axis]);
    if (crossing === undefined) return [];
    const width = view.groups.length;
    const byCell = countsBy(
      crossing,
      standard,
      ({ levels }) => groups.groupOf(levels[0] as number) * width + view.groupOf(levels[1] as number),
    );
    const known = groups.groups.slice(0, groups.knownGroups).map((group, index) => ({
      group: group.id,
      byUnit: places.map((place) => byCell.get(index * width + place) ?? together([])),
    }));
    const present = known.filter(({ byUnit }) => byUnit.some(({ n }) => n > 0));
    return [{ dimension: dimension.dimension, reference: dimension.reference, groups: present }];
  };
  const all: CountedUnits = {
    unit: id,
    label: view.label,
    unknown: cube.analysed - units.reduce((sum, { n }) => sum + n, 0),
    units,
    breakdowns: dimensions.flatMap(breakdownOf),
  };
  return { findings: compareUnits(all), notes: fewUnits(all) };
}

/** Cells of a table added up by the number each is given. */
function countsBy(
  { cells }: CubeTable,
  standard: Standard,
  numberOf: (cell: CubeCell) => number,
): ReadonlyMap<number, UnitCounts> {
  const parts = new Map<number, UnitCounts[]>();
  for (const cell of cells) {
    const number = numberOf(cell);
    const counts = unitCounts(cell.days, standard);
    const before = parts.get(number);
    if (before === undefined) parts.set(number, [counts]);
    else before.push(counts);
  }
  return new Map([...parts].map(([number, some]) => [number, together(some)]));
}

function fewUnits({ unit, units }: CountedUnits): Note[] {
  if (units.length >= FEWEST_UNITS) return [];
  const { one, many } = unitNames(unit);
  const there = units.length === 1 ? `is 1 ${one}` : `are ${units.length} ${many}`;
  return [
    warning(
      "units-too-few",
      `There ${there}: funnel limits take at least ${FEWEST_UNITS}, so none is held against the others.`,
    ),
  ];
}

function noUnit(id: string) {
  const ids = UNIT_DIMENSIONS.map((dimension) => dimension.id);
  const likely = nearest(id, ids);
  const isOfPeople = dimensionOf(id) !== undefined;
  return usageError({
    code: "unknown-unit",
    message: isOfPeople
      ? `--compare-units ${id}: the groups of ${id} are not units that provide or pay for care`
      : `--compare-units "${id}": there is no such unit${likely === undefined ? "" : `; the nearest is ${likely}`}`,
    hint: `Use one of ${ids.join(", ")}, or column:NAME.${isOfPeople ? ` Groups of people are compared with --by ${id}.` : ""}`,
  });
}

function unitNotInList(id: string, files: readonly PlannedFile[]) {
  const header = headerOfDimension(id);
  const [first] = files;
  const likely = header === undefined ? undefined : nearest(header, first?.header.headers ?? []);
  return usageError({
    code: "unit-not-in-list",
    ...(files.length === 1 && first !== undefined && { file: first.file.name }),
    message:
      header === undefined ? `no column gives ${id}, by which to compare` : `no column is headed "${header}"`,
    hint:
      header === undefined
        ? `Name the column with --column ${id}="<header>". \`fairwait inspect\` shows what was recognised.`
        : `Write the header as it stands in the file${likely === undefined ? "" : `, for example "column:${likely}"`}.`,
  });
}

const tooManyUnits = (id: string, units: number) =>
  usageError({
    code: "too-many-units",
    message: `${id} has ${grouped(units)} units; at most ${grouped(MOST_UNITS)} are compared`,
    hint: "Choose larger units, or take fewer rows with --where.",
  });
