import { ClassQueue } from "./class-queue.ts";
import { type Cohorts, cohortOf } from "./cohorts.ts";
import type { LineStart } from "./line-start.ts";
import type { OrderRules } from "./order-rules.ts";
import type { People } from "./people.ts";

/** Class of those who are not in the line: not joined yet, booked today, or treated. */
const AWAY = 0xffff;
export const NOBODY = -1;

/**
 * The list as one arm orders it, day by day. Whoever is taken is who `rankRows` would put first that day: classes are kept
 * as queues, and a person who passes a guard or reaches the clinical target moves to their new class on that day; what is
 * left of them in the old one is dropped when it comes up.
 */
export class WaitingLine {
  readonly #people: People;
  readonly #rules: OrderRules;
  readonly #start: LineStart;
  readonly #poolOfRow: Uint16Array;
  readonly #scores: Int32Array;
  readonly #classes: Uint16Array;
  readonly #queues: readonly ClassQueue[];
  /** Per pool, the class before which all queues are empty: most classes are, and none need be looked at for every slot. */
  readonly #firstClass: Uint16Array;
  #missedToday: number[] = [];
  #day = 0;

  constructor(people: People, rules: OrderRules, start: LineStart, poolOfRow: Uint16Array) {
    this.#people = people;
    this.#rules = rules;
    this.#start = start;
    this.#poolOfRow = poolOfRow;
    this.#scores = new Int32Array(people.size);
    this.#scores.set(start.scores);
    for (let person = people.atStart; person < people.size; person += 1) {
      this.#scores[person] = rules.score(people, person);
    }
    this.#classes = new Uint16Array(people.size).fill(AWAY);
    this.#classes.set(start.classes);
    this.#firstClass = new Uint16Array(start.queues.length / rules.classes);
    this.#queues = start.queues.map((queue) => new ClassQueue(this.#scores, queue));
  }

  /** Begins the next day: those who missed a slot the day before are back at their place, and who passes a limit moves up. */
  beginDay(day: number): void {
    this.#day = day;
    for (const person of this.#missedToday) this.join(person);
    this.#missedToday = [];
    const { byPlaceStart, byReviewDay } = this.#start;
    for (const limit of this.#rules.guardDays) this.#moveUp(byPlaceStart, day - limit - 1);
    for (const target of new Set(this.#rules.targets)) {
      if (target !== null) this.#moveUp(byReviewDay, day - target);
    }
  }

  /** Puts a person in the line, as they stand today. */
  join(person: number): void {
    const inClass = this.#rules.classOn(this.#people, person, this.#day);
    this.#classes[person] = inClass;
    this.#push(person, inClass);
  }

  /** Whoever is first of a pool, taken out of the line; `NOBODY` when it is empty. */
  take(pool: number): number {
    const { classes } = this.#rules;
    for (let inClass = this.#firstClass[pool] as number; inClass < classes; inClass += 1) {
      const queue = this.#queues[pool * classes + inClass] as ClassQueue;
      while (queue.size > 0) {
        const person = queue.shift();
        if (this.#classes[person] !== inClass) continue;
        this.#classes[person] = AWAY;
        return person;
      }
      this.#firstClass[pool] = inClass + 1;
    }
    return NOBODY;
  }

  /** Whoever was taken missed the slot, and keeps their place from tomorrow on. */
  missed(person: number): void {
    this.#missedToday.push(person);
  }

  #push(person: number, inClass: number): void {
    const pool = this.#poolOfRow[this.#people.rows[person] as number] as number;
    if (inClass < (this.#firstClass[pool] as number)) this.#firstClass[pool] = inClass;
    (this.#queues[pool * this.#rules.classes + inClass] as ClassQueue).push(person);
  }

  /** Those of the list whose day it is, and those who joined on it: a newcomer's place and review both count from there. */
  #moveUp(cohorts: Cohorts, day: number): void {
    for (const person of cohortOf(cohorts, day)) this.#update(person);
    const { joinedBefore } = this.#people;
    if (day < 1 || day + 1 >= joinedBefore.length) return;
    const end = joinedBefore[day + 1] as number;
    for (let person = joinedBefore[day] as number; person < end; person += 1) this.#update(person);
  }

  #update(person: number): void {
    const before = this.#classes[person];
    if (before === AWAY) return;
    const now = this.#rules.classOn(this.#people, person, this.#day);
    if (now === before) return;
    this.#classes[person] = now;
    this.#push(person, now);
  }
}
