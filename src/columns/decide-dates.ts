import { isBlank } from "../classify/blank.ts";
import { type DateText, parseDateText } from "../classify/date-text.ts";
import type { DictionaryEntry } from "../classify/level.ts";

/** How the dates of one column are read, decided over all its values: never cell by cell. */
export interface DateDecision {
  readonly order: "day-first" | "month-first";
  /** Every value is a spreadsheet serial number. */
  readonly serial: boolean;
  /** Every numeric date fits both orders (no day above 12), so day-first is a convention, not a finding. */
  readonly ambiguous: boolean;
  /** Some dates fit day-first only and some month-first only: the fewer are unreadable. */
  readonly mixed: boolean;
  /** Rows with a two-digit year. */
  readonly twoDigitYears: number;
  /** How the dates are written, most frequent first; `unreadable` last. */
  readonly formats: readonly { readonly name: string; readonly rows: number }[];
}

export interface DateColumnOptions {
  /** A column of birth dates reaches further back. */
  readonly birth?: boolean;
}

/** 20000 is 1954-10-03 and 80000 is 2119-01-11; birth dates from 1908, which still tells serials from years. */
const SERIAL_RANGE = { usual: [20_000, 80_000], birth: [3_000, 80_000] } as const;
const SERIAL = /^\d{1,7}(\.\d+)?$/;
/** 1899-12-30, 1900-01-01 and 9999-12-31 as spreadsheets write them. */
export const PLACEHOLDER_SERIALS: ReadonlySet<number> = new Set([0, 1, 2, 2_958_465]);

/** The serial number in a text, fractions (times of day) kept; undefined when there is none. */
export function serialIn(text: string): number | undefined {
  const trimmed = text.trim();
  return SERIAL.test(trimmed) ? Number(trimmed) : undefined;
}

/**
 * Decides how a column of dates is read. Day-first unless some date fits month-first only and more rows do so than fit
 * day-first only. Serial numbers are recognised when the whole column is such; words without a digit do not count
 * against that.
 */
export function decideDates(
  entries: readonly DictionaryEntry[],
  options: DateColumnOptions = {},
): DateDecision {
  const filled = entries.filter(({ text }) => !isBlank(text));
  if (isSerialColumn(filled, options)) return serialDecision(filled);

  const evidence = { dayFirst: 0, monthFirst: 0, either: 0, twoDigitYears: 0 };
  const shapes = new Map<string, number>();
  let unreadable = 0;
  for (const { text, count } of filled) {
    const date = parseDateText(text);
    if (!date || !isPlausible(date)) {
      unreadable += count;
      continue;
    }
    shapes.set(date.format, (shapes.get(date.format) ?? 0) + count);
    if (date.twoDigitYear) evidence.twoDigitYears += count;
    if (date.kind === "numeric") evidence[orderEvidence(date)] += count;
  }
  const order = evidence.monthFirst > evidence.dayFirst ? "month-first" : "day-first";
  return {
    order,
    serial: false,
    ambiguous: evidence.either > 0 && evidence.dayFirst === 0 && evidence.monthFirst === 0,
    mixed: evidence.dayFirst > 0 && evidence.monthFirst > 0,
    twoDigitYears: evidence.twoDigitYears,
    formats: namedFormats(shapes, unreadable, order),
  };
}

function orderEvidence({ first, second }: DateText): "dayFirst" | "monthFirst" | "either" {
  if (first > 12) return "dayFirst";
  return second > 12 ? "monthFirst" : "either";
}

function isPlausible({ first, second }: DateText): boolean {
  const inRange = first >= 1 && second >= 1 && first <= 31 && second <= 31;
  return inRange && (first <= 12 || second <= 12);
}

function isSerialColumn(filled: readonly DictionaryEntry[], { birth = false }: DateColumnOptions): boolean {
  const [from, to] = birth ? SERIAL_RANGE.birth : SERIAL_RANGE.usual;
  let found = false;
  for (const { text } of filled) {
    const serial = serialIn(text);
    const sensible = serial !== undefined && serial >= from && serial <= to;
    if (sensible) found = true;
    else if (serial === undefined ? /\d/.test(text) : !PLACEHOLDER_SERIALS.has(serial)) return false;
  }
  return found;
}

function serialDecision(filled: readonly DictionaryEntry[]): DateDecision {
  let serials = 0;
  let unreadable = 0;
  for (const { text, count } of filled) {
    if (serialIn(text) === undefined) unreadable += count;
    else serials += count;
  }
  const formats = namedFormats(new Map([["spreadsheet serial number", serials]]), unreadable, "day-first");
  return { order: "day-first", serial: true, ambiguous: false, mixed: false, twoDigitYears: 0, formats };
}

function namedFormats(shapes: ReadonlyMap<string, number>, unreadable: number, order: DateDecision["order"]) {
  const formats = [...shapes]
    .map(([shape, rows]) => ({ name: order === "month-first" ? monthFirstName(shape) : shape, rows }))
    .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
  return unreadable > 0 ? [...formats, { name: "unreadable", rows: unreadable }] : formats;
}

const monthFirstName = (shape: string): string => shape.replace(/^dd(.)mm\1/, "mm$1dd$1");
