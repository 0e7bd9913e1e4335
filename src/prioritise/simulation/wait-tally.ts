import type { FollowedDimension, FollowedGroups } from "./followed-groups.ts";
import type { People } from "./people.ts";
import type { Observer } from "./run-arm.ts";
import { summariseWaits, WAIT_FIGURES } from "./waits-of-cell.ts";

/** People waiting by cell and clock start: a row of `span` days for each cell, the longest wait first. */
export interface TallyStart {
  readonly followed: FollowedGroups;
  readonly span: number;
  /** Days of the longest wait at the snapshot. */
  readonly longest: number;
  readonly waiting: Uint32Array;
}

export function tallyAtStart(start: People, followed: FollowedGroups, days: number): TallyStart {
  const longest = start.clockStart.reduce((most, day) => Math.max(most, -day), 0);
  const span = longest + days + 1;
  const waiting = new Uint32Array(followed.cells * span);
  const { cellsOfRow, perRow } = followed;
  for (let person = 0; person < start.atStart; person += 1) {
    const day = longest + (start.clockStart[person] as number);
    const from = (start.rows[person] as number) * perRow;
    for (let place = from; place < from + perRow; place += 1) {
      const at = (cellsOfRow[place] as number) * span + day;
      waiting[at] = (waiting[at] as number) + 1;
    }
  }
  return { followed, span, longest, waiting };
}

const DAYS_PER_WEEK = 7;

/** Keeps the waits of every cell as people join and are treated, and writes them down at the end of each week. */
export class WaitTally implements Observer {
  /** Per week from 0, column and figure, as `waitFigure` reads them. */
  readonly weekly: Float64Array;
  /** Per cell, people by days waited when treated. */
  readonly treatedWaits: Uint32Array;
  /** Per cell. */
  readonly joinedPeople: Uint32Array;
  readonly #start: TallyStart;
  readonly #people: People;
  readonly #waiting: Uint32Array;
  readonly #rest: Uint32Array;

  constructor(start: TallyStart, people: People, weeks: number) {
    const { cells, columns } = start.followed;
    this.#start = start;
    this.#people = people;
    this.#waiting = start.waiting.slice();
    this.#rest = new Uint32Array(start.span);
    this.weekly = new Float64Array((weeks + 1) * columns * WAIT_FIGURES.length);
    this.treatedWaits = new Uint32Array(cells * start.span);
    this.joinedPeople = new Uint32Array(cells);
    this.#writeWeek(0, 0);
  }

  joined(person: number): void {
    const { span, longest, followed } = this.#start;
    const { cellsOfRow, perRow } = followed;
    const { joinedPeople } = this;
    const waiting = this.#waiting;
    const day = longest + (this.#people.clockStart[person] as number);
    const from = (this.#people.rows[person] as number) * perRow;
    for (let place = from; place < from + perRow; place += 1) {
      const cell = cellsOfRow[place] as number;
      joinedPeople[cell] = (joinedPeople[cell] as number) + 1;
      const at = cell * span + day;
      waiting[at] = (waiting[at] as number) + 1;
    }
  }

  treated(person: number, day: number): void {
    const { span, longest, followed } = this.#start;
    const { cellsOfRow, perRow } = followed;
    const { treatedWaits } = this;
    const waiting = this.#waiting;
    const clockStart = this.#people.clockStart[person] as number;
    const from = (this.#people.rows[person] as number) * perRow;
    for (let place = from; place < from + perRow; place += 1) {
      const first = (cellsOfRow[place] as number) * span;
      const at = first + longest + clockStart;
      waiting[at] = (waiting[at] as number) - 1;
      const wait = first + day - clockStart;
      treatedWaits[wait] = (treatedWaits[wait] as number) + 1;
    }
  }

  endOfDay(day: number): void {
    if (day % DAYS_PER_WEEK === 0) this.#writeWeek(day / DAYS_PER_WEEK, day);
  }

  #writeWeek(week: number, day: number): void {
    const { followed, longest } = this.#start;
    const base = week * followed.columns;
    const write = (column: number, waiting: Uint32Array): void =>
      summariseWaits(waiting, longest + day, {
        into: this.weekly,
        at: (base + column) * WAIT_FIGURES.length,
      });
    for (let cell = 0; cell < followed.cells; cell += 1) write(cell, this.#waitingOf(cell));
    for (const dimension of followed.dimensions) {
      const { firstRest } = dimension;
      if (firstRest === undefined) continue;
      for (let group = 0; group < dimension.rowGroups.knownGroups; group += 1) {
        write(firstRest + group, this.#restBeside(dimension, group));
      }
    }
  }

  #waitingOf(cell: number): Uint32Array {
    const { span } = this.#start;
    return this.#waiting.subarray(cell * span, (cell + 1) * span);
  }

  #restBeside({ rowGroups, firstCell }: FollowedDimension, group: number): Uint32Array {
    const rest = this.#rest.fill(0);
    for (let other = 0; other < rowGroups.knownGroups; other += 1) {
      if (other === group) continue;
      this.#waitingOf(firstCell + other).forEach((count, day) => {
        rest[day] = (rest[day] as number) + count;
      });
    }
    return rest;
  }
}
