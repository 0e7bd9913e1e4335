import { katz } from "./katz.ts";

/** A ratio, part ÷ whole, with its interval; the limits are undefined where the ratio stands and they do not. */
export interface PartToWhole {
  readonly ratio: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/**
 * The proportion of a part ÷ the proportion of the whole it belongs to, (x ÷ n) ÷ (X ÷ N); also the part's share of the
 * events ÷ its share of the people, (x ÷ X) ÷ (n ÷ N), which is the same number. Undefined when the part is empty or
 * nobody counts. The part is in the whole, so the two are not independent: the limits are those of part ÷ rest (Katz),
 * carried over by ratio = r ÷ (w·r + 1 − w) with w = n ÷ N, which rises with r. They are undefined where Katz's are.
 * Source: Katz et al. (1978), Biometrics 34:469–474.
 */
export function partToWhole(x: number, n: number, whole: { x: number; n: number }): PartToWhole | undefined {
  if (n === 0 || whole.x === 0) return undefined;
  const toRest = katz(x, n, whole.x - x, whole.n - n);
  const weight = n / whole.n;
  const carried = (ratio: number): number => ratio / (weight * ratio + 1 - weight);
  return {
    ratio: (x * whole.n) / (n * whole.x),
    lower: toRest === undefined ? undefined : carried(toRest.lower),
    upper: toRest === undefined ? undefined : carried(toRest.upper),
  };
}
