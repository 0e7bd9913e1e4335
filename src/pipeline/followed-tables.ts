import type { GroupedTimes } from "../compare/time-to-treatment.ts";
import { addCounts, type Cube, type CubeCell } from "../cube/cube.ts";
import type { CountedList } from "../engine/counted-list.ts";
import { OUTCOME } from "../engine/question.ts";
import { total } from "../stats/counts.ts";
import type { TimeCounts } from "../stats/time-counts.ts";
import { type GroupingChoices, groupBreakdown } from "./list-dimensions.ts";

/** Pathways followed to their end, by one breakdown: counts by days to the exit for each outcome, and to the entry. */
export interface FollowedTable {
  readonly cubeAxes: Cube["axes"];
  /** Places of the breakdown's axes. */
  readonly axes: readonly number[];
  readonly exits: readonly (CubeCell & { readonly outcome: number })[];
  readonly entries: readonly CubeCell[];
}

const NOT_FOLLOWED: readonly number[] = [];
const TREATED: readonly number[] = [OUTCOME.treated, OUTCOME.assumedTreated];
const REMOVED: readonly number[] = [OUTCOME.removed, OUTCOME.removedUnclear];

/** The answer to a `followUpQuestion`, breakdown by breakdown; the first is of all pathways. */
export function followedTables({ cube }: CountedList): FollowedTable[] {
  const { tables } = cube;
  const breakdowns = tables.length / 2;
  return tables.slice(0, breakdowns).map((exits, place) => {
    const { axes, cells } = tables[breakdowns + place] ?? { axes: NOT_FOLLOWED, cells: [] };
    return {
      cubeAxes: cube.axes,
      axes,
      // In a crossing the outcome is one more level; else it is the stratum.
      exits: exits.cells.map(({ levels, stratum, days, unknownClockStart }) => ({
        levels: levels.slice(0, axes.length),
        stratum,
        days,
        unknownClockStart,
        outcome: levels[axes.length] ?? stratum,
      })),
      entries: cells,
    };
  });
}

/** Pathways by what has become of them. */
export function outcomeTotals({ exits }: FollowedTable): Record<keyof typeof OUTCOME, number> {
  const of = (wanted: number): number =>
    exits.reduce((sum, { outcome, days }) => sum + (outcome === wanted ? total(days) : 0), 0);
  return {
    waiting: of(OUTCOME.waiting),
    treated: of(OUTCOME.treated),
    removed: of(OUTCOME.removed),
    assumedTreated: of(OUTCOME.assumedTreated),
    removedUnclear: of(OUTCOME.removedUnclear),
  };
}

/** All pathways of the table as one group. */
export function timeCounts({ exits, entries }: FollowedTable): TimeCounts {
  const exitsAs = (outcomes: readonly number[]) =>
    summed(exits.filter(({ outcome }) => outcomes.includes(outcome)));
  return {
    entered: summed(entries),
    events: exitsAs(TREATED),
    competing: exitsAs(REMOVED),
    censored: exitsAs([OUTCOME.waiting]),
  };
}

/** Of a count that leaves out no end: pathways by how many days before the snapshot they ended. */
export const endedDaysAgo = ({ entries }: FollowedTable): Uint32Array =>
  summed(entries.filter(({ stratum }) => stratum !== OUTCOME.waiting));

const summed = (cells: readonly CubeCell[]): Uint32Array =>
  cells.reduce<Uint32Array>((sum, { days }) => addCounts(sum, days), new Uint32Array(0));

/** The groups of a breakdown, in the order of the findings; groups without a pathway are left out. */
export function groupedTimes(
  table: FollowedTable,
  breakdown: readonly string[],
  choices: GroupingChoices,
): GroupedTimes {
  const groupsOf = (cells: readonly CubeCell[]) => {
    const cube = {
      axes: table.cubeAxes,
      strata: [""],
      tables: [{ axes: table.axes, cells }],
      analysed: 0,
    };
    return groupBreakdown(cube, breakdown, choices);
  };
  const histograms = (outcomes: readonly number[]): ReadonlyMap<string, Uint32Array> =>
    new Map(
      groupsOf(table.exits.filter(({ outcome }) => outcomes.includes(outcome))).groups.map(
        ({ group, waits }) => [group, waits],
      ),
    );
  const [events, competing, censored] = [TREATED, REMOVED, [OUTCOME.waiting]].map(histograms);
  const { dimension, label, reference, groups } = groupsOf(table.entries);
  return {
    dimension,
    label,
    reference,
    groups: groups
      .filter(({ waits }) => total(waits) > 0)
      .map(({ group, label: name, known, waits }) => ({
        group,
        label: name,
        known,
        counts: {
          entered: waits,
          events: events?.get(group) ?? NOBODY,
          competing: competing?.get(group) ?? NOBODY,
          censored: censored?.get(group) ?? NOBODY,
        },
      })),
  };
}

const NOBODY = new Uint32Array(0);
