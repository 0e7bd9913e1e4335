import { describe, expect, it } from "vitest";
import { recognisePopulation } from "../../../src/reference/population-layout.ts";
import { memberOfHeading } from "../../../src/reference/population-member.ts";

const columns = (header: string): string[] => header.split(";").map((name) => name.trim());

describe("whom a heading counts", () => {
  it.each([
    ["total_residents", { kind: "total" }],
    ["All Ages", { kind: "total" }],
    ["Persons", { kind: "total" }],
    ["Ethnic group: Total: All usual residents", { kind: "total" }],
    ["Total population: mid 2015 (excluding prisoners)", { kind: "total" }],
    ["Asian, Asian British or Asian Welsh", { kind: "ethnic-group", group: "asian", withChinese: false }],
    ["Asian, Asian British or Asian Welsh: Chinese (number)", { kind: "ethnic-category", code: "R" }],
    ["Ethnic group: White: Irish", { kind: "ethnic-category", code: "B" }],
    ["White: Gypsy or Irish Traveller", { kind: "ethnic-category", code: "C" }],
    ["Other ethnic group: Arab", { kind: "ethnic-category", code: "S" }],
    ["BlkCaribbean", { kind: "ethnic-category", code: "M" }],
    ["Mixed/multiple ethnic groups: White and Asian", { kind: "ethnic-category", code: "F" }],
    ["Chinese or Other Ethnic Group", { kind: "ethnic-group", group: "other", withChinese: true }],
    ["Sex: Female", { kind: "sex", sex: "female" }],
    ["17", { kind: "age", from: 17, to: 17 }],
    ["90+", { kind: "age", from: 90, to: null }],
    ["F65 and over", { kind: "age", from: 65, to: null, sex: "female" }],
    ["M42", { kind: "age", from: 42, to: 42, sex: "male" }],
    ["Age: Aged 4 years and under", { kind: "age", from: 0, to: 4 }],
    ["Age: Aged under 1 year", { kind: "age", from: 0, to: 0 }],
    ["Aged 1 year", { kind: "age", from: 1, to: 1 }],
    ["Aged 5 to 9 years", { kind: "age", from: 5, to: 9 }],
    ["Aged 85 years and over", { kind: "age", from: 85, to: null }],
    ["Under 18", { kind: "age", from: 0, to: 17 }],
    ["Population (0-15)", { kind: "age", from: 0, to: 15 }],
    ["Dependent Children aged 0-15: mid 2015 (excluding prisoners)", { kind: "age", from: 0, to: 15 }],
    [
      "Older population aged 60 and over: mid 2015 (excluding prisoners)",
      { kind: "age", from: 60, to: null },
    ],
    ["Muslim", { kind: "uncompared" }],
  ])("%s", (heading, member) => {
    expect(memberOfHeading(heading)).toEqual(member);
  });

  it.each([
    "White: Irish (percent)",
    "Working age population 18-59/64: for use with Employment Deprivation Domain",
    "Working age population 18-66: mid 2022",
    "Population (Working)",
    "Income Score (rate)",
    "LSOA name (2011)",
  ])("%s counts nobody that fairwait knows", (heading) => {
    expect(memberOfHeading(heading)).toBeUndefined();
  });
});

describe("a population table's header", () => {
  it("has areas of a census, a column for each group, and the larger areas they lie in", () => {
    expect(
      recognisePopulation(
        columns("LAD 2021 Code; LAD 2021 Name; LSOA 2021 Code; LSOA 2021 Name; Total; F0; F1; M0; M1"),
      ),
    ).toEqual({
      kind: "population",
      area: { level: "lsoa", column: 2, vintage: 2021 },
      counts: {
        kind: "wide",
        columns: [
          { column: 4, member: { kind: "total" } },
          { column: 5, member: { kind: "age", from: 0, to: 0, sex: "female" } },
          { column: 6, member: { kind: "age", from: 1, to: null, sex: "female" } },
          { column: 7, member: { kind: "age", from: 0, to: 0, sex: "male" } },
          { column: 8, member: { kind: "age", from: 1, to: null, sex: "male" } },
        ],
      },
      within: [{ level: "local-authority", column: 0 }],
    });
  });

  it("has a row for each group", () => {
    const header =
      "Lower layer Super Output Areas Code; Lower layer Super Output Areas; Ethnic group (20 categories) Code; Ethnic group (20 categories); Observation";
    expect(recognisePopulation(columns(header))).toMatchObject({
      area: { level: "lsoa", column: 0 },
      counts: { kind: "long", category: 3, value: 4 },
    });
  });

  it("is that of the bulk table TS021, sums of groups left out", () => {
    const title = "Ethnic group: ";
    const header = [
      "date",
      "geography",
      "geography code",
      "Total: All usual residents",
      "Asian, Asian British or Asian Welsh",
      "Asian, Asian British or Asian Welsh: Bangladeshi",
      "Asian, Asian British or Asian Welsh: Chinese",
      "Asian, Asian British or Asian Welsh: Indian",
      "Asian, Asian British or Asian Welsh: Pakistani",
      "Asian, Asian British or Asian Welsh: Other Asian",
      "Black, Black British, Black Welsh, Caribbean or African",
      "Black, Black British, Black Welsh, Caribbean or African: African",
      "Black, Black British, Black Welsh, Caribbean or African: Caribbean",
      "Black, Black British, Black Welsh, Caribbean or African: Other Black",
      "Mixed or Multiple ethnic groups",
      "Mixed or Multiple ethnic groups: White and Asian",
      "Mixed or Multiple ethnic groups: White and Black African",
      "Mixed or Multiple ethnic groups: White and Black Caribbean",
      "Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups",
      "White",
      "White: English, Welsh, Scottish, Northern Irish or British",
      "White: Irish",
      "White: Gypsy or Irish Traveller",
      "White: Roma",
      "White: Other White",
      "Other ethnic group",
      "Other ethnic group: Arab",
      "Other ethnic group: Any other ethnic group",
    ].map((name, index) => (index < 3 ? name : title + name));
    const layout = recognisePopulation(header);
    const members = layout?.counts.kind === "wide" ? layout.counts.columns.map(({ member }) => member) : [];
    const codes = members.map((member) => (member.kind === "ethnic-category" ? member.code : member.kind));
    expect(codes).toEqual(["total", ..."KRHJLNMPFEDGABCCCSS"]);
  });

  it("leaves out sums of other columns", () => {
    const layout = recognisePopulation(
      columns("geography code; Ethnic group: White; Ethnic group: White: Irish; Ethnic group: White: Roma"),
    );
    expect(layout?.area).toEqual({ level: undefined, column: 0, vintage: undefined });
    expect(layout?.counts).toMatchObject({ kind: "wide", columns: [{ column: 2 }, { column: 3 }] });
  });

  it("may be that of a look-up alone, with the codes of ONS and NHS for the same areas", () => {
    expect(recognisePopulation(columns("LSOA21CD; LSOA21NM; ICB23CD; ICB23CDH; LAD23CD"))).toEqual({
      kind: "population",
      area: { level: "lsoa", column: 0, vintage: 2021 },
      counts: { kind: "none" },
      within: [
        { level: "local-authority", column: 4 },
        { level: "icb", column: 2 },
        { level: "icb", column: 3 },
      ],
    });
  });

  it("is not that of a table without areas, without counts, or of counts by two things at once", () => {
    expect(recognisePopulation(columns("name; White; Black"))).toBeUndefined();
    expect(recognisePopulation(columns("lsoa11_code; ruc11_code"))).toBeUndefined();
    expect(
      recognisePopulation(columns("LSOA21CD; Age (8 categories); Sex (2 categories); Observation")),
    ).toBeUndefined();
  });
});
