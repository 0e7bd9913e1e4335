/**
 * Dates that systems write where there is none: the first day of a database or spreadsheet calendar, or the last.
 * They count as blank (as a clock start, invalid).
 */
export const PLACEHOLDER_DATES = [
  "0001-01-01",
  "1753-01-01",
  "1899-12-30",
  "1900-01-01",
  "2999-12-31",
  "9999-12-31",
] as const;
