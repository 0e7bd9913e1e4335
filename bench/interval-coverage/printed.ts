import type { Random } from "../../src/stats/random.ts";
import { type Population, sample } from "./population.ts";
import { type AnyScenario, type Limits, scenario } from "./scenario.ts";

/** A figure as the findings print it. */
export interface Printed extends Limits {
  readonly measure: string;
  readonly method: string;
  readonly estimate: number | null | undefined;
}

export interface Group {
  readonly of: Population;
  readonly n: number;
}

/** Groups of fixed sizes, and what the product prints of them. True is what it would print of the whole populations. */
export const printedOfGroups = (
  name: string,
  groups: readonly Group[],
  print: (waits: readonly Uint32Array[]) => Printed[],
): AnyScenario =>
  printedScenario(name, {
    // In proportion to the groups, because figures of several groups weigh them by size.
    truth: print(groups.map(({ of, n }) => Uint32Array.from(of.counts, (count) => count * n))),
    draw: (random) => print(groups.map(({ of, n }) => sample(of, n, random))),
  });

/** As printed of one drawn list, held against what is printed of everybody. */
export function printedScenario(
  name: string,
  {
    truth,
    draw,
  }: { readonly truth: readonly Printed[]; readonly draw: (random: Random) => readonly Printed[] },
): AnyScenario {
  return scenario<ReadonlyMap<string, Printed>>({
    name,
    draw: (random) => new Map(draw(random).map((one) => [keyOf(one), one])),
    measures: truth.flatMap((one) => {
      const { measure, method, estimate } = one;
      if (estimate === null || estimate === undefined) return [];
      return [{ measure, method, truth: estimate, interval: (drawn) => drawn.get(keyOf(one)) }];
    }),
  });
}

const keyOf = ({ measure, method }: Printed): string => `${measure} ${method}`;
