import type { Counts } from "./counts.ts";

/**
 * People followed over whole units of time, as four histograms of the times at which they come under observation and at
 * which they leave it. Who enters at a time is at risk at that time, and so is who leaves at it; nobody leaves before
 * entering. Entries after 0 are delayed (left truncation): nothing is known of those who had an event before.
 */
export interface TimeCounts {
  readonly entered: Counts;
  /** Left by the event. */
  readonly events: Counts;
  /** Left by another event, after which there cannot be one. */
  readonly competing: Counts;
  /** Left without any: observation ended. */
  readonly censored: Counts;
}

/** A time at which somebody leaves by an event of either kind, and how many could have. */
export interface RiskSet {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly competing: number;
}

/** How many are at risk at each time, up to the last at which anybody is; empty for nobody. */
export function atRiskByTime({ entered, events, competing, censored }: TimeCounts): Float64Array {
  const length = Math.max(entered.length, events.length, competing.length, censored.length);
  const atRisk = new Float64Array(length);
  let present = 0;
  let last = -1;
  for (let time = 0; time < length; time++) {
    present += entered[time] ?? 0;
    atRisk[time] = present;
    if (present > 0) last = time;
    present -= (events[time] ?? 0) + (competing[time] ?? 0) + (censored[time] ?? 0);
  }
  return atRisk.subarray(0, last + 1);
}

/** The risk sets from a time on, in order. */
export function riskSets(counts: TimeCounts, from = 0): RiskSet[] {
  const sets: RiskSet[] = [];
  const atRisk = atRiskByTime(counts);
  for (let time = from; time < atRisk.length; time++) {
    const events = counts.events[time] ?? 0;
    const competing = counts.competing[time] ?? 0;
    if (events + competing > 0) sets.push({ time, atRisk: atRisk[time] as number, events, competing });
  }
  return sets;
}

/**
 * The first time at which a curve stands on enough people: `enough`, or half of the most that ever are at risk where
 * those are fewer, but no fewer than `fewest`. 0 without delayed entry, and where there never are as many. A curve that began earlier would let the first person's fate
 * decide those of all who follow; one that begins here is of those who got so far.
 */
export function firstTimeWithEnough(counts: TimeCounts, enough: number, fewest = 0): number {
  const atRisk = atRiskByTime(counts);
  const most = atRisk.reduce((largest, present) => Math.max(largest, present), 0);
  const least = Math.min(enough, Math.max(fewest, most / 2));
  return Math.max(
    0,
    atRisk.findIndex((present) => present > 0 && present >= least),
  );
}

/** The first time, of those from `from` on, at which fewer than `fewest` are at risk; the end of observation if there is none. */
export function firstTimeWithFew(counts: TimeCounts, from: number, fewest: number): number {
  const atRisk = atRiskByTime(counts);
  const few = atRisk.findIndex((present, time) => time >= from && present < fewest);
  return few === -1 ? atRisk.length : few;
}
