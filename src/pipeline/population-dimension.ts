import type { DimensionView } from "../classify/dimension-view.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import { type Cube, tableOver } from "../cube/cube.ts";
import type { Note, PopulationDimension } from "../findings/exact.ts";
import { groupWaits } from "../measure/group-waits.ts";
import { thresholdCounts } from "../measure/measure-group.ts";
import { type ResidentsAndPathways, representGroup, unplacedGroup } from "../measure/represent-group.ts";
import type { Standard } from "../measure/standard.ts";
import type { AnalysisRequest } from "../request.ts";
import { total } from "../stats/counts.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import type { Catchment } from "./catchment.ts";
import { viewOf } from "./list-dimensions.ts";
import { notCompared, ownDeprivation, regrouped } from "./population-notes.ts";
import type { CountedReading } from "./read-list.ts";
import {
  counts,
  onlyGrouping,
  type PopulationDimensionId,
  type ResidentsByGroup,
  residentsByGroup,
} from "./resident-groups.ts";

/** A table's catchment, and the waits of the list split by who lives there. */
export interface CountedCatchment {
  readonly catchment: Catchment;
  readonly cube: Cube;
  isInside(stratum: number): boolean;
}

export interface DimensionOptions {
  readonly request: AnalysisRequest;
  readonly reading: CountedReading;
  readonly standard: Standard;
}

interface ComparedDimension {
  /** Absent where no table can say. */
  readonly dimension?: PopulationDimension;
  readonly notes: readonly Note[];
}

/** One dimension beside the residents of the first catchment whose table counts them by its groups. */
export function populationDimension(
  id: PopulationDimensionId,
  served: readonly CountedCatchment[],
  options: DimensionOptions,
): ComparedDimension {
  const { request, reading } = options;
  const candidates = served.flatMap((one, place) =>
    counts(one.catchment.table, id) ? [{ ...one, place, ...countedBy(id, one, options) }] : [],
  );
  const usable = candidates.flatMap(({ residents, ...one }) =>
    residents.kind === "counted" ? [{ ...one, residents }] : [],
  );
  // Of deprivation the one whose LSOAs are those of the IMD, where fewest residents are without.
  const [chosen] = isDeprivation(id)
    ? usable.sort((one, other) => one.residents.withoutGroup - other.residents.withoutGroup)
    : usable;
  if (chosen === undefined) {
    const why = candidates.flatMap(({ catchment, residents }) =>
      residents.kind === "not-counted" ? [`${catchment.table.file}: ${residents.why}`] : [],
    );
    return { notes: [notCompared(dimensionOf(id)?.label ?? id, why)] };
  }
  const { view, residents, grouping, catchment } = chosen;
  return {
    dimension: {
      dimension: id,
      label: view.label,
      catchment: chosen.place,
      residentsWithoutGroup: residents.withoutGroup,
      groups: represented(countedGroups(chosen, residents.byGroup, options.standard)),
    },
    notes: [
      ...(grouping === request.ethnicGrouping ? [] : [regrouped(catchment.table, grouping)]),
      ...(isDeprivation(id) ? ownDeprivation(reading.files) : []),
    ],
  };
}

const isDeprivation = (id: PopulationDimensionId): boolean => id.startsWith("imd-") || id === "core20";

/** The groups of a dimension in the grouping that a table allows, and its residents in each. */
function countedBy(
  id: PopulationDimensionId,
  { catchment: { table, areas }, cube }: CountedCatchment,
  { request, reading }: DimensionOptions,
): { readonly grouping: EthnicGrouping; readonly view: DimensionView; readonly residents: ResidentsByGroup } {
  const grouping = (id === "ethnic-group" ? onlyGrouping(table) : undefined) ?? request.ethnicGrouping;
  const view = viewOf(cube, id, grouping);
  const deprivationOf = (area: string): string | undefined => {
    const group = view.groupOf(reading.deprivation.ofLsoa(area));
    return group < view.knownGroups ? view.groups[group]?.id : undefined;
  };
  const hasImd = reading.references.some(({ kind }) => kind === "imd");
  const places = { table, areas, grouping, ...(hasImd && { deprivationOf }) };
  return { grouping, view, residents: residentsByGroup(id, view, places) };
}

interface CountedGroup extends ResidentsAndPathways {
  readonly id: string;
  readonly label: string;
  readonly known: boolean;
}

function countedGroups(
  { view, cube, isInside }: CountedCatchment & { readonly view: DimensionView },
  residents: ReadonlyMap<string, number>,
  standard: Standard,
): CountedGroup[] {
  const table = tableOver(cube, [view.axis]);
  if (table === undefined) throw new Error(`the cube has no table over ${view.axis}`);
  const inside = { ...table, cells: table.cells.filter(({ stratum }) => isInside(stratum)) };
  const waits = groupWaits(inside, view.groups.length, ([level]) => view.groupOf(level as number));
  return view.groups.map((group, index) => {
    const ofGroup = waits[index]?.waits ?? [];
    const { over18Weeks, over52Weeks } = thresholdCounts(ofGroup, standard);
    const known = index < view.knownGroups;
    const living = known ? (residents.get(group.id) ?? 0) : 0;
    return { ...group, known, residents: living, pathways: total(ofGroup), over18Weeks, over52Weeks };
  });
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
