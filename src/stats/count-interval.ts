import { criticalValue } from "./critical-value.ts";
import { chiSquareQuantile } from "./distributions.ts";

const EXACT_BELOW = 10;

/** A count of events with its interval; divide all three by a population for a rate. */
export interface CountInterval {
  readonly count: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The interval of a count of events: exact Poisson (chi-square) below 10, Byar's approximation from 10, as English
 * public health practice has it. Source: PHEindicatormethods::phe_rate; Breslow & Day (1987), volume II, p. 69.
 */
export function countInterval(count: number, confidence = 0.95): CountInterval {
  if (count < EXACT_BELOW) return exactPoisson(count, confidence);
  const z = criticalValue(confidence);
  return { count, lower: byar(count, -z), upper: byar(count + 1, z) };
}

function exactPoisson(count: number, confidence: number): CountInterval {
  const tail = (1 - confidence) / 2;
  return {
    count,
    lower: count === 0 ? 0 : chiSquareQuantile({ lower: tail }, 2 * count) / 2,
    upper: chiSquareQuantile({ upper: tail }, 2 * count + 2) / 2,
  };
}

function byar(count: number, z: number): number {
  return count * (1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}
