import { dimensionOf } from "../classify/dimensions.ts";
import { usageError } from "../errors.ts";
import { grouped } from "../grouped.ts";
import { isGeography } from "../vocab/geographies.ts";
import { columnsOfAxis } from "./list-axes.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { ColumnTexts } from "./settle.ts";

/** More groups than this are not groups of people any more but people, and nobody could read their table. */
export const MOST_GROUPS = 5000;

/**
 * Refuses to break a list down by a column that tells its rows apart, as soon as its first stretch shows it: counting by
 * an identifier would only fill the memory. Throws a usage error.
 */
export function refuseManyGroups(
  dimensions: readonly string[],
  files: readonly PlannedFile[],
  texts: readonly ColumnTexts[],
): void {
  for (const id of dimensions) {
    // Larger areas are far fewer than the areas in the column.
    if (dimensionOf(id)?.grouping !== "values" || isGeography(id)) continue;
    files.forEach((file, index) => {
      for (const { column } of columnsOfAxis(dimensionOf(id)?.axis ?? id, file)) {
        const coded = file.plan.coded.findIndex((one) => one.column === column);
        const distinct = texts[index]?.[coded]?.length ?? 0;
        if (distinct > MOST_GROUPS) throw tooManyGroups(id, distinct);
      }
    });
  }
}

export const tooManyGroups = (dimension: string, groups: number) =>
  usageError({
    code: "too-many-groups",
    message: `${dimension} has ${grouped(groups)} groups or more; a breakdown takes at most ${grouped(MOST_GROUPS)}`,
    hint: "Choose a column with fewer values, or take fewer rows with --where.",
  });
