import { describe, expect, it } from "vitest";
import { dimensionView } from "../../../src/classify/dimension-view.ts";
import { DIMENSIONS } from "../../../src/classify/dimensions.ts";
import { fieldCoding } from "../../../src/classify/field-coding.ts";
import { imdDecileLevel, imdProblemLevel, imdQuintileLevel } from "../../../src/classify/imd.ts";
import { levelsOfAxis } from "../../../src/classify/levels-of-axis.ts";
import { parseAgeBands } from "../../../src/classify/parse-age-bands.ts";
import { UserError } from "../../../src/errors.ts";

const groupIds = (id: string, options = {}) => dimensionView(id, options).groups.map((group) => group.id);
const groupOfText = (id: string, axis: string, field: string, text: string, options = {}): string => {
  const coding = fieldCoding(field);
  const level = coding.classify(text);
  const view = dimensionView(id, { codings: { [axis]: coding }, ...options });
  return view.groups[view.groupOf(level)]!.id;
};

describe("groups of a dimension", () => {
  it("are those of the contract, in its order", () => {
    expect(groupIds("ethnic-category").join(" ")).toBe("A B C D E F G H J K L M N P R S not-stated unknown");
    expect(groupIds("ethnic-group").join(" ")).toBe("white mixed asian black other not-stated unknown");
    expect(groupIds("imd-decile").join(" ")).toBe("1 2 3 4 5 6 7 8 9 10 unknown");
    expect(groupIds("imd-quintile").join(" ")).toBe("1 2 3 4 5 unknown");
    expect(groupIds("core20").join(" ")).toBe("core20 rest unknown");
    expect(groupIds("sex").join(" ")).toBe("female male unknown");
    expect(groupIds("age-band").join(" ")).toBe("0-17 18-34 35-49 50-64 65-79 80+ unknown");
    expect(groupIds("autism").join(" ")).toBe("yes no unknown");
    expect(groupIds("specialty")).toHaveLength(24);
  });

  it("end with unknown in every dimension, and every level has one", () => {
    for (const { id, axis } of DIMENSIONS) {
      const view = dimensionView(id);
      expect(view.groups.at(-1)?.id).toBe("unknown");
      (levelsOfAxis(axis) ?? []).forEach((_, level) => {
        expect(view.groups[view.groupOf(level)]).toBeDefined();
      });
    }
  });

  it("print what 1 means in a deprivation quintile and decile", () => {
    expect(dimensionView("imd-quintile").groups.map(({ label }) => label)).toEqual([
      "1 (most deprived 20%)",
      "2",
      "3",
      "4",
      "5 (least deprived 20%)",
      "Unknown",
    ]);
    expect(dimensionView("imd-decile").groups[0]?.label).toBe("1 (most deprived 10%)");
  });
});

describe("the group of a level", () => {
  it("moves Chinese with the grouping, by code, label or legacy code", () => {
    const group = (text: string, ethnicGrouping: "2001" | "2021") =>
      groupOfText("ethnic-group", "ethnicity", "ethnic-category", text, { ethnicGrouping });
    expect([group("R", "2001"), group("R", "2021")]).toEqual(["other", "asian"]);
    expect(dimensionView("ethnic-group", { ethnicGrouping: "2021" }).label).toContain("2021");
  });

  it("counts a label without a category in the group, not in the category", () => {
    expect(groupOfText("ethnic-group", "ethnicity", "ethnic-category", "Asian")).toBe("asian");
    expect(groupOfText("ethnic-category", "ethnicity", "ethnic-category", "Asian")).toBe("unknown");
  });

  it("keeps not stated apart from unknown for ethnicity", () => {
    const group = (text: string) => groupOfText("ethnic-category", "ethnicity", "ethnic-category", text);
    expect(["Z", "99", "", "QQ"].map(group)).toEqual(["not-stated", "unknown", "unknown", "unknown"]);
  });

  it("reads a column of groups the same way", () => {
    expect(groupOfText("ethnic-group", "ethnicity", "ethnic-group", "Black British")).toBe("black");
  });

  it("takes a quintile for the quintile and Core20 only", () => {
    const groupAt = (id: string, level: number) => {
      const view = dimensionView(id);
      return view.groups[view.groupOf(level)]!.id;
    };
    expect(groupAt("imd-quintile", imdDecileLevel(2))).toBe("1");
    expect(groupAt("imd-quintile", imdQuintileLevel(3))).toBe("3");
    expect(groupAt("imd-decile", imdQuintileLevel(3))).toBe("unknown");
    expect(groupAt("core20", imdDecileLevel(2))).toBe("core20");
    expect(groupAt("core20", imdDecileLevel(3))).toBe("rest");
    expect(groupAt("core20", imdProblemLevel("pseudo-no-fixed-abode"))).toBe("unknown");
  });

  it("puts ages in the bands asked for", () => {
    const ageBands = parseAgeBands("0-17,18-64,65+");
    const group = (text: string) => groupOfText("age-band", "age", "age", text, { ageBands });
    expect(["0", "17", "18", "64", "65", "120", ""].map(group)).toEqual([
      "0-17",
      "0-17",
      "18-64",
      "18-64",
      "65+",
      "65+",
      "unknown",
    ]);
  });

  it("keeps the bands that an extract has as text, youngest first", () => {
    const coding = fieldCoding("age-band");
    for (const text of ["65 and over", "19 to 64 years", "Under 19", "", "5-9"]) coding.classify(text);
    expect(groupIds("age-band", { codings: { age: coding } })).toEqual([
      "Under 19",
      "5-9",
      "19 to 64 years",
      "65 and over",
      "unknown",
    ]);
  });

  it("sorts values that have no code list, whatever order they were met in", () => {
    const coding = fieldCoding("column:Ward");
    for (const text of ["10", "b", "9", "a"]) coding.classify(text);
    expect(groupIds("column:Ward", { codings: { "column:Ward": coding } })).toEqual([
      "9",
      "10",
      "a",
      "b",
      "unknown",
    ]);
  });

  it("puts national answers before the extract's own", () => {
    const coding = fieldCoding("religion");
    for (const text of ["Zen", "Methodist", "C"]) coding.classify(text);
    const groups = groupIds("religion", { codings: { religion: coding } });
    expect(groups[0]).toBe("Baha'i");
    expect(groups.slice(-3)).toEqual(["Methodist", "Zen", "unknown"]);
  });
});

describe("the default reference", () => {
  it.each([
    ["ethnic-group", "white"],
    ["ethnic-category", "A"],
    ["imd-quintile", "5"],
    ["imd-decile", "10"],
    ["core20", "rest"],
    ["sex", "male"],
    ["age-band", "35-49"],
    ["carer", "no"],
    ["specialty", "rest-of-list"],
    ["provider", "rest-of-list"],
    ["column:Ward", "rest-of-list"],
  ])("of %s is %s", (id, reference) => {
    expect(dimensionView(id).reference).toBe(reference);
  });

  it("is the rest of the list when age bands leave the usual one out", () => {
    expect(dimensionView("age-band", { ageBands: parseAgeBands("0-17,18+") }).reference).toBe("rest-of-list");
  });
});

describe("an unknown dimension", () => {
  it("is a usage error", () => {
    expect(() => dimensionView("ethnicty")).toThrow(UserError);
  });
});

describe("age bands", () => {
  it("are written out or named by scheme", () => {
    expect(parseAgeBands("0-17, 18-64, 65+").map(({ id }) => id)).toEqual(["0-17", "18-64", "65+"]);
    expect(parseAgeBands("nhse-wlmds").map(({ label }) => label)).toEqual([
      "0 to 18 years",
      "19 to 64 years",
      "Over 65 years",
    ]);
  });

  it.each([
    ["0-17,19+", "no band holds age 18"],
    ["0-18,18+", "two bands hold age 18"],
    ["18+", "no band holds age 0"],
    ["0-17,18-64", "no band holds age 65"],
    ["0+,18+", "is open but is not the last band"],
    ["0-17,64-18,65+", "ends before it begins"],
    ["young,old", "is no band"],
    ["", "is no band"],
  ])("refuse %j: %s", (text, problem) => {
    expect(() => parseAgeBands(text)).toThrow(problem);
  });
});
