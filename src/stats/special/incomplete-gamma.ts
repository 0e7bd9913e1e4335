import { poissonTerm } from "./poisson-term.ts";
import { ALL_ABOVE, ALL_BELOW, type Tails, tailsFromLower, tailsFromUpper } from "./tails.ts";

const EPSILON = 2 ** -53;
const TINY = 1e-300;
const MOST_TERMS = 1_000_000;

/**
 * The regularised incomplete gamma functions P(a, x) (`lower`) and Q(a, x) (`upper`) for a > 0; the slope is along log x.
 * Series below the mean, continued fraction above it. Source: NIST DLMF 8.11.4 and 8.9.2.
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (x <= 0) return ALL_ABOVE;
  if (x === Number.POSITIVE_INFINITY) return ALL_BELOW;
  const term = poissonTerm(a, x);
  return x < a + 1
    ? tailsFromLower((term / a) * gammaSeries(a, x), term)
    : tailsFromUpper(term * gammaFraction(a, x), term);
}

function gammaSeries(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let i = 1; i < MOST_TERMS; i++) {
    term *= x / (a + i);
    sum += term;
    if (term < sum * EPSILON) break;
  }
  return sum;
}

/** Lentz's method, as modified by Thompson and Barnett. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b);
    c = awayFromZero(b + numerator / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
