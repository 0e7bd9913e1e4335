import type { CubeCell, CubeTable } from "./cube.ts";

export interface WaitTableShape {
  /** Indices of the table's axes among those of the list: one, or none for the whole list. */
  readonly axes: readonly number[];
  /** Index of the axis that gives the stratum. */
  readonly stratum: number | undefined;
  readonly strata: number;
  /** Levels of the only axis that are known beforehand; more may come. */
  readonly levels: number;
}

/** Waits shorter than this (four years) are counted in one flat array, the few longer ones in arrays of their own. */
const FLAT_DAYS = 1536;
const MOST_FLAT_CELLS = 4096;
const FIRST_LENGTH = 512;
const UINT16_RANGE = 65_536;

/** Counts being gathered for a table of one axis or none, split by stratum: exact, whatever the days and however many pathways share one. */
export class WaitTable {
  private readonly shape: WaitTableShape;
  private readonly flatCells: number;
  /** Counts modulo 2¹⁶; `carried` holds how often each place went round. Half the size is half the cache. */
  private readonly flat: Uint16Array;
  private readonly carried = new Map<number, number>();
  /** Levels where there is no axis. */
  private zeros = new Int32Array(0);
  private readonly long: (Uint32Array | undefined)[] = [];
  private readonly unknown: number[] = [];

  constructor(shape: WaitTableShape) {
    this.shape = shape;
    this.flatCells = Math.min(shape.levels * shape.strata, MOST_FLAT_CELLS);
    this.flat = new Uint16Array(this.flatCells * FLAT_DAYS);
  }

  /** Counts `rows` rows: per axis of the list the level of each, and the days each has waited. */
  add(levels: readonly Int32Array[], days: Int32Array, rows: number): void {
    const { axes, stratum, strata } = this.shape;
    if (this.zeros.length < rows) this.zeros = new Int32Array(rows);
    const level = axes[0] === undefined ? this.zeros : (levels[axes[0]] as Int32Array);
    const layer = stratum === undefined ? this.zeros : (levels[stratum] as Int32Array);
    const { flat, flatCells } = this;
    for (let row = 0; row < rows; row += 1) {
      const cell = Math.imul(level[row] as number, strata) + (layer[row] as number);
      const day = days[row] as number;
      if (cell < flatCells && day < FLAT_DAYS) {
        const place = Math.imul(cell, FLAT_DAYS) + day;
        const count = (flat[place] as number) + 1;
        flat[place] = count;
        if (count === UINT16_RANGE) this.carried.set(place, (this.carried.get(place) ?? 0) + 1);
      } else this.addLong(cell, day);
    }
  }

  /** A row of the cell that is excluded for want of a usable clock start. */
  addUnknownClockStart(levels: readonly Int32Array[], row: number): void {
    const cell = this.cell(levels, row);
    this.unknown[cell] = (this.unknown[cell] ?? 0) + 1;
  }

  finish(): CubeTable {
    const cells = new Set<number>();
    for (let cell = 0; cell < this.flatCells; cell += 1) if (this.isTouched(cell)) cells.add(cell);
    for (const place of this.carried.keys()) cells.add(Math.floor(place / FLAT_DAYS));
    this.long.forEach((_, cell) => {
      cells.add(cell);
    });
    this.unknown.forEach((_, cell) => {
      cells.add(cell);
    });
    const inOrder = [...cells].sort((one, other) => one - other);
    return { axes: this.shape.axes, cells: inOrder.map((cell) => this.cubeCell(cell)) };
  }

  private cell(levels: readonly Int32Array[], row: number): number {
    const { axes, stratum, strata } = this.shape;
    const level = axes[0] === undefined ? 0 : (levels[axes[0]]?.[row] as number);
    return level * strata + (stratum === undefined ? 0 : (levels[stratum]?.[row] as number));
  }

  private cubeCell(cell: number): CubeCell {
    const days = trimmed(this.daysOf(cell));
    const unknownClockStart = this.unknown[cell] ?? 0;
    const { axes, strata } = this.shape;
    const levels = axes.length === 0 ? [] : [Math.floor(cell / strata)];
    return { levels, stratum: cell % strata, days, unknownClockStart };
  }

  private daysOf(cell: number): Uint32Array {
    const long = this.long[cell] ?? new Uint32Array(0);
    if (cell >= this.flatCells) return long;
    const days = new Uint32Array(Math.max(FLAT_DAYS, long.length));
    days.set(long);
    const from = cell * FLAT_DAYS;
    for (let day = 0; day < FLAT_DAYS; day += 1) {
      const carries = this.carried.size === 0 ? 0 : (this.carried.get(from + day) ?? 0);
      days[day] = (days[day] as number) + (this.flat[from + day] as number) + carries * UINT16_RANGE;
    }
    return days;
  }

  private isTouched(cell: number): boolean {
    const from = cell * FLAT_DAYS;
    for (let place = from; place < from + FLAT_DAYS; place += 1) if (this.flat[place] !== 0) return true;
    return false;
  }

  private addLong(cell: number, day: number): void {
    const counts = this.long[cell];
    if (counts !== undefined && day < counts.length) {
      counts[day] = (counts[day] as number) + 1;
      return;
    }
    let length = counts?.length ?? FIRST_LENGTH;
    while (length <= day) length *= 2;
    const longer = new Uint32Array(length);
    if (counts !== undefined) longer.set(counts);
    longer[day] = 1;
    this.long[cell] = longer;
  }
}

function trimmed(counts: Uint32Array): Uint32Array {
  let length = counts.length;
  while (length > 0 && counts[length - 1] === 0) length -= 1;
  return counts.slice(0, length);
}
