/** The ends of a scale, in the unit its figures are printed in. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/** Part of the range that is left free at either end, so that nothing lies on the edge. */
const FREE = 0.05;

/** A scale that holds all values, with room at its ends; one of width 2 around a single value. */
export function paddedLimits(values: readonly number[]): Limits {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = high === low ? 1 : FREE * (high - low);
  return { low: low - room, high: high + room };
}

const STEPS = [1, 2, 5, 10];

/** Round values within the limits, about as many as asked for and at most half as many again; a power of ten, its double or half apart. */
export function roundValues({ low, high }: Limits, about: number): number[] {
  const least = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * (STEPS.find((size) => size * power >= least / MORE) ?? 10);
  const first = Math.ceil(low / step - TOLERANCE);
  const last = Math.floor(high / step + TOLERANCE);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + TOLERANCE));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const value = Number(((first + index) * step).toFixed(digits));
    return value === 0 ? 0 : value;
  });
}

const MORE = 1.4;
/** Of rounding in binary. */
const TOLERANCE = 1e-9;

/** Decimal places that a round value needs. */
export const placesOf = (value: number): number => (String(value).split(".")[1] ?? "").length;
