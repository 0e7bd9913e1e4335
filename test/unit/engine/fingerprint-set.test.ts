import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FingerprintSet } from "../../../src/engine/scan/fingerprint-set.ts";

/** A small generator of its own (xorshift), so that 200,000 keys are the same each time. */
function* words(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state | 0;
  }
}

describe("a set of fingerprints", () => {
  it.each([
    [3, 0],
    [3, 200_000],
    [2, 0],
  ] as const)(
    "of %i words, made for %i, knows exactly the keys added, as a JS Set does",
    (keyWords, expected) => {
      const set = new FingerprintSet(keyWords, expected, false);
      const known = new Set<string>();
      const random = words(7);
      const next = () => random.next().value;
      let repeats = 0;
      for (let round = 0; round < 200_000; round += 1) {
        // Few distinct first words, so that keys that share a place are common.
        const key = [next() << 19, next() & 31, keyWords === 3 ? next() & 3 : 0] as const;
        if (key.every((word) => word === 0)) continue;
        const name = key.join(" ");
        const isNew = set.add(...key, 0) < 0;
        if (isNew === known.has(name))
          expect.fail(`${name} is ${isNew ? "taken for new" : "taken for known"}`);
        if (!isNew) repeats += 1;
        known.add(name);
      }
      expect(set.size).toBe(known.size);
      expect(repeats).toBeGreaterThan(10_000);
    },
  );

  it("keeps the note of the key that came first, also when it has grown", () => {
    const set = new FingerprintSet(3, 0, true);
    const random = words(11);
    const keys = Array.from({ length: 50_000 }, (): [number, number, number] => [
      random.next().value,
      random.next().value,
      random.next().value,
    ]);
    keys.forEach((key, index) => {
      expect(set.add(...key, index)).toBe(-1);
    });
    keys.forEach((key, index) => {
      const place = set.add(...key, -1);
      if (place < 0 || set.noteAt(place) !== index) expect.fail(`the note of key ${index} is lost`);
    });
    expect(set.size).toBe(keys.length);
  });

  it("finds room round the end, where the highest words belong", () => {
    const set = new FingerprintSet(2, 0, false);
    for (let key = 1; key <= 900; key += 1) expect(set.add(-1, key, 0, 0)).toBe(-1);
    for (let key = 1; key <= 900; key += 1) expect(set.add(-1, key, 0, 0)).toBeGreaterThanOrEqual(0);
    expect(set.size).toBe(900);
  });

  it("takes any keys but the one of zeros", () => {
    const key = fc.tuple(fc.integer(), fc.constantFrom(0, 1, -1), fc.constantFrom(0, 1));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
        const set = new FingerprintSet(3, 0, false);
        const usable = keys.filter((words) => words.some((word) => word !== 0));
        for (const [first, second, third] of usable) set.add(first, second, third, 0);
        expect(set.size).toBe(new Set(usable.map((words) => words.join())).size);
      }),
    );
  });
});
