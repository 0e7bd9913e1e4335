import { EVERYBODY, type FollowedGroups } from "./followed-groups.ts";
import type { People } from "./people.ts";

/** Per cell, whom an order treats at another time than the plain order does in the same future. */
export interface MovedPeople {
  /** People treated later, or not within the simulated weeks though the plain order would. */
  readonly later: Uint32Array;
  /** Of those, not treated within the simulated weeks: their extra wait counts to the day after, and is longer. */
  readonly notTreated: Uint32Array;
  /** Per cell, people treated later by extra days. */
  readonly laterDays: Uint32Array;
  /** The length of a cell's part of `laterDays`. */
  readonly laterSpan: number;
  readonly sooner: Uint32Array;
  /** Days gained by those in all. */
  readonly soonerDays: Float64Array;
  /** Per limit of `MOVED_LIMITS`, per cell: over it by treatment or by the end, and in the plain order not. */
  readonly newlyOver: readonly Uint32Array[];
  /** The other way round. */
  readonly noLongerOver: readonly Uint32Array[];
}

export const MOVED_LIMITS = [52, 65, 78] as const;
const DAYS_PER_WEEK = 7;

/** `treatedOn` and `plain`: per person, the day of treatment in the two orders, the day after the last for nobody's. */
export function movedPeople(
  people: People,
  followed: FollowedGroups,
  days: { readonly last: number; readonly treatedOn: Uint16Array; readonly plain: Uint16Array },
): MovedPeople {
  const { last, treatedOn, plain } = days;
  const { cells, dimensions } = followed;
  const perCell = (): Uint32Array => new Uint32Array(cells);
  const laterSpan = last + 2;
  const moved = {
    later: perCell(),
    notTreated: perCell(),
    laterDays: new Uint32Array(cells * laterSpan),
    laterSpan,
    sooner: perCell(),
    soonerDays: new Float64Array(cells),
    newlyOver: MOVED_LIMITS.map(perCell),
    noLongerOver: MOVED_LIMITS.map(perCell),
  };
  for (let person = 0; person < people.size; person += 1) {
    const [here, there] = [treatedOn[person] as number, plain[person] as number];
    if (here === there) continue;
    const clockStart = people.clockStart[person] as number;
    const row = people.rows[person] as number;
    const count = (cell: number): void => {
      if (here > there) {
        add(moved.later, cell, 1);
        add(moved.laterDays, cell * laterSpan + here - there, 1);
        if (here > last) add(moved.notTreated, cell, 1);
      } else {
        add(moved.sooner, cell, 1);
        add(moved.soonerDays, cell, there - here);
      }
      MOVED_LIMITS.forEach((weeks, place) => {
        const limit = clockStart + weeks * DAYS_PER_WEEK;
        const isOver = Math.min(here, last) > limit;
        if (isOver === Math.min(there, last) > limit) return;
        add((isOver ? moved.newlyOver : moved.noLongerOver)[place] as Uint32Array, cell, 1);
      });
    };
    count(EVERYBODY);
    for (const { cellOfRow } of dimensions) count(cellOfRow[row] as number);
  }
  return moved;
}

const add = (counts: Uint32Array | Float64Array, at: number, by: number): void => {
  counts[at] = (counts[at] as number) + by;
};
