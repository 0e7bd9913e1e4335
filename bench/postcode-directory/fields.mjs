import { NATIONS } from "./nations.mjs";

const range = (prefix, first, count) => ({ prefix, first, count });
const oneOf = (...codes) => ({ codes });

/**
 * Codes of the wider areas of a place by nation, in the forms of the real ones: a range of numbers, or a choice. What is not
 * named is the nation's pseudo code (W99999999). Seen in the sample for England, Wales, Scotland and the islands; as remembered
 * for Northern Ireland.
 */
const WIDER = {
  county: { E: range("E10", 2, 33) },
  division: { E: range("E58", 1, 1600) },
  authority: {
    E: range("E07", 1, 309),
    W: range("W06", 1, 22),
    S: range("S12", 5, 32),
    N: range("N09", 1, 11),
  },
  ward: {
    E: range("E05", 900, 6900),
    W: range("W05", 100, 760),
    S: range("S13", 2500, 355),
    N: range("N08", 100, 462),
  },
  parish: { E: range("E04", 1, 10_000), W: range("W04", 1, 878) },
  healthAuthority: {
    E: range("E18", 1, 10),
    W: range("W11", 23, 7),
    S: range("S08", 15, 14),
    N: oneOf("ZC010", "ZC020", "ZC030", "ZC040", "ZC050"),
    L: oneOf("L00000002"),
  },
  nhsRegion: { E: range("E40", 3, 10) },
  region: { E: range("E12", 1, 9) },
  standardRegion: {
    E: oneOf("1", "2", "3", "4", "5", "6", "7", "8"),
    W: oneOf("9"),
    S: oneOf("0"),
    N: oneOf("0"),
    L: oneOf("0"),
    M: oneOf("0"),
  },
  constituency: {
    E: range("E14", 530, 543),
    W: range("W07", 41, 32),
    S: range("S14", 1, 57),
    N: range("N06", 1, 18),
  },
  european: { E: range("E15", 1, 9), W: oneOf("W08000001"), S: oneOf("S15000001"), N: oneOf("N07000001") },
  education: { E: range("E24", 1, 47), W: range("W16", 1, 4), S: range("S09", 1, 15) },
  work: { E: range("E30", 4, 149), W: range("W22", 1, 18), S: range("S22", 40, 45), N: range("N12", 1, 10) },
  careTrust: {
    E: range("E16", 1, 151),
    W: range("W11", 23, 7),
    S: range("S03", 1, 41),
    N: oneOf("ZC010", "ZC020", "ZC030", "ZC040", "ZC050"),
    M: oneOf("M01000001"),
  },
  park: { E: oneOf("E99999999", "E99999999", "E99999999", "E26000004"), W: oneOf("W31000001", "W18000001") },
  ward2005: {
    E: oneOf("00AAFA", "19UEGX", "36UCHB"),
    W: oneOf("00NAMA"),
    S: oneOf("99ZZ0099"),
    N: oneOf("95AA01"),
    L: oneOf("99ZZ99"),
    M: oneOf("99ZZ99"),
  },
  ward2003: {
    E: oneOf("00AAFA", "00ABFX"),
    W: oneOf("00NAMA"),
    S: oneOf("01C30"),
    N: oneOf("95AA01"),
    L: oneOf("99ZZ99"),
    M: oneOf("99ZZ99"),
  },
  workplace: {
    E: range("E33", 1, 50_868),
    W: range("W35", 1, 2710),
    S: range("S34", 1, 5375),
    N: range("N19", 1, 1756),
  },
  subIcb: {
    E: range("E38", 6, 106),
    W: range("W11", 23, 7),
    S: range("S03", 1, 41),
    N: oneOf("ZC010", "ZC020", "ZC030", "ZC040", "ZC050"),
    M: oneOf("M01000001"),
  },
  builtUp: { E: range("E34", 1, 5300), W: range("W37", 1, 480), N: range("N11", 1, 38) },
  builtUpPart: { E: range("E35", 1, 1700), W: oneOf("W38999999") },
  builtUp24: { E: range("E63", 6000, 6900), W: range("W45", 1, 560) },
  rural01: {
    E: oneOf("1", "5", "5", "5", "6", "7"),
    W: oneOf("1", "5", "6", "8"),
    S: oneOf("1", "2", "5", "6"),
    N: oneOf("A", "B", "C", "D"),
    L: oneOf("Z"),
    M: oneOf("Z"),
  },
  rural11: {
    E: oneOf("A1", "A1", "A1", "A1", "C1", "C1", "C1", "D1", "E1", "F1", "C2", "E2", "F2"),
    W: oneOf("A1", "C1", "D1", "D2", "E2", "F2"),
    S: oneOf("1", "2", "3", "5", "6", "7"),
    N: oneOf("A", "B", "C", "D", "E", "F", "G", "H"),
    L: oneOf("Z9"),
    M: oneOf("Z9"),
  },
  rural21: {
    E: oneOf("UN1", "UN1", "UN1", "UF1", "RLN1", "RSN1", "RSF1"),
    W: oneOf("UN1", "RLN1", "RSN1", "RSF1"),
    S: oneOf("1", "2", "3", "5", "6", "7"),
    N: oneOf("A", "B", "C", "D", "E", "F", "G", "H"),
    L: oneOf("Z9"),
    M: oneOf("Z9"),
  },
  class01: {
    E: oneOf("1A1", "2B2", "3C2", "4A1", "5B4", "6B3"),
    W: oneOf("1A1", "3C2"),
    S: oneOf("3C2", "5B1"),
    N: oneOf("7A1"),
    L: oneOf("9Z9"),
    M: oneOf("9Z9"),
  },
  class11: {
    E: oneOf("1A1", "1B1", "2D3", "3A2", "4B1", "5B2", "6A1", "7C3", "8D1"),
    W: oneOf("1B1", "5B3", "8D1"),
    S: oneOf("1A3", "7A2", "8A1"),
    N: oneOf("1A1", "6B1"),
    L: oneOf("9Z9"),
    M: oneOf("9Z9"),
  },
  class21: {
    E: oneOf("1a1", "2b2", "3a1", "4c1", "5a2", "6b2", "7a3", "8a1"),
    W: oneOf("1a1", "5a2"),
    S: oneOf("2b1", "8b1"),
    N: oneOf("1a2", "6a1"),
    L: oneOf("9z9"),
    M: oneOf("9z9"),
  },
  enterprise: { E: range("E37", 1, 38) },
  enterprise2: { E: oneOf("", "", "", "", "E37000055") },
  police: { E: range("E23", 1, 39), W: range("W15", 1, 4), S: oneOf("S23000009"), N: oneOf("N24000001") },
  cancer: { E: range("E56", 5, 30) },
  icb: { E: range("E54", 8, 42) },
};

const numbered = (prefix, number) => `${prefix}${String(number).padStart(9 - prefix.length, "0")}`;
export const pseudoCode = (nation) => `${nation}99999999`;

function chosen(code, nation, share) {
  if (code === undefined) return pseudoCode(nation);
  if (code.codes !== undefined) return code.codes[Math.floor(share * 9973) % code.codes.length];
  return numbered(code.prefix, code.first + Math.floor(share * code.count));
}

/** The codes of all wider areas that a place lies in; `share` is how far through its nation it stands, from 0 up to 1. */
export function widerAreas(nation, share) {
  const fields = { country: NATIONS[nation].country };
  for (const [field, codes] of Object.entries(WIDER)) fields[field] = chosen(codes[nation], nation, share);
  return fields;
}

/** A postcode without a place has nothing in any of these. */
export const noWiderAreas = () =>
  Object.fromEntries(["country", ...Object.keys(WIDER)].map((field) => [field, ""]));

export { numbered };
