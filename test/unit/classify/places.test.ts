import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decileOfRank,
  FIRST_KNOWN_IMD,
  IMD_LEVELS,
  imdDecileCoding,
  imdDecileLevel,
  imdProblemLevel,
  imdQuintileCoding,
  imdQuintileLevel,
  imdRankCoding,
  quintileOfLevel,
} from "../../../src/classify/imd.ts";
import { readLsoa } from "../../../src/classify/lsoa.ts";
import { readPostcode } from "../../../src/classify/postcode.ts";

const levelIn = (coding: ReturnType<typeof imdDecileCoding>, text: string) =>
  coding.levels[coding.classify(text)]!.id;

describe("IMD levels", () => {
  it("are reasons, then deciles, then quintiles", () => {
    expect(IMD_LEVELS[FIRST_KNOWN_IMD]?.id).toBe("decile-1");
    expect(IMD_LEVELS.at(-1)?.id).toBe("quintile-5");
    expect(IMD_LEVELS).toHaveLength(FIRST_KNOWN_IMD + 15);
    expect(imdProblemLevel("lsoa-split")).toBeLessThan(FIRST_KNOWN_IMD);
    expect(IMD_LEVELS[imdDecileLevel(10)]?.id).toBe("decile-10");
    expect(IMD_LEVELS[imdQuintileLevel(1)]?.id).toBe("quintile-1");
  });

  it("give a quintile from a decile, or their own", () => {
    expect([1, 2, 3, 10].map((decile) => quintileOfLevel(imdDecileLevel(decile)))).toEqual([1, 1, 2, 5]);
    expect(quintileOfLevel(imdQuintileLevel(4))).toBe(4);
    expect(quintileOfLevel(imdProblemLevel("missing"))).toBeUndefined();
  });
});

describe("decile of a rank", () => {
  it.each([
    // Last ranks of each decile in the English Indices of Deprivation 2019 and 2025.
    [32_844, [3284, 6568, 9853, 13137, 16422, 19706, 22990, 26275, 29559, 32844]],
    [33_755, [3375, 6751, 10126, 13502, 16877, 20253, 23628, 27004, 30379, 33755]],
  ])("among %i areas ends where the published files end", (areas, lastRanks) => {
    lastRanks.forEach((rank, index) => {
      expect(decileOfRank(rank, areas)).toBe(index + 1);
      if (rank < areas) expect(decileOfRank(rank + 1, areas)).toBe(index + 2);
    });
    expect(decileOfRank(1, areas)).toBe(1);
  });
});

describe("IMD columns of an extract", () => {
  it.each([
    ["3", "decile-3"],
    ["03", "decile-3"],
    ["3.0", "decile-3"],
    ["IMD 10", "decile-10"],
    ["IMD Decile 7", "decile-7"],
    ["Decile 1", "decile-1"],
    ["1 - most deprived", "decile-1"],
    ["10 (least deprived 10%)", "decile-10"],
    ["10 - most deprived", "invalid"],
    ["1 - Least deprived", "invalid"],
    ["0", "invalid"],
    ["11", "invalid"],
    ["3.5", "invalid"],
    ["", "missing"],
    ["Unknown", "missing"],
  ])("read decile %j as %s", (text, id) => {
    expect(levelIn(imdDecileCoding(), text)).toBe(id);
  });

  it.each([
    ["1", "quintile-1"],
    ["Q5", "quintile-5"],
    ["Quintile 2", "quintile-2"],
    ["5 - least deprived", "quintile-5"],
    ["6", "invalid"],
  ])("read quintile %j as %s", (text, id) => {
    expect(levelIn(imdQuintileCoding(), text)).toBe(id);
  });

  it.each([
    ["3284", "decile-1"],
    ["3285", "decile-2"],
    ["32,844", "decile-10"],
    ["32845", "invalid"],
    ["0", "no-rank"],
    ["12.5", "invalid"],
  ])("read rank %j of 2019 as %s", (text, id) => {
    expect(levelIn(imdRankCoding(32_844), text)).toBe(id);
  });
});

describe("LSOA codes", () => {
  it.each([
    ["e01000001 ", "england"],
    ["W01001941", "wales"],
    ["S01006506", "scotland"],
    ["95AA01S1", "northern-ireland"],
    ["N21000001", "northern-ireland"],
  ])("%s lies in %s", (text, nation) => {
    expect(readLsoa(text)).toMatchObject({ kind: "lsoa", code: text.trim().toUpperCase(), nation });
  });

  it.each(["E0100001", "E02000001", "Leeds 001A", "L99999999", "E010000011"])("%s is malformed", (text) => {
    expect(readLsoa(text).kind).toBe("malformed");
  });

  it("may be missing", () => {
    expect(readLsoa(" ").kind).toBe("missing");
  });
});

describe("postcodes", () => {
  it.each([
    ["ls14ap", "LS1 4AP", "LS1 4AP"],
    ["SW1A 1AA", "SW1A 1AA", "SW1A1AA"],
    ["M1  1AE", "M1 1AE", "M1  1AE"],
    ["b33\u00a08th,", "B33 8TH", "B33 8TH"],
  ])("%j is %s, as a seven-character key %j", (text, postcode, key) => {
    expect(readPostcode(text)).toEqual({ kind: "postcode", postcode, key });
  });

  it.each([
    ["ZZ99 3VZ", "pseudo-no-fixed-abode"],
    ["zz993wz", "pseudo-not-known"],
    ["ZZ99 3CZ", "pseudo-not-known"],
    ["ZZ99 6LZ", "pseudo-overseas"],
  ])("%s is %s, not malformed", (text, reason) => {
    expect(readPostcode(text)).toEqual({ kind: "pseudo", reason });
  });

  it.each(["LS1", "LS1 4A", "12345", "LS1 4AP7", "Q1 1AA", "A"])("%s is malformed", (text) => {
    expect(readPostcode(text).kind).toBe("malformed");
  });

  it("have a key of seven characters whatever they look like", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,2}[0-9]{1,2} ?[0-9][A-Z]{2}$/), (text) => {
        const reading = readPostcode(text);
        if (reading.kind === "postcode") expect(reading.key).toHaveLength(7);
      }),
    );
  });
});
