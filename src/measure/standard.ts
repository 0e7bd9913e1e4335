import type { StandardChoice } from "../request.ts";

/** A waiting-time standard: who is within it, and what share of the list should be. */
export interface Standard {
  readonly id: string;
  readonly weeks: number;
  readonly target: number | null;
  /** Longest wait, in whole days, that is within the standard. */
  readonly withinDays: number;
}

const DAYS_PER_WEEK = 7;

/**
 * The standard asked for. RTT counts "within 18 weeks" up to and including 126 days; DM01 counts a breach from 42 days.
 * Source: NHS England, Recording and reporting referral to treatment waiting times, v5.0; DM01 guidance.
 */
export function standardOf(choice: StandardChoice): Standard {
  switch (choice.kind) {
    case "rtt-18":
      return { id: "rtt-18", weeks: 18, target: 0.92, withinDays: 18 * DAYS_PER_WEEK };
    case "dm01-6":
      return { id: "dm01-6", weeks: 6, target: 0.99, withinDays: 6 * DAYS_PER_WEEK - 1 };
    case "weeks":
      return {
        id: `weeks:${choice.weeks}`,
        weeks: choice.weeks,
        target: null,
        withinDays: Math.floor(choice.weeks * DAYS_PER_WEEK),
      };
  }
}
