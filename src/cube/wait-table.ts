import type { CubeCell, CubeTable } from "./cube.ts";

const FIRST_LENGTH = 512;

/** Counts being gathered for one table: a histogram of days per cell, made when the cell is first met. */
export class WaitTable {
  private readonly axes: readonly number[];
  private readonly cells: (Uint32Array | undefined)[] = [];
  private readonly unknown: number[] = [];
  private readonly crossing: CrossingCells | undefined;
  private readonly strata: number;

  /** Tables of two and more axes are not split by stratum. */
  constructor(axes: readonly number[], strata: number) {
    this.axes = axes;
    this.strata = strata;
    this.crossing = axes.length > 1 ? new CrossingCells(axes) : undefined;
  }

  /** Cell of a row with these levels (one per axis of the list) and this stratum. */
  cell(levels: Int32Array, stratum: number): number {
    if (this.crossing !== undefined) return this.crossing.cell(levels);
    const axis = this.axes[0];
    return axis === undefined ? stratum : (levels[axis] as number) * this.strata + stratum;
  }

  add(cell: number, day: number): void {
    const counts = this.cells[cell];
    if (counts !== undefined && day < counts.length) counts[day] = (counts[day] as number) + 1;
    else this.addBeyond(cell, day);
  }

  addUnknownClockStart(cell: number): void {
    this.unknown[cell] = (this.unknown[cell] ?? 0) + 1;
  }

  finish(): CubeTable {
    const numbers = new Set<number>();
    this.cells.forEach((counts, cell) => {
      if (counts !== undefined) numbers.add(cell);
    });
    this.unknown.forEach((_, cell) => {
      numbers.add(cell);
    });
    const cells = [...numbers].sort((one, other) => one - other).map((cell) => this.cubeCell(cell));
    return { axes: this.axes, cells };
  }

  private cubeCell(cell: number): CubeCell {
    const days = trimmed(this.cells[cell] ?? new Uint32Array(0));
    const unknownClockStart = this.unknown[cell] ?? 0;
    if (this.crossing !== undefined)
      return { levels: this.crossing.levelsOf(cell), stratum: 0, days, unknownClockStart };
    const stratum = cell % this.strata;
    const levels = this.axes.length === 0 ? [] : [Math.floor(cell / this.strata)];
    return { levels, stratum, days, unknownClockStart };
  }

  private addBeyond(cell: number, day: number): void {
    const counts = this.cells[cell];
    let length = counts?.length ?? FIRST_LENGTH;
    while (length <= day) length *= 2;
    const longer = new Uint32Array(length);
    if (counts !== undefined) longer.set(counts);
    longer[day] = (longer[day] as number) + 1;
    this.cells[cell] = longer;
  }
}

/** Numbers the combinations of levels that occur, in order of first sight. */
class CrossingCells {
  private readonly axes: readonly number[];
  private readonly numbers = new Map<number, number>();
  private readonly deeper: Map<number, number>[];
  private readonly combinations: number[][] = [];

  constructor(axes: readonly number[]) {
    this.axes = axes;
    this.deeper = axes.slice(2).map(() => new Map());
  }

  cell(levels: Int32Array): number {
    const [first, second] = this.axes;
    let prefix = (levels[first as number] as number) * LEVELS_AT_MOST + (levels[second as number] as number);
    for (let depth = 0; depth < this.deeper.length; depth += 1) {
      const known = numbered(this.deeper[depth] as Map<number, number>, prefix);
      prefix = known * LEVELS_AT_MOST + (levels[this.axes[depth + 2] as number] as number);
    }
    const cell = numbered(this.numbers, prefix);
    if (cell === this.combinations.length) {
      this.combinations.push(this.axes.map((axis) => levels[axis] as number));
    }
    return cell;
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

function trimmed(counts: Uint32Array): Uint32Array {
  let length = counts.length;
  while (length > 0 && counts[length - 1] === 0) length -= 1;
  return counts.slice(0, length);
}
