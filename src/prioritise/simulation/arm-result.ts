import { quantile } from "../../stats/quantile.ts";
import type { FollowedGroups } from "./followed-groups.ts";
import type { MovedPeople } from "./moved-people.ts";
import type { ArmRun } from "./run-arm.ts";
import type { WaitTally } from "./wait-tally.ts";
import { WAIT_FIGURES, type WaitFigure } from "./waits-of-cell.ts";

/** What is kept of one arm in one replication. Arrays are by cell. */
export interface ArmResult {
  readonly followed: FollowedGroups;
  /** Per week from 0, column and figure: `waitFigure` reads it. */
  readonly weekly: Float64Array;
  readonly joined: Uint32Array;
  readonly treated: readonly number[];
  /** Days from clock start to treatment; undefined where nobody was treated. */
  readonly treatedMedianDays: readonly (number | undefined)[];
  readonly missedSlots: number;
  readonly unusedSlots: number;
  /** Absent for a plain order. */
  readonly moved?: MovedFigures;
}

export interface MovedFigures {
  readonly later: Uint32Array;
  readonly notTreated: Uint32Array;
  readonly laterMeanDays: readonly (number | undefined)[];
  readonly laterP95Days: readonly (number | undefined)[];
  readonly sooner: Uint32Array;
  readonly soonerMeanDays: readonly (number | undefined)[];
  readonly newlyOver: readonly Uint32Array[];
  readonly noLongerOver: readonly Uint32Array[];
}

const MEDIAN = 0.5;
const P95 = 0.95;

export function armResult(
  followed: FollowedGroups,
  { missedSlots, unusedSlots }: ArmRun,
  found: { readonly tally: WaitTally; readonly moved?: MovedPeople },
): ArmResult {
  const { tally, moved } = found;
  const span = tally.treatedWaits.length / followed.cells;
  const waits = Array.from({ length: followed.cells }, (_, cell) =>
    tally.treatedWaits.subarray(cell * span, (cell + 1) * span),
  );
  return {
    followed,
    weekly: tally.weekly,
    joined: tally.joinedPeople,
    treated: waits.map((counts) => counts.reduce((sum, count) => sum + count, 0)),
    treatedMedianDays: waits.map((counts) => quantile(counts, MEDIAN)),
    missedSlots,
    unusedSlots,
    ...(moved && { moved: movedFigures(moved) }),
  };
}

function movedFigures(moved: MovedPeople): MovedFigures {
  const { later, laterDays, laterSpan, sooner, soonerDays } = moved;
  const extra = Array.from(later, (_, cell) => laterDays.subarray(cell * laterSpan, (cell + 1) * laterSpan));
  return {
    later,
    notTreated: moved.notTreated,
    laterMeanDays: extra.map((counts, cell) =>
      meanOf(
        counts.reduce((sum, count, days) => sum + count * days, 0),
        later[cell],
      ),
    ),
    laterP95Days: extra.map((counts) => quantile(counts, P95)),
    sooner,
    soonerMeanDays: Array.from(soonerDays, (days, cell) => meanOf(days, sooner[cell])),
    newlyOver: moved.newlyOver,
    noLongerOver: moved.noLongerOver,
  };
}

const meanOf = (sum: number, people = 0): number | undefined => (people === 0 ? undefined : sum / people);

/** A figure of a column at the end of a week. */
export const waitFigure = (
  { followed, weekly }: ArmResult,
  week: number,
  { column, figure }: { readonly column: number; readonly figure: WaitFigure },
): number =>
  weekly[(week * followed.columns + column) * WAIT_FIGURES.length + WAIT_FIGURES.indexOf(figure)] as number;

const DAYS_PER_WEEK = 7;

/** Median weeks of those waiting; undefined where nobody is. */
export function medianWeeksAt(result: ArmResult, week: number, column: number): number | undefined {
  if (waitFigure(result, week, { column, figure: "waiting" }) === 0) return undefined;
  return waitFigure(result, week, { column, figure: "medianDays" }) / DAYS_PER_WEEK;
}

/** Proportion of those waiting who have waited over 18 weeks; undefined where nobody is. */
export function over18At(result: ArmResult, week: number, column: number): number | undefined {
  const waiting = waitFigure(result, week, { column, figure: "waiting" });
  return waiting === 0 ? undefined : waitFigure(result, week, { column, figure: "over18" }) / waiting;
}
