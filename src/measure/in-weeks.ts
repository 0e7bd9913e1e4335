import { weeksFromDays } from "../units.ts";

/** Days as weeks (÷ 7) for the findings; null when there are none. */
export const inWeeks = (days: number | undefined): number | null =>
  days === undefined ? null : weeksFromDays(days);
