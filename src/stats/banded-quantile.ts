import { type Counts, total } from "./counts.ts";

/** A quantile estimated from bands, in bands (weeks, when the bands are weeks). */
export interface BandedQuantile {
  readonly weeks: number;
  /** The quantile lies in the last band, which has no upper end: `weeks` is that band's start ("104+"). */
  readonly openBand: boolean;
}

/**
 * The p-quantile from weekly bands as NHS England publishes it: with k = p N, the first band whose cumulative count
 * reaches k, then linearly between its ends. `bands[i]` holds i to i + 1 weeks, the last one everything beyond.
 * Undefined when there is nobody. Source: reproduces the published England medians and 92nd percentiles, January 2026.
 */
export function bandedQuantile(bands: Counts, p: number): BandedQuantile | undefined {
  const target = exactProduct(p, total(bands));
  let below = 0;
  for (let band = 0; band < bands.length; band++) {
    const people = bands[band] ?? 0;
    if (people > 0 && below + people >= target) {
      const openBand = band === bands.length - 1;
      return { weeks: openBand ? band : band + (target - below) / people, openBand };
    }
    below += people;
  }
  return undefined;
}

/** p N, where a product that misses a whole number only by rounding is that number (0.92 × 75 is 69, not 69.00000000000001). */
function exactProduct(p: number, n: number): number {
  const product = p * n;
  const whole = Math.round(product);
  return Math.abs(product - whole) <= 1e-12 * n ? whole : product;
}
