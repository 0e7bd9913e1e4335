/** Both tails of a distribution at one point, each computed as itself and never as 1 − the other when it is the small one. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
  /** The slope of `lower` along the axis that `pointWithTail` searches. */
  readonly slope: number;
}

export const ALL_BELOW: Tails = { lower: 1, upper: 0, slope: 0 };
export const ALL_ABOVE: Tails = { lower: 0, upper: 1, slope: 0 };

export function tailsFromLower(lower: number, slope: number): Tails {
  const bounded = Math.min(lower, 1);
  return { lower: bounded, upper: 1 - bounded, slope };
}

export function tailsFromUpper(upper: number, slope: number): Tails {
  const bounded = Math.min(upper, 1);
  return { lower: 1 - bounded, upper: bounded, slope };
}
