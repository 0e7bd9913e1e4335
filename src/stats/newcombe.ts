import { wilson } from "./wilson.ts";

/** A difference, group − reference, with its interval. */
export interface Difference {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The difference of two proportions, x1 ÷ n1 − x2 ÷ n2, with Newcombe's hybrid score interval (his method 10);
 * undefined when either group is empty. Source: Newcombe (1998), Stat Med 17:873–890.
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number): Difference | undefined {
  const group = wilson(x1, n1);
  const reference = wilson(x2, n2);
  if (group === undefined || reference === undefined) return undefined;
  const difference = group.proportion - reference.proportion;
  const down = Math.hypot(group.proportion - group.lower, reference.upper - reference.proportion);
  const up = Math.hypot(group.upper - group.proportion, reference.proportion - reference.lower);
  return { difference, lower: difference - down, upper: difference + up };
}
