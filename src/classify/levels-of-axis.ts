import { FLAG_FIELDS } from "../vocab/flag-texts.ts";
import { AGE_LEVELS } from "./age.ts";
import { ETHNICITY_LEVELS } from "./ethnicity.ts";
import { FLAG_LEVELS } from "./flag.ts";
import { IMD_LEVELS } from "./imd.ts";
import type { Level } from "./level.ts";
import { PRIORITY_TYPE_LEVELS } from "./priority-type.ts";
import { PROCEDURE_PRIORITY_LEVELS } from "./procedure-priority.ts";
import { SEX_LEVELS } from "./sex.ts";
import { SPECIALTY_LEVELS } from "./specialty.ts";

const CLOSED: Readonly<Record<string, readonly Level[]>> = {
  ethnicity: ETHNICITY_LEVELS,
  imd: IMD_LEVELS,
  sex: SEX_LEVELS,
  age: AGE_LEVELS,
  specialty: SPECIALTY_LEVELS,
  "priority-type": PRIORITY_TYPE_LEVELS,
  "procedure-priority": PROCEDURE_PRIORITY_LEVELS,
  ...Object.fromEntries(FLAG_FIELDS.map((field) => [field, FLAG_LEVELS])),
};

/** The levels of an axis with a closed code list; undefined when they are the values found. */
export const levelsOfAxis = (axis: string): readonly Level[] | undefined =>
  Object.hasOwn(CLOSED, axis) ? CLOSED[axis] : undefined;
