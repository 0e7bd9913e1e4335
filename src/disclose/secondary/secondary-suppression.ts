import type { CellId, CountSystem } from "./count-system.ts";
import { distinctCounts } from "./distinct-counts.ts";
import { type ExchangeNetwork, exchangeNetwork } from "./exchange-network.ts";
import { type Exchange, findExchange } from "./find-exchange.ts";

export interface SuppressionOptions {
  /** Counts from 1 to this less one are hidden. */
  readonly threshold: number;
}

/** Partial exchanges looked at for one step of one cell: few enough for thousands of cells, many for a table of four ways. */
const MOST_LOOKED_AT = 400;
/** What the room of one small count, beyond a second value, may cost in hidden counts of one group. */
const DEAREST_ROOM = 12;

/**
 * The published cells to hide: those from 1 to threshold − 1, and as few further ones as a search finds so that nobody who
 * knows every shown count, every sum and the rule can work out a hidden one. For each hidden cell there is another table of
 * whole counts that agrees with everything shown and has another number there; a small cell can be anything from 1 to
 * threshold − 1 in such tables, as far as that costs few further cells. A published 0 is never hidden. The same system gives
 * the same set.
 */
export function secondarySuppression(
  system: CountSystem,
  { threshold }: SuppressionOptions,
): ReadonlySet<CellId> {
  const counts = distinctCounts(system);
  const network = exchangeNetwork(counts);
  const isHidden = hiddenCells(network, threshold);
  return new Set(
    system.cells.flatMap(({ id, published }) => {
      const number = counts.numberOf(id);
      return published && number !== undefined && isHidden[number] === 1 ? [id] : [];
    }),
  );
}

/** 1 for a cell that is hidden or was never printed. */
function hiddenCells(network: ExchangeNetwork, threshold: number): Uint8Array {
  const { values, isPublished, isSmall } = network;
  const isHidden = Uint8Array.from(values, (value, cell) =>
    !isPublished[cell] || value < threshold || isSmall[cell] ? 1 : 0,
  );
  const small = [...values.keys()].filter((cell) => isPublished[cell] && isHidden[cell] === 1);
  const tables = possibleTables(network, isHidden);
  for (const cell of small) {
    const value = values[cell] as number;
    if (value >= threshold) continue;
    tables.reach(cell, threshold - 1, DEAREST_ROOM);
    tables.reach(cell, 1, DEAREST_ROOM);
  }
  // Cells hidden for the sake of others come last in this list while it is gone through.
  for (let cell = tables.certain(); cell !== undefined; cell = tables.certain()) tables.unsettle(cell);
  return isHidden;
}

/** What each hidden cell has been seen to be in tables that agree with everything shown. */
function possibleTables(network: ExchangeNetwork, isHidden: Uint8Array) {
  const { values, isPublished, memberships, balances } = network;
  const lowest = Int32Array.from(values);
  const highest = Int32Array.from(values);
  const table = Int32Array.from(values);
  const search = (cell: number, change: 1 | -1, dearest: number): Exchange | undefined =>
    findExchange({ network, table, isHidden, most: MOST_LOOKED_AT, dearest }, cell, change);
  const apply = (exchange: Exchange, times: number): void => {
    for (const [cell, change] of exchange) {
      const value = (table[cell] as number) + change * times;
      table[cell] = value;
      isHidden[cell] = 1;
      if (value < (lowest[cell] as number)) lowest[cell] = value;
      if (value > (highest[cell] as number)) highest[cell] = value;
    }
  };
  /** How often an exchange can be repeated before a cell would go below what is known of it. */
  const most = (exchange: Exchange): number => {
    let times = Number.POSITIVE_INFINITY;
    for (const [cell, change] of exchange) {
      const least = isPublished[cell] === true ? 1 : 0;
      if (change < 0) times = Math.min(times, Math.floor(((table[cell] as number) - least) / -change));
    }
    return times;
  };
  const isCertain = (cell: number): boolean => lowest[cell] === highest[cell];
  /** Hides the cheapest balance around a cell that holds something shown; false when all of its part is hidden. */
  const hideAround = (cell: number): boolean => {
    const seen = new Set([cell]);
    for (const at of seen) {
      const open = (memberships[at] ?? [])
        .map(({ balance }) => (balances[balance]?.cells ?? []).filter((one) => isHidden[one] === 0))
        .filter((cells) => cells.length > 0)
        .sort((one, other) => costsOf(network, one) - costsOf(network, other));
      const [cheapest] = open;
      if (cheapest !== undefined) {
        for (const one of cheapest) isHidden[one] = 1;
        return true;
      }
      for (const { balance } of memberships[at] ?? []) {
        for (const one of balances[balance]?.cells ?? []) seen.add(one);
      }
    }
    // Where all is hidden, twice every count agrees with what is shown: zeros.
    for (const one of seen) highest[one] = Math.max(highest[one] as number, 2 * (values[one] as number));
    return false;
  };
  return {
    /** Looks for tables in which a cell goes up or down to a value, hiding what that takes and is not too dear. */
    reach(cell: number, value: number, dearest: number): void {
      if (value >= (lowest[cell] as number) && value <= (highest[cell] as number)) return;
      table.set(values);
      for (;;) {
        const away = value - (table[cell] as number);
        if (away === 0) return;
        const exchange = search(cell, away > 0 ? 1 : -1, dearest);
        if (exchange === undefined) return;
        apply(exchange, Math.min(Math.abs(away), most(exchange)));
      }
    },
    /** A hidden cell of which only one value has been seen. */
    certain: (): number | undefined => {
      const cell = values.findIndex(
        (_, one) => isPublished[one] === true && isHidden[one] === 1 && isCertain(one),
      );
      return cell < 0 ? undefined : cell;
    },
    /** Finds a second value for a cell, whatever it takes. */
    unsettle(cell: number): void {
      const attempt = (change: 1 | -1): Exchange | undefined => {
        table.set(values);
        return search(cell, change, Number.POSITIVE_INFINITY);
      };
      while (isCertain(cell)) {
        const exchange = cheaper(network, isHidden, [attempt(1), attempt(-1)]);
        if (exchange !== undefined) apply(exchange, 1);
        else if (!hideAround(cell)) return;
      }
    },
  };
}

const costsOf = ({ costs }: ExchangeNetwork, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (costs[cell] as number), 0);

function cheaper(
  { costs }: ExchangeNetwork,
  isHidden: Uint8Array,
  exchanges: readonly (Exchange | undefined)[],
): Exchange | undefined {
  const costOf = (exchange: Exchange): number =>
    [...exchange.keys()].reduce((sum, cell) => sum + (isHidden[cell] === 1 ? 0 : (costs[cell] as number)), 0);
  const found = exchanges.filter((exchange) => exchange !== undefined);
  return found.sort((one, other) => costOf(one) - costOf(other))[0];
}
