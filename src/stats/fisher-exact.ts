/** As R's fisher.test: tables as likely as the one seen count as likely despite rounding. */
const AS_LIKELY = 1 + 1e-7;

/**
 * The two-sided p-value of Fisher's exact test of x1 of n1 against x2 of n2: the probability, given both margins, of
 * a table no likelier than the one seen; 1 when a margin leaves only one table. Work grows with the smaller margin.
 */
export function fisherExact(x1: number, n1: number, x2: number, n2: number): number {
  const successes = x1 + x2;
  const first = Math.max(0, successes - n2);
  const last = Math.min(n1, successes);
  const weights = hypergeometricWeights({ n1, n2, successes }, first, last);
  const seen = (weights[x1 - first] ?? 0) * AS_LIKELY;
  let all = 0;
  let extreme = 0;
  for (const weight of weights) {
    all += weight;
    if (weight <= seen) extreme += weight;
  }
  return Math.min(1, extreme / all);
}

/** Hypergeometric probabilities of first … last up to a common factor, outwards from the mode so that none overflows. */
function hypergeometricWeights(
  margins: { n1: number; n2: number; successes: number },
  first: number,
  last: number,
): Float64Array {
  const { n1, n2, successes } = margins;
  const mode = Math.floor(((n1 + 1) * (successes + 1)) / (n1 + n2 + 2));
  const weights = new Float64Array(last - first + 1);
  const middle = Math.max(first, Math.min(last, mode)) - first;
  weights[middle] = 1;
  for (let i = middle + 1; i < weights.length; i++) {
    const x = first + i;
    const ratio = ((n1 - x + 1) / x) * ((successes - x + 1) / (n2 - successes + x));
    weights[i] = (weights[i - 1] ?? 0) * ratio;
  }
  for (let i = middle - 1; i >= 0; i--) {
    const x = first + i + 1;
    const ratio = (x / (n1 - x + 1)) * ((n2 - successes + x) / (successes - x + 1));
    weights[i] = (weights[i + 1] ?? 0) * ratio;
  }
  return weights;
}
