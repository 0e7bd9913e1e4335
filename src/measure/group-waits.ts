import { addCounts, type CubeTable } from "../cube/cube.ts";
import type { GroupWaits } from "./measure-group.ts";

/** A cube table's cells gathered into numbered groups, strata summed. `groupOf` takes one level per axis of the table. */
export function groupWaits(
  table: CubeTable,
  groups: number,
  groupOf: (levels: readonly number[]) => number,
): GroupWaits[] {
  const gathered: GroupWaits[] = Array.from({ length: groups }, () => NOBODY);
  for (const cell of table.cells) {
    const group = groupOf(cell.levels);
    const before = gathered[group] ?? NOBODY;
    gathered[group] = {
      // The first cell of a group is copied, so that the cube stays as it is.
      waits: before === NOBODY ? cell.days.slice() : addCounts(before.waits, cell.days),
      unknownClockStart: before.unknownClockStart + cell.unknownClockStart,
    };
  }
  return gathered;
}

const NOBODY: GroupWaits = { waits: new Uint32Array(0), unknownClockStart: 0 };

/** Several groups as one. */
export function togetherWaits(groups: readonly GroupWaits[]): GroupWaits {
  const length = groups.reduce((longest, { waits }) => Math.max(longest, waits.length), 0);
  return {
    waits: groups.reduce<Uint32Array>((sum, { waits }) => addCounts(sum, waits), new Uint32Array(length)),
    unknownClockStart: groups.reduce((sum, { unknownClockStart }) => sum + unknownClockStart, 0),
  };
}

/** All but one of the groups that make up `together`. */
export function withoutGroup(together: GroupWaits, group: GroupWaits): GroupWaits {
  const waits = together.waits.slice();
  for (let day = 0; day < group.waits.length; day += 1) {
    waits[day] = (waits[day] as number) - (group.waits[day] as number);
  }
  return { waits, unknownClockStart: together.unknownClockStart - group.unknownClockStart };
}
