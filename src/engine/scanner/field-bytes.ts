import { finish } from "./byte-hash.ts";

/** Small judgements on a field's bytes, for columns that are never turned into text. */
const SPACE = 0x20;
const TAB = 0x09;
const NULL_WORD = [0x4e, 0x55, 0x4c, 0x4c];
const UPPER = 0xdf;

/** Blank is empty, white space, or NULL in any case. */
export function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  if (to <= from) return true;
  const first = bytes[from] as number;
  if (first > SPACE && first < 0x80 && (first & UPPER) !== 0x4e) return false;
  const start = firstOfText(bytes, from, to);
  const end = endOfText(bytes, start, to);
  if (start === end) return true;
  return (
    end - start === 4 &&
    NULL_WORD.every((letter, index) => ((bytes[start + index] as number) & UPPER) === letter)
  );
}

const isSpace = (byte: number): boolean => byte === SPACE || (byte >= TAB && byte <= 0x0d);
/** A space that does not break a line: A0 in Windows-1252, C2 A0 in UTF-8, where A0 alone begins no character. */
const HARD_SPACE = 0xa0;
const HARD_SPACE_LEAD = 0xc2;

/** Bytes of the white space at `at`, 0 when there is none. */
function spaceAt(bytes: Uint8Array, at: number, to: number): number {
  const byte = bytes[at] as number;
  if (byte < 0x80) return isSpace(byte) ? 1 : 0;
  if (byte === HARD_SPACE) return 1;
  return byte === HARD_SPACE_LEAD && at + 1 < to && bytes[at + 1] === HARD_SPACE ? 2 : 0;
}

function firstOfText(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const length = spaceAt(bytes, at, to);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function endOfText(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const length = spaceBefore(bytes, from, end);
    if (length === 0) return end;
    end -= length;
  }
  return end;
}

/** Bytes of the white space that ends at `end`, 0 when there is none. */
function spaceBefore(bytes: Uint8Array, from: number, end: number): number {
  const last = bytes[end - 1] as number;
  if (last !== HARD_SPACE) return isSpace(last) ? 1 : 0;
  let at = end - 1;
  while (at > from && bytes[at - 1] === HARD_SPACE) at -= 1;
  const before = at > from ? (bytes[at - 1] as number) : 0;
  if (before < 0x80) return end - at;
  // Behind any other byte, A0 is part of a character.
  return before === HARD_SPACE_LEAD && end - at === 1 ? 2 : 0;
}

/** Narrows `range` to the field without white space at either end. */
export function trimmedRange(
  range: { from: number; to: number },
  bytes: Uint8Array,
  from: number,
  to: number,
): void {
  const isTrimmed = to > from && isVisible(bytes[from] as number) && isVisible(bytes[to - 1] as number);
  range.from = isTrimmed ? from : firstOfText(bytes, from, to);
  range.to = isTrimmed ? to : endOfText(bytes, range.from, to);
}

/** ASCII but for the space and control characters. */
const isVisible = (byte: number): boolean => byte > SPACE && byte < 0x7f;

const NHS_DIGITS = 10;
const DIGIT_0 = 0x30;
const HYPHEN = 0x2d;
/** The digits of the number in hand, when it is written with spaces or hyphens. */
const WITHOUT_SPACES = new Uint8Array(NHS_DIGITS);

/**
 * A valid NHS number (ten digits, white space and hyphens ignored, modulus 11 check digit, not ten equal digits) as two
 * integers; false for anything else. Source: NHS Data Model and Dictionary, NHS NUMBER.
 */
export function nhsNumberInto(out: Int32Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from <= NHS_DIGITS) return to - from === NHS_DIGITS && tenDigitsInto(out, bytes, from);
  const digits = WITHOUT_SPACES;
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    const skipped = byte === HYPHEN ? 1 : spaceAt(bytes, at, to);
    if (skipped > 0) {
      at += skipped - 1;
      continue;
    }
    if (count === NHS_DIGITS) return false;
    digits[count] = byte;
    count += 1;
  }
  return count === NHS_DIGITS && tenDigitsInto(out, digits, 0);
}

function tenDigitsInto(out: Int32Array, bytes: Uint8Array, from: number): boolean {
  const first = (bytes[from] as number) - DIGIT_0;
  let beyond = 0;
  let differing = 0;
  let sum = 0;
  let weightedSum = 0;
  let high = 0;
  let low = 0;
  for (let place = 0; place < NHS_DIGITS; place += 1) {
    const digit = (bytes[from + place] as number) - DIGIT_0;
    // What is less than "0" is negative, and six more than what is above "9" passes 15: a bit above the fourth is set.
    beyond |= digit | (digit + 6);
    differing |= digit ^ first;
    // Weights 10 to 2, and 1 for the check digit, which makes the sum a multiple of 11: the sum so far counts every digit once
    // for each place from its own on.
    sum += digit;
    weightedSum += sum;
    if (place < 5) high = high * 10 + digit;
    else low = low * 10 + digit;
  }
  if (beyond >>> 4 !== 0 || differing === 0 || weightedSum % 11 !== 0) return false;
  // One to one (the mixing can be undone), and spread over the first word, by which sets place their members.
  out[0] = finish(low + Math.imul(high, 0x9e3779b1));
  out[1] = high | 0x4000_0000;
  return true;
}

const POSTCODE_LETTERS = 7;
const BASE = 37;
/** Characters 1–4 and 5–7 of the key, base 37 (0 padding, 1–10 digits, 11–36 letters). */
export const POSTCODE_BLANK = -1;
export const POSTCODE_UNREADABLE = -2;

/**
 * The postcode without spaces in upper case, at most seven letters and digits, as two integers: `key = out[0] · 37³ +
 * out[1]`. `out[0]` is POSTCODE_BLANK or POSTCODE_UNREADABLE where there is none.
 */
export function packedPostcodeInto(out: Int32Array, bytes: Uint8Array, from: number, to: number): void {
  let count = 0;
  let high = 0;
  let low = 0;
  out[1] = 0;
  if (isBlank(bytes, from, to)) {
    out[0] = POSTCODE_BLANK;
    return;
  }
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    const digit = characterValue(byte);
    const space = digit === 0 ? spaceAt(bytes, at, to) : 0;
    if (space > 0) {
      at += space - 1;
      continue;
    }
    if (digit === 0 || count === POSTCODE_LETTERS) {
      out[0] = POSTCODE_UNREADABLE;
      return;
    }
    if (count < 4) high = high * BASE + digit;
    else low = low * BASE + digit;
    count += 1;
  }
  for (; count < POSTCODE_LETTERS; count += 1) {
    if (count < 4) high *= BASE;
    else low *= BASE;
  }
  out[0] = high;
  out[1] = low;
}

function characterValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30 + 1;
  const upper = byte & UPPER;
  return upper >= 0x41 && upper <= 0x5a ? upper - 0x41 + 11 : 0;
}
