/** Over l = 0 … d − 1: sums of the logarithm, the reciprocal and the squared reciprocal of `all − l · dying ÷ d`. */
export interface EfronSums {
  readonly logarithms: number;
  readonly reciprocals: number;
  readonly squares: number;
}

/** Up to so many terms are added one by one; beyond, all but the last few, where the function bends, in one formula. */
const ONE_BY_ONE = 256;
const LAST_TERMS = 32;

/**
 * The sums behind Efron's treatment of `events` ties: `all` is the weight at risk, `dying` the part of it that has the
 * event. A million ties cost no more than three hundred: beyond that the sums are Euler–Maclaurin's, exact to the last
 * digit or two. Sources: Efron (1977), J Am Stat Assoc 72:557–565; Abramowitz & Stegun 23.1.30.
 */
export function efronSums(all: number, dying: number, events: number): EfronSums {
  const step = dying / events;
  // In units of a step the terms are x, x − 1, … x − events + 1.
  const x = all / step;
  const single = events <= ONE_BY_ONE ? events : LAST_TERMS;
  let logarithms = 0;
  let reciprocals = 0;
  let squares = 0;
  for (let l = events - single; l < events; l++) {
    // The last term is dying ÷ events or more; rounding must not make it less.
    const term = Math.max(x - l, 1);
    logarithms += Math.log(term);
    reciprocals += 1 / term;
    squares += 1 / (term * term);
  }
  if (events > single) {
    const low = Math.max(x - (events - single) + 1, single + 1);
    const high = Math.max(x, low);
    logarithms += high * Math.log(high) - high - (low * Math.log(low) - low);
    logarithms += (Math.log(low) + Math.log(high)) / 2 + (1 / high - 1 / low) / 12;
    reciprocals += Math.log(high / low) + summed(ENDS_OF_RECIPROCALS, low, high);
    squares += 1 / low - 1 / high + summed(ENDS_OF_SQUARES, low, high);
  }
  return {
    logarithms: logarithms + events * Math.log(step),
    reciprocals: reciprocals / step,
    squares: squares / (step * step),
  };
}

/** Terms behind the integral, `coefficient · (low^−power ± high^−power)`: the half ends add, the derivatives differ. */
interface EndTerm {
  readonly power: number;
  readonly coefficient: number;
  readonly sign: 1 | -1;
}
const ENDS_OF_RECIPROCALS: readonly EndTerm[] = [
  { power: 1, coefficient: 1 / 2, sign: 1 },
  { power: 2, coefficient: 1 / 12, sign: -1 },
  { power: 4, coefficient: -6 / 720, sign: -1 },
  { power: 6, coefficient: 120 / 30_240, sign: -1 },
];
const ENDS_OF_SQUARES: readonly EndTerm[] = [
  { power: 2, coefficient: 1 / 2, sign: 1 },
  { power: 3, coefficient: 2 / 12, sign: -1 },
  { power: 5, coefficient: -24 / 720, sign: -1 },
  { power: 7, coefficient: 720 / 30_240, sign: -1 },
];

const summed = (terms: readonly EndTerm[], low: number, high: number): number =>
  terms.reduce(
    (sum, { power, coefficient, sign }) => sum + coefficient * (low ** -power + sign * high ** -power),
    0,
  );
