import { dimensionView } from "../../classify/dimension-view.ts";
import { ETHNICITY_LEVELS } from "../../classify/ethnicity.ts";
import type { Cube } from "../../cube/cube.ts";
import { isKnownEthnicity } from "../../enrich/ethnic-record.ts";
import type { DemographicLinkage } from "../../findings/exact.ts";
import { measureGroup } from "../../measure/measure-group.ts";
import type { Standard } from "../../measure/standard.ts";
import { RECORD_SOURCES } from "../../vocab/record-sources.ts";
import { type Breakdowns, type GroupingChoices, groupBreakdown } from "../list-dimensions.ts";
import type { Linkage } from "../list-question.ts";
import { axisOfList } from "./linked-axes.ts";

type EthnicityEffect = NonNullable<DemographicLinkage["ethnicity"]>;

export interface EffectOptions {
  readonly cube: Cube;
  readonly breakdowns: Breakdowns;
  readonly choices: GroupingChoices;
  readonly standard: Standard;
}

const AXIS = "ethnicity";
const DIMENSIONS = ["ethnic-group", "ethnic-category"] as const;
const IS_KNOWN: readonly boolean[] = ETHNICITY_LEVELS.map(({ id }) => isKnownEthnicity(id));
const IS_GROUP_ONLY: readonly boolean[] = ETHNICITY_LEVELS.map(({ quality }) => quality === "groupOnly");

/** What attribution did to ethnicity, row by row and measure by measure; null when the files hold none. */
export function ethnicityEffect(linkage: Linkage, options: EffectOptions): EthnicityEffect | null {
  const { linked } = linkage;
  if (!linked.axes.includes(AXIS)) return null;
  const asked = DIMENSIONS.filter((id) => options.breakdowns.some(([only]) => only === id));
  const dimensions = asked.length === 0 ? DIMENSIONS.slice(0, 1) : asked;
  const counts = countRows(linkage, groupsOfLevels("ethnic-group", options));
  return {
    method: linked.options.method,
    ...counts,
    dimensions: dimensions.map((id) => beforeAndAfter(id, linkage, options)),
  };
}

interface GroupsOfLevels {
  readonly ids: readonly string[];
  /** Index into `ids`, by level of the axis. */
  readonly ofLevel: readonly number[];
}

function groupsOfLevels(dimension: string, { choices }: EffectOptions): GroupsOfLevels {
  const { groups, groupOf } = dimensionView(dimension, { ethnicGrouping: choices.ethnicGrouping });
  return { ids: groups.map(({ id }) => id), ofLevel: ETHNICITY_LEVELS.map((_, level) => groupOf(level)) };
}

const FATES = ["filled", "changed", "refined", "lost", "unchanged", "stillUnknown"] as const;
type Fate = (typeof FATES)[number];

function fateOf(before: number, after: number, { ofLevel }: GroupsOfLevels): Fate {
  if (IS_KNOWN[before] !== true) return IS_KNOWN[after] === true ? "filled" : "stillUnknown";
  if (IS_KNOWN[after] !== true) return "lost";
  if (before === after) return "unchanged";
  const isRefined = IS_GROUP_ONLY[before] === true && ofLevel[before] === ofLevel[after];
  return isRefined ? "refined" : "changed";
}

type RowCounts = Pick<EthnicityEffect, "pathways" | "people" | "filledBy" | "moves">;

function countRows({ linked, attributed }: Linkage, groups: GroupsOfLevels): RowCounts {
  const { fromFile, fromSource, conflicting } = attributed.people;
  const pathways = { filled: 0, changed: 0, refined: 0, lost: 0, unchanged: 0, stillUnknown: 0 };
  const seen = { filled: new Set<number>(), changed: new Set<number>(), conflicting: new Set<number>() };
  const filledBy = new Map<number, number>();
  const moves = new Map<number, number>();
  const width = groups.ids.length;
  attributed.files.forEach(({ listEthnicity, ethnicity, analysed }, file) => {
    const people = linked.identities.files[file]?.people ?? new Int32Array(0);
    for (let row = 0; row < analysed.length; row += 1) {
      if (analysed[row] !== 1) continue;
      const [before, after] = [listEthnicity[row] as number, ethnicity[row] as number];
      const person = people[row] as number;
      const fate = fateOf(before, after, groups);
      pathways[fate] += 1;
      const [from, to] = [groups.ofLevel[before] as number, groups.ofLevel[after] as number];
      if (from !== to) addOne(moves, from * width + to);
      if (person < 0) continue;
      if (conflicting[person] === 1) seen.conflicting.add(person);
      if (fate === "filled") {
        seen.filled.add(person);
        addOne(filledBy, (fromFile[person] as number) * SOURCES + (fromSource[person] as number));
      } else if (fate === "changed") seen.changed.add(person);
    }
  });
  return {
    pathways,
    people: {
      filled: seen.filled.size,
      changed: seen.changed.size,
      conflicting: seen.conflicting.size,
    },
    filledBy: inOrder(filledBy).map(([key, count]) => ({
      file: linked.records.files[Math.floor(key / SOURCES) - 1]?.name ?? null,
      source: RECORD_SOURCES[(key % SOURCES) - 1]?.id ?? LIST,
      pathways: count,
    })),
    moves: inOrder(moves).map(([key, count]) => ({
      from: groups.ids[Math.floor(key / width)] as string,
      to: groups.ids[key % width] as string,
      pathways: count,
    })),
  };
}

const SOURCES = RECORD_SOURCES.length + 1;
/** Taken over from another row of the same person. */
const LIST = "list";

const addOne = (counts: Map<number, number>, key: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
const inOrder = (counts: ReadonlyMap<number, number>): [number, number][] =>
  [...counts].sort(([one], [other]) => one - other);

function beforeAndAfter(
  dimension: string,
  linkage: Linkage,
  options: EffectOptions,
): EthnicityEffect["dimensions"][number] {
  const { cube, choices, standard } = options;
  const measured = (of: Cube) =>
    new Map(
      groupBreakdown(of, [dimension], choices).groups.map((group) => [
        group.group,
        measureGroup(group, cube.analysed, standard),
      ]),
    );
  const before = measured(asInList(cube));
  const after = measured(cube);
  const { ids, ofLevel } = groupsOfLevels(dimension, options);
  const inList = listGroups(linkage, { ids, ofLevel });
  const { groups } = dimensionView(dimension, { ethnicGrouping: choices.ethnicGrouping });
  const isThere = (id: string) => [before, after].some((side) => (side.get(id)?.n ?? 0) > 0);
  return {
    dimension,
    groups: groups
      .map(({ id, label }, place) => ({
        group: id,
        label,
        inList: inList.all[place] ?? 0,
        inListLinked: inList.linked[place] ?? 0,
        before: orNull(before.get(id)),
        after: orNull(after.get(id)),
      }))
      .filter(({ group }) => isThere(group)),
  };
}

/** The cube as if the list's own ethnicity were the one that counts. */
const asInList = (cube: Cube): Cube => ({
  ...cube,
  axes: cube.axes.map((axis) => {
    if (axis.id === AXIS) return { ...axis, id: `${AXIS}@attributed` };
    return axis.id === axisOfList(AXIS) ? { ...axis, id: AXIS } : axis;
  }),
});

/** A group without a pathway has no measures. */
const orNull = <M extends { readonly n: number }>(measures: M | undefined): M | null =>
  measures === undefined || measures.n === 0 ? null : measures;

/** Analysed rows by the group that the list puts them in, all and linked. */
function listGroups(
  { linked, attributed }: Linkage,
  { ids, ofLevel }: GroupsOfLevels,
): { readonly all: readonly number[]; readonly linked: readonly number[] } {
  const [all, ofLinked] = [new Array<number>(ids.length).fill(0), new Array<number>(ids.length).fill(0)];
  attributed.files.forEach(({ listEthnicity, analysed }, file) => {
    const people = linked.identities.files[file]?.people ?? new Int32Array(0);
    for (let row = 0; row < analysed.length; row += 1) {
      if (analysed[row] !== 1) continue;
      const group = ofLevel[listEthnicity[row] as number] as number;
      all[group] = (all[group] ?? 0) + 1;
      const person = people[row] as number;
      const isLinked = person >= 0 && attributed.people.linkedBy[person] !== 0;
      if (isLinked) ofLinked[group] = (ofLinked[group] ?? 0) + 1;
    }
  });
  return { all, linked: ofLinked };
}
