const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** "as at 25 October 2026" from `2026-10-25`. */
export function asAtWords(asAt: string | null): string {
  const [year, month, day] = (asAt ?? "").split("-");
  if (year === undefined || month === undefined || day === undefined) return "no date in the list";
  return `as at ${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
