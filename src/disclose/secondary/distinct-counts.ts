import type { CellId, CountCell, CountSystem, SumRelation } from "./count-system.ts";

/** One side of a sum: Σ coefficient × cell = 0. */
export interface Balance {
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
}

/** A count system in which cells that must be equal are one. */
export interface DistinctCounts {
  readonly values: readonly number[];
  readonly isPublished: readonly boolean[];
  readonly isSmall: readonly boolean[];
  readonly weights: readonly number[];
  readonly balances: readonly Balance[];
  /** Number of the cell that each id stands for; undefined for one that the sums say is 0. */
  numberOf(id: CellId): number | undefined;
}

/**
 * Makes one cell of those that a sum with a single part says are the same, and takes out what a sum says is 0 (what is beside a
 * part that is the whole), until nothing changes. Throws when a relation does not hold.
 */
export function distinctCounts({ cells, relations }: CountSystem): DistinctCounts {
  const numbers = new Map(cells.map(({ id }, index) => [id, index]));
  const numberOf = (id: CellId): number => {
    const number = numbers.get(id);
    if (number === undefined) throw new Error(`a relation names a count that is not there: ${id}`);
    return number;
  };
  for (const relation of relations) checkSum(relation, (id) => cells[numberOf(id)]?.value ?? Number.NaN);
  const same = sameCells(cells.length);
  const isZero = cells.map(() => false);
  const sums = relations.map(({ total, parts }) => ({ total: numberOf(total), parts: parts.map(numberOf) }));
  while (settle(sums, same, isZero)) {}
  return numbered(cells, { numbers, same, isZero, sums });
}

function checkSum({ total, parts }: SumRelation, countOf: (id: CellId) => number): void {
  const sum = parts.reduce((all, id) => all + countOf(id), 0);
  if (sum !== countOf(total)) throw new Error(`${total} is ${countOf(total)} and its parts make ${sum}`);
}

interface Sum {
  readonly total: number;
  parts: number[];
}

type Same = ReturnType<typeof sameCells>;

/** Cells found to be one (union–find; the first stands for all). */
function sameCells(size: number) {
  const parents = Array.from({ length: size }, (_, index) => index);
  const find = (cell: number): number => {
    let root = cell;
    while (parents[root] !== root) root = parents[root] as number;
    parents[cell] = root;
    return root;
  };
  return {
    find,
    /** True when they were not one before. */
    join(one: number, other: number): boolean {
      const [first, second] = [find(one), find(other)].sort((a, b) => a - b) as [number, number];
      parents[second] = first;
      return first !== second;
    },
  };
}

/** One pass over all sums; true when something new was found. */
function settle(sums: readonly Sum[], same: Same, isZero: boolean[]): boolean {
  let isChanged = false;
  const zero = (cell: number): void => {
    const root = same.find(cell);
    if (isZero[root]) return;
    isZero[root] = true;
    isChanged = true;
  };
  const join = (one: number, other: number): void => {
    const either = isZero[same.find(one)] || isZero[same.find(other)];
    if (!same.join(one, other)) return;
    isZero[same.find(one)] = either === true;
    isChanged = true;
  };
  for (const sum of sums) {
    const total = same.find(sum.total);
    sum.parts = sum.parts.map(same.find).filter((part) => !isZero[part]);
    const { parts } = sum;
    if (parts.length === 0) zero(total);
    else if (isZero[total]) parts.forEach(zero);
    else if (parts.length === 1) join(total, parts[0] as number);
    else if (parts.includes(total)) {
      // What is both the whole and a part leaves nothing for the others.
      parts.splice(parts.indexOf(total), 1);
      parts.forEach(zero);
      sum.parts = [total];
      isChanged = true;
    }
  }
  return isChanged;
}

interface Settled {
  readonly numbers: ReadonlyMap<CellId, number>;
  readonly same: Same;
  readonly isZero: readonly boolean[];
  readonly sums: readonly Sum[];
}

function numbered(cells: readonly CountCell[], { numbers, same, isZero, sums }: Settled): DistinctCounts {
  const places = new Map<number, number>();
  const values: number[] = [];
  const isPublished: boolean[] = [];
  const isSmall: boolean[] = [];
  const weights: number[] = [];
  for (const [index, cell] of cells.entries()) {
    const root = same.find(index);
    if (isZero[root]) continue;
    let place = places.get(root);
    if (place === undefined) {
      place = values.push(cell.value) - 1;
      places.set(root, place);
      isPublished.push(false);
      isSmall.push(false);
      weights.push(0);
    }
    if (!cell.published) continue;
    isPublished[place] = true;
    weights[place] = (weights[place] as number) + (cell.weight ?? 1);
    if (cell.isSmall === true) isSmall[place] = true;
  }
  return {
    values,
    isPublished,
    isSmall,
    weights,
    balances: balancesOf(sums, (cell) => places.get(same.find(cell)) as number),
    numberOf: (id) => places.get(same.find(numbers.get(id) ?? -1)),
  };
}

/** Each sum once, with coefficient −1 for its total; a cell that occurs twice has both together. */
function balancesOf(sums: readonly Sum[], placeOf: (cell: number) => number): Balance[] {
  const found = new Map<string, Balance>();
  for (const { total, parts } of sums) {
    if (parts.length < 2) continue;
    const coefficients = new Map<number, number>();
    const add = (place: number, by: number) => coefficients.set(place, (coefficients.get(place) ?? 0) + by);
    for (const part of parts) add(placeOf(part), 1);
    add(placeOf(total), -1);
    const sorted = [...coefficients].filter(([, by]) => by !== 0).sort(([one], [other]) => one - other);
    const balance = {
      cells: sorted.map(([cell]) => cell),
      coefficients: sorted.map(([, coefficient]) => coefficient),
    };
    found.set(JSON.stringify(balance), balance);
  }
  return [...found.values()];
}
