import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteDictionary } from "../../../src/engine/scanner/byte-dictionary.ts";
import { fingerprintBytes, hashBytes } from "../../../src/engine/scanner/byte-hash.ts";

/** Texts side by side in one buffer, each numbered where it stands. */
function numbersOf(dictionary: ByteDictionary, texts: readonly Uint8Array[]): number[] {
  const bytes = Uint8Array.from(Buffer.concat(texts));
  const view = new DataView(bytes.buffer);
  let from = 0;
  return texts.map((text) => {
    const number = dictionary.number(bytes, view, from, from + text.length);
    from += text.length;
    return number;
  });
}

function textsOf(dictionary: ByteDictionary, first: number): string[] {
  const { bytes, ends } = dictionary.since(first);
  return [...ends].map((end, index) =>
    Buffer.from(bytes.subarray(index === 0 ? 0 : ends[index - 1], end)).toString("latin1"),
  );
}

/** As a Map of texts to numbers in order of first sight. */
function expectedNumbers(texts: readonly Uint8Array[], known = new Map([["", 0]])): number[] {
  return texts.map((text) => {
    const key = Buffer.from(text).toString("latin1");
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
}

const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 14 }), fc.uint8Array({ maxLength: 40 }));
const likeEachOther = fc
  .tuple(
    fc.constantFrom("", "E0100", "E0100000", "2026-01-", "\0\0\0", "a text longer than a slot"),
    fc.uint8Array({ max: 2, maxLength: 5 }),
  )
  .map(([prefix, rest]) => Uint8Array.from(Buffer.concat([Buffer.from(prefix), rest])));

describe("a dictionary of bytes", () => {
  it("numbers texts as a Map does, in order of first sight, the empty one 0", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyBytes, likeEachOther), { maxLength: 300 }), (texts) => {
        const dictionary = new ByteDictionary();
        const known = new Map([["", 0]]);
        expect(numbersOf(dictionary, texts)).toEqual(expectedNumbers(texts, known));
        expect(dictionary.size).toBe(known.size);
        expect(textsOf(dictionary, 1)).toEqual([...known.keys()].slice(1));
      }),
      { numRuns: 500 },
    );
  });

  it("gives the texts since any number, once each", () => {
    const dictionary = new ByteDictionary();
    const texts = ["F", "M", "unknown", "E01000001"].map((text) => Buffer.from(text));
    numbersOf(dictionary, texts.slice(0, 2));
    expect(textsOf(dictionary, 1)).toEqual(["F", "M"]);
    numbersOf(dictionary, texts);
    expect(textsOf(dictionary, 3)).toEqual(["unknown", "E01000001"]);
    expect(textsOf(dictionary, dictionary.size)).toEqual([]);
  });

  it("tells texts with the same hash apart, where they are too long to stand in their slots", () => {
    const byHash = new Map<number, Uint8Array>();
    let pair: [Uint8Array, Uint8Array] | undefined;
    let state = 1;
    while (pair === undefined) {
      const text = new Uint8Array(16).map(() => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
        return state >>> 24;
      });
      const hash = hashBytes(text, new DataView(text.buffer), 0, text.length);
      const other = byHash.get(hash);
      if (other !== undefined) pair = [other, text];
      byHash.set(hash, text);
    }
    expect(numbersOf(new ByteDictionary(), [...pair, ...pair])).toEqual([1, 2, 1, 2]);
  });

  it("holds 200,000 texts and one of a mebibyte", () => {
    const dictionary = new ByteDictionary();
    const texts = Array.from({ length: 200_000 }, (_, number) => Buffer.from(`H${number.toString(36)}`));
    texts.splice(1000, 0, Buffer.alloc(1 << 20, "x"));
    const first = numbersOf(dictionary, texts);
    expect(first).toEqual(expectedNumbers(texts));
    expect(numbersOf(dictionary, texts)).toEqual(first);
  });
});

describe("fingerprints of bytes", () => {
  const fingerprint = (text: Uint8Array, shift: number): string => {
    const bytes = new Uint8Array(text.length + shift + 3).fill(shift);
    bytes.set(text, shift);
    const out = new Int32Array(3);
    fingerprintBytes(bytes, new DataView(bytes.buffer), { from: shift, to: shift + text.length }, out);
    return out.join(" ");
  };

  it("depend on the bytes alone, not on what stands around them", () => {
    fc.assert(
      fc.property(anyBytes, fc.nat(7), (text, shift) => {
        expect(fingerprint(text, shift)).toBe(fingerprint(text, 0));
      }),
    );
  });

  it("are all different for 200,000 identifiers that differ in little, in every one of their words", () => {
    const identifiers = Array.from({ length: 200_000 }, (_, number) =>
      fingerprint(Buffer.from(`PW${String(number).padStart(12, "0")}`), 0).split(" "),
    );
    expect(new Set(identifiers.map((words) => words.join(" "))).size).toBe(identifiers.length);
    // Chance alone makes about 5 pairs in 2³² per word.
    for (const word of [0, 1, 2]) {
      const distinct = new Set(identifiers.map((words) => words[word])).size;
      expect(identifiers.length - distinct).toBeLessThan(40);
    }
  });
});
