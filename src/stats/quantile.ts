import { type Counts, total } from "./counts.ts";

/**
 * The value of the person at this rank (1 = smallest); undefined outside 1 … n.
 */
export function orderStatistic(counts: Counts, rank: number): number | undefined {
  if (rank < 1) return undefined;
  let reached = 0;
  for (let v = 0; v < counts.length; v++) {
    reached += counts[v] ?? 0;
    if (reached >= rank) return v;
  }
  return undefined;
}

/**
 * The q-quantile (0–1) by R's type 7, the default of R, NumPy and Excel's PERCENTILE.INC: linear between the people at
 * ranks on either side of 1 + (n − 1) q. In the unit of the values; undefined when there is nobody.
 * Source: Hyndman & Fan (1996), definition 7.
 */
export function quantile(counts: Counts, q: number): number | undefined {
  const n = total(counts);
  const position = 1 + Math.max(0, n - 1) * q;
  const rank = Math.floor(position);
  const below = orderStatistic(counts, rank);
  if (below === undefined || position === rank) return below;
  const above = orderStatistic(counts, rank + 1) ?? below;
  return below + (position - rank) * (above - below);
}
