import type { DimensionView } from "../classify/dimension-view.ts";
import { memberOfHeading } from "../reference/population-member.ts";
import { type PopulationTable, type ResidentGroup, residentsIn } from "../reference/population-table.ts";
import { ETHNIC_CATEGORIES, type EthnicGrouping } from "../vocab/ethnic-categories.ts";

/** Residents of a catchment by group of a dimension, or why the table cannot say. */
export type ResidentsByGroup =
  | { readonly kind: "counted"; readonly byGroup: ReadonlyMap<string, number>; readonly withoutGroup: number }
  | { readonly kind: "not-counted"; readonly why: string };

/** The places that residents are counted at. */
export interface CountedAreas {
  readonly table: PopulationTable;
  readonly areas: readonly string[];
  /** Group of an area's deprivation; absent without an IMD table. */
  readonly deprivationOf?: (area: string) => string | undefined;
}

/** Dimensions that some table of residents can answer. */
export const POPULATION_DIMENSIONS = [
  "ethnic-category",
  "ethnic-group",
  "imd-decile",
  "imd-quintile",
  "core20",
  "sex",
  "age-band",
] as const;
export type PopulationDimensionId = (typeof POPULATION_DIMENSIONS)[number];

/** Whether a table counts what a dimension asks for, whatever the groups. */
export function counts(table: PopulationTable, dimension: PopulationDimensionId): boolean {
  const has = (test: (group: ResidentGroup) => boolean): boolean => table.groups.some(test);
  switch (dimension) {
    case "ethnic-category":
      return has(({ kind }) => kind === "ethnic-category") && !has(({ kind }) => kind === "ethnic-group");
    case "ethnic-group":
      return has(({ kind }) => kind === "ethnic-category" || kind === "ethnic-group");
    case "sex":
      return has((group) => group.kind === "sex" || (group.kind === "age" && group.sex !== undefined));
    case "age-band":
      return has(({ kind }) => kind === "age");
    default:
      return table.level === "lsoa";
  }
}

/**
 * The one grouping in which a table's ethnic groups can be compared; undefined when it has Chinese by itself, and so
 * both. A census table of five groups has its Chinese residents where its own census counted them.
 */
export function onlyGrouping({ groups }: PopulationTable): EthnicGrouping | undefined {
  const hasChinese = groups.some((group) => group.kind === "ethnic-category" && group.code === "R");
  const grouped = groups.flatMap((group) => (group.kind === "ethnic-group" ? [group] : []));
  if (hasChinese || !grouped.some(({ group }) => group === "asian" || group === "other")) return undefined;
  return grouped.some(({ withChinese }) => withChinese) ? "2001" : "2021";
}

/** Residents of the areas in each group of a dimension, ethnic groups in the grouping given. */
export function residentsByGroup(
  dimension: PopulationDimensionId,
  view: DimensionView,
  places: CountedAreas & { readonly grouping: EthnicGrouping },
): ResidentsByGroup {
  switch (dimension) {
    case "ethnic-category":
      return byMember(places, (group) => (group.kind === "ethnic-category" ? group.code : undefined));
    case "ethnic-group":
      return byMember(places, (group) => ethnicGroupOf(group, places.grouping));
    case "sex":
      return byMember(places, (group) =>
        group.kind === "sex" || group.kind === "age" ? group.sex : undefined,
      );
    case "age-band":
      return byAge(view, places);
    default:
      return byDeprivation(places);
  }
}

function ethnicGroupOf(group: ResidentGroup, grouping: EthnicGrouping): string | undefined {
  if (group.kind === "ethnic-group") return group.group;
  if (group.kind !== "ethnic-category") return undefined;
  const category = ETHNIC_CATEGORIES.find(({ code }) => code === group.code);
  return grouping === "2021" ? category?.group2021 : category?.group2001;
}

function byMember(
  { table, areas }: CountedAreas,
  groupOf: (group: ResidentGroup) => string | undefined,
): ResidentsByGroup {
  const { total, counts: residents } = residentsIn(table, areas);
  const byGroup = new Map<string, number>();
  let grouped = 0;
  table.groups.forEach((member, place) => {
    const group = groupOf(member);
    if (group === undefined) return;
    const count = residents[place] as number;
    grouped += count;
    byGroup.set(group, (byGroup.get(group) ?? 0) + count);
  });
  return { kind: "counted", byGroup, withoutGroup: Math.max(0, total - grouped) };
}

/** A band is counted when the table's ages begin and end with it. */
function byAge(view: DimensionView, places: CountedAreas): ResidentsByGroup {
  const bands = view.groups.slice(0, view.knownGroups).map(({ id }) => ({ id, span: memberOfHeading(id) }));
  const ages = places.table.groups.flatMap((group) => (group.kind === "age" ? [group] : []));
  for (const { id, span } of bands) {
    if (span?.kind !== "age") return { kind: "not-counted", why: `"${id}" is no band of years` };
    const cut = ages.find((age) => !isWithin(age, span) && overlaps(age, span));
    if (cut === undefined) continue;
    const whose = `${cut.from}${cut.to === null ? "+" : `-${cut.to}`}`;
    return {
      kind: "not-counted",
      why: `its ages ${whose} lie across the band ${id}; choose others with --age-bands`,
    };
  }
  return byMember(places, (group) => {
    if (group.kind !== "age") return undefined;
    return bands.find(({ span }) => span?.kind === "age" && isWithin(group, span))?.id;
  });
}

interface Span {
  readonly from: number;
  readonly to: number | null;
}

const end = ({ to }: Span): number => to ?? Number.POSITIVE_INFINITY;
const isWithin = (age: Span, band: Span): boolean => age.from >= band.from && end(age) <= end(band);
const overlaps = (age: Span, band: Span): boolean => age.from <= end(band) && end(age) >= band.from;

function byDeprivation({ table, areas, deprivationOf }: CountedAreas): ResidentsByGroup {
  if (deprivationOf === undefined) {
    return { kind: "not-counted", why: "no IMD table says how deprived its areas are" };
  }
  const byGroup = new Map<string, number>();
  let withoutGroup = 0;
  for (const area of areas) {
    const residents = table.areas.get(area)?.total ?? 0;
    const group = deprivationOf(area);
    if (group === undefined) withoutGroup += residents;
    else byGroup.set(group, (byGroup.get(group) ?? 0) + residents);
  }
  if (byGroup.size === 0) return { kind: "not-counted", why: "its LSOAs are not in the IMD table" };
  return { kind: "counted", byGroup, withoutGroup };
}
