import type { Counts } from "./counts.ts";

/**
 * How much of the variance of ranks survives ties, given the histogram of all n people together: 1 − Σ(t³ − t) ÷ (N³ − N) over
 * the numbers t of people with one value. 1 without ties, 0 when everybody has the same value or there are fewer than two.
 */
export function tieCorrection(merged: Counts, n: number): number {
  if (n < 2) return 0;
  let tied = 0;
  for (let v = 0; v < merged.length; v++) {
    const same = merged[v] ?? 0;
    // Compared as people, because the cubes of ten million are no longer exact.
    if (same === n) return 0;
    tied += same * (same - 1) * (same + 1);
  }
  return 1 - tied / (n * (n - 1) * (n + 1));
}
