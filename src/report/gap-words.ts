/** The size of a gap and its interval in words, with the direction said once. */
import type { Gap } from "../findings/schema.ts";
import { printNumber } from "./figures.ts";

export const POINTS = "percentage points";

/** Words for the two directions of a difference, e.g. longer and shorter. */
export interface Direction {
  readonly above: string;
  readonly below: string;
}
export const WAIT: Direction = { above: "longer", below: "shorter" };
export const SHARE: Direction = { above: "more", below: "fewer" };

type Limits = Pick<Gap, "difference" | "differenceLower" | "differenceUpper">;

/** Whether the 95 % interval of a gap excludes no difference. */
export const isSure = (gap: Limits | undefined): boolean =>
  gap !== undefined &&
  gap.differenceLower !== null &&
  gap.differenceUpper !== null &&
  (gap.differenceLower > 0 || gap.differenceUpper < 0);

/** "3.1 weeks longer"; what rounds to nothing is "less than 0.1 weeks longer", and 0 is "no weeks longer or shorter". */
export function sized(value: number | null, scale: number, unit: string, direction: Direction): string {
  if (value === null) return printNumber(value);
  if (value === 0) return `no ${unit} ${direction.above} or ${direction.below}`;
  const size = Math.abs(value) * scale;
  const figure = size < 0.05 ? "less than 0.1" : printNumber(size);
  return `${figure} ${unit} ${value > 0 ? direction.above : direction.below}`;
}

/** The limits as sizes, smaller first: the direction has been said. */
export function plainSpan(gap: Limits, scale: number): string {
  const limits = [gap.differenceLower, gap.differenceUpper].map((limit) =>
    limit === null ? null : Math.abs(limit) * scale,
  );
  const [first = null, second = null] = (gap.difference ?? 0) < 0 ? limits.reverse() : limits;
  return `${printNumber(first)} to ${printNumber(second)}`;
}

/** "from 0.3 weeks shorter to 1.8 longer". */
export function spanWords(gap: Limits, scale: number, unit: string, direction: Direction): string {
  const { differenceLower: lower, differenceUpper: upper } = gap;
  if (lower === null || upper === null) return "over an unknown range";
  if (lower <= 0 && upper >= 0) {
    return `from ${sized(lower, scale, unit, direction)} to ${printNumber(upper * scale)} ${direction.above}`;
  }
  return `from ${plainSpan(gap, scale)} ${unit} ${lower > 0 ? direction.above : direction.below}`;
}
