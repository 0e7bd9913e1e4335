import type { ChiSquareTest } from "./chi-square.ts";
import { cholesky, definite, symmetric } from "./cholesky.ts";
import { chiSquareUpperTail } from "./distributions.ts";
import { atRiskByTime, type TimeCounts } from "./time-counts.ts";

/**
 * The log-rank test that the event comes at the same rate in all groups, at every time; other events count as the end of
 * observation. Groups that are never at risk when somebody has an event are left out; undefined when fewer than two
 * remain, or when they are never at risk together. Sources: Mantel (1966); Peto & Peto (1972); R's survdiff.
 */
export function logRank(groups: readonly TimeCounts[]): ChiSquareTest | undefined {
  const atRisk = groups.map(atRiskByTime);
  const length = Math.max(0, ...groups.map(({ events }) => events.length));
  const excess = new Float64Array(groups.length);
  const expected = new Float64Array(groups.length);
  const variance = groups.map(() => new Float64Array(groups.length));
  for (let time = 0; time < length; time++) {
    const present = atRisk.map((ofGroup) => ofGroup[time] ?? 0);
    const all = present.reduce((sum, count) => sum + count, 0);
    const events = groups.reduce((sum, group) => sum + (group.events[time] ?? 0), 0);
    if (events === 0) continue;
    // Sampling without replacement; with one person at risk there is nothing to compare.
    const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0;
    for (let i = 0; i < groups.length; i++) {
      const share = (present[i] as number) / all;
      if (share === 0) continue;
      excess[i] = (excess[i] as number) + (groups[i]?.events[time] ?? 0) - events * share;
      expected[i] = (expected[i] as number) + events * share;
      const row = variance[i] as Float64Array;
      for (let j = 0; j <= i; j++) {
        const other = (present[j] as number) / all;
        row[j] = (row[j] as number) + spread * share * ((i === j ? 1 : 0) - other);
      }
    }
  }
  const compared = groups.flatMap((_, group) => ((expected[group] as number) > 0 ? [group] : []));
  return compared.length < 2 ? undefined : quadraticForm(compared.slice(1), excess, variance);
}

/** One group fewer than there are: what it has too many, the others have too few. */
function quadraticForm(
  kept: readonly number[],
  excess: Float64Array,
  variance: readonly Float64Array[],
): ChiSquareTest | undefined {
  const ofKept = Float64Array.from(kept, (group) => excess[group] as number);
  const solved = definite(
    cholesky(
      symmetric(
        kept.map((i) => Float64Array.from(kept, (j) => variance[Math.max(i, j)]?.[Math.min(i, j)] as number)),
      ),
    ),
  )?.solve(ofKept);
  if (solved === undefined) return undefined;
  const statistic = Math.max(
    0,
    ofKept.reduce((sum, value, place) => sum + value * (solved[place] as number), 0),
  );
  const degreesOfFreedom = kept.length;
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}
