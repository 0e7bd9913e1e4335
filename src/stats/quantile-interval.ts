import { type Counts, total } from "./counts.ts";
import { binomialQuantile } from "./distributions.ts";
import { orderStatistic } from "./quantile.ts";

/** Limits of a quantile; each is undefined where too few people lie beyond the quantile to give one. */
export interface QuantileInterval {
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/**
 * The distribution-free interval of the q-quantile from binomial order statistics, in the unit of the values: the
 * person at the largest rank k with P(Bin(n, q) ≤ k − 1) ≤ 2.5 %, and at the smallest matching upper rank. The 95 % is a
 * guarantee, whatever the distribution. Where no such rank exists the limit is undefined instead of the largest value: the
 * median has limits from n = 6, the 92nd percentile an upper one from n = 45. Source: Conover (1999), section 3.2.
 */
export function quantileInterval(counts: Counts, q: number, confidence = 0.95): QuantileInterval {
  const n = total(counts);
  const tail = (1 - confidence) / 2;
  return {
    lower: orderStatistic(counts, lowerRank(n, q, tail)),
    // Seen from the largest value down, the upper rank is a lower rank of the 1 − q quantile.
    upper: orderStatistic(counts, n + 1 - lowerRank(n, 1 - q, tail)),
  };
}

/** The largest k with P(Bin(n, q) ≤ k − 1) ≤ tail; 0 where there is none. */
function lowerRank(n: number, q: number, tail: number): number {
  return n === 0 ? 0 : binomialQuantile(tail, n, q);
}
