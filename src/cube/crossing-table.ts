import type { SparseTable } from "./sparse-table.ts";

export interface CrossingShape {
  /** Indices of the table's axes among those of the list. */
  readonly axes: readonly number[];
  /** Per axis, the levels known beforehand; more may come. */
  readonly levels: readonly number[];
}

/** Up to so many cells, a cell's number is worked out from its levels; beyond, cells are numbered as they are met. */
const MOST_WORKED_OUT = 2 ** 19;
/** A cell and a day below these share one 32-bit key; the few others are counted apart. */
const KEYED_CELLS = 2 ** 20;
const KEYED_DAYS = 2 ** 12;
const FIRST_SLOTS = 1024;
/** Of the slots, when twice as many are made. */
const FULL = 0.6;

/**
 * Counts of a table of many cells, most of them small: a slot for each (cell, day) that occurs, found by hashing. Room is
 * taken for what there is, not for every cell and every day.
 */
export class CrossingTable {
  private readonly shape: CrossingShape;
  /** Cells whose number is worked out from their levels. */
  private readonly workedOut: number;
  private readonly numbered: NumberedCells;
  /** Slot after slot a key and its pathways, side by side in the processor's cache; 0 pathways: the slot is free. */
  private slots = new Uint32Array(2 * FIRST_SLOTS);
  private taken = 0;
  /** Of the rows being counted. */
  private cells = new Int32Array(0);
  /** By cell and day, those that no key can hold. */
  private readonly apart = new Map<number, number>();
  private readonly unknown = new Map<number, number>();

  constructor(shape: CrossingShape) {
    const product = shape.levels.reduce((cells, levels) => cells * levels, 1);
    this.shape = shape;
    this.workedOut = product <= MOST_WORKED_OUT ? product : 0;
    this.numbered = new NumberedCells(shape.axes);
  }

  /** Counts `rows` rows: per axis of the list the level of each, and the days each has waited. */
  add(levels: readonly Int32Array[], days: Int32Array, rows: number): void {
    const cells = this.cellsOf(levels, rows);
    for (let row = 0; row < rows; row += 1) {
      const cell = cells[row] as number;
      const day = days[row] as number;
      if (cell < KEYED_CELLS && day < KEYED_DAYS) this.count(cell * KEYED_DAYS + day);
      else {
        const place = cell * DAYS_AT_MOST + day;
        this.apart.set(place, (this.apart.get(place) ?? 0) + 1);
      }
    }
  }

  /** A row of the cell that is excluded for want of a usable clock start. */
  addUnknownClockStart(levels: readonly Int32Array[], row: number): void {
    const cell = this.cell(levels, row);
    this.unknown.set(cell, (this.unknown.get(cell) ?? 0) + 1);
  }

  finish(): SparseTable {
    const packing = new Packing(this.workedOut + this.numbered.count);
    for (const cell of this.unknown.keys()) packing.announce(cell, 0);
    this.eachCount((cell) => packing.announce(cell, 1));
    packing.makeRoom();
    this.eachCount((cell, day, pathways) => packing.put(cell, day, pathways));
    const { cells, ends, days, counts } = packing.unpacked();
    return {
      kind: "sparse",
      axes: this.shape.axes,
      levels: Int32Array.from(cells.flatMap((cell) => this.levelsOf(cell))),
      unknownClockStart: Uint32Array.from(cells, (cell) => this.unknown.get(cell) ?? 0),
      ends,
      days,
      counts,
    };
  }

  private eachCount(visit: (cell: number, day: number, pathways: number) => void): void {
    const { slots } = this;
    for (let slot = 0; slot < slots.length; slot += 2) {
      const pathways = slots[slot + 1] as number;
      const key = slots[slot] as number;
      if (pathways > 0) visit(Math.floor(key / KEYED_DAYS), key % KEYED_DAYS, pathways);
    }
    for (const [place, pathways] of this.apart) {
      visit(Math.floor(place / DAYS_AT_MOST), place % DAYS_AT_MOST, pathways);
    }
  }

  /** The cell of each row; axis by axis, because a row at a time costs twice as much. */
  private cellsOf(levels: readonly Int32Array[], rows: number): Int32Array {
    if (this.cells.length < rows) this.cells = new Int32Array(rows);
    const { cells, workedOut } = this;
    const { axes, levels: known } = this.shape;
    let isKnown = workedOut > 0;
    cells.fill(0, 0, rows);
    for (let place = 0; place < axes.length && isKnown; place += 1) {
      const ofAxis = levels[axes[place] as number] as Int32Array;
      const levelsOfAxis = known[place] as number;
      for (let row = 0; row < rows; row += 1) {
        const level = ofAxis[row] as number;
        if (level >= levelsOfAxis) isKnown = false;
        cells[row] = Math.imul(cells[row] as number, levelsOfAxis) + level;
      }
    }
    if (!isKnown) for (let row = 0; row < rows; row += 1) cells[row] = this.cell(levels, row);
    return cells;
  }

  private cell(levels: readonly Int32Array[], row: number): number {
    if (this.workedOut === 0) return this.numbered.cell(levels, row);
    const { axes, levels: known } = this.shape;
    let cell = 0;
    for (let place = 0; place < axes.length; place += 1) {
      const level = (levels[axes[place] as number] as Int32Array)[row] as number;
      const levelsOfAxis = known[place] as number;
      if (level >= levelsOfAxis) return this.workedOut + this.numbered.cell(levels, row);
      cell = cell * levelsOfAxis + level;
    }
    return cell;
  }

  private levelsOf(cell: number): readonly number[] {
    if (cell >= this.workedOut) return this.numbered.levelsOf(cell - this.workedOut);
    const { levels: known } = this.shape;
    const levels = new Array<number>(known.length);
    let left = cell;
    for (let place = known.length - 1; place >= 0; place -= 1) {
      const levelsOfAxis = known[place] as number;
      levels[place] = left % levelsOfAxis;
      left = Math.floor(left / levelsOfAxis);
    }
    return levels;
  }

  private count(key: number): void {
    const { slots } = this;
    const slot = slotOf(slots, key);
    const before = slots[slot + 1] as number;
    slots[slot + 1] = before + 1;
    if (before > 0) return;
    slots[slot] = key;
    this.taken += 1;
    if (2 * this.taken >= FULL * slots.length) this.slots = roomier(slots);
  }
}

/** Where a key stands, or would stand. */
function slotOf(slots: Uint32Array, key: number): number {
  const last = slots.length / 2 - 1;
  let slot = hashed(key) & last;
  while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== key) slot = (slot + 1) & last;
  return 2 * slot;
}

function roomier(slots: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * slots.length);
  for (let slot = 0; slot < slots.length; slot += 2) {
    if (slots[slot + 1] === 0) continue;
    const place = slotOf(larger, slots[slot] as number);
    larger[place] = slots[slot] as number;
    larger[place + 1] = slots[slot + 1] as number;
  }
  return larger;
}

/** Days of a wait are fewer, and cells fewer than 2³¹, so that both fit an exact number: 2³¹ · 2²⁰ < 2⁵³. */
const DAYS_AT_MOST = 2 ** 20;
/** A day and its pathways as one exact number that sorts by the day: 2²⁰ · 2³² < 2⁵³. */
const PATHWAYS_AT_MOST = 2 ** 32;

/** The finaliser of splitmix32. */
function hashed(key: number): number {
  let word = Math.imul(key ^ (key >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}

/** Counts in any order, packed cell by cell and day by day: how many each cell has is announced before they are put. */
class Packing {
  /** By cell, its counts announced; then where its next one goes. */
  private readonly places: Uint32Array;
  private readonly isFound: Uint8Array;
  private cells: number[] = [];
  private ends = new Uint32Array(0);
  private packed = new Float64Array(0);

  constructor(cells: number) {
    this.places = new Uint32Array(cells);
    this.isFound = new Uint8Array(cells);
  }

  announce(cell: number, more: number): void {
    this.isFound[cell] = 1;
    this.places[cell] = (this.places[cell] as number) + more;
  }

  makeRoom(): void {
    for (let cell = 0; cell < this.isFound.length; cell += 1) {
      if (this.isFound[cell] === 1) this.cells.push(cell);
    }
    this.ends = new Uint32Array(this.cells.length);
    let end = 0;
    this.cells.forEach((cell, index) => {
      const from = end;
      end += this.places[cell] as number;
      this.places[cell] = from;
      this.ends[index] = end;
    });
    this.packed = new Float64Array(end);
  }

  put(cell: number, day: number, pathways: number): void {
    const place = this.places[cell] as number;
    this.packed[place] = day * PATHWAYS_AT_MOST + pathways;
    this.places[cell] = place + 1;
  }

  unpacked(): { cells: number[] } & Pick<SparseTable, "ends" | "days" | "counts"> {
    const { cells, ends, packed } = this;
    const days = new Uint32Array(packed.length);
    const counts = new Uint32Array(packed.length);
    let from = 0;
    for (const end of ends) {
      packed.subarray(from, end).sort();
      for (let place = from; place < end; place += 1) {
        const day = Math.floor((packed[place] as number) / PATHWAYS_AT_MOST);
        days[place] = day;
        counts[place] = (packed[place] as number) - day * PATHWAYS_AT_MOST;
      }
      from = end;
    }
    return { cells, ends, days, counts };
  }
}

/** Numbers the combinations of levels that occur, in order of first sight. */
class NumberedCells {
  private readonly axes: readonly number[];
  private readonly numbers = new Map<number, number>();
  private readonly deeper: readonly Map<number, number>[];
  private readonly combinations: number[][] = [];

  constructor(axes: readonly number[]) {
    this.axes = axes;
    this.deeper = axes.slice(2).map(() => new Map());
  }

  cell(levels: readonly Int32Array[], row: number): number {
    const level = (place: number) => levels[this.axes[place] as number]?.[row] as number;
    let key = level(0) * LEVELS_AT_MOST + level(1);
    for (let depth = 0; depth < this.deeper.length; depth += 1) {
      key = numbered(this.deeper[depth] as Map<number, number>, key) * LEVELS_AT_MOST + level(depth + 2);
    }
    const cell = numbered(this.numbers, key);
    if (cell === this.combinations.length) this.combinations.push(this.axes.map((_, place) => level(place)));
    return cell;
  }

  get count(): number {
    return this.combinations.length;
  }

  levelsOf(cell: number): readonly number[] {
    return this.combinations[cell] ?? [];
  }
}

/** Two levels packed into one exact number: 2²⁶ · 2²⁶ < 2⁵³. */
const LEVELS_AT_MOST = 2 ** 26;

function numbered(numbers: Map<number, number>, key: number): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(key, number);
  }
  return number;
}
