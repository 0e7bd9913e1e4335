/**
 * The distributions behind every interval and p-value. Tails are computed as tails, so p-values keep their digits down
 * to 1e-300. Quantiles take the tail wanted as `{ lower }` or `{ upper }`. All results agree with R 4.5 to 1e-10 relative.
 * No function here is asked for what it cannot answer: arguments outside a distribution's domain are a RangeError.
 */
import { incompleteBeta } from "./special/incomplete-beta.ts";
import { incompleteGamma } from "./special/incomplete-gamma.ts";
import { pointWithTail, roughNormalDeviate, type WantedTails } from "./special/point-with-tail.ts";

/** The probability below a quantile, or the probability above it. */
export type Tail = { readonly lower: number } | { readonly upper: number };

/** P(Z ≤ z) of the standard normal. */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}

/** P(Z > z) of the standard normal. */
export function normalUpperTail(z: number): number {
  // Z² is chi-square with 1 degree of freedom.
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z > 0 ? upper / 2 : 0.5 + lower / 2;
}

/** P(|Z| > |z|): the two-sided p-value of a normal deviate. */
export function normalTwoSided(z: number): number {
  return incompleteGamma(0.5, (z * z) / 2).upper;
}

/** The standard normal deviate with the given tail. */
export function normalQuantile(tail: Tail): number {
  const { sign, central, logSquare } = aroundCentre(bothTails(tail));
  return sign === 0 ? 0 : sign * Math.sqrt(2 * gammaPoint(0.5, central, logSquare - Math.LN2));
}

/** P(T ≤ t) of Student's t with `df` > 0 degrees of freedom. */
export function studentCdf(t: number, df: number): number {
  return studentUpperTail(-t, df);
}

/** P(T > t) of Student's t. */
export function studentUpperTail(t: number, df: number): number {
  const { lower, upper } = studentTails(t, df);
  return t > 0 ? upper / 2 : 0.5 + lower / 2;
}

/** P(|T| > |t|): the two-sided p-value of Student's t. */
export function studentTwoSided(t: number, df: number): number {
  return studentTails(t, df).upper;
}

/** The value of Student's t with the given tail. */
export function studentQuantile(tail: Tail, df: number): number {
  requirePositive(df);
  const { sign, central, logSquare } = aroundCentre(bothTails(tail));
  if (sign === 0) return 0;
  const point = betaPoint({ a: 0.5, b: df / 2 }, central, logSquare - Math.log(df));
  return sign * Math.sqrt(df) * Math.exp(point / 2);
}

/** P(X ≤ x) of chi-square with `df` > 0 degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  requirePositive(df);
  return incompleteGamma(df / 2, x / 2).lower;
}

/** P(X > x) of chi-square. */
export function chiSquareUpperTail(x: number, df: number): number {
  requirePositive(df);
  return incompleteGamma(df / 2, x / 2).upper;
}

/** The value of chi-square with the given tail. */
export function chiSquareQuantile(tail: Tail, df: number): number {
  requirePositive(df);
  return 2 * gammaPoint(df / 2, bothTails(tail));
}

/** P(F > f) of Fisher's F with `df1` and `df2` degrees of freedom. */
export function fUpperTail(f: number, df1: number, df2: number): number {
  requirePositive(df1);
  requirePositive(df2);
  if (f <= 0) return 1;
  const x = (df1 * f) / (df1 * f + df2);
  const y = df2 / (df1 * f + df2);
  return incompleteBeta({ a: df1 / 2, b: df2 / 2 }, x, y).upper;
}

/** The value of the beta distribution with the given tail. */
export function betaQuantile(tail: Tail, a: number, b: number): number {
  requirePositive(a);
  requirePositive(b);
  return 1 / (1 + Math.exp(-betaPoint({ a, b }, bothTails(tail))));
}

/** P(X ≤ x) of the gamma distribution with this shape and rate 1. */
export function gammaCdf(x: number, shape: number): number {
  requirePositive(shape);
  return incompleteGamma(shape, x).lower;
}

/** P(X ≤ k) successes in n trials of probability p. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  const whole = Math.floor(k);
  return incompleteBeta({ a: whole + 1, b: n - whole }, p, 1 - p).upper;
}

/** P(X > k) successes in n trials of probability p. */
export function binomialUpperTail(k: number, n: number, p: number): number {
  if (k < 0) return 1;
  if (k >= n) return 0;
  const whole = Math.floor(k);
  return incompleteBeta({ a: whole + 1, b: n - whole }, p, 1 - p).lower;
}

/** The smallest k with P(X ≤ k) ≥ `probability` in n trials of probability p (R's qbinom). */
export function binomialQuantile(probability: number, n: number, p: number): number {
  const deviate = normalQuantile({ lower: probability });
  const spread = Math.sqrt(n * p * (1 - p));
  const skew = ((1 - 2 * p) * (deviate * deviate - 1)) / 6;
  let k = Math.max(0, Math.min(n, Math.floor(n * p + deviate * spread + skew)));
  while (k > 0 && binomialCdf(k - 1, n, p) >= probability) k -= 1;
  while (k < n && binomialCdf(k, n, p) < probability) k += 1;
  return k;
}

/** P(X ≤ k) of the Poisson distribution with this mean. */
export function poissonCdf(k: number, mean: number): number {
  return k < 0 ? 0 : incompleteGamma(Math.floor(k) + 1, mean).upper;
}

/** P(X > k) of the Poisson distribution with this mean. */
export function poissonUpperTail(k: number, mean: number): number {
  return k < 0 ? 1 : incompleteGamma(Math.floor(k) + 1, mean).lower;
}

function studentTails(t: number, df: number) {
  requirePositive(df);
  const squared = t * t;
  return squared === Number.POSITIVE_INFINITY
    ? { lower: 1, upper: 0 }
    : incompleteBeta({ a: 0.5, b: df / 2 }, squared / (squared + df), df / (squared + df));
}

function gammaPoint(a: number, wanted: WantedTails, guess?: number): number {
  if (wanted.lower === 0) return 0;
  if (wanted.upper === 0) return Number.POSITIVE_INFINITY;
  const start = guess ?? Math.log(a) + roughDeviate(wanted) / Math.sqrt(a);
  return Math.exp(pointWithTail((u) => incompleteGamma(a, Math.exp(u)), wanted, start));
}

/** The point as log(x ÷ (1 − x)). */
function betaPoint(shape: { a: number; b: number }, wanted: WantedTails, guess?: number): number {
  if (wanted.lower === 0) return Number.NEGATIVE_INFINITY;
  if (wanted.upper === 0) return Number.POSITIVE_INFINITY;
  const { a, b } = shape;
  const start = guess ?? Math.log(a / b) + roughDeviate(wanted) * Math.sqrt(1 / a + 1 / b);
  const tailsAt = (u: number) => incompleteBeta(shape, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)));
  return pointWithTail(tailsAt, wanted, start);
}

function roughDeviate({ lower, upper }: WantedTails): number {
  return lower < upper ? -roughNormalDeviate(lower) : roughNormalDeviate(upper);
}

interface Centred {
  readonly sign: number;
  /** The tails of the absolute value. */
  readonly central: WantedTails;
  /** log z² of a rough normal deviate, where the search starts. */
  readonly logSquare: number;
}

/** A symmetric distribution's quantile is ± the quantile of its absolute value. */
function aroundCentre({ lower, upper }: WantedTails): Centred {
  const smaller = Math.min(lower, upper);
  return {
    sign: Math.sign(lower - upper),
    central: { lower: 1 - 2 * smaller, upper: 2 * smaller },
    logSquare: 2 * Math.log(Math.max(0.01, roughNormalDeviate(smaller))),
  };
}

function bothTails(tail: Tail): WantedTails {
  const given = "lower" in tail ? tail.lower : tail.upper;
  if (!(given >= 0 && given <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${given}`);
  return "lower" in tail ? { lower: given, upper: 1 - given } : { lower: 1 - given, upper: given };
}

function requirePositive(parameter: number): void {
  if (!(parameter > 0)) throw new RangeError(`a distribution's parameter is above 0, not ${parameter}`);
}
