import type { ThresholdMeasure } from "../findings/exact.ts";
import { countsFrom } from "./measure-group.ts";
import type { Standard } from "./standard.ts";

/** What the pathways of one stratum come to, for figures over many strata. */
export interface WaitsSummary {
  readonly waits: Uint32Array;
  readonly n: number;
  /** Days; 0 where there is nobody. */
  readonly mean: number;
  /** Summed squares around the mean, in days². */
  readonly squares: number;
  readonly counts: Readonly<Record<ThresholdMeasure, number>>;
}

/** Size, mean, spread and threshold counts in two passes over the days: lists are cut into thousands of strata. */
export function summariseWaits(waits: Uint32Array, standard: Standard): WaitsSummary {
  const running = new Float64Array(waits.length);
  let [n, sum] = [0, 0];
  for (let day = 0; day < waits.length; day++) {
    const people = waits[day] as number;
    if (people > 0) {
      n += people;
      sum += people * day;
    }
    running[day] = n;
  }
  const mean = n === 0 ? 0 : sum / n;
  let squares = 0;
  for (let day = 0; day < waits.length; day++) {
    const people = waits[day] as number;
    if (people > 0) squares += people * (day - mean) ** 2;
  }
  const atMost = (most: number): number => running[Math.min(most, waits.length - 1)] ?? 0;
  return { waits, n, mean, squares, counts: countsFrom(n, atMost, standard) };
}
