import { describe, expect, it } from "vitest";
import type { DimensionFindings } from "../../../src/findings/schema.ts";
import { groupWords } from "../../../src/report/group-words.ts";
import { sampleDimension } from "./sample.ts";

const crossed = (dimension: string, label: string): DimensionFindings => ({
  ...sampleDimension("sex"),
  dimension,
  label,
});

describe("the words for a group", () => {
  it("join the parts of a crossing", () => {
    const pair = crossed("ethnic-group*imd-quintile", "Ethnic group × IMD quintile (1 = most deprived)");
    expect(groupWords(pair, "white*1")).toBe("people recorded as White who live in the most deprived fifth");
    const swapped = crossed("imd-quintile*ethnic-group", "IMD quintile (1 = most deprived) × Ethnic group");
    expect(groupWords(swapped, "1*white")).toBe(groupWords(pair, "white*1"));
  });

  it("begin with women and girls, then age, then what is recorded, then where they live and what they need", () => {
    const five = crossed(
      "imd-quintile*autism*interpreter*ethnic-group*age-band*sex",
      "IMD × Autism × Interpreter × Ethnic group × Age band × Sex",
    );
    expect(groupWords(five, "5*yes*yes*black*65-79*female")).toBe(
      "women and girls aged 65 to 79 recorded as autistic and recorded as Black or Black British " +
        "who live in the least deprived fifth and who need an interpreter",
    );
  });

  it("name what has no words of its own by its label", () => {
    const dimension = crossed("provider*sex", "Provider × Sex (as recorded)");
    expect(groupWords(crossed("region*sex", "Region × Sex"), "E12*male")).toBe(
      "men and boys in the group “Region: E12”",
    );
    expect(groupWords(dimension, "R*X*A")).toBe("people in the group “Provider × Sex (as recorded): R*X*A”");
  });

  it("put people at providers and sites, and list them under specialties", () => {
    const dimension = crossed("provider*ethnic-group*imd-quintile", "Provider × Ethnic group × IMD quintile");
    expect(groupWords(dimension, "ZAA*white*1")).toBe(
      "people recorded as White at ZAA who live in the most deprived fifth",
    );
    expect(groupWords(crossed("specialty", "Specialty"), "100")).toBe("people listed under 100");
    expect(groupWords(crossed("site", "Site"), "unknown")).toBe("people in the group “Site: Unknown”");
  });

  it("speak of everyone else whose group is known", () => {
    expect(groupWords(crossed("provider", "Provider"), "rest-of-list")).toBe(
      "everyone else whose provider is known",
    );
    expect(
      groupWords(
        crossed("imd-decile*sex", "IMD decile (1 = most deprived) × Sex (as recorded)"),
        "rest-of-list",
      ),
    ).toBe("everyone else whose IMD decile and sex are known");
  });
});
