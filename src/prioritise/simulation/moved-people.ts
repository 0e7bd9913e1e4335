import type { FollowedGroups } from "./followed-groups.ts";
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

const MOVED_LIMITS = [52, 65, 78] as const;
const DAYS_PER_WEEK = 7;

/** `treatedOn` and `plain`: per person, the day of treatment in the two orders, the day after the last for nobody's. */
export function movedPeople(
  people: People,
  followed: FollowedGroups,
  days: { readonly last: number; readonly treatedOn: Uint16Array; readonly plain: Uint16Array },
): MovedPeople {
  const { last, treatedOn, plain } = days;
  const { cells, cellsOfRow, perRow } = followed;
  const moves = new Moves(cells, last);
  for (let person = 0; person < people.size; person += 1) {
    const [here, there] = [treatedOn[person] as number, plain[person] as number];
    if (here === there) continue;
    const clockStart = people.clockStart[person] as number;
    const limits = limitsPassed(clockStart, here, there, last);
    const from = (people.rows[person] as number) * perRow;
    for (let place = from; place < from + perRow; place += 1) {
      const cell = cellsOfRow[place] as number;
      if (here > there) moves.countLater(cell, here - there, here > last);
      else moves.countSooner(cell, there - here);
      if (limits !== 0) moves.countLimits(cell, limits);
    }
  }
  return moves;
}

/** Counts as they grow. */
class Moves implements MovedPeople {
  readonly later: Uint32Array;
  readonly notTreated: Uint32Array;
  readonly laterDays: Uint32Array;
  readonly laterSpan: number;
  readonly sooner: Uint32Array;
  readonly soonerDays: Float64Array;
  readonly newlyOver: readonly Uint32Array[];
  readonly noLongerOver: readonly Uint32Array[];

  constructor(cells: number, last: number) {
    this.later = new Uint32Array(cells);
    this.notTreated = new Uint32Array(cells);
    this.laterSpan = last + 2;
    this.laterDays = new Uint32Array(cells * this.laterSpan);
    this.sooner = new Uint32Array(cells);
    this.soonerDays = new Float64Array(cells);
    this.newlyOver = MOVED_LIMITS.map(() => new Uint32Array(cells));
    this.noLongerOver = MOVED_LIMITS.map(() => new Uint32Array(cells));
  }

  countLater(cell: number, days: number, isNotTreated: boolean): void {
    this.later[cell] = (this.later[cell] as number) + 1;
    const at = cell * this.laterSpan + days;
    this.laterDays[at] = (this.laterDays[at] as number) + 1;
    if (isNotTreated) this.notTreated[cell] = (this.notTreated[cell] as number) + 1;
  }

  countSooner(cell: number, days: number): void {
    this.sooner[cell] = (this.sooner[cell] as number) + 1;
    this.soonerDays[cell] = (this.soonerDays[cell] as number) + days;
  }

  /** `limits`: those newly passed as the low bits, those no longer passed as the bits above. */
  countLimits(cell: number, limits: number): void {
    MOVED_LIMITS.forEach((_, place) => {
      const newly = this.newlyOver[place] as Uint32Array;
      const noLonger = this.noLongerOver[place] as Uint32Array;
      newly[cell] = (newly[cell] as number) + ((limits >> place) & 1);
      noLonger[cell] = (noLonger[cell] as number) + ((limits >> (place + MOVED_LIMITS.length)) & 1);
    });
  }
}

/** Which limits a person's wait passes in one order and not in the other, as `countLimits` takes them. */
function limitsPassed(clockStart: number, here: number, there: number, last: number): number {
  let passed = 0;
  MOVED_LIMITS.forEach((weeks, place) => {
    const limit = clockStart + weeks * DAYS_PER_WEEK;
    const isOver = Math.min(here, last) > limit;
    if (isOver === Math.min(there, last) > limit) return;
    passed |= 1 << (isOver ? place : place + MOVED_LIMITS.length);
  });
  return passed;
}
