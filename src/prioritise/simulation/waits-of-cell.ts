/** Figures of a cell at the end of a week, in the order in which they are written down. */
export const WAIT_FIGURES = ["waiting", "medianDays", "over18", "over52", "over65", "over78"] as const;
export type WaitFigure = (typeof WAIT_FIGURES)[number];

const LIMIT_WEEKS = [18, 52, 65, 78] as const;
const DAYS_PER_WEEK = 7;
const FIRST_LIMIT = 2;

/**
 * Writes down the figures of people waiting, given by day of clock start, the longest wait first; `newest` is the index of
 * a wait of no days. The median is of type 7. Of nobody it is written as 0, with `waiting` 0 beside it.
 */
export function summariseWaits(
  waiting: Uint32Array,
  newest: number,
  { into, at }: { readonly into: Float64Array; readonly at: number },
): void {
  let all = 0;
  for (let index = 0; index <= newest; index += 1) all += waiting[index] as number;
  into[at] = all;
  into[at + 1] = all === 0 ? 0 : newest - middle(waiting, all);
  LIMIT_WEEKS.forEach((weeks, place) => {
    into[at + FIRST_LIMIT + place] = sumBefore(waiting, newest - weeks * DAYS_PER_WEEK);
  });
}

/** Index of the middle person, or half way between the two in the middle. */
function middle(waiting: Uint32Array, all: number): number {
  const lower = Math.floor((all + 1) / 2);
  const upper = Math.ceil((all + 1) / 2);
  let reached = 0;
  let first: number | undefined;
  for (let index = 0; ; index += 1) {
    reached += waiting[index] as number;
    if (first === undefined && reached >= lower) first = index;
    if (first !== undefined && reached >= upper) return (first + index) / 2;
  }
}

function sumBefore(waiting: Uint32Array, end: number): number {
  let sum = 0;
  for (let index = 0; index < end; index += 1) sum += waiting[index] as number;
  return sum;
}
