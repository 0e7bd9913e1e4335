/** How dimensions that are in no list are written: `column:HEADER` for a column as it stands, `a*b` for a crossing. */
const COLUMN_PREFIX = "column:";
const CROSSED_BY = "*";

/** The header in `column:HEADER`; undefined for any other id. */
export const headerOfDimension = (id: string): string | undefined =>
  id.startsWith(COLUMN_PREFIX) ? id.slice(COLUMN_PREFIX.length) : undefined;

/** Whether an id of the findings is that of a crossing of dimensions. */
export const isCrossed = (id: string): boolean => id.includes(CROSSED_BY);
