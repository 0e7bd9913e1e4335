import { dayOfDate } from "../classify/calendar-day.ts";

/** Day number of `YYYY-MM-DD`; undefined for anything else. */
export function readDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  return match === null ? undefined : dayOfDate(Number(match[1]), Number(match[2]), Number(match[3]));
}
