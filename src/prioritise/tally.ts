import type { RowGroups } from "./list-rows.ts";

/** Which of several groups every pathway of some is in, as whole numbers from 0, by its place among them. */
export interface Grouping {
  readonly groupOf: Uint32Array;
  readonly groups: number;
}

/** The groups of some rows in one dimension; `room`, as long as they are, is written over, so that it will do for all. */
export function groupingOf(
  { levels, groupOfLevel, groups }: Pick<RowGroups, "levels" | "groupOfLevel" | "groups">,
  rows: Uint32Array,
  room: Uint32Array,
): Grouping {
  for (let at = 0; at < rows.length; at += 1) {
    room[at] = groupOfLevel[levels[rows[at] as number] as number] as number;
  }
  return { groupOf: room, groups: groups.length };
}

/** How many of some, named by their places, each group has. */
export function countByGroup(places: Uint32Array, { groupOf, groups }: Grouping): Uint32Array {
  const counts = new Uint32Array(groups);
  for (let index = 0; index < places.length; index += 1) {
    const group = groupOf[places[index] as number] as number;
    counts[group] = (counts[group] as number) + 1;
  }
  return counts;
}

/** How many of all each group has. */
export function sizesOf({ groupOf, groups }: Grouping): Uint32Array {
  const counts = new Uint32Array(groups);
  for (let at = 0; at < groupOf.length; at += 1) {
    const group = groupOf[at] as number;
    counts[group] = (counts[group] as number) + 1;
  }
  return counts;
}

/** Some, named by their places, group by group, within each in the order they come in; a group begins at its start. */
export interface PlacesByGroup {
  readonly places: Uint32Array;
  readonly starts: Uint32Array;
}

export function placesByGroup(places: Uint32Array, grouping: Grouping): PlacesByGroup {
  const { groupOf, groups } = grouping;
  const counts = countByGroup(places, grouping);
  const starts = new Uint32Array(groups + 1);
  for (let group = 0; group < groups; group += 1) {
    starts[group + 1] = (starts[group] as number) + (counts[group] as number);
  }
  const next = starts.slice();
  const sorted = new Uint32Array(places.length);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] as number;
    const group = groupOf[place] as number;
    const to = next[group] as number;
    sorted[to] = place;
    next[group] = to + 1;
  }
  return { places: sorted, starts };
}
