import { LAST_LSOA_NUMBER } from "../vocab/small-areas.ts";
import { codeOfReason, type DeprivationCode } from "./deprivation-code.ts";

/**
 * English LSOAs are known by the number in their code: E01000001 is 1. Areas are looked up by it, so that millions of rows
 * are read without making a string.
 */
export type LsoaNumber = number;

const LSOA_LENGTH = 9;
const DIGIT_0 = 48;
const DIGIT_9 = 57;
const LETTER_E = 69;
const LOWER_CASE = 32;

/** The number of an English LSOA code in bytes, in either case; −1 when it is anything else. */
export function lsoaNumber(bytes: Uint8Array, start: number, end: number): LsoaNumber {
  if (end - start !== LSOA_LENGTH || (bytes[start]! & ~LOWER_CASE) !== LETTER_E) return -1;
  if (bytes[start + 1] !== DIGIT_0 || bytes[start + 2] !== DIGIT_0 + 1) return -1;
  let number = 0;
  for (let i = start + 3; i < end; i += 1) {
    const byte = bytes[i]!;
    if (byte < DIGIT_0 || byte > DIGIT_9) return -1;
    number = number * 10 + byte - DIGIT_0;
  }
  return number;
}

export const lsoaCode = (number: LsoaNumber): string => `E01${String(number).padStart(6, "0")}`;

export const isOnly2021 = (number: LsoaNumber): boolean => number > LAST_LSOA_NUMBER[2011];

/** What an area code that is no English LSOA says. The patterns are tried in order. */
const OTHER_AREAS: readonly { readonly pattern: RegExp; readonly code: DeprivationCode }[] = [
  { pattern: /^(NULL)?$/, code: codeOfReason("missing") },
  { pattern: /^W(01\d{6}|9{8}|92\d{6})$/, code: codeOfReason("outside-england-wales") },
  { pattern: /^S(01\d{6}|9{8}|92\d{6})$/, code: codeOfReason("outside-england-scotland") },
  {
    // Super output areas (95AA01S1), super data zones (N21…), data zones (N20…).
    pattern: /^(95[A-Z]{2}\d{2}[A-Z]\d|N2[01]\d{6}|N9{8}|N92\d{6})$/,
    code: codeOfReason("outside-england-northern-ireland"),
  },
  // Channel Islands, Isle of Man, and English pseudo codes: a place without a rank.
  { pattern: /^[ELM]9{8}$/, code: codeOfReason("no-rank") },
];

const ENGLISH_LSOA = /^E01(\d{6})$/;

/** An area code as it stands in a list: the English LSOA's number, or the code of the reason that it has no rank. */
export function readAreaCode(
  text: string,
): { readonly lsoa: LsoaNumber } | { readonly code: DeprivationCode } {
  const plain = plainLsoa(text);
  if (plain >= 0) return { lsoa: plain };
  const normalised = text.trim().toUpperCase();
  const english = ENGLISH_LSOA.exec(normalised);
  if (english !== null) return { lsoa: Number(english[1]) };
  const other = OTHER_AREAS.find(({ pattern }) => pattern.test(normalised));
  return { code: other?.code ?? codeOfReason("lsoa-malformed") };
}

/** The number of a code written exactly as published, as nearly all are; −1 for anything else. */
export function plainLsoa(text: string): LsoaNumber {
  if (text.length !== LSOA_LENGTH || !text.startsWith("E01")) return -1;
  let number = 0;
  for (let at = 3; at < LSOA_LENGTH; at += 1) {
    const digit = text.charCodeAt(at) - DIGIT_0;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
