import type { ChiSquareTest } from "./chi-square.ts";
import { type Counts, merge, total } from "./counts.ts";
import { chiSquareUpperTail } from "./distributions.ts";
import { tieCorrection } from "./tie-correction.ts";

/**
 * The Kruskal–Wallis test that all groups have the same distribution, tie-corrected. Empty groups are left out; undefined
 * when fewer than two remain or everybody has the same value. Source: Kruskal & Wallis (1952); R's kruskal.test.
 */
export function kruskalWallis(groups: readonly Counts[]): ChiSquareTest | undefined {
  const sizes = groups.map(total);
  const present = sizes.filter((size) => size > 0).length;
  const merged = merge(groups);
  const n = total(merged);
  const correction = tieCorrection(merged, n);
  if (present < 2 || correction === 0) return undefined;
  const ranks = ranksAboutMiddle(merged, n);
  let squares = 0;
  for (const [i, group] of groups.entries()) {
    const size = sizes[i] ?? 0;
    if (size > 0) squares += rankSum(group, ranks) ** 2 / size;
  }
  const statistic = (12 * squares) / (n * (n + 1)) / correction;
  const degreesOfFreedom = present - 1;
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}

/**
 * The mid-rank of each value less the middle rank (N + 1) ÷ 2, because the textbook's 3 (N + 1) cancels seven digits at ten
 * million people.
 */
function ranksAboutMiddle(merged: Float64Array, n: number): Float64Array {
  let below = 0;
  return merged.map((same) => {
    const rank = below + same / 2 - n / 2;
    below += same;
    return rank;
  });
}

function rankSum(group: Counts, ranks: Float64Array): number {
  let sum = 0;
  for (let v = 0; v < group.length; v++) sum += (group[v] ?? 0) * (ranks[v] ?? 0);
  return sum;
}
