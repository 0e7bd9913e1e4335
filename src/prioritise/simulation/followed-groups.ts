import { REST_OF_LIST } from "../../vocab/rest-of-list.ts";
import { groupAt, type ListRows, type RowGroups } from "../list-rows.ts";

/** Groups whose waits are followed, as cells: everybody first, then the groups of each dimension. */
export interface FollowedGroups {
  readonly dimensions: readonly FollowedDimension[];
  readonly cells: number;
  /** Cells, and after them "all other known groups" of each known group of a dimension that has no reference of its own. */
  readonly columns: number;
}

export interface FollowedDimension {
  readonly rowGroups: RowGroups;
  readonly firstCell: number;
  /** Column of the rest of the list for the first known group; undefined where the reference is a group. */
  readonly firstRest?: number;
  /** Per pathway, the cell of its group. */
  readonly cellOfRow: Uint16Array | Uint32Array;
}

export const EVERYBODY = 0;

export function followedGroups(rows: ListRows, dimensions: readonly RowGroups[]): FollowedGroups {
  const cells = dimensions.reduce((sum, { groups }) => sum + groups.length, 1);
  let firstCell = 1;
  let columns = cells;
  const followed = dimensions.map((rowGroups): FollowedDimension => {
    const cellOfRow = new (cells > 0xffff ? Uint32Array : Uint16Array)(rows.size);
    for (let row = 0; row < rows.size; row += 1) cellOfRow[row] = firstCell + groupAt(rowGroups, row);
    const hasRest = rowGroups.reference === REST_OF_LIST;
    const dimension = { rowGroups, firstCell, cellOfRow, ...(hasRest && { firstRest: columns }) };
    firstCell += rowGroups.groups.length;
    if (hasRest) columns += rowGroups.knownGroups;
    return dimension;
  });
  return { dimensions: followed, cells, columns };
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
