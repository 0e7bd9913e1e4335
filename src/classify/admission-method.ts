import { PLANNED_ADMISSION_METHOD } from "../vocab/waiting-list-types.ts";
import { leadingCode, numericCodeAsItStands } from "./code-text.ts";
import type { Coding } from "./level.ts";
import { openCoding } from "./open-coding.ts";

/** Admission methods as they stand. */
export const admissionMethodCoding = (): Coding => openCoding(numericCodeAsItStands);

/** Method 13: a planned admission, not a wait. */
export const isPlannedAdmission = (text: string): boolean => leadingCode(text) === PLANNED_ADMISSION_METHOD;
