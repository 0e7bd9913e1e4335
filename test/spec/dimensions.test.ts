import { describe, expect, test } from "vitest";
import {
  type Asked,
  analyseList,
  daysBefore,
  dimensionIn,
  groupIn,
  groupsOf,
  noteCodes,
  qualityOf,
  sizes,
} from "./small-list.ts";

/** One pathway per text in a column. */
const column = (header: string, ...texts: string[]): string =>
  `Clock Start | ${header}\n${texts.map((text) => `2026-06-01 | ${text}`).join("\n")}\n`;

const ids = (groups: readonly { readonly group: string }[]) => groups.map(({ group }) => group);

describe("what is broken down", () => {
  test("by default: ethnic group, IMD quintile, sex, age band and every optional characteristic in the file", async () => {
    const list = `
      Clock Start | Religion | Learning Disability | Age | Sex | IMD Decile | Ethnicity | Provider
      2026-06-01  | A1       | Y                   | 40  | 1   | 3          | A         | RJ1
    `;
    const { dimensions } = await analyseList(list);
    expect(dimensions.map(({ dimension }) => dimension)).toEqual([
      "ethnic-group",
      "imd-quintile",
      "sex",
      "age-band",
      "learning-disability",
      "religion",
    ]);
  });

  test("a default dimension that the file cannot give is left out and named in a warning", async () => {
    const { dimensions, notes } = await analyseList(column("Sex", "1"));
    expect(dimensions.map(({ dimension }) => dimension)).toEqual(["sex"]);
    const warned = notes.filter(({ code }) => code === "dimension-absent");
    expect(warned.map(({ level }) => level)).toEqual(["warning", "warning", "warning"]);
  });

  test("with --by: what was asked for, in that order", async () => {
    const list = "Clock Start | Sex | Age | Ethnicity\n2026-06-01 | 1 | 3 | A\n";
    const { dimensions } = await analyseList(list, { by: ["sex", "ethnic-group*sex", "age-band"] });
    expect(dimensions.map(({ dimension }) => dimension)).toEqual(["sex", "ethnic-group*sex", "age-band"]);
  });

  test("asked for twice it is given once, and counts once in the family", async () => {
    const { dimensions } = await analyseList(column("Sex", "1", "2"), { by: ["sex", "sex"] });
    expect(dimensions.map(({ dimension }) => dimension)).toEqual(["sex"]);
  });

  test("a dimension that is unknown, or not in the list, is wrong usage", async () => {
    for (const by of ["ethnicgroup", "imd-quintile", "column:Nowhere"]) {
      await expect(analyseList(column("Sex", "1"), { by: [by] })).rejects.toMatchObject({ kind: "usage" });
    }
  });

  test("a characteristic crossed with itself, or with another form of itself, is wrong usage", async () => {
    for (const by of ["sex*sex", "ethnic-group*ethnic-category"]) {
      const list = "Sex,Ethnicity,Clock Start,Snapshot Date\n1,A,2026-01-01,2026-10-25\n";
      await expect(analyseList(list, { by: [by] })).rejects.toMatchObject({
        detail: { code: "crossed-with-itself" },
      });
    }
  });
});

describe("ethnicity", () => {
  test("has the 2001 groups in order, not stated and unknown last; Chinese is other", async () => {
    const texts = ["Z", "99", "S", "R", "N", "J", "D", "B", "A", "", "QQ"];
    const findings = await analyseList(column("Ethnicity", ...texts), { by: ["ethnic-group"] });
    expect(sizes(findings)).toEqual({
      white: 2,
      mixed: 1,
      asian: 1,
      black: 1,
      other: 2,
      "not-stated": 1,
      unknown: 3,
    });
    expect(ids(groupsOf(findings))).toEqual(Object.keys(sizes(findings)));
  });

  test("under --ethnic-grouping 2021 Chinese is Asian, and the label names the grouping", async () => {
    const findings = await analyseList(column("Ethnicity", "R", "S", "H"), {
      by: ["ethnic-group"],
      ethnicGrouping: "2021",
    });
    expect(sizes(findings)).toEqual({ asian: 2, other: 1 });
    expect(dimensionIn(findings).label).toContain("2021");
  });

  test("categories are A to S, not stated, unknown, in that order", async () => {
    const findings = await analyseList(column("Ethnicity", "99", "Z", "S", "A", "L"), {
      by: ["ethnic-category"],
    });
    expect(ids(groupsOf(findings))).toEqual(["A", "L", "S", "not-stated", "unknown"]);
    expect(dimensionIn(findings).reference).toBe("A");
  });

  test("a code is the first character before a digit or asterisk; before a letter only in a column of national codes", async () => {
    const by = { by: ["ethnic-category"] };
    const codes = await analyseList(column("Ethnicity", "A1", "C*", "LH", ...Array(27).fill("A")), by);
    expect(sizes(codes)).toEqual({ A: 28, C: 1, L: 1 });
    const labels = await analyseList(column("Ethnicity", "LH", ...Array(9).fill("Indian")), by);
    expect(sizes(labels)).toEqual({ H: 9, unknown: 1 });
  });

  test("NA, NK, NR and NS are not known, not African", async () => {
    const findings = await analyseList(column("Ethnicity", "NA", "NK", "NR", "NS", ...Array(40).fill("A")), {
      by: ["ethnic-category"],
    });
    expect(sizes(findings)).toEqual({ A: 40, unknown: 4 });
  });

  test("digits are decoded only when the code set is named; 9 and 99 are not known", async () => {
    const list = column("Ethnicity", "0", "4", "7", "9", "99");
    const by = ["ethnic-group"];
    expect(sizes(await analyseList(list, { by }))).toEqual({ unknown: 5 });
    const named = await analyseList(list, { by, ethnicityCodes: "hes-1990s" });
    expect(sizes(named)).toEqual({ white: 1, asian: 1, other: 1, unknown: 2 });
    const chinese = await analyseList(list, { by, ethnicityCodes: "hes-1990s", ethnicGrouping: "2021" });
    expect(sizes(chinese)).toEqual({ white: 1, asian: 2, unknown: 2 });
  });

  test("T and W are decoded only as primary care codes", async () => {
    const list = column("Ethnicity", "T", "W", ...Array(30).fill("A"));
    const by = ["ethnic-category"];
    expect(sizes(await analyseList(list, { by }))).toEqual({ A: 30, unknown: 2 });
    const named = await analyseList(list, { by, ethnicityCodes: "primary-care" });
    expect(sizes(named)).toEqual({ A: 30, C: 1, S: 1 });
  });

  test("labels are read whole: White and Asian is mixed", async () => {
    const findings = await analyseList(
      column("Ethnicity", "White and Asian", "Pakistani", "white british", "M - Caribbean"),
      { by: ["ethnic-category"] },
    );
    expect(sizes(findings)).toEqual({ A: 1, F: 1, J: 1, M: 1 });
  });

  test("a label that names only a group counts in ethnic group, not in ethnic category", async () => {
    const findings = await analyseList(column("Ethnicity", "Black", "White", "N", "A"), {
      by: ["ethnic-group", "ethnic-category"],
    });
    expect(sizes(findings, "ethnic-group")).toEqual({ white: 2, black: 2 });
    expect(sizes(findings, "ethnic-category")).toEqual({ A: 1, N: 1, unknown: 2 });
    expect(qualityOf(findings, "ethnic-category")).toMatchObject({
      known: 2,
      groupOnly: 2,
      completeness: 0.5,
    });
  });
});

const IMD = `
  LSOA code (2011) | Index of Multiple Deprivation (IMD) Rank | Index of Multiple Deprivation (IMD) Decile
  E01000001        | 1                                        | 1
  E01000002        | 30000                                    | 10
`;

describe("deprivation", () => {
  const by = ["imd-decile", "imd-quintile", "core20"];

  test("a decile gives decile, quintile and Core20; 1 is the most deprived", async () => {
    const deciles = Array.from({ length: 10 }, (_, index) => `${index + 1}`);
    const findings = await analyseList(column("IMD Decile", ...deciles, "11", "0", ""), { by });
    expect(ids(groupsOf(findings, "imd-decile"))).toEqual([...deciles, "unknown"]);
    expect(sizes(findings, "imd-quintile")).toEqual({ 1: 2, 2: 2, 3: 2, 4: 2, 5: 2, unknown: 3 });
    expect(sizes(findings, "core20")).toEqual({ core20: 2, rest: 8, unknown: 3 });
    expect(groupIn(findings, "1", "imd-quintile").label).toBe("1 (most deprived 20%)");
    expect(findings.dimensions.map(({ reference }) => reference)).toEqual(["10", "5", "rest"]);
    expect(findings.dimensions.map(({ ordered }) => ordered)).toEqual([true, true, false]);
  });

  test("a quintile fills quintile and Core20 only", async () => {
    const findings = await analyseList(column("IMD Quintile", "1", "5", "6"), { by });
    expect(sizes(findings, "imd-decile")).toEqual({ unknown: 3 });
    expect(sizes(findings, "imd-quintile")).toEqual({ 1: 1, 5: 1, unknown: 1 });
    expect(sizes(findings, "core20")).toEqual({ core20: 1, rest: 1, unknown: 1 });
  });

  test("a rank is cut at floor(N × k ÷ 10): 3,284 of 32,844 is decile 1, 3,285 is decile 2; 0 has none", async () => {
    const findings = await analyseList(column("IMD Rank", "3284", "3285", "32,844", "0"), { by });
    expect(sizes(findings, "imd-decile")).toEqual({ 1: 1, 2: 1, 10: 1, unknown: 1 });
    const newer = await analyseList(column("IMD 2025 Rank", "3375", "3376", "33755"), { by });
    expect(sizes(newer, "imd-decile")).toEqual({ 1: 1, 2: 1, 10: 1 });
  });

  test("an LSOA is looked up with --imd; why others have none is counted by name", async () => {
    const texts = ["E01000001", "e01000002", "E01999999", "W01000001", "S01000001", "95AA01S1", ""];
    const findings = await analyseList(column("LSOA11", ...texts), { by, imdFiles: { "imd.csv": IMD } });
    expect(sizes(findings, "imd-decile")).toEqual({ 1: 1, 10: 1, unknown: 5 });
    expect(qualityOf(findings, "lsoa11").reasons).toMatchObject({
      "lsoa-not-found": 1,
      "outside-england-wales": 1,
      "outside-england-scotland": 1,
    });
    expect(findings.references.map(({ kind }) => kind)).toContain("imd");
  });

  test("a postcode is looked up through a postcode directory", async () => {
    const postcodes = `
      pcds    | lsoa11    | doterm | ctry      | imd
      AB1 2AA | E01000001 |        | E92000001 | 1
      AB1 2AB | E01000002 |        | E92000001 | 30000
    `;
    const list = column("Postcode", "AB1 2AA", "ab12ab", "ZZ99 3VZ", "AB1 9ZZ", "nowhere", "");
    const findings = await analyseList(list, {
      by,
      imdFiles: { "imd.csv": IMD, "postcodes.csv": postcodes },
    });
    expect(sizes(findings, "imd-decile")).toEqual({ 1: 1, 10: 1, unknown: 4 });
  });

  test("each row takes the best route it has: its own decile, else rank, quintile, LSOA", async () => {
    const list = `
      Clock Start | IMD Decile | IMD Rank | IMD Quintile | LSOA11
      2026-06-01  | 5          | 1        | 1            | E01000001
      2026-06-01  |            | 32844    | 1            | E01000001
      2026-06-01  | rubbish    |          | 2            | E01000001
      2026-06-01  |            |          |              | E01000001
      2026-06-01  |            |          |              |
    `;
    const findings = await analyseList(list, { by, imdFiles: { "imd.csv": IMD } });
    expect(sizes(findings, "imd-quintile")).toEqual({ 1: 1, 2: 1, 3: 1, 5: 1, unknown: 1 });
    expect(sizes(findings, "imd-decile")).toEqual({ 1: 1, 5: 1, 10: 1, unknown: 2 });
  });
});

describe("sex", () => {
  test("is female, male or unknown, where 0, 9, X and others are pooled; male is the reference", async () => {
    const texts = ["1", "2", "F", "Male", "0", "9", "X", "I", "", "7"];
    const findings = await analyseList(column("Sex", ...texts), { by: ["sex"] });
    expect(sizes(findings)).toEqual({ female: 2, male: 2, unknown: 6 });
    expect(dimensionIn(findings).reference).toBe("male");
  });

  test("the pooling of other answers is said", async () => {
    const findings = await analyseList(column("Sex", "1", "X", "9"), { by: ["sex"] });
    expect(noteCodes(findings)).toContain("sex-pooled");
    expect(noteCodes(await analyseList(column("Sex", "1", "2", ""), { by: ["sex"] }))).not.toContain(
      "sex-pooled",
    );
  });
});

describe("age", () => {
  const by = ["age-band"];

  test("is in whole years at the snapshot: a birthday tomorrow has not been", async () => {
    const list = column("Date of Birth", "2008-10-25", "2008-10-26", "1946-10-25", "1946-10-26", "");
    expect(sizes(await analyseList(list, { by }))).toEqual({
      "0-17": 1,
      "18-34": 1,
      "65-79": 1,
      "80+": 1,
      unknown: 1,
    });
  });

  test("has six bands in order, with 35-49 as the reference", async () => {
    const ages = [
      "0",
      "17",
      "18",
      "34",
      "35",
      "49",
      "50",
      "64",
      "65",
      "79",
      "80",
      "120",
      "121",
      "-1",
      "old",
      "",
    ];
    const findings = await analyseList(column("Age", ...ages), { by });
    expect(sizes(findings)).toEqual({
      "0-17": 2,
      "18-34": 2,
      "35-49": 2,
      "50-64": 2,
      "65-79": 2,
      "80+": 2,
      unknown: 4,
    });
    expect(ids(groupsOf(findings))).toEqual(Object.keys(sizes(findings)));
    expect(dimensionIn(findings)).toMatchObject({ reference: "35-49", ordered: true });
  });

  test("a birth date comes before an age, row by row", async () => {
    const list = `
      Clock Start | Date of Birth | Age
      2026-06-01  | 1980-01-01    | 5
      2026-06-01  |               | 5
      2026-06-01  | 1900-01-01    | 70
    `;
    expect(sizes(await analyseList(list, { by }))).toEqual({ "0-17": 1, "35-49": 1, "65-79": 1 });
  });

  test("--age-bands takes bands of one's own or a named scheme; without 35-49 all others are the reference", async () => {
    const list = column("Age", "18", "19", "64", "65");
    const own = await analyseList(list, { by, ageBands: "0-18,19-64,65+" });
    expect(sizes(own)).toEqual({ "0-18": 1, "19-64": 2, "65+": 1 });
    expect(sizes(await analyseList(list, { by, ageBands: "nhse-wlmds" }))).toEqual(sizes(own));
    expect(dimensionIn(own).reference).toBe("rest-of-list");
    await expect(analyseList(list, { by, ageBands: "0-18,20+" })).rejects.toMatchObject({ kind: "usage" });
  });

  test("bands that the extract has as text are kept, youngest first", async () => {
    const list = column("Age Band", "65 and over", "Under 18", "18 to 64", "", "Unknown");
    const findings = await analyseList(list, { by });
    expect(ids(groupsOf(findings))).toEqual(["Under 18", "18 to 64", "65 and over", "unknown"]);
    expect(sizes(findings)["unknown"]).toBe(2);
  });
});

describe("a column of ages that holds bands", () => {
  const list = column("Age", "Over 65 years", "0 to 18 years", "19 to 64 years", "");

  test("is understood as such", async () => {
    const findings = await analyseList(list, { by: ["age-band"] });
    expect(ids(groupsOf(findings))).toEqual(["0 to 18 years", "19 to 64 years", "Over 65 years", "unknown"]);
    expect(qualityOf(findings, "age")).toMatchObject({ known: 3, missing: 1, invalid: 0 });
  });

  test("gives way to birth dates, and is none when any value is an age in years", async () => {
    const withBirth = "Clock Start | Age | DOB\n2026-06-01 | 0 to 18 years | 1980-01-01\n";
    expect(sizes(await analyseList(withBirth, { by: ["age-band"] }))).toEqual({ "35-49": 1 });
    const years = column("Age", "90+", "40");
    expect(sizes(await analyseList(years, { by: ["age-band"] }))).toEqual({ "35-49": 1, unknown: 1 });
  });
});

describe("yes/no characteristics", () => {
  test("blank is unknown, never no; no is the reference", async () => {
    const list = column("Learning Disability", "Y", "yes", "1", "N", "0", "", "NULL", "maybe");
    const findings = await analyseList(list, { by: ["learning-disability"] });
    expect(sizes(findings)).toEqual({ yes: 3, no: 2, unknown: 3 });
    expect(dimensionIn(findings).reference).toBe("no");
  });

  test("a column that only says yes has no reference group, and a note says that blank is unknown", async () => {
    const findings = await analyseList(column("Autism", "Y", "", ""), { by: ["autism"] });
    expect(sizes(findings)).toEqual({ yes: 1, unknown: 2 });
    expect(noteCodes(findings)).toContain("only-positive-flag");
  });

  test.each([
    ["Disability", "disability"],
    ["Serious Mental Illness", "serious-mental-illness"],
    ["Interpreter Required", "interpreter"],
    ["Carer", "carer"],
    ["Veteran", "veteran"],
    ["Homeless", "homeless"],
    ["Pregnancy", "pregnancy"],
    ["Accessible Information", "accessible-information"],
  ])("%s is the dimension %s", async (header, id) => {
    expect(sizes(await analyseList(column(header, "Y", "N", ""), { by: [id] }))).toEqual({
      yes: 1,
      no: 1,
      unknown: 1,
    });
  });

  test("1 and 2 and nothing else may mean anything: unknown, with a warning", async () => {
    const findings = await analyseList(column("Carer", "1", "2", "1"), { by: ["carer"] });
    expect(sizes(findings)).toEqual({ unknown: 3 });
    expect(noteCodes(findings)).toContain("flag-one-and-two");
  });
});

describe("other dimensions", () => {
  test("national codes and their labels are one group; the extract's own labels are kept", async () => {
    const findings = await analyseList(
      column("Marital Status", "M", "Married", "Our own", "our OWN", "", "S"),
      {
        by: ["marital-status"],
      },
    );
    expect(Object.values(sizes(findings)).sort()).toEqual([1, 1, 2, 2]);
    expect(dimensionIn(findings).reference).toBe("rest-of-list");
  });

  test("treatment functions fall into the groups of RTT statistics; codes already in RTT form stay", async () => {
    const texts = ["100", "110", "111", "C_110", "X05", "420", "306", "999", ""];
    const findings = await analyseList(column("Treatment Function", ...texts), { by: ["specialty"] });
    expect(sizes(findings)).toMatchObject({ C_100: 1, C_110: 3, X02: 2, X05: 1, unknown: 2 });
  });

  test("codes stand as they are, normalised, in order", async () => {
    const list = `
      Clock Start | Provider | Site  | Treatment Function | Procedure Priority | Priority Type | Waiting List Type
      2026-06-01  | rx2      | RX201 | 101                | 2                  | 1             | ORTT
      2026-06-01  | RX1      | RX101 | 100                | P4                 | 3             | irtt
      2026-06-01  | RX1      |       |                    | 1A                 | routine       |
    `;
    const dimensions = [
      "provider",
      "site",
      "treatment-function",
      "procedure-priority",
      "priority-type",
      "waiting-list-type",
    ];
    const findings = await analyseList(list, { by: dimensions });
    expect(dimensions.map((id) => ids(groupsOf(findings, id)))).toEqual([
      ["RX1", "RX2"],
      ["RX101", "RX201", "unknown"],
      ["100", "101", "unknown"],
      ["P1a", "P2", "P4"],
      ["1", "3"],
      ["IRTT", "ORTT", "unknown"],
    ]);
  });

  test("column:NAME takes any column verbatim, trimmed; blank is unknown", async () => {
    const list = "Clock Start,My Ward\n2026-06-01, North \n2026-06-01,North\n2026-06-01,NORTH\n2026-06-01,\n";
    const findings = await analyseList(list, { by: ["column:My Ward"] });
    expect(sizes(findings)).toEqual({ NORTH: 1, North: 2, unknown: 1 });
    expect(dimensionIn(findings)).toMatchObject({ dimension: "column:My Ward", reference: "rest-of-list" });
  });
});

describe("crossings", () => {
  const list = `
    Clock Start | Ethnicity | IMD Decile
    2026-06-01  | H         | 1
    2026-06-01  | A         | 10
    2026-06-01  | A         | 9
    2026-06-01  | A         |
    2026-06-01  | Z         | 1
  `;
  const by = ["ethnic-group*imd-quintile"];

  test("name their groups a*b, in the order of their parts", async () => {
    const findings = await analyseList(list, { by });
    expect(ids(groupsOf(findings))).toEqual(["white*5", "white*unknown", "asian*1", "not-stated*1"]);
    expect(groupIn(findings, "asian*1").label).toBe("Asian × 1 (most deprived 20%)");
    expect(dimensionIn(findings).ordered).toBe(false);
  });

  test("refer to the crossing of their parts' references; gaps of unknown parts are out of the family", async () => {
    const findings = await analyseList(list, { by });
    const { reference, gaps } = dimensionIn(findings);
    expect(reference).toBe("white*5");
    const family = Object.fromEntries(gaps.map(({ group, inFamily }) => [group, inFamily]));
    expect(family).toEqual({ "white*unknown": false, "asian*1": true, "not-stated*1": false });
  });
});

describe("reference groups", () => {
  const list = `
    Clock Start        | Sex | Provider
    ${daysBefore(10)}  | 1   | A
    ${daysBefore(20)}  | 2   | A
    ${daysBefore(400)} | 2   | B
    ${daysBefore(30)}  | 9   | C
  `;
  const overGaps = async (asked: Asked) => {
    const { gaps } = dimensionIn(await analyseList(list, asked));
    return gaps
      .filter(({ measure }) => measure === "over52Weeks")
      .map((gap) => [gap.group, gap.reference, "difference" in gap ? gap.difference : undefined]);
  };

  test("are given with --reference; difference = group − reference", async () => {
    expect(await overGaps({ by: ["sex"] })).toEqual([
      ["female", "male", 0.5],
      ["unknown", "male", 0],
    ]);
    expect(await overGaps({ by: ["sex"], references: { sex: "female" } })).toEqual([
      ["male", "female", -0.5],
      ["unknown", "female", -0.5],
    ]);
  });

  test("of any other dimension: all other known groups together", async () => {
    expect(await overGaps({ by: ["provider"] })).toEqual([
      ["A", "rest-of-list", -0.5],
      ["B", "rest-of-list", 1],
      ["C", "rest-of-list", -1 / 3],
    ]);
  });

  test("for rest-of-list the unknown group is compared with all known ones", async () => {
    expect(await overGaps({ by: ["sex"], references: { sex: "rest-of-list" } })).toEqual([
      ["female", "rest-of-list", 0.5],
      ["male", "rest-of-list", -0.5],
      ["unknown", "rest-of-list", -1 / 3],
    ]);
  });

  test("of a crossing are crossings of known groups", async () => {
    const crossed = (reference: string): Asked => ({
      by: ["sex*provider"],
      references: { "sex*provider": reference },
    });
    expect(dimensionIn(await analyseList(list, crossed("female*B"))).reference).toBe("female*B");
    for (const reference of ["female", "female*Z", "B*female", "unknown*A"]) {
      await expect(analyseList(list, crossed(reference))).rejects.toMatchObject({ kind: "usage" });
    }
  });

  test("are of dimensions that exist", async () => {
    await expect(analyseList(list, { by: ["sex"], references: { gender: "male" } })).rejects.toMatchObject({
      kind: "usage",
      detail: { code: "unknown-dimension" },
    });
  });

  test("cannot be unknown, or a group that does not exist", async () => {
    for (const group of ["unknown", "martian"]) {
      await expect(analyseList(list, { by: ["sex"], references: { sex: group } })).rejects.toMatchObject({
        kind: "usage",
      });
    }
  });
});

describe("no fixed abode", () => {
  const list = `
    Clock Start | Postcode | Homeless
    2026-06-01  | ZZ99 3VZ |
    2026-06-01  | zz993vz  | N
    2026-06-01  | ZZ99 3WZ |
    2026-06-01  | M1 1AA   | N
    2026-06-01  | M1 1AA   | Y
  `;

  test("is a sign of homelessness where the list says neither yes nor no", async () => {
    const findings = await analyseList(list, { by: ["homeless"] });
    const groups = dimensionIn(findings).groups.map(({ group, n }) => [group, n]);
    expect(groups).toEqual([
      ["yes", 2],
      ["no", 2],
      ["unknown", 1],
    ]);
  });

  test("is asked for by name in a list without such a column, and is then all that is known", async () => {
    const without = "Clock Start,Sex,Postcode\n2026-06-01,1,ZZ99 3VZ\n2026-06-01,2,M1 1AA\n2026-06-01,2,\n";
    const asked = dimensionIn(await analyseList(without, { by: ["homeless"] }));
    expect(asked.groups.map(({ group, n }) => [group, n])).toEqual([
      ["yes", 1],
      ["unknown", 2],
    ]);
    const { dimensions } = await analyseList(without);
    expect(dimensions.map(({ dimension }) => dimension)).toEqual(["sex"]);
  });
});
