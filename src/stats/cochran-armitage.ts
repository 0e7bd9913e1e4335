import { normalTwoSided } from "./distributions.ts";

export interface Trend {
  /** χ² with 1 degree of freedom. */
  readonly statistic: number;
  /** Change in the proportion for each step of the score. */
  readonly slope: number;
  readonly pValue: number;
}

/**
 * The Cochran–Armitage test for a trend of proportions over ordered groups, scores 1, 2, 3 … unless given. Empty groups
 * carry no weight; undefined when fewer than two scores hold anybody, or when nobody or everybody is a success.
 * Source: Armitage (1955), Biometrics 11:375–386; R's prop.trend.test.
 */
export function cochranArmitage(
  successes: readonly number[],
  totals: readonly number[],
  scores: readonly number[] = totals.map((_, i) => i + 1),
): Trend | undefined {
  const n = sum(totals);
  const pooled = sum(successes) / n;
  const meanScore = sum(totals.map((size, i) => size * (scores[i] ?? 0))) / n;
  let covariance = 0;
  let spread = 0;
  for (const [i, size] of totals.entries()) {
    const score = (scores[i] ?? 0) - meanScore;
    covariance += ((successes[i] ?? 0) - size * pooled) * score;
    spread += size * score ** 2;
  }
  if (!(pooled > 0 && pooled < 1 && spread > 0)) return undefined;
  const deviate = covariance / Math.sqrt(pooled * (1 - pooled) * spread);
  return { statistic: deviate ** 2, slope: covariance / spread, pValue: normalTwoSided(deviate) };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
