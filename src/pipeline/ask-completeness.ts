import { CODED_CHARACTERISTICS } from "../classify/coded-characteristic.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import {
  FIRST_KNOWN_IMD,
  imdLevelOfAnyRoute,
  imdLevelsByRoute,
  imdRouteOfLevel,
  quintileOfLevel,
} from "../classify/imd.ts";
import type { FieldClasses } from "../cube/completeness-tally.ts";
import type { Question } from "../engine/question.ts";
import { FLAG_FIELDS } from "../vocab/flag-texts.ts";
import { MOST_GROUPS } from "./group-limit.ts";
import { columnsOfAxis, type ListAxis } from "./list-axes.ts";
import type { Breakdowns } from "./list-dimensions.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { ColumnTexts } from "./settle.ts";

/** Axes that say something of the person; of the others nobody asks for whom they are missing. */
const CHARACTERISTIC_AXES: ReadonlySet<string> = new Set([
  "ethnicity",
  "imd",
  "sex",
  "age",
  ...FLAG_FIELDS,
  ...Object.keys(CODED_CHARACTERISTICS),
]);
/** Of these it is also counted why they are not known. */
export const WITH_REASONS: ReadonlySet<string> = new Set(["ethnicity", "imd"]);
/** Who records: completeness is looked at by these whatever the list is broken down by. */
const RECORDED_BY = ["provider", "specialty"] as const;

/**
 * By what completeness is looked at: who recorded, then the dimensions of the run, crossings taken apart. Nothing when
 * none of them says something of the person.
 */
export function completenessDimensions(
  breakdowns: Breakdowns,
  recorders: readonly string[],
): readonly string[] {
  const ofRun = breakdowns.flat();
  return ofRun.some((id) => isCharacteristic(axisOf(id))) ? [...new Set([...recorders, ...ofRun])] : [];
}

/** Does the axis say something of the person? */
export const isCharacteristic = (axis: string): boolean => CHARACTERISTIC_AXES.has(axis);
const axisOf = (dimension: string): string => dimensionOf(dimension)?.axis ?? dimension;

/** Who recorded, where the list says: provider and specialty, unless there are too many to be either. */
export function recordedBy(files: readonly PlannedFile[], texts: readonly ColumnTexts[]): readonly string[] {
  const isUsable = (axis: string): boolean =>
    files.every((file, index) =>
      columnsOfAxis(axis, file).every(({ column }) => {
        const coded = file.plan.coded.findIndex((one) => one.column === column);
        return coded >= 0 && (texts[index]?.[coded]?.length ?? 0) <= MOST_GROUPS;
      }),
    );
  const hasColumn = (axis: string): boolean => files.some((file) => columnsOfAxis(axis, file).length > 0);
  return RECORDED_BY.filter((axis) => hasColumn(axis) && isUsable(axis));
}

/** What is to be counted for completeness: fields by their classes, and the axes to count them by. */
export function askCompleteness(
  axes: readonly ListAxis[],
  dimensions: readonly string[],
): Pick<Question, "completeness" | "compared"> {
  if (dimensions.length === 0) return {};
  const place = (id: string): number => axes.findIndex((axis) => axis.id === id);
  const by = [...new Set(dimensions.map(axisOf))];
  const imd = by.includes("imd") ? axes[place("imd")] : undefined;
  return {
    completeness: {
      fields: by.filter(isCharacteristic).map((id) => fieldClasses(axes[place(id)] as ListAxis, place(id))),
      by: by.map(place),
    },
    ...(imd !== undefined && {
      compared: {
        axis: place("imd"),
        valueOfLevel: imd.coding.levels.map((_, level) => quintileOfLevel(imdLevelOfAnyRoute(level)) ?? 0),
      },
    }),
  };
}

function fieldClasses({ id, coding, routes }: ListAxis, axis: number): FieldClasses {
  const { firstKnown } = coding;
  if (routes !== undefined) {
    const classOf = imdLevelsByRoute(routes.length).map((_, level) => {
      const route = imdRouteOfLevel(level);
      return route === undefined ? level : FIRST_KNOWN_IMD + route;
    });
    return { axis, classes: FIRST_KNOWN_IMD + Math.max(1, routes.length), classOf };
  }
  const levels = Array.from({ length: firstKnown }, (_, level) => level);
  return WITH_REASONS.has(id)
    ? { axis, classes: firstKnown + 1, classOf: levels }
    : { axis, classes: 2, classOf: levels.map(() => 0) };
}
