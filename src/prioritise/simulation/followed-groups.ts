import { REST_OF_LIST } from "../../vocab/rest-of-list.ts";
import { groupAt, type ListRows, type RowGroups } from "../list-rows.ts";

/** Groups whose waits are followed, as cells: everybody first, then the groups of each dimension. */
export interface FollowedGroups {
  readonly dimensions: readonly FollowedDimension[];
  readonly cells: number;
  /** Cells, and after them "all other known groups" of each known group of a dimension that has no reference of its own. */
  readonly columns: number;
  /** Cells that each pathway counts in, `perRow` of them side by side: near in memory, because they are always read together. */
  readonly cellsOfRow: Uint16Array | Uint32Array;
  readonly perRow: number;
}

export interface FollowedDimension {
  readonly rowGroups: RowGroups;
  readonly firstCell: number;
  /** Column of the rest of the list for the first known group; undefined where the reference is a group. */
  readonly firstRest?: number;
}

export const EVERYBODY = 0;

export function followedGroups(rows: ListRows, dimensions: readonly RowGroups[]): FollowedGroups {
  const cells = dimensions.reduce((sum, { groups }) => sum + groups.length, 1);
  const perRow = 1 + dimensions.length;
  const cellsOfRow = new (cells > 0xffff ? Uint32Array : Uint16Array)(rows.size * perRow);
  let firstCell = 1;
  let columns = cells;
  const followed = dimensions.map((rowGroups, index): FollowedDimension => {
    for (let row = 0; row < rows.size; row += 1) {
      cellsOfRow[row * perRow + 1 + index] = firstCell + groupAt(rowGroups, row);
    }
    const hasRest = rowGroups.reference === REST_OF_LIST;
    const dimension = { rowGroups, firstCell, ...(hasRest && { firstRest: columns }) };
    firstCell += rowGroups.groups.length;
    if (hasRest) columns += rowGroups.knownGroups;
    return dimension;
  });
  return { dimensions: followed, cells, columns, cellsOfRow, perRow };
}

/** The column of whom a group is compared with; undefined for the reference itself and where it has nobody. */
export function referenceColumn(
  { rowGroups, firstCell, firstRest }: FollowedDimension,
  group: number,
): number | undefined {
  if (firstRest !== undefined) return group < rowGroups.knownGroups ? firstRest + group : undefined;
  const reference = rowGroups.groups.findIndex(({ id }) => id === rowGroups.reference);
  return reference === -1 || reference === group ? undefined : firstCell + reference;
}
