import type { Counts } from "./counts.ts";
import { Z_95 } from "./critical-value.ts";
import type { Bounded } from "./mover.ts";
import { standardisedProportion } from "./standardised-proportion.ts";

/** The values of one stratum and what the stratum weighs. */
export interface WeightedCounts {
  readonly counts: Counts;
  readonly n: number;
  readonly weight: number;
}

/** Rounding must not push a rank past the person who has it. */
const ROUNDING = 1e-9;

/** The distribution of all strata together, each re-weighted, as fractional people that sum to those there are. */
export function reweighted(strata: readonly WeightedCounts[]): Float64Array {
  const people = strata.reduce((sum, { n }) => sum + n, 0);
  const weights = strata.reduce((sum, { weight }) => sum + weight, 0);
  const together = new Float64Array(Math.max(0, ...strata.map(({ counts }) => counts.length)));
  for (const { counts, n, weight } of strata) {
    if (n === 0 || weight === 0) continue;
    const factor = (weight / weights) * (people / n);
    for (let v = 0; v < counts.length; v++) {
      const count = counts[v] as number;
      if (count > 0) together[v] = (together[v] as number) + factor * count;
    }
  }
  return together;
}

/**
 * The q-quantile (0–1) of fractional people by R's type 7 as Hmisc's `wtd.quantile` carries it over: linear between the
 * values at ranks on either side of 1 + (n − 1) q. Undefined for nobody. Of whole people it is `quantile`.
 */
export function weightedQuantile(together: Float64Array, q: number): number | undefined {
  let n = 0;
  for (let v = 0; v < together.length; v++) n += together[v] as number;
  if (!(n > 0)) return undefined;
  const position = 1 + Math.max(0, n - 1) * q;
  const whole = Math.floor(position + ROUNDING);
  const fraction = Math.max(0, position - whole);
  const below = valueAt(together, Math.min(whole, n));
  if (below === undefined || fraction < ROUNDING) return below;
  const above = valueAt(together, Math.min(whole + 1, n)) ?? below;
  return below + fraction * (above - below);
}

function valueAt(together: Float64Array, rank: number): number | undefined {
  let reached = 0;
  let last: number | undefined;
  for (let v = 0; v < together.length; v++) {
    const people = together[v] as number;
    if (people === 0) continue;
    reached += people;
    last = v;
    if (reached >= rank - ROUNDING * Math.max(1, rank)) return v;
  }
  return last;
}

/** Below ten people's worth the lower limit of a median lies above the truth far more often than it should. */
const FEWEST = 10;

/**
 * A quantile of the strata that `together` was made of, with Woodruff's interval: the error of the cumulative proportion at
 * the quantile, from the effective size, carried back to the values. A limit that the group is too small for is undefined (both below an effective size of ten),
 * as is all of it when nobody is left. In the unit of the values. Source: Woodruff (1952), J Am Stat Assoc 47:635–646.
 */
export function standardisedQuantile(
  together: Float64Array,
  strata: readonly WeightedCounts[],
  q: number,
): Bounded | undefined {
  const value = weightedQuantile(together, q);
  if (value === undefined) return undefined;
  const cumulative = standardisedProportion(
    strata.map(({ counts, n, weight }) => ({ x: countUpTo(counts, value), n, weight })),
  );
  if (cumulative === undefined || cumulative.effectiveSize < FEWEST) {
    return { value, lower: undefined, upper: undefined };
  }
  const margin = Z_95 * Math.sqrt((q * (1 - q)) / cumulative.effectiveSize);
  return {
    value,
    lower: q - margin > 0 ? weightedQuantile(together, q - margin) : undefined,
    upper: q + margin < 1 ? weightedQuantile(together, q + margin) : undefined,
  };
}

function countUpTo(counts: Counts, value: number): number {
  const end = Math.min(counts.length, Math.floor(value) + 1);
  let sum = 0;
  for (let v = 0; v < end; v++) sum += counts[v] as number;
  return sum;
}
