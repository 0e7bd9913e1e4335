/**
 * How a figure looks in print: one decimal place, a true minus sign, an en dash where there is no figure.
 * Every function takes null for "cannot be computed" and answers with the dash, never with NaN or 0.
 */
export const NO_FIGURE = "–";
/** Stands where disclosure control hides a figure. */
export const SUPPRESSED = "*";
const MINUS = "−";
const OPEN_BAND_WEEKS = 104;

/** An estimate with its limits; a missing limit is null. */
export interface Interval {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** 18007 → "18,007"; a count that is hidden is a star. */
export function printCount(value: number | null): string {
  return value === null ? SUPPRESSED : grouped(String(value));
}

/** As `printCount`, to stand in a sentence, where a star would be a riddle. */
export const countInWords = (value: number | null): string =>
  value === null ? "a hidden number" : printCount(value);

/** "3,811 pathways"; "a hidden number of pathways" where disclosure control hides how many. */
export const countedOrHidden = (count: number | null, singular: string, plural = `${singular}s`): string =>
  count === null ? `a hidden number of ${plural}` : counted(count, singular, plural);

/** All together; hidden when one of them is. */
export const sumOfCounts = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);

/** A part of a whole, 0–1; null where one of them is hidden, or the whole is 0. */
export const partOfCounts = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

/** At least so many; of a hidden count nobody can say. */
export const isAtLeast = (count: number | null, fewest: number): boolean => count !== null && count >= fewest;

/** A number of the given decimal places with a true minus sign; −0.04 prints as "0.0". */
export function printNumber(value: number | null, digits = 1): string {
  if (value === null) return NO_FIGURE;
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + grouped(text) : grouped(text);
}

/** As `printNumber`, with "+" before what is above no difference. */
export function printSigned(value: number | null, digits = 1): string {
  const text = printNumber(value, digits);
  return value !== null && value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${text}` : text;
}

/** A proportion (0–1) as a percentage without its sign: 0.651 → "65.1". */
export const printPercentage = (value: number | null, digits = 1): string =>
  printNumber(value === null ? null : 100 * value, digits);

/** Weeks from weekly bands; in the open band NHS England prints "104+". */
export const printBandedWeeks = (value: number | null, openBand: boolean): string =>
  openBand && value !== null && value >= OPEN_BAND_WEEKS ? `${OPEN_BAND_WEEKS}+` : printNumber(value);

/** "11.1 (10.6–11.7)", with a unit "71.1% (70.5–71.8)"; a limit that does not exist is a dash: "11.1 (10.6 to –)". */
export function printInterval(
  interval: Interval,
  print: (value: number | null) => string,
  unit = "",
): string {
  if (interval.value === null) return NO_FIGURE;
  if (interval.lower === null && interval.upper === null) return print(interval.value) + unit;
  return `${print(interval.value)}${unit} (${printRange(interval, print)})`;
}

/** "10.6–11.7", or "−0.3 to 1.8" where a dash between two figures would be misread. */
function printRange(
  interval: Pick<Interval, "lower" | "upper">,
  print: (value: number | null) => string,
): string {
  const lower = print(interval.lower);
  const upper = print(interval.upper);
  const plain = interval.lower !== null && interval.upper !== null && interval.lower >= 0;
  return plain && !upper.startsWith("+") ? `${lower}–${upper}` : `${lower} to ${upper}`;
}

/** Two significant places below 0.1, "<0.001" below that: a p-value is not an effect size. */
export function printPValue(value: number | null): string {
  if (value === null) return NO_FIGURE;
  if (value < 0.001) return "<0.001";
  return value < 0.1 ? value.toFixed(3) : value.toFixed(2);
}

/** The ratio with two decimals: 1.31. */
export const printRatio = (value: number | null): string => printNumber(value, 2);

/** "1 pathway", "2 pathways", "* pathways". */
export const counted = (value: number | null, singular: string, plural = `${singular}s`): string =>
  `${printCount(value)} ${value === 1 ? singular : plural}`;

function grouped(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}
