import type { ExchangeNetwork, Membership } from "./exchange-network.ts";
import { minimumQueue } from "./minimum-queue.ts";

/** By cell, +1 or −1 (more where a cell takes up several): added to a table of counts, every sum still holds. */
export type Exchange = ReadonlyMap<number, number>;

export interface ExchangeSearch {
  readonly network: ExchangeNetwork;
  /** Counts that agree with everything shown; an exchange starts from them. */
  readonly table: Int32Array;
  /** Cells that are hidden already: to change them costs nothing. */
  readonly isHidden: Uint8Array;
  /** Partial exchanges looked at before the search is given up. */
  readonly most: number;
  /** Cost at which an exchange is too dear. */
  readonly dearest: number;
}

/** A partial exchange: the last change, and what it was added to. */
interface Step {
  readonly before: Step | undefined;
  readonly cell: number;
  readonly change: 1 | -1;
  readonly cost: number;
  readonly places: number;
}

/** Of the cells that could even out a balance, this many are followed: the cheapest. */
const FOLLOWED = 24;
/** What one balance that is still uneven is thought to cost; a little more than the truth keeps the search short. */
const UNEVEN = 1.5;
/** So that of two exchanges that hide as much the shorter is taken. */
const CHANGED = 0.01;

/**
 * A cheap way to change `start` by ±1 (`change`) and other hidden, hideable or never-published cells with it, so that
 * every sum holds and no cell goes below what everybody knows of it: 1 for a printed count (0 is never hidden), 0 for one
 * that is never printed. Best first, by cost and by balances that are uneven; undefined when none is found within the bounds.
 */
export function findExchange(search: ExchangeSearch, start: number, change: 1 | -1): Exchange | undefined {
  const state = exchangeState(search);
  if (!state.allows(start, change)) return undefined;
  const queue = minimumQueue<Step>();
  const seen = new Set<number>();
  queue.add({ before: undefined, cell: start, change, cost: costOf(search, start), places: 1 }, 0);
  for (let looked = 0; looked < search.most; looked += 1) {
    const step = queue.take();
    if (step === undefined) return undefined;
    state.apply(step);
    const uneven = state.uneven();
    if (uneven === undefined) {
      const found = state.exchange();
      state.clear();
      return found;
    }
    follow(step, uneven, { search, state, queue, seen });
    state.clear();
  }
  return undefined;
}

const costOf = ({ network, isHidden }: ExchangeSearch, cell: number): number =>
  CHANGED + (isHidden[cell] === 1 ? 0 : (network.costs[cell] as number));

interface Following {
  readonly search: ExchangeSearch;
  readonly state: ExchangeState;
  readonly queue: ReturnType<typeof minimumQueue<Step>>;
  readonly seen: Set<number>;
}

/** Every cheap way to even out one balance by one. */
function follow(step: Step, uneven: number, { search, state, queue, seen }: Following): void {
  const { cells, coefficients } = search.network.balances[uneven] as (typeof search.network.balances)[number];
  const off = state.offBy(uneven);
  const steps: { readonly step: Step; readonly estimate: number }[] = [];
  for (const [place, cell] of cells.entries()) {
    const change = Math.sign(-off * (coefficients[place] as number)) as 1 | -1;
    if (!state.allows(cell, change)) continue;
    const cost = step.cost + costOf(search, cell);
    if (cost > search.dearest) continue;
    const estimate = cost + UNEVEN * state.unevenWith(cell, change);
    steps.push({ step: { before: step, cell, change, cost, places: step.places + 1 }, estimate });
  }
  steps.sort((one, other) => one.estimate - other.estimate || one.step.cell - other.step.cell);
  for (const { step: next, estimate } of steps.slice(0, FOLLOWED)) {
    const key = state.keyWith(next.cell, next.change);
    if (seen.has(key)) continue;
    seen.add(key);
    queue.add(next, estimate);
  }
}

type ExchangeState = ReturnType<typeof exchangeState>;

/** The changes of one partial exchange and how far each balance is off, in arrays that are used again. */
function exchangeState({ network, table }: ExchangeSearch) {
  const { balances, memberships, slack, isPublished } = network;
  const changes = scratch(network.values.length);
  const off = scratch(balances.length);
  let key = 0;
  /** What the slack of a balance takes up; 0 where it has none, or not enough. */
  const takenUp = (balance: number, by: number): number => {
    const cell = slack[balance];
    if (cell === undefined || by === 0 || changes.values[cell] !== 0) return 0;
    const coefficient = coefficientOf(memberships[cell] as readonly Membership[], balance);
    const change = -by * coefficient;
    return (table[cell] as number) + change >= 0 ? change : 0;
  };
  const isUneven = (balance: number, by: number): boolean => by !== 0 && takenUp(balance, by) === 0;
  return {
    apply(step: Step): void {
      for (let at: Step | undefined = step; at !== undefined; at = at.before) {
        changes.set(at.cell, at.change);
        key = keyAfter(key, at.cell, at.change);
        for (const { balance, coefficient } of memberships[at.cell] ?? [])
          off.set(balance, (off.values[balance] as number) + coefficient * at.change);
      }
    },
    clear(): void {
      changes.clear();
      off.clear();
      key = 0;
    },
    offBy: (balance: number): number => off.values[balance] as number,
    keyWith: (cell: number, change: number): number => keyAfter(key, cell, change),
    /** Whether a cell may still be changed so: not changed yet, and not below what is known of it. */
    allows(cell: number, change: number): boolean {
      if (changes.values[cell] !== 0) return false;
      const least = isPublished[cell] ? 1 : 0;
      // A small count that is not hidden yet is about to be: it may go anywhere from 1 up.
      return (table[cell] as number) + change >= least;
    },
    /** The uneven balance of fewest cells; undefined when all are even. */
    uneven(): number | undefined {
      let found: number | undefined;
      for (const balance of off.touched()) {
        if (!isUneven(balance, off.values[balance] as number)) continue;
        const size = balances[balance]?.cells.length ?? 0;
        const least = found === undefined ? Number.POSITIVE_INFINITY : (balances[found]?.cells.length ?? 0);
        if (size < least || (size === least && balance < (found ?? 0))) found = balance;
      }
      return found;
    },
    /** How many balances would be uneven with one more change. */
    unevenWith(cell: number, change: number): number {
      let count = 0;
      for (const balance of off.touched()) if (isUneven(balance, off.values[balance] as number)) count += 1;
      for (const { balance, coefficient } of memberships[cell] ?? []) {
        const before = off.values[balance] as number;
        if (isUneven(balance, before)) count -= 1;
        if (isUneven(balance, before + coefficient * change)) count += 1;
      }
      return count;
    },
    exchange(): Exchange {
      const exchange = new Map<number, number>();
      for (const cell of changes.touched()) exchange.set(cell, changes.values[cell] as number);
      for (const balance of off.touched()) {
        const change = takenUp(balance, off.values[balance] as number);
        const cell = slack[balance];
        if (change !== 0 && cell !== undefined) exchange.set(cell, change);
      }
      return exchange;
    },
  };
}

const coefficientOf = (memberships: readonly Membership[], balance: number): number =>
  memberships.find((one) => one.balance === balance)?.coefficient ?? 0;

/** Numbers that are all 0 again after `clear`, at the cost of those that were set. */
function scratch(size: number) {
  const values = new Int32Array(size);
  const isTouched = new Uint8Array(size);
  let places: number[] = [];
  return {
    values,
    touched: (): readonly number[] => places,
    set(place: number, value: number): void {
      if (isTouched[place] === 0) {
        isTouched[place] = 1;
        places.push(place);
      }
      values[place] = value;
    },
    clear(): void {
      for (const place of places) {
        values[place] = 0;
        isTouched[place] = 0;
      }
      places = [];
    },
  };
}

/** The same for the same changes in any order. */
const keyAfter = (key: number, cell: number, change: number): number =>
  key + Math.imul(cell * 2 + (change > 0 ? 1 : 2), 0x9e3779b1) * 4096 + cell;
