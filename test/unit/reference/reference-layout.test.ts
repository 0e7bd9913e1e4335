import { describe, expect, it } from "vitest";
import { recogniseLayout, vintageOfHeader } from "../../../src/reference/reference-layout.ts";

const columns = (header: string): string[] => header.split(",");

describe("an IMD table's header", () => {
  it.each([
    [
      "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Local Authority District name (2019),Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile",
      { lsoa: 0, rank: 4, decile: 5, vintage: 2011, authorityYear: 2019 },
    ],
    [
      "LSOA code (2021),LSOA name (2021),Local Authority District code (2024),Local Authority District name (2024),Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOA",
      { lsoa: 0, rank: 4, decile: 5, vintage: 2021, authorityYear: 2024 },
    ],
    [
      "lsoa11_code,lad13_code,IMD_score,IMD_rank,IMD_decile",
      { lsoa: 0, rank: 3, decile: 4, vintage: 2011, authorityYear: 2013 },
    ],
    [
      "LSOA_CODE,IMD_RANK,IMD_DECILE",
      { lsoa: 0, rank: 1, decile: 2, vintage: undefined, authorityYear: undefined },
    ],
    ["LSOA21CD,IMD25 Decile", { lsoa: 0, rank: -1, decile: 1, vintage: 2021, authorityYear: undefined }],
    [
      "derLSOA2011,IMD 2019 Decile",
      { lsoa: 0, rank: -1, decile: 1, vintage: 2011, authorityYear: undefined },
    ],
  ])("%s", (header, expected) => {
    expect(recogniseLayout(columns(header))).toEqual({ kind: "imd", ...expected });
  });

  it("is not one with scores only, with quintiles only, or with decile 10 as most deprived", () => {
    expect(recogniseLayout(columns("LSOA11CD,IMD,Income"))).toBeUndefined();
    expect(recogniseLayout(columns("LSOA11CD,IMD_QUINTILE"))).toBeUndefined();
    expect(recogniseLayout(columns("LSOA11CD,IMD Decile (where 10 is most deprived)"))).toBeUndefined();
    expect(recogniseLayout(columns("LSOA11CD,Income Rank (where 1 is most deprived)"))).toBeUndefined();
  });
});

describe("a postcode directory's header", () => {
  it.each([
    [
      "pcd,pcd2,pcds,dointr,doterm,osgrdind,ctry,lsoa01,oa11,lsoa11,imd,icb,oa21,lsoa21",
      {
        postcode: 2,
        lsoa2011: 9,
        lsoa2021: 13,
        rank: 10,
        rankVintage: 2011,
        country: 6,
        introduced: 3,
        terminated: 4,
      },
    ],
    [
      "pcd7,pcd8,pcds,dointr,doterm,ctry25cd,lsoa01cd,lsoa11cd,imd20ind,lsoa21cd",
      {
        postcode: 2,
        lsoa2011: 7,
        lsoa2021: 9,
        rank: 8,
        rankVintage: 2011,
        country: 5,
        introduced: 3,
        terminated: 4,
      },
    ],
    [
      "pcd7,pcd8,pcds,dointr,doterm,ctry26cd,lsoa21cd,imd25ind,icb26cd",
      { postcode: 2, lsoa2021: 6, rank: 7, rankVintage: 2021, country: 5, introduced: 3, terminated: 4 },
    ],
    [
      "pcd7,pcd8,pcds,dointr,doterm,usertype,oa11cd,lsoa11cd,msoa11cd,ladcd",
      { postcode: 2, lsoa2011: 7, introduced: 3, terminated: 4 },
    ],
    [
      "Postcode7,Postcode8,PostcodeNatural,IntroductionDate,TerminationDate,Usertype,OA11CD,LSOA11CD",
      { postcode: 2, lsoa2011: 7, introduced: 3, terminated: 4 },
    ],
    ["postcode,ward_code,msoa_code,lsoa_code,lsoa_name", { postcode: 0, lsoa: 3 }],
    [
      "pcds,lsoa11,doterm,source,IMD_rank,IMD_decile",
      { postcode: 0, lsoa2011: 1, rank: 4, decile: 5, terminated: 2 },
    ],
  ])("%s", (header, expected) => {
    const none = {
      lsoa2011: -1,
      lsoa2021: -1,
      lsoa: -1,
      rank: -1,
      decile: -1,
      country: -1,
      introduced: -1,
      terminated: -1,
    };
    expect(recogniseLayout(columns(header))).toEqual({
      kind: "postcodes",
      ...none,
      geographies: expect.anything(),
      rankVintage: 2011,
      ...expected,
    });
  });
});

it("the look-up of area changes is known by its two LSOA columns", () => {
  expect(recogniseLayout(columns("LSOA11CD,LSOA11NM,CHGIND,LSOA21CD,LSOA21NM"))).toEqual({
    kind: "lsoa-changes",
    lsoa2011: 0,
    lsoa2021: 3,
  });
});

it("the header of a list's LSOA column may name its census", () => {
  expect(vintageOfHeader("LSOA code (2011)")).toBe(2011);
  expect(vintageOfHeader("Patient_LSOA_2021")).toBe(2021);
  expect(vintageOfHeader("lsoa21cd")).toBe(2021);
  expect(vintageOfHeader("derLSOA")).toBeUndefined();
  expect(vintageOfHeader(undefined)).toBeUndefined();
});
