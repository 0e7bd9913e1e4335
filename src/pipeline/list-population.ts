import { dimensionOf } from "../classify/dimensions.ts";
import { type Cube, tableOver } from "../cube/cube.ts";
import { inputError, usageError } from "../errors.ts";
import type { Note, PopulationDimension, PopulationFindings } from "../findings/schema.ts";
import { groupWaits } from "../measure/group-waits.ts";
import { thresholdCounts } from "../measure/measure-group.ts";
import { type ResidentsAndPathways, representGroup, unplacedGroup } from "../measure/represent-group.ts";
import type { Standard } from "../measure/standard.ts";
import { type PopulationFiles, residentsIn } from "../reference/population-table.ts";
import type { AnalysisRequest } from "../request.ts";
import { total } from "../stats/counts.ts";
import { type Catchment, catchmentOf, DEFAULT_CATCHMENT } from "./catchment.ts";
import { type CatchmentAxis, catchmentAxis } from "./catchment-axis.ts";
import { type ListAreas, listAreas } from "./list-areas.ts";
import { viewOf } from "./list-dimensions.ts";
import { warning } from "./note.ts";
import { lostAreas, notCompared, ownDeprivation, regrouped, unusedTables } from "./population-notes.ts";
import type { CountedReading } from "./read-list.ts";
import {
  counts,
  onlyGrouping,
  POPULATION_DIMENSIONS,
  type PopulationDimensionId,
  residentsByGroup,
} from "./resident-groups.ts";

/** The list beside the population of its catchment. */
export interface ListPopulation {
  readonly findings: PopulationFindings;
  readonly notes: readonly Note[];
}

interface PopulationOptions {
  readonly request: AnalysisRequest;
  readonly reading: CountedReading;
  readonly standard: Standard;
}

/** A table with its catchment, and the waits of the list split by who lives there. */
interface Served {
  readonly catchment: Catchment;
  readonly list: ListAreas;
  readonly cube: Cube;
  isInside(stratum: number): boolean;
}

/**
 * Rates and representation of every dimension of the run that some table counts residents by. Pathways are those of the
 * catchment's residents, so that both sides of a rate are the same people; they take one more count of the list. Throws a
 * user error when no table can be used.
 */
export async function listPopulation(
  { tables, memberships, notes }: PopulationFiles,
  options: PopulationOptions,
): Promise<ListPopulation> {
  const { request, reading } = options;
  if (tables.length === 0) throw noTable();
  const choice = request.catchment ?? DEFAULT_CATCHMENT;
  const placed: Placed[] = [];
  const unusable: { readonly file: string; readonly why: string }[] = [];
  for (const table of tables) {
    const list = listAreas(reading.files, reading.counted, table.vintage);
    if (list.columns.every((column) => column === undefined)) throw noAreas(reading);
    const catchment = catchmentOf(table, { choice, memberships, list });
    if ("unusable" in catchment) unusable.push({ file: table.file, why: catchment.unusable });
    else placed.push({ catchment, list });
  }
  if (placed.length === 0) throw noUsableTable(unusable);
  const asked = reading.breakdowns.flatMap(([id, ...crossed]) => (crossed.length === 0 ? [id] : []));
  const dimensions = POPULATION_DIMENSIONS.filter((id) => asked.includes(id));
  const served = await countResidents(placed, reading, dimensions);
  const compared = dimensions.map((id) => ({ id, ...compareDimension(id, { ...options, served }) }));
  const found = compared.flatMap(({ dimension }) => dimension ?? []);
  return {
    findings: { catchments: served.map((one) => catchmentFindings(one, reading.counted)), dimensions: found },
    notes: [
      ...notes,
      ...served.flatMap(({ catchment, list }) => [...catchment.notes, ...lostAreas(catchment.table, list)]),
      ...unusable.map(({ file, why }) => warning("population-not-used", `${file} is not used: ${why}.`)),
      ...unusedTables(
        served.map(({ catchment }) => catchment.table),
        found,
      ),
      ...compared.flatMap((one) => one.notes),
    ],
  };
}

type Placed = Pick<Served, "catchment" | "list">;

/** One more count of the list for all catchments that read the same LSOA columns. */
async function countResidents(
  placed: readonly Placed[],
  reading: CountedReading,
  dimensions: readonly PopulationDimensionId[],
): Promise<Served[]> {
  const axes = [...new Set(dimensions.map((id) => dimensionOf(id)?.axis ?? id))];
  const served: Served[] = [];
  const counted = new Map<string, { readonly axis: CatchmentAxis; readonly cube: Cube }>();
  for (const one of placed) {
    const key = columnsKey(one);
    const alike = placed.filter((other) => columnsKey(other) === key);
    let count = counted.get(key);
    if (count === undefined) {
      const axis = catchmentAxis(
        one.list.columns,
        alike.map(({ catchment }) => catchment.lsoas),
      );
      count = { axis, cube: (await reading.countWithin(axis, axes)).cube };
      counted.set(key, count);
    }
    const { axis, cube } = count;
    const place = alike.indexOf(one);
    served.push({ ...one, cube, isInside: (stratum) => axis.isInside(stratum, place) });
  }
  return served;
}

const columnsKey = ({ list }: Placed): string => list.columns.join();

interface Comparing extends PopulationOptions {
  readonly served: readonly Served[];
}

interface ComparedDimension {
  readonly dimension?: PopulationDimension;
  readonly notes: readonly Note[];
}

function compareDimension(id: PopulationDimensionId, comparing: Comparing): ComparedDimension {
  const { served, request, reading, standard } = comparing;
  const label = dimensionOf(id)?.label ?? id;
  const candidates = served.flatMap((one, index) => {
    const { table, areas } = one.catchment;
    if (!counts(table, id)) return [];
    const grouping = (id === "ethnic-group" ? onlyGrouping(table) : undefined) ?? request.ethnicGrouping;
    const view = viewOf(one.cube, id, grouping);
    const deprivationOf =
      request.imd.length === 0
        ? {}
        : { deprivationOf: (area: string) => knownGroup(view, reading.deprivation.ofLsoa(area)) };
    const residents = residentsByGroup(id, view, { table, areas, grouping, ...deprivationOf });
    return [{ ...one, index, grouping, view, residents }];
  });
  const usable = candidates.flatMap(({ residents, ...one }) =>
    residents.kind === "counted" ? [{ ...one, residents }] : [],
  );
  // Of several the first; of deprivation the one whose LSOAs are those of the IMD, where fewest residents are without.
  const [chosen] = isDeprivation(id)
    ? usable.sort((one, other) => one.residents.withoutGroup - other.residents.withoutGroup)
    : usable;
  if (chosen === undefined) {
    const why = candidates.flatMap(({ catchment, residents }) =>
      residents.kind === "not-counted" ? [`${catchment.table.file}: ${residents.why}`] : [],
    );
    return { notes: [notCompared(label, why)] };
  }
  const { view, residents, cube, isInside } = chosen;
  const table = tableOver(cube, [view.axis]);
  if (table === undefined) throw new Error(`the cube has no table over ${view.axis}`);
  const inside = { ...table, cells: table.cells.filter(({ stratum }) => isInside(stratum)) };
  const waits = groupWaits(inside, view.groups.length, ([level]) => view.groupOf(level as number));
  const groups = view.groups.map((group, index): CountedGroup => {
    const ofGroup = waits[index]?.waits ?? [];
    const { over18Weeks, over52Weeks } = thresholdCounts(ofGroup, standard);
    const known = index < view.knownGroups;
    const living = known ? (residents.byGroup.get(group.id) ?? 0) : 0;
    return { ...group, known, residents: living, pathways: total(ofGroup), over18Weeks, over52Weeks };
  });
  const dimension = {
    dimension: id,
    label: view.label,
    catchment: chosen.index,
    residentsWithoutGroup: residents.withoutGroup,
    groups: represented(groups),
  };
  return {
    dimension,
    notes: [
      ...(chosen.grouping === request.ethnicGrouping
        ? []
        : [regrouped(chosen.catchment.table, chosen.grouping)]),
      ...(isDeprivation(id) ? ownDeprivation(reading.files) : []),
    ],
  };
}

interface CountedGroup extends ResidentsAndPathways {
  readonly id: string;
  readonly label: string;
  readonly known: boolean;
}

/** A known group with residents and no pathway is shown: that nobody of it waits is a finding. */
function represented(groups: readonly CountedGroup[]): PopulationDimension["groups"] {
  const known = groups.filter((group) => group.known);
  const sum = (of: keyof ResidentsAndPathways): number => known.reduce((all, group) => all + group[of], 0);
  const everyone = {
    residents: sum("residents"),
    pathways: sum("pathways"),
    over18Weeks: sum("over18Weeks"),
    over52Weeks: sum("over52Weeks"),
  };
  return groups
    .filter(({ residents, pathways }) => residents > 0 || pathways > 0)
    .map((group) => ({
      group: group.id,
      label: group.label,
      known: group.known,
      suppressed: false,
      ...(group.known ? representGroup(group, everyone) : unplacedGroup(group.pathways)),
    }));
}

function catchmentFindings(
  { catchment, list }: Placed,
  { cube }: CountedReading["counted"],
): PopulationFindings["catchments"][number] {
  const { rule, table, areas, lsoas } = catchment;
  const onList = [...list.pathways.keys()].filter((code) => table.areas.has(code));
  const ofLsoas = table.level === "lsoa";
  const sum = (codes: Iterable<string>): number =>
    [...codes].reduce((all, code) => all + (list.pathways.get(code) ?? 0), 0);
  const [inside, placed] = [sum(lsoas), sum(list.pathways.keys())];
  return {
    rule,
    table: table.name,
    file: table.file,
    level: table.level,
    areas: areas.length,
    residents: residentsIn(table, areas).total,
    inside,
    outside: placed - inside,
    unplaced: cube.analysed - placed,
    listAreas: ofLsoas ? onList.length : null,
    listResidents: ofLsoas ? residentsIn(table, onList).total : null,
  };
}

const isDeprivation = (id: PopulationDimensionId): boolean => id.startsWith("imd-") || id === "core20";

function knownGroup(view: ReturnType<typeof viewOf>, level: number): string | undefined {
  const group = view.groupOf(level);
  return group < view.knownGroups ? view.groups[group]?.id : undefined;
}

const noTable = () =>
  usageError({
    code: "no-population-table",
    message: "no file given with --population counts residents",
    hint: "Give a census or mid-year table of residents by LSOA; a look-up alone counts nobody.",
  });

const noUsableTable = ([first]: readonly { readonly file: string; readonly why: string }[]) =>
  usageError({
    code: "population-not-usable",
    ...(first !== undefined && { file: first.file }),
    message: `residents cannot be taken from this table: ${first?.why}`,
    hint: "Give residents by LSOA, or name the catchment that the table counts.",
  });

const noAreas = ({ files }: CountedReading) =>
  inputError({
    code: "no-lsoa-column",
    ...(files.length === 1 && files[0] !== undefined && { file: files[0].file.name }),
    message: "the list has no LSOA column, so nobody can say which pathways belong to the population",
    hint: 'Add the patients\' LSOA, or name its column: --column lsoa="<header>".',
  });
