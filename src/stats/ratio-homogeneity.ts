import type { ChiSquareTest } from "./chi-square.ts";
import { chiSquareUpperTail } from "./distributions.ts";
import type { TwoByTwo } from "./two-by-two.ts";

/**
 * Whether the ratios of proportions of the strata differ by more than chance, where `ratio` is the common one: of each
 * stratum (p₁ − ratio p₀)² ÷ its variance if the ratio held there, which also a stratum of few people or without anybody
 * who counts has. Strata in which nobody counts say nothing; undefined with fewer than two others.
 * Source: Gart & Nam (1988), Biometrics 44:323–338; the variance is that of Miettinen & Nurminen (1985), Stat Med 4:213–226.
 */
export function ratioHomogeneity(strata: readonly TwoByTwo[], ratio: number): ChiSquareTest | undefined {
  // Not squares of log ratios by their own variances: of many small strata those that have a logarithm are the extreme ones,
  // and such a test found differences in up to 98 of 100 trials without any, in others in none.
  let [statistic, informative] = [0, 0];
  for (const stratum of strata) {
    const variance = supposedVariance(stratum, ratio);
    if (!(variance > 0)) continue;
    const { x1, n1, x0, n0 } = stratum;
    statistic += (x1 / n1 - (ratio * x0) / n0) ** 2 / variance;
    informative += 1;
  }
  if (informative < 2) return undefined;
  const degreesOfFreedom = informative - 1;
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}

/** The variance of p₁ − ratio p₀ at the most likely p₀ among those for which p₁ = ratio p₀: a root of a quadratic equation. */
function supposedVariance({ x1, n1, x0, n0 }: TwoByTwo, ratio: number): number {
  const a = ratio * (n1 + n0);
  const b = ratio * (n1 + x0) + x1 + n0;
  const c = x1 + x0;
  const reference = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  const group = ratio * reference;
  return (group * (1 - group)) / n1 + (ratio * ratio * reference * (1 - reference)) / n0;
}
