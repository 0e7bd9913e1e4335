import { describe, expect, it } from "vitest";
import { IdentityNumbers, NOBODY } from "../../../src/engine/people/identity-numbers.ts";

/** A small generator of its own (xorshift), so that the words are the same each time. */
function* words(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state | 0;
  }
}

describe("numbers of identifiers", () => {
  it.each([0, 100_000])("are given in order of first sight, as a Map would, with room for %i", (expected) => {
    const numbers = new IdentityNumbers(expected);
    const known = new Map<string, number>();
    const random = words(11);
    let wrong = 0;
    for (let round = 0; round < 150_000; round += 1) {
      // Few distinct first words, so that identifiers that share a place are common.
      const first = (Math.imul(random.next().value & 0x3fff, 0x9e3779b1) >>> 7) | 1;
      const second = random.next().value & 3;
      const key = `${first} ${second}`;
      if (numbers.numberIfMet(first, second) !== (known.get(key) ?? NOBODY)) wrong += 1;
      const number = known.get(key) ?? known.size;
      known.set(key, number);
      if (numbers.number(first, second) !== number) wrong += 1;
    }
    expect(wrong).toBe(0);
    expect(numbers.size).toBe(known.size);
    expect(known.size).toBeGreaterThan(50_000);
  });

  it("know nobody without words", () => {
    const numbers = new IdentityNumbers();
    expect(numbers.number(0, 0)).toBe(NOBODY);
    expect(numbers.numberIfMet(0, 0)).toBe(NOBODY);
    expect(numbers.size).toBe(0);
  });

  it("tell identifiers apart that differ in one word only", () => {
    const numbers = new IdentityNumbers();
    expect([numbers.number(1, 2), numbers.number(2, 1), numbers.number(1, 1), numbers.number(1, 2)]).toEqual([
      0, 1, 2, 0,
    ]);
  });
});
