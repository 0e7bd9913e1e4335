import { type Counts, sumOfValues, total } from "./counts.ts";
import { studentQuantile } from "./distributions.ts";

/** The size, mean and spread of a group, in the unit of the values. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** With n − 1; undefined for one person. */
  readonly variance: number | undefined;
}

/** A mean with its interval; deviation and interval are undefined for one person. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  readonly standardDeviation: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** Size, mean and sample variance; undefined when there is nobody. */
export function moments(counts: Counts): Moments | undefined {
  const n = total(counts);
  if (n === 0) return undefined;
  const mean = sumOfValues(counts) / n;
  if (n < 2) return { n, mean, variance: undefined };
  // Two passes: the textbook n Σv² − (Σv)² leaves the exact integers at ten million people.
  let squares = 0;
  for (let v = 0; v < counts.length; v++) squares += (counts[v] ?? 0) * (v - mean) ** 2;
  return { n, mean, variance: squares / (n - 1) };
}

/** The mean with its Student t interval, in the unit of the values; undefined when there is nobody. */
export function meanInterval(counts: Counts, confidence = 0.95): MeanInterval | undefined {
  const found = moments(counts);
  if (found === undefined) return undefined;
  const { n, mean, variance } = found;
  if (variance === undefined) {
    return { n, mean, standardDeviation: undefined, lower: undefined, upper: undefined };
  }
  const margin = studentQuantile({ upper: (1 - confidence) / 2 }, n - 1) * Math.sqrt(variance / n);
  return { n, mean, standardDeviation: Math.sqrt(variance), lower: mean - margin, upper: mean + margin };
}
