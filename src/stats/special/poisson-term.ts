/**
 * The building blocks of densities that stay exact where Γ overflows and differences cancel.
 * Source: C. Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
const HALF_LOG_TWO_PI = 0.9189385332046728;
const SERIES_FROM = 16;
/** Coefficients of 1/a, 1/a³, 1/a⁵ … in Stirling's series for log Γ. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360] as const;

/** log Γ(a) less Stirling's formula, i.e. log Γ(a) − [(a − ½) log a − a + ½ log 2π], for a > 0. */
function stirlingError(a: number): number {
  if (a >= SERIES_FROM) return stirlingSeries(a);
  return HALVES[2 * a] ?? shiftedStirlingError(a);
}

/** The error at a follows from the error at a + 1, so the series is only ever used where it is exact. */
function shiftedStirlingError(a: number): number {
  let shifted = a;
  let correction = 0;
  while (shifted < SERIES_FROM) {
    correction += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted += 1;
  }
  return stirlingSeries(shifted) + correction;
}

function stirlingSeries(a: number): number {
  const squared = 1 / (a * a);
  let series = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) series = series * squared + (STIRLING[i] ?? 0);
  return series / a;
}

/** Ready for 0, ½, 1, 1½ … (index 2a): a search for a quantile asks for the same one again and again. */
const HALVES = Array.from({ length: 2 * SERIES_FROM }, (_, twice) => shiftedStirlingError(twice / 2));

/** a log(a ÷ mean) + mean − a for a, mean > 0, without the cancellation when the two are close. */
function deviance(a: number, mean: number): number {
  const gap = a - mean;
  if (Math.abs(gap) >= 0.1 * (a + mean)) return a * Math.log(a / mean) - gap;
  const ratio = gap / (a + mean);
  const squared = ratio * ratio;
  let sum = gap * ratio;
  let term = 2 * a * ratio;
  for (let odd = 3; odd < 1000; odd += 2) {
    term *= squared;
    const next = sum + term / odd;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** xᵃ e⁻ˣ ÷ Γ(a) for a > 0 and x > 0. */
export function poissonTerm(a: number, x: number): number {
  return Math.sqrt(a) * Math.exp(-HALF_LOG_TWO_PI - stirlingError(a) - deviance(a, x));
}

/** xᵃ yᵇ ÷ B(a, b) for a, b > 0 and x + y = 1, both above 0. */
export function betaTerm(shape: { a: number; b: number }, x: number, y: number): number {
  const { a, b } = shape;
  const n = a + b;
  const error = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const exponent = error - deviance(a, n * x) - deviance(b, n * y) - HALF_LOG_TWO_PI;
  return Math.sqrt((a * b) / n) * Math.exp(exponent);
}
