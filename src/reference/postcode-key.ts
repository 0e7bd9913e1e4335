import { codeOfReason, type DeprivationCode, type DeprivationReason } from "./deprivation-code.ts";

/**
 * A postcode as a number: upper case, no spaces, seven characters in base 37, filled up with 0 on the right (below 2^37).
 * Negative: the code of the reason why there is none (`reasonOfCode`). A key need not be a real postcode.
 */
export type PostcodeKey = number;

const BASE = 37;
/** A key's last three symbols. */
const INWARD = BASE ** 3;
const LONGEST = 7;
const SHORTEST = 5;
/** Symbols are 1–10 for the digits and 11–36 for the letters; 0 fills up. */
const FIRST_LETTER = 11;
const symbols = new Uint8Array(LONGEST);

const MISSING = codeOfReason("missing");
const MALFORMED = codeOfReason("postcode-malformed");

/** Pseudo postcodes by what follows ZZ99; every other one names an overseas country (HES data dictionary). */
const PSEUDO_POSTCODES: Readonly<Record<string, DeprivationReason>> = {
  "3VZ": "pseudo-no-fixed-abode",
  "3WZ": "pseudo-not-known",
  "3CZ": "pseudo-not-known", // England or United Kingdom, not otherwise specified
  "3GZ": "outside-england-wales",
  "1WZ": "outside-england-scotland",
  "2WZ": "outside-england-northern-ireland",
};

/** A list's postcode as a key for `PostcodeTable.lookup`. Blank is empty, white space or NULL. */
export function packPostcode(text: string): PostcodeKey {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const symbol = symbolOf(text.charCodeAt(i));
    if (symbol === SPACE) continue;
    if (symbol === NO_SYMBOL || count === LONGEST) return MALFORMED;
    symbols[count] = symbol;
    count += 1;
  }
  return packSymbols(count);
}

/** As `packPostcode`, from UTF-8 or Windows-1252 bytes, without making a string. */
export function packPostcodeBytes(bytes: Uint8Array, start: number, end: number): PostcodeKey {
  let count = 0;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i]!;
    // A non-breaking space is C2 A0 in UTF-8.
    const symbol = byte === 0xc2 && bytes[i + 1] === 0xa0 ? SPACE : symbolOf(byte);
    if (symbol === SPACE) continue;
    if (symbol === NO_SYMBOL || count === LONGEST) return MALFORMED;
    symbols[count] = symbol;
    count += 1;
  }
  return packSymbols(count);
}

const NO_SYMBOL = 0;
const SPACE = -1;

function symbolOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 47;
  if (code >= 65 && code <= 90) return code - 65 + FIRST_LETTER;
  if (code >= 97 && code <= 122) return code - 97 + FIRST_LETTER;
  return code === 32 || code === 0xa0 || (code >= 9 && code <= 13) ? SPACE : NO_SYMBOL;
}

function packSymbols(count: number): PostcodeKey {
  if (count === 0) return MISSING;
  let key = 0;
  for (let i = 0; i < LONGEST; i += 1) key = key * BASE + (i < count ? symbols[i]! : 0);
  return key;
}

/** The key from its characters 1–4 and 5–7, packed apart so that each fits 32 bits; −1 in place of the first is a blank. */
export function postcodeKeyOfWords(high: number, low: number): PostcodeKey {
  if (high >= 0) return high * INWARD + low;
  return high === -1 ? MISSING : MALFORMED;
}

/** The first part of a postcode (M1, SW1A) as a number below 37⁴; keys of well-formed postcodes only. */
export function outwardOf(key: PostcodeKey): number {
  const filling = fillingOf(key);
  return Math.floor(key / (filling * INWARD)) * filling;
}

/** The last three characters of a postcode as a number below 37³; keys of well-formed postcodes only. */
export const inwardOf = (key: PostcodeKey): number => Math.floor(key / fillingOf(key)) % INWARD;

/** Postcodes of five and six characters are filled up on the right. */
const fillingOf = (key: PostcodeKey): number =>
  key % BASE !== 0 ? 1 : key % BASE ** 2 !== 0 ? BASE : BASE ** 2;

/** The one or two letters a postcode begins with, from its outward code: 37 × the first + the second, or 0 for a digit. */
export function postcodeAreaOf(outward: number): number {
  const first = Math.floor(outward / BASE ** 3);
  const second = Math.floor(outward / BASE ** 2) % BASE;
  return first * BASE + (second >= FIRST_LETTER ? second : 0);
}

/**
 * Why a key stands for no real postcode: blank, pseudo (ZZ99…) or not of the form of BS 7666, as the code of the reason; 0
 * when it has the form of one. Pseudo postcodes are looked at first, since they do not have it.
 */
export function postcodeProblem(key: PostcodeKey): DeprivationCode {
  if (key < 0) return key;
  const count = unpackSymbols(key);
  if (isNull(count)) return MISSING;
  if (count >= 4 && symbols[0] === Z && symbols[1] === Z && symbols[2] === NINE && symbols[3] === NINE) {
    return pseudoPostcode(count);
  }
  return isWellFormed(count) ? 0 : MALFORMED;
}

function unpackSymbols(key: PostcodeKey): number {
  let rest = key;
  let count = 0;
  for (let i = LONGEST - 1; i >= 0; i -= 1) {
    const symbol = rest % BASE;
    rest = (rest - symbol) / BASE;
    symbols[i] = symbol;
    if (symbol !== 0 && count === 0) count = i + 1;
  }
  return count;
}

const letter = (character: string): number => character.charCodeAt(0) - 65 + FIRST_LETTER;
const Z = letter("Z");
const NINE = 10;
const NULL_SYMBOLS = [..."NULL"].map(letter);
const GIRO_BANK = [letter("G"), letter("I"), letter("R"), 1, letter("A"), letter("A")];

const isNull = (count: number): boolean =>
  count === NULL_SYMBOLS.length && NULL_SYMBOLS.every((symbol, i) => symbols[i] === symbol);

/** The truncated form "ZZ99" says that there is no address, not where. */
function pseudoPostcode(count: number): DeprivationCode {
  if (count !== LONGEST) return codeOfReason("pseudo-not-known");
  const inward = [...symbols.subarray(4, LONGEST)]
    .map((symbol) =>
      symbol < FIRST_LETTER ? String(symbol - 1) : String.fromCharCode(symbol + 65 - FIRST_LETTER),
    )
    .join("");
  return codeOfReason(PSEUDO_POSTCODES[inward] ?? "pseudo-overseas");
}

const maskOf = (letters: string): number =>
  [...letters].reduce((mask, character) => mask | (1 << (character.charCodeAt(0) - 65)), 0);
/** The letters that each place of a postcode may hold (BS 7666). */
const FIRST = maskOf("ABCDEFGHIJKLMNOPRSTUWYZ");
const SECOND = maskOf("ABCDEFGHKLMNOPQRSTUVWXY");
const THIRD_AFTER_DIGIT = maskOf("ABCDEFGHJKPSTUW");
const FOURTH = maskOf("ABEHMNPRVWXY");
const INWARD_LETTERS = maskOf("ABDEFGHJLNPQRSTUWXYZ");

const isDigit = (place: number): boolean => symbols[place]! < FIRST_LETTER;
const isLetter = (place: number, mask: number): boolean =>
  symbols[place]! >= FIRST_LETTER && ((mask >> (symbols[place]! - FIRST_LETTER)) & 1) === 1;

/** A9, A99, AA9, AA99, A9A or AA9A, then 9AA. */
function isWellFormed(count: number): boolean {
  if (count < SHORTEST) return false;
  const inward = count - 3;
  if (!isDigit(inward) || !isLetter(inward + 1, INWARD_LETTERS) || !isLetter(inward + 2, INWARD_LETTERS)) {
    return false;
  }
  if (count === GIRO_BANK.length && GIRO_BANK.every((symbol, i) => symbols[i] === symbol)) return true;
  if (!isLetter(0, FIRST)) return false;
  if (isDigit(1)) {
    if (inward === 2) return true;
    return inward === 3 && (isDigit(2) || isLetter(2, THIRD_AFTER_DIGIT));
  }
  if (!isLetter(1, SECOND) || inward < 3 || !isDigit(2)) return false;
  return inward === 3 || isDigit(3) || isLetter(3, FOURTH);
}
