/**
 * Dates of the two commonest shapes, `yyyy-mm-dd` and `dd/mm/yyyy`, take one look-up in a flat table instead of a hash:
 * every byte is fixed by year, month and day once the shape is. Each function reads ten bytes, in words, and returns −1
 * for any other shape.
 */
export const DATE_TABLE_SIZE = 256 * 16 * 32;
export const DATE_LENGTH = 10;

/** What a word of digits and separators becomes 0 to 9, and 0, by exclusive or. */
const YYYY = 0x30303030;
const _MM_ = 0x2d30302d;
const DD_M = 0x302f3030;
const M_YY = 0x30302f30;
const TWO_DIGITS = 0x3030;

export function isoIndex(view: DataView, from: number): number {
  const years = view.getInt32(from, true) ^ YYYY;
  const month = view.getInt32(from + 4, true) ^ _MM_;
  const day = view.getUint16(from + 8, true) ^ TWO_DIGITS;
  if ((month & 0xff0000ff) !== 0 || (beyondDigits(years) | beyondDigits(month) | beyondDigits(day)) !== 0) {
    return -1;
  }
  const year = twoDigits(years) * 100 + twoDigits(years >>> 16);
  return tableIndex(year, twoDigits(month >>> 8), twoDigits(day));
}

export function slashIndex(view: DataView, from: number): number {
  const start = view.getInt32(from, true) ^ DD_M;
  const middle = view.getInt32(from + 4, true) ^ M_YY;
  const end = view.getUint16(from + 8, true) ^ TWO_DIGITS;
  const isSeparated = (start & 0x00ff0000) === 0 && (middle & 0x0000ff00) === 0;
  if (!isSeparated || (beyondDigits(start) | beyondDigits(middle) | beyondDigits(end)) !== 0) return -1;
  // In a month-first column the "day" runs to 12 and the "month" to 31; either way both fit 5 bits.
  const second = (start >>> 24) * 10 + (middle & 15);
  const year = twoDigits(middle >>> 16) * 100 + twoDigits(end);
  return second < 16 ? tableIndex(year, second, twoDigits(start)) : -1;
}

/** Not 0 when some byte of the word is above 9. */
const beyondDigits = (word: number): number => ((word + 0x06060606) | word) & 0xf0f0f0f0;

/** Of the two low bytes, the first in memory being the tens. */
const twoDigits = (word: number): number => (word & 15) * 10 + ((word >>> 8) & 15);

function tableIndex(year: number, month: number, day: number): number {
  const years = year - 1900;
  if (years >>> 0 > 255 || month > 15 || day > 31) return -1;
  return (years * 16 + month) * 32 + day;
}
