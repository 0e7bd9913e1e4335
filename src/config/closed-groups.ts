import { dimensionView } from "../classify/dimension-view.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import { levelsOfAxis } from "../classify/levels-of-axis.ts";

/**
 * The known groups of a dimension whose code list is closed; undefined where the list itself decides which groups there
 * are (providers, areas, religions with labels of their own) or an option does (age bands).
 */
export function closedGroups(id: string): readonly string[] | undefined {
  const dimension = dimensionOf(id);
  if (dimension === undefined || dimension.grouping === "age-band") return undefined;
  if (levelsOfAxis(dimension.axis) === undefined) return undefined;
  const { groups, knownGroups } = dimensionView(id);
  return groups.slice(0, knownGroups).map((group) => group.id);
}
