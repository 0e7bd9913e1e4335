import { NOT_KNOWN_TEXTS } from "../vocab/not-known-texts.ts";
import { isBlank } from "./blank.ts";
import { ageInYears } from "./calendar-day.ts";
import { closedCoding, INVALID, known, MISSING, NOT_KNOWN } from "./closed-coding.ts";
import type { Coding, Level } from "./level.ts";
import { normaliseLabel, withoutDecimals } from "./normalise-label.ts";

const OLDEST = 120;
const IMPOSSIBLE: Level = { id: "impossible-age", quality: "invalid", reason: "impossible-age" };

/** Levels of the axis `age`: problems, then whole years 0 to 120. */
export const AGE_LEVELS: readonly Level[] = [
  MISSING,
  INVALID,
  IMPOSSIBLE,
  NOT_KNOWN,
  ...Array.from({ length: OLDEST + 1 }, (_, years) => known(String(years))),
];
export const AGE_MISSING = AGE_LEVELS.indexOf(MISSING);
export const AGE_UNREADABLE = AGE_LEVELS.indexOf(INVALID);
/** Below 0 or above 120, or born after the clock started. */
const AGE_IMPOSSIBLE = AGE_LEVELS.indexOf(IMPOSSIBLE);
export const FIRST_KNOWN_AGE = AGE_LEVELS.indexOf(NOT_KNOWN) + 1;

/** Level of an age in whole years. */
const ageLevel = (years: number): number =>
  years >= 0 && years <= OLDEST ? FIRST_KNOWN_AGE + years : AGE_IMPOSSIBLE;

/** Level of the age on the snapshot date of someone born on `birthDay` (both day numbers). */
export const ageLevelAt = (birthDay: number, snapshotDay: number): number =>
  ageLevel(ageInYears(birthDay, snapshotDay));

const YEARS = /^(-?\d{1,4})(?:\.\d+)?\s*(?:y|yr|yrs|years|years old)?$/i;

/** Ages written as numbers; parts of a year are dropped, as in age last birthday. */
export function ageCoding(): Coding {
  return closedCoding(AGE_LEVELS, FIRST_KNOWN_AGE, (text) => {
    if (isBlank(text)) return MISSING.id;
    const years = YEARS.exec(withoutDecimals(text))?.[1];
    if (years !== undefined) return AGE_LEVELS[ageLevel(Number(years))]!.id;
    return isNotKnown(text) ? NOT_KNOWN.id : INVALID.id;
  });
}

/** Age bands that an extract has as text are kept as they stand. Levels grow. */
export function ageBandTextCoding(): Coding {
  const levels: Level[] = [MISSING, NOT_KNOWN];
  const indexByText = new Map<string, number>();
  return {
    levels,
    firstKnown: levels.length,
    classify: (text) => {
      if (isBlank(text)) return 0;
      if (isNotKnown(text)) return 1;
      const id = text.trim();
      const before = indexByText.get(id);
      if (before !== undefined) return before;
      indexByText.set(id, levels.length);
      return levels.push(known(id)) - 1;
    },
  };
}

/** Where a written band begins, to put bands in order: "Under 18" at 0, "65+" at 65; infinite when it has no number. */
export function bandStart(text: string): number {
  if (/^\s*(under|below|less than|<|up to)/i.test(text)) return 0;
  const number = /\d+/.exec(text)?.[0];
  return number === undefined ? Number.POSITIVE_INFINITY : Number(number);
}

function isNotKnown(text: string): boolean {
  const words = normaliseLabel(text);
  return NOT_KNOWN_TEXTS.some((one) => one === words);
}
