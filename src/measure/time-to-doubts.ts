import type { TimeToFindings } from "../findings/exact.ts";

const WEEKS_PER_YEAR = 365.25 / 7;
/** A steady list lasts as long as its mean wait; no list of patients waits so long on average. */
const MOST_YEARS = 3;

interface Ends {
  /** Treated and removed, by their dates, within `days` days. */
  readonly dated: number;
  readonly undated: number;
  readonly open: number;
  readonly days: number;
}

/** The years that the ends found would take to empty the list, Infinity without an end: open ÷ ends a year. */
export const yearsToEmpty = ({ open, dated, days }: Omit<Ends, "undated">): number =>
  open === 0 ? 0 : open / ((dated / (days / 7)) * WEEKS_PER_YEAR);

/**
 * Why a list cannot show how long treatment takes: its ends are so few that at their rate it would take more than 3 years
 * to empty it, or more ends lack a date than have one.
 */
export function timeToDoubts(ends: Ends): TimeToFindings["doubts"] {
  const doubts: TimeToFindings["doubts"] = [];
  if (yearsToEmpty(ends) > MOST_YEARS) doubts.push("too-few-ends");
  if (ends.undated > ends.dated) doubts.push("ends-mostly-undated");
  return doubts;
}
