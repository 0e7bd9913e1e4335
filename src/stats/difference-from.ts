/** How far a difference of two proportions is from a supposed one. */
export interface SupposedDifference {
  /** The standard error that x1 ÷ n1 − x2 ÷ n2 would have if the supposed difference were true. */
  readonly standardError: number;
  /** (observed − supposed) ÷ standard error. */
  readonly zScore: number;
  /** The fewest successes or failures expected in either group under the supposed difference. */
  readonly smallestExpected: number;
}

/** More than the digits of a double. */
const MOST_HALVINGS = 64;

/**
 * The score test of a difference of two proportions against a supposed one, −1 < `supposed` < 1: its standard error comes
 * from the likeliest pair of proportions that differ by just so much, so that it exists at 0 % and 100 % too. For a supposed
 * difference of 0, z² is Pearson's χ². Undefined when either group is empty or the supposed pair leaves no room for chance.
 * Source: Mee (1984), Biometrics 40:1175–1176; Miettinen & Nurminen (1985), Stat Med 4:213–226.
 */
export function differenceFrom(
  supposed: number,
  [x1, n1]: readonly [number, number],
  [x2, n2]: readonly [number, number],
): SupposedDifference | undefined {
  if (n1 === 0 || n2 === 0 || !(Math.abs(supposed) < 1)) return undefined;
  const p2 = likeliestReference(supposed, [x1, n1], [x2, n2]);
  const p1 = Math.min(1, Math.max(0, p2 + supposed));
  const standardError = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  if (!(standardError > 0)) return undefined;
  return {
    standardError,
    zScore: (x1 / n1 - x2 / n2 - supposed) / standardError,
    smallestExpected: Math.min(n1 * p1, n1 * (1 - p1), n2 * p2, n2 * (1 - p2)),
  };
}

/** The slope of the log-likelihood falls from end to end: the likeliest is at an end, or halving finds where it is 0. */
function likeliestReference(
  supposed: number,
  [x1, n1]: readonly [number, number],
  [x2, n2]: readonly [number, number],
): number {
  const slopeAt = (p2: number): number =>
    binomialSlope(x1, n1, Math.min(1, Math.max(0, p2 + supposed))) + binomialSlope(x2, n2, p2);
  let low = Math.max(0, -supposed);
  let high = Math.min(1, 1 - supposed);
  if (slopeAt(low) <= 0) return low;
  if (slopeAt(high) >= 0) return high;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (slopeAt(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Of x log p + (n − x) log(1 − p). */
const binomialSlope = (x: number, n: number, p: number): number =>
  (x === 0 ? 0 : x / p) - (x === n ? 0 : (n - x) / (1 - p));
