/**
 * Dates of the two commonest shapes, `yyyy-mm-dd` and `dd/mm/yyyy`, take one look-up in a flat table instead of a hash:
 * every byte is fixed by year, month and day once the shape is. Returns −1 for any other shape.
 */
const DASH = 0x2d;
const SLASH = 0x2f;
const ZERO = 0x30;
export const DATE_TABLE_SIZE = 256 * 16 * 32;
export const DATE_LENGTH = 10;

export function isoIndex(bytes: Uint8Array, from: number): number {
  if (bytes[from + 4] !== DASH || bytes[from + 7] !== DASH) return -1;
  return tableIndex(
    number2(bytes, from) * 100 + number2(bytes, from + 2),
    number2(bytes, from + 5),
    number2(bytes, from + 8),
  );
}

export function slashIndex(bytes: Uint8Array, from: number): number {
  if (bytes[from + 2] !== SLASH || bytes[from + 5] !== SLASH) return -1;
  // In a month-first column the "day" runs to 12 and the "month" to 31; either way both fit 5 bits.
  const first = number2(bytes, from);
  const second = number2(bytes, from + 3);
  const year = number2(bytes, from + 6) * 100 + number2(bytes, from + 8);
  return second < 16 ? tableIndex(year, second, first) : -1;
}

function tableIndex(year: number, month: number, day: number): number {
  // Not-a-digit makes a part negative or large; the unsigned comparisons catch both.
  const years = year - 1900;
  if (years >>> 0 > 255 || month >>> 0 > 15 || day >>> 0 > 31) return -1;
  return (years * 16 + month) * 32 + day;
}

function number2(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const units = (bytes[at + 1] as number) - ZERO;
  return tens >>> 0 > 9 || units >>> 0 > 9 ? -1_000_000 : tens * 10 + units;
}
