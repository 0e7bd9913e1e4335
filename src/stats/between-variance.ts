/** Groups drawn independently: where they lie, how far chance moves them, and their weights, which add up to 1. */
export interface DrawnGroups {
  readonly weights: readonly number[];
  readonly centres: readonly number[];
  readonly variances: readonly number[];
  /** Third cumulants. */
  readonly skewness: readonly number[];
}

export interface VarianceFit {
  /** Of an observed weighted variance of the groups about their mean, as a standard normal deviate. */
  readonly deviate: (variance: number) => number;
  /** The weighted variance whose deviate is 0. */
  readonly typical: number;
}

/**
 * How the weighted variance of drawn groups about their weighted mean is distributed: a power of it, chosen from three
 * cumulants of the quadratic form, is taken as normal. Undefined where chance has no part. Source: Jensen & Solomon (1972),
 * J Am Stat Assoc 67:898–902.
 */
export function betweenVariance(groups: DrawnGroups): VarianceFit | undefined {
  const { first, second, third } = cumulants(groups);
  if (!(second > 0 && first > 0)) return undefined;
  // At least a little above 0: strongly skewed forms would ask for a logarithm.
  const power = Math.max(0.05, 1 - (first * third) / (3 * second ** 2));
  const middle = 1 + (power * (power - 1) * second) / (2 * first ** 2);
  const spread = (power * Math.sqrt(second)) / first;
  return {
    deviate: (variance) => ((variance / first) ** power - middle) / spread,
    typical: first * Math.max(0, middle) ** (1 / power),
  };
}

/** Of Σ w (x − x̄)² with x̄ = Σ w x. */
function cumulants({ weights, centres, variances, skewness }: DrawnGroups) {
  const mean = weights.reduce((sum, weight, i) => sum + weight * (centres[i] as number), 0);
  let distance = 0;
  let [d1, d2, d3, a1, a2, a3] = [0, 0, 0, 0, 0, 0];
  let [linear, lopsided, square, cross] = [0, 0, 0, 0];
  for (const [i, weight] of weights.entries()) {
    const variance = variances[i] as number;
    const away = (centres[i] as number) - mean;
    const scaled = weight * variance;
    distance += weight * away ** 2;
    d1 += scaled;
    d2 += scaled ** 2;
    d3 += scaled ** 3;
    a1 += weight * scaled;
    a2 += weight * scaled ** 2;
    a3 += weight * scaled ** 3;
    linear += (weight * away) ** 2 * variance;
    lopsided += weight ** 2 * (1 - weight) * away * (skewness[i] as number);
    square += weight * (weight * away * variance) ** 2;
    cross += weight ** 2 * away * variance;
  }
  return {
    first: distance + d1 - a1,
    second: 2 * (d2 - 2 * a2 + a1 ** 2) + 4 * linear + 4 * lopsided,
    third: 8 * (d3 - 3 * a3 + 3 * a1 * a2 - a1 ** 3) + 24 * (square - cross ** 2),
  };
}
