import { Z_95 } from "./critical-value.ts";

/** A ratio, group ÷ reference, with its interval. */
export interface Ratio {
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The ratio of two proportions, (x1 ÷ n1) ÷ (x2 ÷ n2), with the interval on its logarithm; undefined when
 * nobody or everybody of a group counts (a zero cell: the formula would see no chance in it) or a group is empty. The
 * difference still stands then. Source: Katz et al. (1978), Biometrics 34:469–474.
 */
export function katz(x1: number, n1: number, x2: number, n2: number): Ratio | undefined {
  if (x1 === 0 || x2 === 0 || x1 === n1 || x2 === n2) return undefined;
  const ratio = x1 / n1 / (x2 / n2);
  const standardError = Math.sqrt((n1 - x1) / (x1 * n1) + (n2 - x2) / (x2 * n2));
  const factor = Math.exp(Z_95 * standardError);
  return { ratio, lower: ratio / factor, upper: ratio * factor };
}
