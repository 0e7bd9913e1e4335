const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** "as at 25 October 2026" from `2026-10-25`. */
export const asAtWords = (asAt: string | null): string =>
  asAt === null ? "no date in the list" : `as at ${dayWords(asAt)}`;

/** "25 October 2026" from `2026-10-25`. */
export function dayWords(day: string): string {
  const [year, month, ofMonth] = day.split("-");
  return `${Number(ofMonth)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
