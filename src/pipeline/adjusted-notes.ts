import { dimensionOf } from "../classify/dimensions.ts";
import type { Cube } from "../cube/cube.ts";
import type { Note } from "../findings/exact.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { viewOf } from "./list-dimensions.ts";
import { warning } from "./note.ts";

/** To adjust for what everybody has alike, or nobody is known to have, changes nothing; the reader would think it did. */
export const adjustedNotes = (
  cube: Cube,
  adjusters: readonly string[],
  ethnicGrouping: EthnicGrouping,
): Note[] =>
  adjusters.flatMap((id) => {
    const groups = groupsFound(cube, id, ethnicGrouping);
    const [only] = groups ?? [];
    if (groups?.size !== 1 || only === undefined) return [];
    const isUnknown = only === "unknown" || only === "not-stated";
    return [
      warning(
        "adjuster-has-one-group",
        `Adjusting for ${id} changes nothing: ${isUnknown ? "it is unknown for every pathway" : `every pathway is in the group ${only}`}.`,
      ),
    ];
  });

/** Groups of a dimension that pathways are in; undefined where no table was counted by it. */
function groupsFound(cube: Cube, id: string, ethnicGrouping: EthnicGrouping): Set<string> | undefined {
  const axis = cube.axes.findIndex((one) => one.id === dimensionOf(id)?.axis);
  const table = cube.tables.find(({ axes }) => axes.includes(axis));
  if (table === undefined) return undefined;
  const at = table.axes.indexOf(axis);
  const view = viewOf(cube, id, ethnicGrouping);
  return new Set(table.cells.map(({ levels }) => view.groups[view.groupOf(levels[at] as number)]?.id ?? ""));
}
