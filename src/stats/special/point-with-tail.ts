import type { Tails } from "./tails.ts";

const CLOSE_ENOUGH = 1e-10;
const LONGEST_STEP = 8;
const MOST_STEPS = 200;

/** The wanted tails: lower + upper = 1, both given because the small one cannot be recovered from the other. */
export interface WantedTails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The point u at which a distribution has the wanted tails. Newton's method on the logarithm of the smaller tail, kept
 * between the points known to lie on either side (far out a tail underflows to 0 and says only which side it is on).
 */
export function pointWithTail(tailsAt: (u: number) => Tails, wanted: WantedTails, start: number): number {
  const useLower = wanted.lower <= wanted.upper;
  const target = useLower ? wanted.lower : wanted.upper;
  let below = Number.NEGATIVE_INFINITY;
  let above = Number.POSITIVE_INFINITY;
  let u = start;
  for (let i = 0; i < MOST_STEPS; i++) {
    const at = tailsAt(u);
    const tail = useLower ? at.lower : at.upper;
    const isBelow = useLower ? tail < target : tail > target;
    if (isBelow) below = u;
    else above = u;
    const distance = newtonDistance(tail, target, at.slope);
    const stepped = isBelow ? u + distance : u - distance;
    // Convergence is quadratic: a step this small leaves an error far below rounding.
    if (distance < CLOSE_ENOUGH) return stepped;
    u = stepped > below && stepped < above ? stepped : (below + above) / 2;
  }
  return u;
}

function newtonDistance(tail: number, target: number, slope: number): number {
  if (tail === 0 || slope === 0) return LONGEST_STEP;
  return Math.min(LONGEST_STEP, Math.abs((Math.log(target / tail) * tail) / slope));
}

/** The normal deviate with this upper tail (0 < tail ≤ ½) to 4.5e-4: a start, not an answer. Source: Abramowitz & Stegun 26.2.23. */
export function roughNormalDeviate(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - numerator / denominator;
}
