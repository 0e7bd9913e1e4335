import { type ListRows, NO_REVIEW } from "../list-rows.ts";
import type { Future } from "./future.ts";
import { isRanked } from "./is-ranked.ts";

/**
 * Everybody with a clinical tier who waits at the snapshot or joins later, numbered so that of two people who tie the lower
 * number comes first: those of the list in the order of ties, then newcomers as they join. Days count from the snapshot.
 */
export interface People {
  readonly size: number;
  readonly atStart: number;
  /** Per person, the pathway of the list that they are, or are like. */
  readonly rows: Uint32Array;
  /** Day of the clock start; 0 or less for those who wait at the snapshot. */
  readonly clockStart: Int32Array;
  /** Day that their place counts from. */
  readonly placeStart: Int32Array;
  /** Day of the priority review, `NOT_REVIEWED` where there is none. */
  readonly reviewDay: Int32Array;
  /** Who joins on a day: from `joinedBefore[day]` to `joinedBefore[day + 1]`, by number. */
  readonly joinedBefore: Uint32Array;
}

export const NOT_REVIEWED = 0x7fffffff;

/** Those who wait at the snapshot. */
export function peopleAtStart(rows: ListRows): People {
  const { daysWaited, placeDays, reviewDays, tieOrder } = rows;
  const ranked = tieOrder.filter((row) => isRanked(rows, row));
  const days = (dayOf: (row: number) => number): Int32Array => Int32Array.from(ranked, dayOf);
  return {
    size: ranked.length,
    atStart: ranked.length,
    rows: ranked,
    clockStart: days((row) => -(daysWaited[row] as number)),
    placeStart: days((row) => -(placeDays[row] as number)),
    reviewDay: days((row) => (reviewDays[row] === NO_REVIEW ? NOT_REVIEWED : -(reviewDays[row] as number))),
    joinedBefore: new Uint32Array(0),
  };
}

/**
 * Those who wait at the snapshot and those who will join. Newcomers' places count from the day they join, and so does
 * their review, where who they are like has one.
 */
export function peopleOf(start: People, rows: ListRows, { models, joinedBefore }: Future): People {
  const { atStart } = start;
  const joinDay = new Int32Array(models.length);
  for (let day = 1; day + 1 < joinedBefore.length; day += 1) {
    joinDay.fill(day, joinedBefore[day], joinedBefore[day + 1]);
  }
  const reviewDay = joinDay.map((day, index) =>
    rows.reviewDays[models[index] as number] === NO_REVIEW ? NOT_REVIEWED : day,
  );
  return {
    size: atStart + models.length,
    atStart,
    rows: joined(Uint32Array, start.rows, models),
    clockStart: joined(Int32Array, start.clockStart, joinDay),
    placeStart: joined(Int32Array, start.placeStart, joinDay),
    reviewDay: joined(Int32Array, start.reviewDay, reviewDay),
    joinedBefore: joinedBefore.map((before) => atStart + before),
  };
}

function joined<Column extends Uint32Array | Int32Array>(
  Kind: new (size: number) => Column,
  first: Column,
  second: Column,
): Column {
  const whole = new Kind(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
