import { Z_95 } from "./critical-value.ts";
import { normalTwoSided } from "./distributions.ts";
import { wilsonLimits } from "./wilson.ts";

/** A weighted sum of figures of several groups (1 − 1 is a difference), with its interval and p-value. */
export interface Contrast {
  readonly estimate: number;
  /** Undefined, like `upper` and `pValue`, where the groups give no spread to work it out from. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly pValue: number | undefined;
}

/** One proportion, count ÷ n, and how often it goes into the sum. */
export interface ProportionTerm {
  readonly weight: number;
  readonly count: number;
  readonly n: number;
}

/** Normal deviates beyond this have a p-value of 0 in double precision. */
const LARGEST_DEVIATE = 38;
const MOST_STEPS = 100;
const NARROW = 1e-13;

/**
 * The weighted sum of independent proportions with the limits that Wilson's limits of each give it (the method of variance
 * estimates recovery), so that a proportion of 0 or 1 still has width; for weights 1 and −1 it is Newcombe's method 10. The
 * p-value is 1 − the confidence at which the interval just reaches 0. `otherVariance`: of further parts of the sum, counted in
 * the estimate by `otherEstimate` and taken as normal. Undefined when a group with a weight is empty, or without any term.
 * Source: Zou, Huang & Zhang (2009), Comput Stat Data Anal 53:1080–1085.
 */
export function proportionContrast(
  terms: readonly ProportionTerm[],
  { otherEstimate = 0, otherVariance = 0 } = {},
): Contrast | undefined {
  const weighed = terms.filter(({ weight }) => weight !== 0);
  if (weighed.length === 0 || weighed.some(({ n }) => n === 0)) return undefined;
  const estimate = weighed.reduce((sum, { weight, count, n }) => sum + (weight * count) / n, otherEstimate);
  const reachAt = (z: number, side: Side): number =>
    Math.sqrt(weighed.reduce((sum, term) => sum + reachOf(term, z, side) ** 2, 0) + z * z * otherVariance);
  return {
    estimate,
    lower: estimate - reachAt(Z_95, "down"),
    upper: estimate + reachAt(Z_95, "up"),
    pValue: normalTwoSided(
      deviateReaching(Math.abs(estimate), (z) => reachAt(z, estimate > 0 ? "down" : "up")),
    ),
  };
}

type Side = "down" | "up";

/** How far a term's limit at `z` lies from it, on the side that moves the sum down or up. */
function reachOf({ weight, count, n }: ProportionTerm, z: number, side: Side): number {
  const { lower, upper } = wilsonLimits(count, n, z);
  const proportion = count / n;
  return weight * (weight > 0 === (side === "down") ? proportion - lower : upper - proportion);
}

/**
 * The deviate at which `reachAt`, which rises with it, comes to `distance`; the largest there is where it never does. By false
 * position, halving the value at an end that stays (the Illinois rule), because every step costs a term for each group.
 */
function deviateReaching(distance: number, reachAt: (z: number) => number): number {
  if (distance === 0) return 0;
  let [near, far] = [0, LARGEST_DEVIATE];
  let [short, beyond] = [-distance, reachAt(far) - distance];
  if (beyond <= 0) return far;
  for (let step = 0; step < MOST_STEPS && far - near > NARROW * far; step += 1) {
    const z = near - (short * (far - near)) / (beyond - short);
    const value = reachAt(z) - distance;
    if (value === 0) return z;
    if (value < 0) {
      [near, short] = [z, value];
      beyond /= 2;
    } else {
      [far, beyond] = [z, value];
      short /= 2;
    }
  }
  return (near + far) / 2;
}
