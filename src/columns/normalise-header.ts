const SIGN_WORDS: Readonly<Record<string, string>> = { "&": "and", "+": "plus", "%": "pct", "#": "num" };
const NOT_LETTER_OR_DIGIT = /[^a-z0-9]+/g;
const NOT_LETTER_OR_DIGIT_IN_ANY_SCRIPT = /[^\p{L}\p{N}]+/gu;
const SIGNS = /[&+%#]/g;
const BEYOND_ASCII = /[\u0080-\uffff]/;

/**
 * A header reduced to what identifies it: lower case, `&` `+` `%` `#` as words, every other character that is not a
 * letter or digit deleted (a byte-order mark among them). Two headers with the same result mean the same.
 */
export function normaliseHeader(header: string): string {
  const text = header.toLowerCase().replace(SIGNS, (sign) => SIGN_WORDS[sign]!);
  return text.replace(BEYOND_ASCII.test(text) ? NOT_LETTER_OR_DIGIT_IN_ANY_SCRIPT : NOT_LETTER_OR_DIGIT, "");
}
