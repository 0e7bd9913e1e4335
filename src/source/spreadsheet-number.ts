/**
 * What a number in a cell stands for, from its number format: spreadsheets store dates as day counts and only the
 * format says so (ECMA-376 part 1, §18.8.30–31).
 */
export type NumberStyle =
  | { readonly kind: "number" }
  | { readonly kind: "date" }
  | { readonly kind: "time" }
  /** `0000000000`: zeros in front belong to the code. */
  | { readonly kind: "padded"; readonly digits: number };

const NUMBER: NumberStyle = { kind: "number" };
const DATE: NumberStyle = { kind: "date" };
const TIME: NumberStyle = { kind: "time" };

/** Built-in formats that show a date or a time; 27–36 and 50–58 are dates in East Asian locales. */
const BUILT_IN_DATES: readonly (readonly [from: number, to: number, style: NumberStyle])[] = [
  [14, 17, DATE],
  [18, 21, TIME],
  [22, 22, DATE],
  [27, 36, DATE],
  [45, 47, TIME],
  [50, 58, DATE],
];

/** The style of a format id, with its code where the file defines one. */
export function numberStyle(formatId: number, code: string | undefined): NumberStyle {
  if (code !== undefined) return styleOfCode(code);
  return BUILT_IN_DATES.find(([from, to]) => formatId >= from && formatId <= to)?.[2] ?? NUMBER;
}

function styleOfCode(code: string): NumberStyle {
  const shown = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\.|_.|\*./g, "")
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "")
    .split(";")[0]!
    .trim();
  if (/^0{2,}$/.test(shown)) return { kind: "padded", digits: shown.length };
  const letters = shown.replace(/general/gi, "").replace(/am\/pm|a\/p/gi, "h");
  if (/[dy]/i.test(letters)) return DATE;
  if (/[hs]/i.test(letters)) return TIME;
  return /m/i.test(letters) ? DATE : NUMBER;
}

const DAYS_1900_TO_1904 = 1462;
const FIRST_DAY_AFTER_FALSE_LEAP_DAY = 61;
const LAST_DAY = 2_958_465; // 9999-12-31
const SECONDS_PER_DAY = 86_400;
const UNIX_EPOCH_SERIAL = 25_569; // 1970-01-01, counted from 1899-12-30

/**
 * A number cell as text: dates as ISO 8601 (with the time only where there is one), numbers without exponent.
 * `raw` is the text of the cell; text that is no number comes back as it is.
 */
export function numberText(raw: string, style: NumberStyle, date1904: boolean): string {
  if (style.kind === "number" && /^-?(0|[1-9]\d{0,14})$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw.trim();
  switch (style.kind) {
    case "number":
      return plainNumber(value);
    case "padded":
      return Number.isInteger(value) && value >= 0
        ? plainNumber(value).padStart(style.digits, "0")
        : plainNumber(value);
    case "date":
    case "time":
      return serialText(value, style.kind, date1904);
  }
}

/** The most that `toFixed` gives. */
const MOST_DECIMALS = 100;

/** 15 significant digits, as Excel shows: 12.300000000000001 is stored, 12.3 was typed. */
function plainNumber(value: number): string {
  const typed = Number(value.toPrecision(15));
  const text = String(typed);
  if (!text.includes("e")) return text;
  if (Math.abs(typed) >= 1) return BigInt(typed).toString();
  const [digits = "", exponent] = text.split("e");
  const decimals = (digits.split(".")[1]?.length ?? 0) - Number(exponent);
  return typed.toFixed(Math.min(decimals, MOST_DECIMALS));
}

function serialText(value: number, kind: "date" | "time", date1904: boolean): string {
  const serial = date1904 ? value + DAYS_1900_TO_1904 : value;
  if (value < 0 || serial >= LAST_DAY + 1) return plainNumber(value);
  const seconds = Math.round(value * SECONDS_PER_DAY);
  const timeOfDay = seconds % SECONDS_PER_DAY;
  if (kind === "time" && value < 1) return clockText(timeOfDay);
  const day = Math.floor(seconds / SECONDS_PER_DAY) + (date1904 ? DAYS_1900_TO_1904 : 0);
  const date = dayText(day);
  return timeOfDay === 0 ? date : `${date}T${clockText(timeOfDay)}`;
}

function dayText(serial: number): string {
  const known = dayTexts.get(serial);
  if (known !== undefined) return known;
  const text = isoDay(serial);
  dayTexts.set(serial, text);
  return text;
}

/** A sheet has millions of dates and some thousands of days. */
const dayTexts = new Map<number, string>();

/** Excel's 1900 has a 29 February, so serials 1–59 are one day later than counting from 1899-12-30 gives. */
function isoDay(serial: number): string {
  if (serial === 60) return "1900-02-29";
  // Serial 0 is the zero date 1899-12-30, which lists use for "no date".
  const day = serial > 0 && serial < FIRST_DAY_AFTER_FALSE_LEAP_DAY ? serial + 1 : serial;
  return new Date((day - UNIX_EPOCH_SERIAL) * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10);
}

function clockText(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}
