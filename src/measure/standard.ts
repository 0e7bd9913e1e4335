import type { StandardChoice } from "../request.ts";
import { type Days, days, daysFromWeeks, type Weeks, weeks } from "../units.ts";

/** A waiting-time standard: who is within it, and what share of the list should be. */
export interface Standard {
  readonly id: string;
  readonly weeks: Weeks;
  readonly target: number | null;
  /** Longest wait, in whole days, that is within the standard. */
  readonly withinDays: Days;
}

/**
 * The standard asked for. RTT counts "within 18 weeks" up to and including 126 days; DM01 counts a breach from 42 days.
 * Source: NHS England, Recording and reporting referral to treatment waiting times, v5.0; DM01 guidance.
 */
export function standardOf(choice: StandardChoice): Standard {
  switch (choice.kind) {
    case "rtt-18":
      return { id: "rtt-18", weeks: weeks(18), target: 0.92, withinDays: daysFromWeeks(weeks(18)) };
    case "dm01-6":
      return { id: "dm01-6", weeks: weeks(6), target: 0.99, withinDays: days(daysFromWeeks(weeks(6)) - 1) };
    case "weeks": {
      const withinDays = days(Math.floor(daysFromWeeks(weeks(choice.weeks))));
      return { id: `weeks:${choice.weeks}`, weeks: weeks(choice.weeks), target: null, withinDays };
    }
  }
}
