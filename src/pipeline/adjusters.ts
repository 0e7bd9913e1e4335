import { dimensionView } from "../classify/dimension-view.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import { usageError } from "../errors.ts";
import { grouped } from "../grouped.ts";
import type { AgeBand } from "../vocab/age-band-schemes.ts";
import { isGeography } from "../vocab/geographies.ts";
import { columnsOfAxis } from "./list-axes.ts";
import { requireInList } from "./list-dimensions.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { ColumnTexts } from "./settle.ts";

/** What gaps are adjusted for when nobody says: it is in nearly every list, and counted beside each dimension anyway. */
const BY_DEFAULT = "specialty";

/**
 * What gaps are adjusted for: as asked, else specialty where the list has it. Throws a usage error for a dimension that is
 * unknown or not in the list.
 */
export function adjustersOf(
  asked: readonly string[] | undefined,
  files: readonly PlannedFile[],
  linkedAxes: readonly string[],
): readonly string[] {
  if (asked === undefined) {
    return files.some((file) => columnsOfAxis(BY_DEFAULT, file).length > 0) ? [BY_DEFAULT] : [];
  }
  requireInList(asked, { files, linkedAxes, flag: "adjust" });
  // What is said twice, under the same name or another, is adjusted for once.
  const first = new Map([...asked].reverse().map((id) => [axisOf(id), id]));
  return asked.filter((id, index) => first.get(axisOf(id)) === id && asked.indexOf(id) === index);
}

/** Nothing is adjusted for what it is itself about: those that share its axis drop out. */
export function adjustersFor(breakdown: readonly string[], adjusters: readonly string[]): readonly string[] {
  const own = new Set(breakdown.map(axisOf));
  return adjusters.filter((id) => !own.has(axisOf(id)));
}

/**
 * The axes of the table that holds a breakdown and what it is adjusted for; undefined where there is nothing to adjust for.
 * A table of one axis is split by specialty as it is.
 */
export function adjustedTable(
  breakdown: readonly string[],
  adjusters: readonly string[],
): readonly string[] | undefined {
  const left = adjustersFor(breakdown, adjusters);
  if (left.length === 0) return undefined;
  const axes = breakdown.map(axisOf);
  return isSplitAlready(breakdown, left) ? axes : [...axes, ...left.map(axisOf)];
}

/** The strata of a table of one axis are its specialties. */
export const isSplitAlready = (breakdown: readonly string[], adjusters: readonly string[]): boolean =>
  breakdown.length === 1 && adjusters.length === 1 && adjusters[0] === BY_DEFAULT;

const axisOf = (id: string): string => dimensionOf(id)?.axis ?? id;

const MOST_LEVELS = 500;
const MOST_STRATA = 100_000;

/** Refuses, as soon as the first stretch of the list shows it, what would make more strata than there can be people for. */
export function refuseManyStrata(
  adjusters: readonly string[],
  files: readonly PlannedFile[],
  from: { readonly texts: readonly ColumnTexts[]; readonly ageBands: readonly AgeBand[] },
): void {
  const sizes = adjusters.map((id) => levelsAtMost(id, files, from));
  const largest = sizes.findIndex((size) => size > MOST_LEVELS);
  if (largest >= 0) {
    throw usageError({
      code: "too-many-strata",
      message: `--adjust ${adjusters[largest]}: it has ${grouped(sizes[largest] ?? 0)} groups or more; at most ${MOST_LEVELS} can be adjusted for`,
      hint: "Choose a column with fewer values.",
    });
  }
  const strata = sizes.reduce((product, size) => product * size, 1);
  if (strata <= MOST_STRATA) return;
  throw usageError({
    code: "too-many-strata",
    message: `--adjust ${adjusters.join(",")} makes up to ${grouped(strata)} strata; at most ${grouped(MOST_STRATA)} can be compared`,
    hint: "Adjust for fewer dimensions, or for coarser ones (specialty instead of treatment-function).",
  });
}

function levelsAtMost(
  id: string,
  files: readonly PlannedFile[],
  { texts, ageBands }: { readonly texts: readonly ColumnTexts[]; readonly ageBands: readonly AgeBand[] },
): number {
  // Larger areas are far fewer than the areas in the column.
  if (isGeography(id)) return 1;
  if (dimensionOf(id)?.grouping !== "values") return dimensionView(id, { ageBands }).groups.length;
  const distinct = files.flatMap((file, index) =>
    columnsOfAxis(axisOf(id), file).map(({ column }) => {
      const coded = file.plan.coded.findIndex((one) => one.column === column);
      return texts[index]?.[coded]?.length ?? 0;
    }),
  );
  return Math.max(1, ...distinct);
}
