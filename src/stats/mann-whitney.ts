import { type Counts, merge, total } from "./counts.ts";
import { normalTwoSided } from "./distributions.ts";
import { superiorityInterval } from "./superiority-interval.ts";
import { tieCorrection } from "./tie-correction.ts";

export interface IntervalEstimate {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

export interface MannWhitney {
  /** Pairs in which the group's person has the larger value, ties counting half. */
  readonly u: number;
  /** P(group > reference) + ½ P(equal), 0–1. */
  readonly superiority: IntervalEstimate;
  /** P(group > reference) − P(group < reference), −1 to 1. */
  readonly cliffsDelta: IntervalEstimate;
  readonly intervalMethod: "delong-logit" | "newcombe-5";
  /** Undefined when everybody has the same value. */
  readonly pValue: number | undefined;
}

/**
 * Compares two whole distributions: the Mann–Whitney test (normal approximation, tie-corrected, no continuity correction)
 * with the probability of superiority and Cliff's delta; undefined when a group is empty. The p-value asks whether the
 * distributions are the same, the interval where the superiority lies, so near 5 % they may differ.
 * Sources: Mann & Whitney (1947); Cliff (1993); for the interval see `superiorityInterval`.
 */
export function mannWhitney(group: Counts, reference: Counts): MannWhitney | undefined {
  const [n1, n2] = [total(group), total(reference)];
  if (n1 === 0 || n2 === 0) return undefined;
  const u = doubledPairsWon(group, reference) / 2;
  const superiority = u / (n1 * n2);
  const variance =
    placementSquares(group, reference, superiority) / n1 / Math.max(1, n1 - 1) +
    placementSquares(reference, group, 1 - superiority) / n2 / Math.max(1, n2 - 1);
  const { lower, upper, method } = superiorityInterval({ superiority, variance, n1, n2 });
  const deviation = nullDeviation(group, reference);
  return {
    u,
    superiority: { estimate: superiority, lower, upper },
    cliffsDelta: { estimate: 2 * superiority - 1, lower: 2 * lower - 1, upper: 2 * upper - 1 },
    intervalMethod: method,
    pValue: deviation > 0 ? normalTwoSided((u - (n1 * n2) / 2) / deviation) : undefined,
  };
}

/** The standard deviation of U when both groups have the same distribution; 0 when everybody has the same value. */
export function nullDeviation(group: Counts, reference: Counts): number {
  const [n1, n2] = [total(group), total(reference)];
  return Math.sqrt(((n1 * n2 * (n1 + n2 + 1)) / 12) * tieCorrection(merge([group, reference]), n1 + n2));
}

/** Twice the pairs won, ties counting once: whole, so exact for ten million people a side. */
function doubledPairsWon(group: Counts, reference: Counts): number {
  let below = 0;
  let doubled = 0;
  for (let v = 0; v < group.length; v++) {
    const same = reference[v] ?? 0;
    doubled += (group[v] ?? 0) * (2 * below + same);
    below += same;
  }
  return doubled;
}

/** The sum over the group of the squared distance between each one's share of the reference below and the mean of these shares. */
function placementSquares(group: Counts, reference: Counts, mean: number): number {
  const others = total(reference);
  let below = 0;
  let squares = 0;
  for (let v = 0; v < group.length; v++) {
    const same = reference[v] ?? 0;
    const people = group[v] ?? 0;
    if (people > 0) squares += people * ((below + same / 2) / others - mean) ** 2;
    below += same;
  }
  return squares;
}
