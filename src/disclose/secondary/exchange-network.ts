import type { Balance, DistinctCounts } from "./distinct-counts.ts";

/** Distinct counts with their balances looked up from either side. */
export interface ExchangeNetwork {
  readonly values: Int32Array;
  readonly isPublished: readonly boolean[];
  readonly isSmall: readonly boolean[];
  /** What hiding a published cell costs: more for a total, somewhat more the larger it is, and more for a 0, which says most. */
  readonly costs: Float64Array;
  readonly balances: readonly Balance[];
  /** The balances of each cell, with its coefficient in each. */
  readonly memberships: readonly (readonly Membership[])[];
  /** By balance, a never-published cell that is in no other: it takes up what it can without any further change. */
  readonly slack: readonly (number | undefined)[];
}

export interface Membership {
  readonly balance: number;
  readonly coefficient: number;
}

/** As dear as a count of thirty. */
const ZERO_COST = 1.75;

export function exchangeNetwork(counts: DistinctCounts): ExchangeNetwork {
  const memberships: Membership[][] = counts.values.map(() => []);
  for (const [balance, { cells, coefficients }] of counts.balances.entries()) {
    for (const [place, cell] of cells.entries())
      memberships[cell]?.push({ balance, coefficient: coefficients[place] as number });
  }
  const isSlack = (cell: number): boolean => {
    const [only, other] = memberships[cell] ?? [];
    return !counts.isPublished[cell] && other === undefined && Math.abs(only?.coefficient ?? 0) === 1;
  };
  return {
    values: Int32Array.from(counts.values),
    isPublished: counts.isPublished,
    isSmall: counts.isSmall,
    costs: Float64Array.from(counts.values, (value, cell) => {
      const weight = counts.weights[cell] as number;
      const size = value === 0 ? ZERO_COST : 1 + Math.log10(value) / 2;
      return counts.isPublished[cell] ? weight * size : 0;
    }),
    balances: counts.balances,
    memberships,
    slack: counts.balances.map(({ cells }) => cells.find(isSlack)),
  };
}
