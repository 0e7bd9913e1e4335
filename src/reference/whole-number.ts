const DIGIT_0 = 48;
const DIGIT_9 = 57;
const COMMA = 44;
const DOT = 46;
const SPACE = 32;
const TOO_LARGE = 1e9;

/** What stands in a number field without a number. */
export const BLANK_NUMBER = -1;
const NOT_A_WHOLE_NUMBER = -2;

/**
 * A whole number from bytes: thousands separators (`12,345`) and a decimal part of zeros (`12.0`) are allowed. BLANK_NUMBER
 * for empty, NA and NULL; NOT_A_WHOLE_NUMBER for anything else.
 */
export function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  let digits = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte >= DIGIT_0 && byte <= DIGIT_9) {
      value = value * 10 + byte - DIGIT_0;
      digits += 1;
      if (value > TOO_LARGE) return NOT_A_WHOLE_NUMBER;
    } else if (byte === DOT && digits > 0) {
      return onlyZeros(bytes, at + 1, end) ? value : NOT_A_WHOLE_NUMBER;
    } else if (byte !== COMMA && byte !== SPACE) {
      return isNoValue(bytes, start, end) ? BLANK_NUMBER : NOT_A_WHOLE_NUMBER;
    }
  }
  return digits === 0 ? BLANK_NUMBER : value;
}

function onlyZeros(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] !== DIGIT_0) return false;
  return true;
}

const isNoValue = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start <= 8 && /^\s*(na|n\/a|null|nan)\s*$/i.test(String.fromCharCode(...bytes.subarray(start, end)));
