/** A proportion on a scale on which its spread by chance does not depend on its size, in radians (0 to π ÷ 2). */
export interface ArcsineProportion {
  readonly value: number;
  readonly standardError: number;
}

/** asin √(x ÷ n) with its standard error 1 ÷ (2 √n); undefined when n is 0. Source: Freeman & Tukey (1950), Ann Math Stat 21:607–611. */
export function arcsineProportion(x: number, n: number): ArcsineProportion | undefined {
  if (n === 0) return undefined;
  return { value: toArcsine(x / n), standardError: 1 / (2 * Math.sqrt(n)) };
}

/** A proportion (0–1) as an angle. */
export const toArcsine = (proportion: number): number => Math.asin(Math.sqrt(proportion));

/** The proportion (0–1) of an angle; angles beyond the ends are 0 and 1. */
export const fromArcsine = (angle: number): number =>
  Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
