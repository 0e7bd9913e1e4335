import { isBlank } from "../classify/blank.ts";
import { dateOfDay, dayOfDate } from "../classify/calendar-day.ts";
import { type DateText, parseDateText } from "../classify/date-text.ts";
import { PLACEHOLDER_DATES } from "../vocab/placeholder-dates.ts";
import { type DateDecision, PLACEHOLDER_SERIALS, serialIn } from "./decide-dates.ts";

/** No date was recorded. These constants fit a 32-bit integer and are below every day number. */
export const DATE_BLANK = -2_000_000_000;
/** Something was recorded that is no date, or a day that does not exist. */
export const DATE_UNREADABLE = -2_000_000_001;
/** The first or last day of some calendar, written where there is no date. */
export const DATE_PLACEHOLDER = -2_000_000_002;

/** True for a day number, false for the three constants. */
export const isDay = (value: number): boolean => value > DATE_BLANK;

export interface DateReaderOptions {
  /**
   * For birth dates: the snapshot. A two-digit year that would lie after it is of the century before. Other dates take
   * 00–79 as 2000–2079 and 80–99 as 1980–1999: no clock that counts started before 2000.
   */
  readonly bornBy?: number;
}

/** Day number of 1899-12-30, day 0 of spreadsheets. */
const SERIAL_ZERO = -25_569;
const PIVOT = 80;
const CENTURY = 100;

/**
 * Reads the dates of one column: text → days since 1970-01-01, or `DATE_BLANK`, `DATE_UNREADABLE`,
 * `DATE_PLACEHOLDER`.
 */
export function dateReader(
  decision: DateDecision,
  options: DateReaderOptions = {},
): (text: string) => number {
  if (decision.serial) return readSerial;
  const monthFirst = decision.order === "month-first";
  return (text) => {
    if (isBlank(text)) return DATE_BLANK;
    const date = parseDateText(text);
    return date ? dayOf(date, monthFirst, options) : DATE_UNREADABLE;
  };
}

function dayOf(date: DateText, monthFirst: boolean, options: DateReaderOptions): number {
  const dayIsFirst = date.kind === "numeric" && !monthFirst;
  const month = dayIsFirst ? date.second : date.first;
  const day = dayIsFirst ? date.first : date.second;
  // 01/01/00 is 1900-01-01 as a spreadsheet shortens it: nothing was recorded.
  if (date.twoDigitYear && date.year === 0 && month === 1 && day === 1) return DATE_PLACEHOLDER;
  const year = date.twoDigitYear ? fullYear(date.year, month, day, options) : date.year;
  if (isPlaceholder(year, month, day)) return DATE_PLACEHOLDER;
  return dayOfDate(year, month, day) ?? DATE_UNREADABLE;
}

function fullYear(short: number, month: number, day: number, { bornBy }: DateReaderOptions): number {
  if (bornBy === undefined) return short < PIVOT ? 2000 + short : 1900 + short;
  const century = Math.floor(dateOfDay(bornBy).year / CENTURY) * CENTURY;
  const latest = dayOfDate(century + short, month, day);
  return latest !== undefined && latest <= bornBy ? century + short : century - CENTURY + short;
}

function readSerial(text: string): number {
  if (isBlank(text)) return DATE_BLANK;
  const serial = serialIn(text);
  if (serial === undefined) return DATE_UNREADABLE;
  return PLACEHOLDER_SERIALS.has(Math.floor(serial)) ? DATE_PLACEHOLDER : Math.floor(serial) + SERIAL_ZERO;
}

const PLACEHOLDERS: ReadonlySet<number> = new Set(
  PLACEHOLDER_DATES.map((text) => dateKey(...isoParts(text))),
);

const isPlaceholder = (year: number, month: number, day: number): boolean =>
  PLACEHOLDERS.has(dateKey(year, month, day));

function dateKey(year: number, month: number, day: number): number {
  return year * 10_000 + month * 100 + day;
}

function isoParts(text: string): [number, number, number] {
  return [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
}
