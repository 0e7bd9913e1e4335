import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideEthnicity,
  type EthnicityDecision,
  ethnicGroupCoding,
  ethnicityCoding,
} from "../../../src/classify/ethnicity.ts";
import { ETHNIC_CATEGORIES } from "../../../src/vocab/ethnic-categories.ts";
import { ETHNIC_GROUP_SYNONYMS, ETHNIC_SYNONYMS } from "../../../src/vocab/ethnic-synonyms.ts";

const category = (text: string, decision: EthnicityDecision = { secondLetter: false }): string => {
  const coding = ethnicityCoding(decision);
  return coding.levels[coding.classify(text)]!.id;
};
const nationalColumn: EthnicityDecision = { secondLetter: true };

describe("ethnic category codes", () => {
  it("are each their own level, whatever the case and the space around", () => {
    for (const { code } of ETHNIC_CATEGORIES) {
      expect(category(code)).toBe(code);
      expect(category(` ${code.toLowerCase()} `)).toBe(code);
    }
    expect([category("Z"), category("99"), category("9")]).toEqual(["not-stated", "not-known", "not-known"]);
  });

  it.each(["", "  ", "NULL"])("are missing in %j", (text) => {
    expect(category(text)).toBe("missing");
  });

  it.each(["I", "O", "Q", "QQ", "7#", "0", "5", "8", "T", "W", "X", "1", "18", "A12", "Punjabi"])(
    "are never guessed from %s",
    (text) => {
      expect(category(text, nationalColumn)).toBe("invalid");
    },
  );

  it("may have a local second character", () => {
    expect(["A1", "a3", "C*", "Z1"].map((text) => category(text))).toEqual(["A", "A", "C", "not-stated"]);
  });

  it("may have a local second letter only in a column of national codes", () => {
    expect(category("LH")).toBe("invalid");
    expect(category("LH", nationalColumn)).toBe("L");
    expect(category("ZX", nationalColumn)).toBe("not-stated");
  });

  it.each(["NA", "NK", "NR", "NS", "na", " nk ", "N/A"])("are not African in %s", (text) => {
    expect(category(text, nationalColumn)).toBe("not-known");
  });

  it("know WB as White British before the first-character rule", () => {
    expect(category("WB", nationalColumn)).toBe("A");
  });
});

describe("deciding about second letters", () => {
  const entries = (national: number, other: number) => [
    { text: " a ", count: national },
    { text: "LH", count: other },
    { text: "", count: 1000 },
  ];

  it("takes 90 % of filled rows, not one less", () => {
    expect(decideEthnicity(entries(90, 10)).secondLetter).toBe(true);
    expect(decideEthnicity(entries(89, 10)).secondLetter).toBe(false);
    expect(decideEthnicity([]).secondLetter).toBe(false);
  });

  it("counts Z and 99 as national codes", () => {
    const column = [
      { text: "Z", count: 50 },
      { text: "99", count: 40 },
      { text: "White", count: 10 },
    ];
    expect(decideEthnicity(column).secondLetter).toBe(true);
  });
});

describe("legacy codes", () => {
  const hes = (text: string) => category(text, { secondLetter: false, codeSet: "hes-1990s" });
  const primaryCare = (text: string) => category(text, { secondLetter: false, codeSet: "primary-care" });

  it("give a group only in the 1990s set", () => {
    expect(["0", "1", "4", "7", "8", "9", "X"].map(hes)).toEqual([
      "group-white",
      "group-black",
      "group-asian",
      "group-chinese",
      "group-other",
      "not-known",
      "not-known",
    ]);
    expect(hes("T")).toBe("invalid");
  });

  it("add Traveller and Arab in primary care", () => {
    expect(["T", "W", "X", "4", "A"].map(primaryCare)).toEqual(["C", "S", "not-known", "invalid", "A"]);
  });
});

describe("ethnic labels", () => {
  it("each classify to their own code", () => {
    const levelOf: Readonly<Record<string, string>> = { Z: "not-stated", "99": "not-known" };
    for (const [code, labels] of Object.entries(ETHNIC_SYNONYMS)) {
      // `null` is blank before it is a label.
      for (const label of labels.filter((one) => one !== "null")) {
        expect(`${label}: ${category(label)}`).toBe(`${label}: ${levelOf[code] ?? code}`);
      }
    }
    for (const [group, labels] of Object.entries(ETHNIC_GROUP_SYNONYMS)) {
      for (const label of labels) expect(`${label}: ${category(label)}`).toBe(`${label}: group-${group}`);
    }
  });

  it("include every national label, alone and after its code", () => {
    for (const { code, label } of ETHNIC_CATEGORIES) {
      expect(category(label)).toBe(code);
      expect(category(`${code} - ${label}`)).toBe(code);
      expect(category(`${code}: ${label.toUpperCase()}`)).toBe(code);
    }
  });

  it.each([
    ["A: British", "A"],
    ["D: White and Black Caribbean", "D"],
    ["S: Any other ethnic group", "S"],
    ["Z: Not stated", "not-stated"],
    ["99: Not known", "not-known"],
    ["White: English, Welsh, Scottish, Northern Irish or British", "A"],
    ["White: Gypsy or Irish Traveller", "C"],
    ["White: Roma", "C"],
    ["White: Other White", "C"],
    ["Mixed or Multiple ethnic groups: White and Asian", "F"],
    ["Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups", "G"],
    ["Asian, Asian British or Asian Welsh: Indian", "H"],
    ["Asian, Asian British or Asian Welsh: Chinese", "R"],
    ["Asian, Asian British or Asian Welsh: Other Asian", "L"],
    ["Black, Black British, Black Welsh, Caribbean or African: African", "N"],
    ["Black, Black British, Black Welsh, Caribbean or African: Other Black", "P"],
    ["Other ethnic group: Arab", "S"],
    ["White British (2001 census)", "A"],
    ["Black African background", "N"],
    ["1 - White Irish", "B"],
    ["L - Other", "L"],
    ["H - Asian", "H"],
    ["White & Asian", "F"],
    ["-", "not-known"],
    ["Asian", "group-asian"],
    ["Black or Black British", "group-black"],
    ["BAME", "not-known"],
    ["Prefer not to say", "not-stated"],
  ])("reads %s as %s", (text, level) => {
    expect(category(text)).toBe(level);
  });

  it("do not resolve a code and a label that contradict each other", () => {
    expect(category("B - Bangladeshi")).toBe("invalid");
    expect(category("A - Asian")).toBe("invalid");
  });

  it("match whole strings only", () => {
    expect(category("asian tiger")).toBe("invalid");
  });
});

describe("a column of ethnic groups", () => {
  const group = (text: string): string => {
    const coding = ethnicGroupCoding();
    return coding.levels[coding.classify(text)]!.id;
  };

  it.each([
    ["White", "group-white"],
    ["Asian or Asian British", "group-asian"],
    ["Mixed", "group-mixed"],
    ["Other", "group-other"],
    ["Other ethnic groups", "group-other"],
    ["Chinese or other ethnic group", "group-other"],
    ["Chinese", "group-chinese"],
    ["Indian", "group-asian"],
    ["Unknown", "not-known"],
    ["Not stated", "not-stated"],
    ["Z", "not-stated"],
    ["5", "invalid"],
    ["B", "invalid"],
    ["", "missing"],
  ])("reads %s as %s", (text, level) => {
    expect(group(text)).toBe(level);
  });

  it("counts its groups as known", () => {
    const coding = ethnicGroupCoding();
    expect(coding.levels[coding.classify("White")]?.quality).toBe("known");
  });
});

describe("any text at all", () => {
  it("has one ethnic level, whatever its case and the space around it", () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, secondLetter) => {
        const level = category(text, { secondLetter });
        expect(category(`  ${text}\t`, { secondLetter })).toBe(level);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{0,12}$/), (text) => {
        expect(category(text.toUpperCase())).toBe(category(text.toLowerCase()));
      }),
    );
  });
});
