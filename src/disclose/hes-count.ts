const LARGEST_HIDDEN = 7;
/** What counts are rounded to the nearest of. */
export const ROUNDED_TO = 5;

/**
 * A count by the rule for Hospital Episode Statistics: 0 stays, 1–7 is hidden (null), others go to the nearest 5, so that
 * the smallest count shown is 10. Source: NHS Digital, HES disclosure control, 13 September 2018.
 */
export function hesCount(count: number): number | null {
  if (count === 0) return 0;
  return count <= LARGEST_HIDDEN ? null : ROUNDED_TO * Math.floor((count + 2) / ROUNDED_TO);
}

/** Whether a number that is printed nowhere would be hidden if it were. */
export const isSmallForHes = (count: number): boolean => count !== 0 && hesCount(count) === null;
