import { isBlank } from "./blank.ts";
import type { DictionaryEntry } from "./level.ts";

/** No wait was recorded. */
export const WAIT_BLANK = -2_000_000_000;
/** What was recorded is no number. */
export const WAIT_UNREADABLE = -2_000_000_001;

const DAYS_PER_WEEK = 7;
const LONGEST_DAYS = 100_000;
const NUMBER = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)\s*(?:days?|d|weeks?|wks?|w)?$/i;

function numberIn(text: string): number | undefined {
  const digits = NUMBER.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(",", ""));
}

/**
 * Reads a column of waits: text → whole days, or `WAIT_BLANK`, `WAIT_UNREADABLE`. Weeks are the nearest whole day to
 * 7 × weeks. A negative wait is returned as it stands: the clock starts in the future.
 */
export function waitReader(unit: "days" | "weeks"): (text: string) => number {
  const daysPerUnit = unit === "weeks" ? DAYS_PER_WEEK : 1;
  return (text) => {
    if (isBlank(text)) return WAIT_BLANK;
    const value = numberIn(text);
    const waitDays = value === undefined ? undefined : nearestDay(value * daysPerUnit);
    return waitDays === undefined || Math.abs(waitDays) > LONGEST_DAYS ? WAIT_UNREADABLE : waitDays;
  };
}

/** Half days away from zero; a sliver below zero stays negative, as it is in the file. */
function nearestDay(value: number): number {
  const rounded = Math.sign(value) * Math.round(Math.abs(value));
  return rounded === 0 ? 0 : rounded;
}

/** Every readable value is a whole number of weeks: waits are then known to the week only. */
export function areWholeWeeks(entries: readonly DictionaryEntry[]): boolean {
  const values = entries.map(({ text }) => numberIn(text)).filter((value) => value !== undefined);
  return values.length > 0 && values.every(Number.isInteger);
}
