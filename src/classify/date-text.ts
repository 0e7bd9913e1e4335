import { MONTHS } from "../vocab/months.ts";

/** The shape of a date as written: which separators, how many digits; not yet which number is the day. */
export interface DateText {
  /** `numeric`: day and month in an order that only the column can tell. */
  readonly kind: "iso" | "numeric" | "named" | "compact";
  readonly year: number;
  readonly twoDigitYear: boolean;
  /** `numeric`: as written, first and second. Others: month, then day. */
  readonly first: number;
  readonly second: number;
  /** Name of the format with `d` for the first number and `m` for the second, e.g. `dd/mm/yyyy`. */
  readonly format: string;
}

const TIME =
  "(?:(?:T|:|\\s+)\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?\\s*(?:[AP]M)?\\s*(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?";
const ISO = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`, "i");
const NUMERIC = new RegExp(`^(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`, "i");
const DAY_NAMED = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?([-/. ]?)([a-z]{3,9})[-/., ]*(\\d{4}|\\d{2})${TIME}$`,
  "i",
);
const NAMED_DAY = new RegExp(`^([a-z]{3,9})[-. ]+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${TIME}$`, "i");
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})(?:\\d{6})?${TIME}$`, "i");

/** 1 to 12 for "Oct", "Sept" or "October"; undefined for anything else. */
function monthNamed(text: string): number | undefined {
  const wanted = text.toLowerCase();
  const index = MONTHS.findIndex((month) => month.startsWith(wanted) && wanted.length >= 3);
  return index < 0 ? undefined : index + 1;
}

/**
 * A text taken apart as a date, with or without a time of day after it (which is dropped: dates are calendar days,
 * no time zone). Undefined when it has the shape of no date; whether the day exists is not asked here.
 */
export function parseDateText(raw: string): DateText | undefined {
  const text = raw.trim();
  return plainIso(text) ?? parseByPattern(text);
}

const ZERO = 48;
const HYPHEN = 45;

const digitAt = (text: string, index: number): number => {
  const digit = text.charCodeAt(index) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

/** `2026-10-25` without a regular expression: nearly every date of a large list. */
function plainIso(text: string): DateText | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const year = digitAt(text, 0) * 1000 + digitAt(text, 1) * 100 + digitAt(text, 2) * 10 + digitAt(text, 3);
  const month = digitAt(text, 5) * 10 + digitAt(text, 6);
  const day = digitAt(text, 8) * 10 + digitAt(text, 9);
  if (Number.isNaN(year + month + day)) return undefined;
  return { kind: "iso", year, twoDigitYear: false, first: month, second: day, format: "yyyy-mm-dd" };
}

function parseByPattern(text: string): DateText | undefined {
  const iso = ISO.exec(text);
  if (iso) return fixed("iso", [iso[1]!, iso[3]!, iso[4]!], `yyyy${iso[2]}mm${iso[2]}dd`);
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, first, separator, second, year] = numeric;
    return {
      kind: "numeric",
      year: Number(year),
      twoDigitYear: year!.length === 2,
      first: Number(first),
      second: Number(second),
      format: `dd${separator}mm${separator}${"y".repeat(year!.length)}`,
    };
  }
  const compact = COMPACT.exec(text);
  if (compact) return fixed("compact", [compact[1]!, compact[2]!, compact[3]!], "yyyymmdd");
  return parseNamedMonth(text);
}

function parseNamedMonth(text: string): DateText | undefined {
  const british = DAY_NAMED.exec(text);
  const american = british ? null : NAMED_DAY.exec(text);
  const month = monthNamed(british?.[3] ?? american?.[1] ?? "");
  if (month === undefined) return undefined;
  if (british) {
    const separator = british[2]!;
    const format = `dd${separator}MMM${separator}${"y".repeat(british[4]!.length)}`;
    return fixed("named", [british[4]!, String(month), british[1]!], format);
  }
  return american ? fixed("named", [american[3]!, String(month), american[2]!], "MMM dd, yyyy") : undefined;
}

function fixed(
  kind: "iso" | "named" | "compact",
  parts: readonly [year: string, month: string, day: string],
  format: string,
): DateText {
  const [year, month, day] = parts;
  return {
    kind,
    year: Number(year),
    twoDigitYear: year.length === 2,
    first: Number(month),
    second: Number(day),
    format,
  };
}
