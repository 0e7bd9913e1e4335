import type { GroupEstimate } from "../stats/group-estimate.ts";
import { moments } from "../stats/mean-interval.ts";
import { weeksFromDays } from "../units.ts";

const DAYS_PER_WEEK = 7;

export interface MeanEstimate extends GroupEstimate {
  /** Of single pathways, in weeks². */
  readonly variance: number | undefined;
}

/**
 * The mean wait of each group in weeks with its standard error. A group of one pathway shows no spread of its own and has
 * that of all others within their groups, else undefined. Groups hold somebody.
 */
export function meanEstimates(groups: readonly Uint32Array[]): MeanEstimate[] {
  const found = groups.map((waits) => moments(waits) ?? { n: 0, mean: Number.NaN, variance: undefined });
  let [squares, spare] = [0, 0];
  for (const { n, variance } of found) {
    squares += (n - 1) * (variance ?? 0);
    spare += Math.max(0, n - 1);
  }
  const within = spare === 0 ? undefined : squares / spare;
  return found.map(({ n, mean, variance = within }) => ({
    size: n,
    estimate: weeksFromDays(mean),
    standardError: variance === undefined ? undefined : weeksFromDays(Math.sqrt(variance / n)),
    variance: variance === undefined ? undefined : variance / DAYS_PER_WEEK ** 2,
  }));
}
