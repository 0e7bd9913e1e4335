import { describe, expect, it } from "vitest";
import { AGE_BAND_SCHEMES } from "../../../src/vocab/age-band-schemes.ts";
import {
  ETHNIC_CATEGORIES,
  ETHNIC_GROUPS,
  ETHNIC_NON_CATEGORIES,
} from "../../../src/vocab/ethnic-categories.ts";
import {
  ETHNIC_GROUP_SYNONYMS,
  ETHNIC_NO_GROUP,
  ETHNIC_SYNONYMS,
} from "../../../src/vocab/ethnic-synonyms.ts";
import { PROCEDURE_PRIORITIES } from "../../../src/vocab/procedure-priorities.ts";
import { RTT_GROUPS } from "../../../src/vocab/rtt-groups.ts";
import { RTT_STATUSES } from "../../../src/vocab/rtt-statuses.ts";
import { TREATMENT_FUNCTIONS } from "../../../src/vocab/treatment-functions.ts";

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe("ethnic categories", () => {
  it("are the sixteen categories and the two codes without one, and never I, O or Q", () => {
    const codes = [...ETHNIC_CATEGORIES, ...ETHNIC_NON_CATEGORIES].map(({ code }) => code);
    expect(codes.join(" ")).toBe("A B C D E F G H J K L M N P R S Z 99");
  });

  it("differ between the two groupings for Chinese only", () => {
    const moved = ETHNIC_CATEGORIES.filter(({ group2001, group2021 }) => group2001 !== group2021);
    expect(moved).toMatchObject([{ code: "R", group2001: "other", group2021: "asian" }]);
  });

  it("belong to groups that exist", () => {
    const groups: readonly string[] = ETHNIC_GROUPS.map(({ id }) => id);
    for (const { group2001, group2021 } of ETHNIC_CATEGORIES) {
      expect(groups).toContain(group2001);
      expect(groups).toContain(group2021);
    }
  });

  it("have no label that means two things", () => {
    const labels = [
      ...Object.values(ETHNIC_SYNONYMS).flat(),
      ...Object.values(ETHNIC_GROUP_SYNONYMS).flat(),
      ...ETHNIC_NO_GROUP,
    ];
    expect(repeated(labels)).toEqual([]);
  });
});

describe("treatment functions", () => {
  it("are 198 codes, each once", () => {
    const codes = TREATMENT_FUNCTIONS.map(([code]) => code);
    expect(codes).toHaveLength(198);
    expect(repeated(codes)).toEqual([]);
    expect(codes.every((code) => /^\d{3}$/.test(code))).toBe(true);
  });

  it("fall into 18 named groups and five others, each used", () => {
    expect(RTT_GROUPS).toHaveLength(23);
    const used = new Set(TREATMENT_FUNCTIONS.map(([, , group]) => group));
    for (const { id } of RTT_GROUPS) expect(used).toContain(id);
  });

  it("follow the reporting exceptions of the RTT guidance", () => {
    const groupOf = (code: string) => TREATMENT_FUNCTIONS.find(([one]) => one === code)?.[2];
    expect(["108", "111", "115"].map(groupOf)).toEqual(["C_110", "C_110", "C_110"]);
    expect(["144", "145"].map(groupOf)).toEqual(["C_140", "C_140"]);
    expect(["172", "173"].map(groupOf)).toEqual(["C_170", "C_170"]);
    expect(["306", "307", "308", "309", "420", "422", "424"].map(groupOf)).toEqual(Array(7).fill("X02"));
  });
});

describe("other code lists", () => {
  it("have the seventeen RTT statuses by effect", () => {
    const codesOf = (effect: string) =>
      RTT_STATUSES.filter((status) => status.effect === effect).map(({ code }) => code);
    expect(codesOf("open")).toEqual(["10", "11", "12", "20", "21"]);
    expect(codesOf("stopped")).toEqual(["30", "31", "32", "33", "34", "35", "36"]);
    expect(codesOf("not-rtt")).toEqual(["90", "91", "92", "98"]);
    expect(codesOf("unknown")).toEqual(["99"]);
  });

  it("have fourteen procedure priorities, with targets where one is known", () => {
    expect(PROCEDURE_PRIORITIES).toHaveLength(14);
    const targets = PROCEDURE_PRIORITIES.filter(({ targetDays }) => targetDays !== null);
    expect(targets.map(({ code, targetDays }) => [code, targetDays])).toEqual([
      ["P1a", 1],
      ["P1b", 3],
      ["P2", 28],
      ["P3", 91],
    ]);
  });

  it("have age bands that follow each other from 0 to an open end", () => {
    for (const bands of Object.values(AGE_BAND_SCHEMES)) {
      expect(bands[0]?.from).toBe(0);
      expect(bands.at(-1)?.to).toBeNull();
      for (const [index, band] of bands.slice(1).entries()) {
        expect(band.from).toBe((bands[index]?.to ?? 0) + 1);
      }
    }
  });
});
