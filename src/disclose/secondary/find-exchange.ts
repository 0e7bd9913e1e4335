import type { Balance } from "./distinct-counts.ts";
import type { ExchangeNetwork, Membership } from "./exchange-network.ts";
import { minimumQueue } from "./minimum-queue.ts";

/** By cell, +1 or −1 (more where a cell takes up several): added to a table of counts, every sum still holds. */
export type Exchange = ReadonlyMap<number, number>;

/** What exchanges are looked for in. All but the network changes between searches. */
export interface ExchangeGround {
  readonly network: ExchangeNetwork;
  /** Counts that agree with everything shown; an exchange starts from them. */
  readonly table: Int32Array;
  /** Cells that are hidden already: to change them costs nothing. */
  readonly isHidden: Uint8Array;
}

export interface ExchangeLimits {
  /** Partial exchanges looked at before the search is given up. */
  readonly most: number;
  /** Cost at which an exchange is too dear. */
  readonly dearest: number;
  /** What one balance that is still uneven is thought to cost: the more, the sooner something is found, and the dearer. */
  readonly uneven: number;
}

export interface ExchangeFinder {
  /**
   * A cheap way to change a cell by ±1 and other hidden, hideable or never-published cells with it, so that every sum holds
   * and no count goes below 0. Best first, by cost and by balances that are uneven; undefined when none is found within
   * the limits.
   */
  find(start: number, change: 1 | -1, limits: ExchangeLimits): Exchange | undefined;
  /** Partial exchanges looked at so far, in all searches: what the work is measured in. */
  looked(): number;
}

/** A partial exchange: the last change, and what it was added to. */
interface Step {
  readonly before: Step | undefined;
  readonly cell: number;
  readonly change: 1 | -1;
  readonly cost: number;
}

/** Of the cells that could even out a balance, this many are followed: the cheapest. */
const FOLLOWED = 24;
/** So that of two exchanges that hide as much the shorter is taken. */
const CHANGED = 0.01;

export function exchangeFinder(ground: ExchangeGround): ExchangeFinder {
  const state = exchangeState(ground);
  let all = 0;
  const search = (start: number, change: 1 | -1, limits: ExchangeLimits): Exchange | undefined => {
    if (!state.allows(start, change)) return undefined;
    const following = { ground, state, limits, queue: minimumQueue<Step>(), seen: new Set<number>() };
    following.queue.add({ before: undefined, cell: start, change, cost: costOf(ground, start) }, 0);
    for (let looked = 0; looked < limits.most; looked += 1) {
      const step = following.queue.take();
      if (step === undefined) return undefined;
      all += 1;
      state.apply(step);
      const uneven = state.uneven();
      if (uneven === undefined) return state.exchange();
      follow(step, uneven, following);
      state.clear();
    }
    return undefined;
  };
  return {
    find(start, change, limits) {
      const found = search(start, change, limits);
      state.clear();
      return found;
    },
    looked: () => all,
  };
}

const costOf = ({ network, isHidden }: ExchangeGround, cell: number): number =>
  CHANGED + (isHidden[cell] === 1 ? 0 : (network.costs[cell] as number));

interface Following {
  readonly ground: ExchangeGround;
  readonly state: ExchangeState;
  readonly limits: ExchangeLimits;
  readonly queue: ReturnType<typeof minimumQueue<Step>>;
  readonly seen: Set<number>;
}

/** Every cheap way to even out one balance by one. */
function follow(step: Step, uneven: number, { ground, state, limits, queue, seen }: Following): void {
  const { cells, coefficients } = ground.network.balances[uneven] as Balance;
  const off = state.offBy(uneven);
  const before = state.unevenCount();
  const steps: { readonly step: Step; readonly estimate: number }[] = [];
  for (const [place, cell] of cells.entries()) {
    const change = Math.sign(-off * (coefficients[place] as number)) as 1 | -1;
    if (!state.allows(cell, change)) continue;
    const cost = step.cost + costOf(ground, cell);
    if (cost > limits.dearest) continue;
    const estimate = cost + limits.uneven * (before + state.unevenBy(cell, change));
    steps.push({ step: { before: step, cell, change, cost }, estimate });
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
function exchangeState({ network, table }: Pick<ExchangeGround, "network" | "table">) {
  const { balances, memberships, slack } = network;
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
    /** Whether a cell may still be changed so: not changed yet, and not below 0. */
    allows(cell: number, change: number): boolean {
      if (changes.values[cell] !== 0) return false;
      return (table[cell] as number) + change >= 0;
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
    unevenCount: (): number =>
      off.touched().reduce((sum, one) => sum + (isUneven(one, off.values[one] as number) ? 1 : 0), 0),
    /** How many more balances would be uneven with one more change. */
    unevenBy(cell: number, change: number): number {
      let count = 0;
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
