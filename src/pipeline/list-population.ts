import { dimensionOf } from "../classify/dimensions.ts";
import type { Cube } from "../cube/cube.ts";
import { inputError, usageError } from "../errors.ts";
import type { Note, PopulationFindings } from "../findings/exact.ts";
import { type PopulationFiles, residentsIn } from "../reference/population-table.ts";
import { isGeography } from "../vocab/geographies.ts";
import { filterDimension } from "./ask.ts";
import { isCharacteristic } from "./ask-completeness.ts";
import { type Catchment, catchmentOf, DEFAULT_CATCHMENT } from "./catchment.ts";
import { type CatchmentAxis, catchmentAxis } from "./catchment-axis.ts";
import { type ListAreas, listAreas } from "./list-areas.ts";
import { warning } from "./note.ts";
import { type CountedCatchment, type DimensionOptions, populationDimension } from "./population-dimension.ts";
import { lostAreas, unusedTables } from "./population-notes.ts";
import type { CountedReading } from "./read-list.ts";
import { POPULATION_DIMENSIONS, type PopulationDimensionId } from "./resident-groups.ts";

/** The list beside the population of its catchment. */
export interface ListPopulation {
  readonly findings: PopulationFindings;
  readonly notes: readonly Note[];
}

/** A table with its catchment, and where the list's patients live by its census. */
interface Placed {
  readonly catchment: Catchment;
  readonly list: ListAreas;
}

/**
 * Rates and representation of every dimension of the run that some table counts residents by. Pathways are those of the
 * catchment's residents, so that both sides of a rate are the same people; they take one more count of the list. Throws a
 * user error when no table can be used.
 */
export async function listPopulation(
  { tables, memberships, notes }: PopulationFiles,
  options: DimensionOptions,
): Promise<ListPopulation> {
  const { request, reading } = options;
  if (tables.length === 0) throw noTable();
  refuseFilteredPeople(request, reading);
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
  const compared = dimensions.map((id) => populationDimension(id, served, options));
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

/** One more count of the list for all catchments that read the same LSOA columns. */
async function countResidents(
  placed: readonly Placed[],
  reading: CountedReading,
  dimensions: readonly PopulationDimensionId[],
): Promise<(Placed & CountedCatchment)[]> {
  const axes = [...new Set(dimensions.map((id) => dimensionOf(id)?.axis ?? id))];
  const served: (Placed & CountedCatchment)[] = [];
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
    hint: 'Add the patients\' LSOA (a postcode alone is not looked up for this), or name its column: --column lsoa="<header>".',
  });

/** Residents cannot be filtered: a list of some people beside all residents would show gaps that are not there. */
function refuseFilteredPeople({ where }: DimensionOptions["request"], { files }: CountedReading): void {
  for (const { field } of where) {
    const id = filterDimension(field, files);
    if (!isCharacteristic(dimensionOf(id)?.axis ?? id) && !isGeography(id)) continue;
    throw usageError({
      code: "population-of-some-people",
      message: `--where ${field}=… leaves some people of the list out, and no residents`,
      hint: "Leave it out, or run without --population and --catchment; a filter on the service, such as specialty, can stay.",
    });
  }
}
