/** People by a day of theirs. */
export interface Cohorts {
  /** Numbers of those with a day, by day. */
  readonly people: Uint32Array;
  /** The earliest day. */
  readonly from: number;
  /** Where in `people` the cohort of each day begins; one more than there are days. */
  readonly starts: Uint32Array;
}

/** People whose day is not `without`, by that day: a counting sort. */
export function cohortsByDay(days: Int32Array, without: number): Cohorts {
  let from = 0;
  let to = -1;
  let size = 0;
  for (const day of days) {
    if (day === without) continue;
    if (size === 0 || day < from) from = day;
    if (size === 0 || day > to) to = day;
    size += 1;
  }
  const starts = new Uint32Array(to - from + 2);
  for (const day of days) {
    if (day !== without) starts[day - from + 1] = (starts[day - from + 1] as number) + 1;
  }
  for (let day = 1; day < starts.length; day += 1) {
    starts[day] = (starts[day] as number) + (starts[day - 1] as number);
  }
  const next = starts.slice();
  const people = new Uint32Array(size);
  days.forEach((day, person) => {
    if (day === without) return;
    const place = next[day - from] as number;
    people[place] = person;
    next[day - from] = place + 1;
  });
  return { people, from, starts };
}

const NOBODY = new Uint32Array(0);

/** The cohort of a day. */
export function cohortOf({ people, from, starts }: Cohorts, day: number): Uint32Array {
  const at = day - from;
  if (at < 0 || at + 1 >= starts.length) return NOBODY;
  return people.subarray(starts[at], starts[at + 1]);
}
