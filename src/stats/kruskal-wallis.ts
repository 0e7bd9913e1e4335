import type { ChiSquareTest } from "./chi-square.ts";
import { type Counts, total } from "./counts.ts";
import { chiSquareUpperTail } from "./distributions.ts";
import { tieCorrection } from "./tie-correction.ts";

/**
 * The Kruskal–Wallis test that all groups have the same distribution, tie-corrected. Empty groups are left out; undefined
 * when fewer than two remain or everybody has the same value. Source: Kruskal & Wallis (1952); R's kruskal.test.
 */
export function kruskalWallis(groups: readonly Counts[]): ChiSquareTest | undefined {
  const present = groups.filter((group) => total(group) > 0);
  const correction = tieCorrection(present);
  if (present.length < 2 || correction === 0) return undefined;
  const sizes = present.map(total);
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const rankSums = rankSumsAboutMiddle(present, n);
  // About the middle rank: the textbook's 3 (N + 1) cancels seven digits at ten million people.
  const squares = rankSums.reduce((sum, rankSum, i) => sum + rankSum ** 2 / (sizes[i] ?? 1), 0);
  const statistic = (12 * squares) / (n * (n + 1)) / correction;
  const degreesOfFreedom = present.length - 1;
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}

/** Each group's sum of mid-ranks less the middle rank (N + 1) ÷ 2. */
function rankSumsAboutMiddle(groups: readonly Counts[], n: number): number[] {
  const sums = new Array<number>(groups.length).fill(0);
  const values = Math.max(...groups.map((group) => group.length));
  let below = 0;
  for (let v = 0; v < values; v++) {
    let same = 0;
    for (const group of groups) same += group[v] ?? 0;
    const rank = below + same / 2 - n / 2;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (groups[i]?.[v] ?? 0) * rank;
    below += same;
  }
  return sums;
}
