import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PostcodeDirectory } from "../../../src/reference/postcode-directory.ts";
import { PostcodeIndexBuilder } from "../../../src/reference/postcode-index.ts";
import { inwardOf, outwardOf, packPostcode, postcodeAreaOf } from "../../../src/reference/postcode-key.ts";
import { PlaceNumbers } from "../../../src/reference/postcode-places.ts";

const NOTHING = new PlaceNumbers().places();
const FACTS = {
  areas: { lsoa2011: true, lsoa2021: false, unsaid: false },
  rankVintage: 2011,
  hasRanks: false,
  latest: undefined,
  postcodeAreas: 1,
} as const;

const OUTWARDS = ["M1", "M60", "SW1A", "EC1A", "B1", "B11", "TD15", "W1A", "ZE3", "GIR"];
const INWARDS = ["1AA", "1AB", "0AA", "9ZZ", "2WZ"];
/** A row of a directory: a postcode, twice its place, 1 added when it is terminated. */
const row = fc.record({
  postcode: fc
    .tuple(fc.constantFrom(...OUTWARDS), fc.constantFrom(...INWARDS))
    .map((parts) => parts.join("")),
  place: fc.integer({ min: 0, max: 70_000 }),
  terminated: fc.boolean(),
});

const placed = (one: { place: number; terminated: boolean }): number =>
  one.place * 2 + Number(one.terminated);

function directoryOf(rows: readonly { postcode: string; place: number; terminated: boolean }[]) {
  const builder = new PostcodeIndexBuilder();
  for (const one of rows) builder.add(packPostcode(one.postcode), placed(one));
  const { index, contradictions } = builder.build();
  return {
    directory: new PostcodeDirectory({ index, places: NOTHING, facts: FACTS, geographies: [] }),
    contradictions,
  };
}

describe("a postcode directory", () => {
  it("answers as a Map filled with the terminated rows and then the live ones does, the first of each kind counting", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 120 }), (rows) => {
        const expected = new Map<string, number>();
        const inReverse = rows.toReversed();
        for (const one of inReverse) if (one.terminated) expected.set(one.postcode, placed(one));
        for (const one of inReverse) if (!one.terminated) expected.set(one.postcode, placed(one));
        const { directory } = directoryOf(rows);
        expect(directory.size).toBe(expected.size);
        for (const outward of OUTWARDS) {
          for (const inward of INWARDS) {
            const postcode = outward + inward;
            expect(directory.find(packPostcode(postcode))).toBe(expected.get(postcode) ?? -1);
          }
        }
      }),
    );
  });

  it("counts live rows that stand there again in another place, and no others", () => {
    const [live, again, elsewhere, ended] = [
      { postcode: "M11AA", place: 3, terminated: false },
      { postcode: "m1 1aa", place: 3, terminated: false },
      { postcode: "M1 1AA", place: 4, terminated: false },
      { postcode: "M1 1AA", place: 5, terminated: true },
    ];
    expect(directoryOf([live, again, ended]).contradictions).toBe(0);
    expect(directoryOf([ended, live, elsewhere, again]).contradictions).toBe(1);
    expect(directoryOf([]).directory.find(packPostcode("M1 1AA"))).toBe(-1);
  });
});

describe("the parts of a postcode", () => {
  it("are its outward code and its last three characters, and together tell every postcode", () => {
    const keys = OUTWARDS.flatMap((outward) => INWARDS.map((inward) => packPostcode(outward + inward)));
    const parts = new Set(keys.map((key) => `${outwardOf(key)} ${inwardOf(key)}`));
    expect(parts.size).toBe(keys.length);
    expect(outwardOf(packPostcode("M1 1AA"))).toBe(outwardOf(packPostcode("M1 9ZZ")));
    expect(outwardOf(packPostcode("M1 1AA"))).not.toBe(outwardOf(packPostcode("M11 1AA")));
    expect(inwardOf(packPostcode("M1 1AA"))).toBe(inwardOf(packPostcode("SW1A 1AA")));
  });

  it("begin with the letters of the postcode area", () => {
    const area = (postcode: string): number => postcodeAreaOf(outwardOf(packPostcode(postcode)));
    expect(area("M1 1AA")).toBe(area("M60 2WZ"));
    expect(area("SW1A 1AA")).toBe(area("SW9 9ZZ"));
    expect(new Set(["M1 1AA", "ME1 1AA", "S1 1AA", "SW1 1AA", "W1A 1AA"].map(area)).size).toBe(5);
  });
});
