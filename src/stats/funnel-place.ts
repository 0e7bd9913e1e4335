/** Where a value lies: within the limits, or beyond those of 95 % or 99.8 %. */
export type FunnelPlace = "low-99.8" | "low-95" | "within" | "high-95" | "high-99.8";

/** The limits at 95 % and at 99.8 % between which a unit lies by chance. */
export interface TwoLimits {
  readonly at95: { readonly lower: number; readonly upper: number };
  readonly at998: { readonly lower: number; readonly upper: number };
}

/** Where a value lies; on a limit is within it. */
export function placeOf(value: number, { at95, at998 }: TwoLimits): FunnelPlace {
  if (value < at998.lower) return "low-99.8";
  if (value > at998.upper) return "high-99.8";
  if (value < at95.lower) return "low-95";
  return value > at95.upper ? "high-95" : "within";
}

const OUTNESS: Readonly<Record<FunnelPlace, number>> = {
  "low-99.8": -2,
  "low-95": -1,
  within: 0,
  "high-95": 1,
  "high-99.8": 2,
};

/** The milder of two places; within where they are on different sides. Allowing for spread never puts a unit further out. */
export function milder(one: FunnelPlace, other: FunnelPlace): FunnelPlace {
  const [first, second] = [OUTNESS[one], OUTNESS[other]];
  if (Math.sign(first) !== Math.sign(second)) return "within";
  return Math.abs(first) <= Math.abs(second) ? one : other;
}
