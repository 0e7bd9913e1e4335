/** A table of many small cells, packed so that it travels between threads: only days on which somebody started are held. */
export interface SparseTable {
  readonly kind: "sparse";
  readonly axes: readonly number[];
  /** Cell after cell, one level per axis. */
  readonly levels: Int32Array<ArrayBuffer>;
  readonly unknownClockStart: Uint32Array<ArrayBuffer>;
  /** Per cell, where its days end; those of the next begin there. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Days waited, ascending within a cell, and the pathways of each. */
  readonly days: Uint32Array<ArrayBuffer>;
  readonly counts: Uint32Array<ArrayBuffer>;
}

/** The cells of a packed table. */
export function cellsOf({ axes, levels, unknownClockStart, ends, days, counts }: SparseTable): SparseCell[] {
  const cells: SparseCell[] = [];
  for (let cell = 0; cell < ends.length; cell += 1) {
    const from = cell === 0 ? 0 : (ends[cell - 1] as number);
    const until = ends[cell] as number;
    cells.push(
      new SparseCell({
        levels: Array.from(levels.subarray(cell * axes.length, (cell + 1) * axes.length)),
        waits: { days: days.subarray(from, until), counts: counts.subarray(from, until) },
        unknownClockStart: unknownClockStart[cell] as number,
      }),
    );
  }
  return cells;
}

/** Days waited by at least one pathway, ascending, and how many pathways have waited each. */
interface SparseWaits {
  readonly days: Uint32Array;
  readonly counts: Uint32Array;
}

/** A cell of a cube that holds only the days somebody has waited. `days` is made anew each time it is asked for. */
export class SparseCell {
  readonly levels: readonly number[];
  readonly stratum = 0;
  readonly unknownClockStart: number;
  readonly waits: SparseWaits;

  constructor(cell: Pick<SparseCell, "levels" | "waits" | "unknownClockStart">) {
    this.levels = cell.levels;
    this.waits = cell.waits;
    this.unknownClockStart = cell.unknownClockStart;
  }

  get days(): Uint32Array {
    const { days, counts } = this.waits;
    const dense = new Uint32Array((days.at(-1) ?? -1) + 1);
    for (let place = 0; place < days.length; place += 1) {
      dense[days[place] as number] = counts[place] as number;
    }
    return dense;
  }

  get pathways(): number {
    return this.waits.counts.reduce((sum, count) => sum + count, 0);
  }

  /** This cell and another of the same levels as one. */
  plus(other: SparseCell): SparseCell {
    return new SparseCell({
      levels: this.levels,
      waits: addedWaits(this.waits, other.waits),
      unknownClockStart: this.unknownClockStart + other.unknownClockStart,
    });
  }
}

function addedWaits(one: SparseWaits, other: SparseWaits): SparseWaits {
  const most = one.days.length + other.days.length;
  const days = new Uint32Array(most);
  const counts = new Uint32Array(most);
  let [left, right, length] = [0, 0, 0];
  while (left < one.days.length || right < other.days.length) {
    const leftDay = one.days[left] ?? Number.POSITIVE_INFINITY;
    const rightDay = other.days[right] ?? Number.POSITIVE_INFINITY;
    days[length] = Math.min(leftDay, rightDay);
    let count = 0;
    if (leftDay <= rightDay) {
      count += one.counts[left] as number;
      left += 1;
    }
    if (rightDay <= leftDay) {
      count += other.counts[right] as number;
      right += 1;
    }
    counts[length] = count;
    length += 1;
  }
  return { days: days.slice(0, length), counts: counts.slice(0, length) };
}
