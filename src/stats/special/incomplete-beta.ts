import { betaTerm } from "./poisson-term.ts";
import { ALL_ABOVE, ALL_BELOW, type Tails, tailsFromLower, tailsFromUpper } from "./tails.ts";

const EPSILON = 2 ** -53;
const TINY = 1e-300;
const MOST_TERMS = 1_000_000;

/**
 * The regularised incomplete beta function I(x; a, b) (`lower`) and its complement for a, b > 0; the slope is along
 * log(x ÷ y). `y` is 1 − x, passed by the caller because near x = 1 only the caller knows it exactly.
 * Source: NIST DLMF 8.17.22.
 */
export function incompleteBeta(shape: { a: number; b: number }, x: number, y: number): Tails {
  if (x <= 0) return ALL_ABOVE;
  if (y <= 0) return ALL_BELOW;
  const { a, b } = shape;
  const term = betaTerm(shape, x, y);
  return x < (a + 1) / (a + b + 2)
    ? tailsFromLower((term / a) * betaFraction(a, b, x), term)
    : tailsFromUpper((term / b) * betaFraction(b, a, y), term);
}

/** Lentz's method, as modified by Thompson and Barnett; two steps of the fraction at a time. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const twice = a + 2 * m;
    const even = (m * (b - m) * x) / ((twice - 1) * twice);
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / (twice * (twice + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
