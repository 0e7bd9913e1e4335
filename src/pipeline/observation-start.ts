/** Ends before the others' period that are still called slips: a hundredth of all, and always one. */
const MOST_SLIPS = 0.01;
/** A gap that no run of holidays explains, and in which so many ends would have been expected. */
const SHORTEST_GAP_DAYS = 15;
const EXPECTED_IN_GAP = 10;

/**
 * The first day from which ends are in a list, judged by the ends it holds: the earliest, unless a few stand alone before
 * a gap in which, at the rate of all others, ten ends and more were to be expected; then the first behind it. `daysAgo[d]`:
 * pathways that ended d days before the snapshot. Days before the snapshot; undefined without an end.
 */
export function observationStart(daysAgo: ArrayLike<number>): number | undefined {
  const days: number[] = [];
  let ends = 0;
  for (let day = daysAgo.length - 1; day >= 0; day -= 1) {
    if ((daysAgo[day] ?? 0) === 0) continue;
    days.push(day);
    ends += daysAgo[day] ?? 0;
  }
  const allowed = Math.max(1, MOST_SLIPS * ends);
  let [start] = days;
  let before = 0;
  for (let place = 0; place + 1 < days.length; place += 1) {
    const [day = 0, next = 0] = [days[place], days[place + 1]];
    before += daysAgo[day] ?? 0;
    if (before > allowed) break;
    const gap = day - next - 1;
    const rate = (ends - before) / (next + 1);
    if (gap >= SHORTEST_GAP_DAYS && gap * rate >= EXPECTED_IN_GAP) start = next;
  }
  return start;
}
