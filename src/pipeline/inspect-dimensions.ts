import { CODED_CHARACTERISTICS } from "../classify/coded-characteristic.ts";
import { DEFAULT_DIMENSIONS, DIMENSIONS, type Dimension, dimensionOf } from "../classify/dimensions.ts";
import { type Cube, tableOver } from "../cube/cube.ts";
import type { CharacteristicInspection, DimensionInspection } from "../inspection/schema.ts";
import { FLAG_FIELDS } from "../vocab/flag-texts.ts";
import { CHARACTERISTICS } from "../vocab/protected-characteristics.ts";
import type { InspectedList } from "./inspect-list.ts";
import { carriesDimension, columnsOfAxis } from "./list-axes.ts";
import { groupBreakdown } from "./list-dimensions.ts";

const BY_DEFAULT: readonly string[] = [
  ...DEFAULT_DIMENSIONS,
  ...FLAG_FIELDS,
  ...Object.keys(CODED_CHARACTERISTICS),
];

/** Every dimension that the list has a column for, with how many rows it tells something of. */
export function inspectDimensions(inspected: InspectedList): DimensionInspection[] {
  return DIMENSIONS.filter(({ id }) => carriesDimension(id, inspected.files)).map((dimension) => {
    const { id, label, axis } = dimension;
    const fields = inspected.files.flatMap((file) => columnsOfAxis(axis, file).map(({ field }) => field));
    const rows = rowsOf(dimension, inspected);
    return {
      dimension: id,
      label,
      byDefault: BY_DEFAULT.includes(id),
      fields: [...new Set(fields)],
      lacks: lackOf(dimension, rows.known, inspected),
      ...rows,
    };
  });
}

type Rows = Pick<DimensionInspection, "known" | "unknown" | "groups" | "reasons">;

function rowsOf({ id, axis }: Dimension, { counted, dimensions }: InspectedList): Rows {
  const { cube } = counted;
  if (!dimensions.includes(id)) return { known: 0, unknown: cube.analysed, groups: 0, reasons: {} };
  const { groups } = groupBreakdown(cube, [id], { ethnicGrouping: "2001", references: {} });
  const rows = (group: (typeof groups)[number]) => group.waits.reduce((sum, count) => sum + count, 0);
  const found = groups.filter((group) => group.known && rows(group) > 0);
  const known = found.reduce((sum, group) => sum + rows(group), 0);
  return { known, unknown: cube.analysed - known, groups: found.length, reasons: reasonsOf(cube, axis) };
}

/** Why rows of an axis are unknown: the reason of their level, else its quality. */
function reasonsOf(cube: Cube, axisId: string): Record<string, number> {
  const axis = cube.axes.find(({ id }) => id === axisId);
  const reasons: Record<string, number> = {};
  for (const { levels, days } of tableOver(cube, [axisId])?.cells ?? []) {
    const level = axis?.levels[levels[0] as number];
    if (level === undefined || level.quality === "known" || level.quality === "groupOnly") continue;
    const reason = level.reason ?? QUALITY_WORDS[level.quality];
    const rows = days.reduce((sum, count) => sum + count, 0);
    if (rows > 0) reasons[reason] = (reasons[reason] ?? 0) + rows;
  }
  return Object.fromEntries(Object.entries(reasons).sort(([, one], [, other]) => other - one));
}

const QUALITY_WORDS = {
  notStated: "not-stated",
  notKnown: "not-known",
  missing: "missing",
  invalid: "invalid",
} as const;

function lackOf(
  { id, axis }: Dimension,
  known: number,
  { dimensions, files, decisions }: InspectedList,
): DimensionInspection["lacks"] {
  if (!dimensions.includes(id)) return "imd-file";
  const needsDay =
    axis === "age" && files.every(({ fields }) => !fields.has("age") && !fields.has("age-band"));
  if (needsDay && decisions.snapshotsFound.length === 0 && decisions.snapshot === undefined) {
    return "snapshot-date";
  }
  return known === 0 ? "known-values" : null;
}

/** What the list says of each protected characteristic and of deprivation. */
export function inspectCharacteristics(
  dimensions: readonly DimensionInspection[],
): CharacteristicInspection[] {
  return CHARACTERISTICS.map(({ id, label, protected: isProtected, dimensions: shownBy }) => {
    const found = dimensions.filter(
      ({ dimension, byDefault }) => byDefault && shownBy.some((one) => one === dimension),
    );
    const given = found.filter(({ lacks }) => lacks === null);
    const status = given.length > 0 ? "analysed" : found.length > 0 ? "not-usable" : "not-recorded";
    return {
      characteristic: id,
      label,
      protected: isProtected,
      status,
      dimensions: (given.length > 0 ? given : found).map(({ dimension }) => dimension),
    };
  });
}

/** Title of a dimension inside a sentence. */
export const dimensionTitle = (id: string): string => dimensionOf(id)?.label ?? id;
