import type { ByteSink } from "./byte-sink.ts";

const TEST_PREFIX = 999;
/** 100,000 blocks of ten numbers, at least nine of which have a check digit. */
const BLOCKS = 100_000;
const PER_BLOCK = 9;
export const NUMBERS_PER_PREFIX = BLOCKS * PER_BLOCK;
/** Spreads neighbours apart; prime, so it shares no factor with the number of numbers and none repeats. */
const SPREAD = 611_953;

/** Weighted sum of the digits of `value`, the first of which has weight `weight`, one less for each after it. */
const weightedDigitSum = (value: number, digitCount: number, weight: number): number => {
  let rest = value;
  let sum = 0;
  for (let position = digitCount - 1; position >= 0; position -= 1) {
    sum += (rest % 10) * (weight - position);
    rest = (rest / 10) | 0;
  }
  return sum;
};

/**
 * Writes the test NHS number of the person with this index: ten digits, valid modulus-11 check digit, different for
 * every person. The first 900,000 people are in the 999 range kept for testing; after them the range runs down through
 * 998, 997…, which has not been issued.
 *
 * Source: NHS Data Model and Dictionary, "NHS NUMBER" (modulus 11).
 */
export const writeTestNhsNumber = (sink: ByteSink, person: number): void => {
  const prefix = TEST_PREFIX - Math.floor(person / NUMBERS_PER_PREFIX);
  const spread = ((person % NUMBERS_PER_PREFIX) * SPREAD) % NUMBERS_PER_PREFIX;
  const block = Math.floor(spread / PER_BLOCK);
  const blockSum = weightedDigitSum(prefix, 3, 10) + weightedDigitSum(block, 5, 7);
  // A sum of 1 modulo 11 asks for the check digit 10, which does not exist: at most one ninth digit does that.
  const unusable = ((((1 - blockSum) % 11) + 11) * 6) % 11; // 6 is the inverse of 2 modulo 11
  const choice = spread % PER_BLOCK;
  const ninth = choice < unusable ? choice : choice + 1;
  const check = (11 - ((blockSum + 2 * ninth) % 11)) % 11;
  sink.digits(prefix, 3);
  sink.digits(block, 5);
  sink.digits(ninth * 10 + check, 2);
};
