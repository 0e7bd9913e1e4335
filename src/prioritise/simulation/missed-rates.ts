import { groupAt, type ListRows, NOT_COUNTED, type RowGroups } from "../list-rows.ts";

/** How likely a booked slot is missed. */
export interface MissedRates {
  /** Whose groups differ; null: one rate for everybody. */
  readonly dimension: RowGroups | null;
  /** Of pathways whose missed appointments are counted, the proportion with any. */
  readonly overall: number;
  /** Per group of the dimension, shrunk towards `overall`. */
  readonly ofGroup: readonly number[];
  /** Per pathway. */
  readonly ofRow: Float64Array;
}

/** As many pathways of the overall rate are added to every group: a small group's own rate is mostly chance. */
const SHRINKAGE = 50;

/**
 * Assumed chances of a missed slot: the proportion of a group's pathways with any missed appointment on record. Undefined
 * where no pathway has a count. A record of the whole wait stands for one slot, which is rather too much.
 */
export function missedRates(rows: ListRows, dimension: RowGroups | null): MissedRates | undefined {
  const { missed, size } = rows;
  if (missed === undefined) return undefined;
  const groups = dimension?.groups.length ?? 1;
  const groupOf = (row: number): number => (dimension === null ? 0 : groupAt(dimension, row));
  const counted = new Float64Array(groups);
  const withAny = new Float64Array(groups);
  for (let row = 0; row < size; row += 1) {
    const times = missed[row] as number;
    if (times === NOT_COUNTED) continue;
    const group = groupOf(row);
    counted[group] = (counted[group] as number) + 1;
    if (times > 0) withAny[group] = (withAny[group] as number) + 1;
  }
  const all = counted.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  const overall = withAny.reduce((sum, count) => sum + count, 0) / all;
  const ofGroup = Array.from(
    counted,
    (count, group) => ((withAny[group] as number) + SHRINKAGE * overall) / (count + SHRINKAGE),
  );
  return {
    dimension,
    overall,
    ofGroup,
    ofRow: Float64Array.from({ length: size }, (_, row) => ofGroup[groupOf(row)] as number),
  };
}
