import type { Counts } from "./counts.ts";

/**
 * How much of the variance of ranks survives ties among all groups together: 1 − Σ(t³ − t) ÷ (N³ − N) over the numbers t
 * of people with one value. 1 without ties, 0 when everybody has the same value or there are fewer than two people.
 */
export function tieCorrection(groups: readonly Counts[]): number {
  const values = Math.max(0, ...groups.map((group) => group.length));
  let n = 0;
  let tied = 0;
  let most = 0;
  for (let v = 0; v < values; v++) {
    let same = 0;
    for (const group of groups) same += group[v] ?? 0;
    n += same;
    tied += same * (same - 1) * (same + 1);
    if (same > most) most = same;
  }
  // Compared as people, because the cubes of ten million no longer are exact.
  return most === n ? 0 : 1 - tied / (n * (n - 1) * (n + 1));
}
