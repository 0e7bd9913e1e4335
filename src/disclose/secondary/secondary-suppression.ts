import type { CellId, CountSystem } from "./count-system.ts";
import { distinctCounts } from "./distinct-counts.ts";
import { type ExchangeNetwork, exchangeNetwork } from "./exchange-network.ts";
import { type Exchange, exchangeFinder } from "./find-exchange.ts";

export interface SuppressionOptions {
  /** Counts from 1 to this less one are hidden. */
  readonly threshold: number;
}

/** How hard an exchange is looked for: first a cheap one, then, where none turns up soon, any. */
const SEARCHES = [
  { most: 300, uneven: 1.5 },
  { most: 600, uneven: 3 },
  { most: 3000, uneven: 8 },
] as const;
/** Partial exchanges looked at for one step of a small count's room. */
const MOST_FOR_STEP = 200;
/** And in all, for the room of small counts; beyond it a hidden count may be one of two and more, not of all small ones. */
const MOST_FOR_ROOM = 30_000;
/** What the room of one small count, beyond a second value, may cost in hidden counts of one group. */
const DEAREST_ROOM = 12;

/**
 * The published cells to hide: those from 1 to threshold − 1, and as few further ones as a search finds so that nobody who
 * knows every shown count, every sum and the rule can work out a hidden one. For each hidden cell there is another table of
 * whole counts that agrees with everything shown and has another number there; a small cell can be anything from 1 to
 * threshold − 1 in such tables, as far as that costs few further cells. A 0 is hidden only for the sake of others, so a
 * hidden count can be 0 for all that anybody knows. The same system gives the same set.
 */
export function secondarySuppression(
  system: CountSystem,
  { threshold }: SuppressionOptions,
): ReadonlySet<CellId> {
  const counts = distinctCounts(system);
  const isHidden = hiddenCells(exchangeNetwork(counts), threshold);
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
    !isPublished[cell] || (value > 0 && value < threshold) || isSmall[cell] ? 1 : 0,
  );
  const small = [...values.keys()].filter((cell) => isPublished[cell] && isHidden[cell] === 1);
  const tables = possibleTables(network, isHidden);
  // First a second value for every cell, so that what is hidden for that serves all; then room for the small ones.
  tables.unsettleAll();
  for (const cell of small) {
    if ((values[cell] as number) >= threshold) continue;
    // What is hidden on the way has been another number in the table that it was hidden for.
    tables.reach(cell, threshold - 1);
    tables.reach(cell, 1);
  }
  return isHidden;
}

/** What each hidden cell has been seen to be in tables that agree with everything shown. */
function possibleTables(network: ExchangeNetwork, isHidden: Uint8Array) {
  const { values, isPublished, memberships, balances } = network;
  const lowest = Int32Array.from(values);
  const highest = Int32Array.from(values);
  const table = Int32Array.from(values);
  const finder = exchangeFinder({ network, table, isHidden });
  const apply = (exchange: Exchange, times: number): void => {
    for (const [cell, change] of exchange) {
      const value = (table[cell] as number) + change * times;
      if (value < 0) throw new Error("a table of counts below 0 proves nothing");
      table[cell] = value;
      isHidden[cell] = 1;
      lowest[cell] = Math.min(lowest[cell] as number, value);
      highest[cell] = Math.max(highest[cell] as number, value);
    }
  };
  /** How often an exchange can be repeated before a count would go below 0. */
  const most = (exchange: Exchange): number => {
    let times = Number.POSITIVE_INFINITY;
    for (const [cell, change] of exchange)
      if (change < 0) times = Math.min(times, Math.floor((table[cell] as number) / -change));
    return times;
  };
  const isCertain = (cell: number): boolean =>
    isPublished[cell] === true && isHidden[cell] === 1 && lowest[cell] === highest[cell];
  const costOf = (cells: Iterable<number>): number =>
    [...cells].reduce((sum, one) => sum + (isHidden[one] === 1 ? 0 : (network.costs[one] as number)), 0);
  /** Hides the cheapest balance around a cell in which something but 0 is shown; false when nothing is left to hide. */
  const hideAround = (cell: number): boolean => {
    const seen = new Set([cell]);
    for (const at of seen) {
      const around = (memberships[at] ?? []).map(({ balance }) => balances[balance]?.cells ?? []);
      const [cheapest] = around
        .map((cells) => cells.filter((one) => isHidden[one] === 0 && (values[one] as number) > 0))
        .filter((cells) => cells.length > 0)
        .sort((one, other) => costOf(one) - costOf(other));
      if (cheapest !== undefined) {
        for (const one of cheapest) isHidden[one] = 1;
        return true;
      }
      for (const one of around.flat()) seen.add(one);
    }
    // Where all is hidden but zeros, twice every count agrees with what is shown.
    for (const one of seen) highest[one] = Math.max(highest[one] as number, 2 * (values[one] as number));
    if (isCertain(cell)) throw new Error("a count of 0 is hidden and nothing beside it can be");
    return false;
  };
  /** The cheaper way of changing a cell by one, up or down. */
  const cheapest = (cell: number): Exchange | undefined => {
    table.set(values);
    for (const limits of SEARCHES) {
      const up = finder.find(cell, 1, { ...limits, dearest: Number.POSITIVE_INFINITY });
      const cost = up === undefined ? Number.POSITIVE_INFINITY : costOf(up.keys());
      if (cost === 0) return up;
      const down = finder.find(cell, -1, { ...limits, dearest: cost });
      const found = down !== undefined && costOf(down.keys()) < cost ? down : up;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  /** Finds a second value for a cell, whatever it takes. */
  const unsettle = (cell: number): void => {
    while (isCertain(cell)) {
      const found = cheapest(cell);
      if (found !== undefined) apply(found, 1);
      else if (!hideAround(cell)) return;
    }
  };
  return {
    /** Looks for tables in which a cell goes up or down to a value, hiding what that takes and is not too dear. */
    reach(cell: number, value: number): void {
      table.set(values);
      for (;;) {
        const [low, high] = [lowest[cell] as number, highest[cell] as number];
        if ((value >= low && value <= high) || finder.looked() > MOST_FOR_ROOM) return;
        const away = value - (table[cell] as number);
        const limits = { most: MOST_FOR_STEP, dearest: DEAREST_ROOM, uneven: 2 };
        const found = finder.find(cell, away > 0 ? 1 : -1, limits);
        if (found === undefined) return;
        apply(found, Math.min(Math.abs(away), most(found)));
      }
    },
    /** Finds a second value for every cell that is hidden, those hidden on the way among them. */
    unsettleAll(): void {
      for (let isDone = false; !isDone; ) {
        isDone = true;
        for (const cell of values.keys()) {
          if (!isCertain(cell)) continue;
          unsettle(cell);
          isDone = false;
        }
      }
    },
  };
}
