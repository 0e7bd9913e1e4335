/** Intersections that are held against the same few pathways, in words: chance in those looks like a pattern of all of them. */
import type { Intersection } from "../findings/intersections-schema.ts";
import type { DimensionFindings } from "../findings/schema.ts";
import { counted, printCount } from "./figures.ts";
import { labelInTables } from "./label-in-tables.ts";

/**
 * "All 4 Black rows are held against the same 20 pathways (Black × IMD 5): they rise and fall together." For every cell but
 * the reference crossing that two or more of the rows share, where it is the smallest cell of one of their sums.
 */
export function sharedCellSentences(dimension: DimensionFindings, rows: readonly Intersection[]): string[] {
  const { expectation } = dimension.intersections ?? {};
  if (expectation !== "reference-crossing") return [];
  const cells = new Map(rows.flatMap((row) => stepsOf(row, dimension).map((cell) => [cell.group, cell.n])));
  return [...cells].flatMap(([group, n]) => {
    const sharing = rows.filter((row) => stepsOf(row, dimension).some((cell) => cell.group === group));
    const isSmallest = sharing.some(
      (row) =>
        n !== null && [row, ...stepsOf(row, dimension)].every((cell) => cell.n === null || n <= cell.n),
    );
    if (sharing.length < 2 || !isSmallest || isHidden(dimension, group)) return [];
    const those = rowsWords(dimension, { sharing, rows });
    return [
      `${those} are held against the same ${counted(n, "pathway")} (${nameOf(dimension, group)}): they rise and fall together.`,
    ];
  });
}

const stepsOf = ({ comparedWith }: Intersection, { reference }: DimensionFindings) =>
  comparedWith.filter(({ group }) => group !== reference);

const isHidden = ({ groups }: DimensionFindings, id: string): boolean =>
  groups.some(({ group, suppressed }) => group === id && suppressed);

function nameOf(dimension: DimensionFindings, id: string): string {
  const label = dimension.groups.find(({ group }) => group === id)?.label ?? id;
  return labelInTables(dimension, { group: id, label });
}

/** "All 4 Black rows" where one part tells them from the other rows, else "3 of the rows above". */
function rowsWords(
  dimension: DimensionFindings,
  { sharing, rows }: { readonly sharing: readonly Intersection[]; readonly rows: readonly Intersection[] },
): string {
  const number = printCount(sharing.length);
  if (sharing.length === rows.length) return `All ${number} rows above`;
  const partsOf = ({ group }: Intersection): string[] => nameOf(dimension, group).split(" × ");
  const [first, ...others] = sharing.map(partsOf);
  const common = (first ?? []).find(
    (part, place) =>
      others.every((parts) => parts[place] === part) &&
      rows.filter((row) => partsOf(row)[place] === part).length === sharing.length,
  );
  return common === undefined ? `${number} of the rows above` : `All ${number} ${common} rows above`;
}
