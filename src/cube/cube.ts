import type { Level } from "../classify/level.ts";
import { cellsOf, SparseCell, type SparseTable } from "./sparse-table.ts";

/**
 * Exact counts of pathways by (levels of some axes, stratum, days waited): the waist of the product. Every statistic is
 * a pure function of a cube, and every engine must produce the identical one.
 */
export interface Cube {
  readonly axes: readonly CubeAxis[];
  /** Labels of the strata every single-axis table is split by; one entry, "", when there is no stratum. */
  readonly strata: readonly string[];
  /** The first table has no axes: the whole list. */
  readonly tables: readonly CubeTable[];
  readonly analysed: number;
}

export interface CubeAxis {
  readonly id: string;
  readonly levels: readonly Level[];
  readonly firstKnown: number;
}

export interface CubeTable {
  /** Indices into the cube's axes; empty for the whole list. */
  readonly axes: readonly number[];
  readonly cells: readonly CubeCell[];
}

export interface CubeCell {
  /** One level per axis of the table. */
  readonly levels: readonly number[];
  readonly stratum: number;
  /** `days[d]` = pathways that have waited d whole days. */
  readonly days: Uint32Array;
  /** Rows of the cell excluded for a missing, invalid or future clock start. */
  readonly unknownClockStart: number;
}

/** The table over exactly these axes, in this order. */
export function tableOver(cube: Cube, axisIds: readonly string[]): CubeTable | undefined {
  return cube.tables.find(
    ({ axes }) =>
      axes.length === axisIds.length && axes.every((axis, index) => cube.axes[axis]?.id === axisIds[index]),
  );
}

/** Pathways of a cell. */
export function pathwaysIn(cell: CubeCell): number {
  if (cell instanceof SparseCell) return cell.pathways;
  const { days } = cell;
  let sum = 0;
  for (let day = 0; day < days.length; day += 1) sum += days[day] as number;
  return sum;
}

/** The sum of tables over the same axes, cell by cell, in order of levels and stratum. */
export function mergeTables(tables: readonly (CubeTable | SparseTable)[]): CubeTable {
  const cells = new Map<string, CubeCell>();
  for (const cell of tables.flatMap((table): readonly CubeCell[] =>
    "kind" in table ? cellsOf(table) : table.cells,
  )) {
    const place = `${cell.levels.join("*")}|${cell.stratum}`;
    const before = cells.get(place);
    cells.set(place, before === undefined ? cell : addedCells(before, cell));
  }
  return { axes: tables[0]?.axes ?? [], cells: [...cells.values()].sort(inOrder) };
}

function addedCells(one: CubeCell, other: CubeCell): CubeCell {
  if (one instanceof SparseCell && other instanceof SparseCell) return one.plus(other);
  const [longer, shorter] = one.days.length < other.days.length ? [other, one] : [one, other];
  return {
    ...one,
    days: addCounts(longer.days.slice(), shorter.days),
    unknownClockStart: one.unknownClockStart + other.unknownClockStart,
  };
}

function inOrder(one: CubeCell, other: CubeCell): number {
  const differs = one.levels.findIndex((level, axis) => level !== other.levels[axis]);
  return differs < 0
    ? one.stratum - other.stratum
    : (one.levels[differs] as number) - (other.levels[differs] as number);
}

/** Adds `from` into `into`, which is returned, longer where needed. */
export function addCounts(into: Uint32Array, from: Uint32Array): Uint32Array {
  const sum = into.length >= from.length ? into : lengthened(into, from.length);
  for (let day = 0; day < from.length; day += 1) sum[day] = (sum[day] as number) + (from[day] as number);
  return sum;
}

function lengthened(counts: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(counts);
  return longer;
}
