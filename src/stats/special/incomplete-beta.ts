import { betaTerm } from "./poisson-term.ts";
import { ALL_ABOVE, ALL_BELOW, type Tails, tailsFromLower, tailsFromUpper } from "./tails.ts";

const EPSILON = 2 ** -53;
const TINY = 1e-300;
const MOST_TERMS = 1_000_000;

/**
 * The regularised incomplete beta function I(x; a, b) (`lower`) and its complement for a, b > 0; the slope is along
 * log(x ÷ y). `y` is 1 − x, passed by the caller because near x = 1 only the caller knows it exactly.
 */
export function incompleteBeta(shape: { a: number; b: number }, x: number, y: number): Tails {
  if (x <= 0) return ALL_ABOVE;
  if (y <= 0) return ALL_BELOW;
  const { a, b } = shape;
  const term = betaTerm(shape, x, y);
  return x < (a + 1) / (a + b + 2)
    ? tailsFromLower(term / betaFraction(shape, x, y), term)
    : tailsFromUpper(term / betaFraction({ a: b, b: a }, y, x), term);
}

/**
 * The continued fraction of Didonato and Morris (1992), ACM TOMS 18:360–373, equation 9, by Lentz's method. The usual one
 * (DLMF 8.17.22) starts from 1 − (a + b) x ÷ (a + 1), which at ten million degrees of freedom loses six digits.
 */
function betaFraction({ a, b }: { a: number; b: number }, x: number, y: number): number {
  let value = (a * (a * y - b * x + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let m = 1; m < MOST_TERMS; m++) {
    const between = a + 2 * m - 1;
    const outer = (m * (b - m) * x) / between;
    const numerator = ((a + m - 1) * (a + b + m - 1) * outer * x) / between;
    const denominator = m + outer + ((a + m) * (a * y - b * x + 1 + m * (2 - x))) / (between + 2);
    d = 1 / awayFromZero(denominator + numerator * d);
    c = awayFromZero(denominator + numerator / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
