import type { EthnicCategoryCode } from "./ethnic-categories.ts";

/**
 * How census tables of England and Wales head their ethnic groups (ONS, TS021 of 2021, KS201 and QS211 of 2011, KS06 of
 * 2001, and short names met in extracts of them), as the categories of the lists. `parts` stand alone or behind a name
 * of their group ("White: Irish"). Gypsy, Irish Traveller and Roma are C, and Arab is S, as the NHS list has no code for them.
 */
export const CENSUS_ETHNIC_HEADINGS = [
  {
    group: "asian",
    names: [
      "Asian, Asian British or Asian Welsh",
      "Asian/Asian British",
      "Asian or Asian British",
      "Asian British",
      "Asian",
    ],
    parts: {
      Indian: "H",
      Pakistani: "J",
      Bangladeshi: "K",
      Chinese: "R",
      "Other Asian": "L",
      "Any other Asian background": "L",
    },
  },
  {
    group: "black",
    names: [
      "Black, Black British, Black Welsh, Caribbean or African",
      "Black/African/Caribbean/Black British",
      "Black or Black British",
      "Black British",
      "Black",
    ],
    parts: {
      Caribbean: "M",
      "Black Caribbean": "M",
      "Blk Caribbean": "M",
      African: "N",
      "Black African": "N",
      "Blk African": "N",
      "Other Black": "P",
      "Other Blk": "P",
      "Any other Black background": "P",
    },
  },
  {
    group: "mixed",
    names: [
      "Mixed or Multiple ethnic groups",
      "Mixed/multiple ethnic groups",
      "Mixed/multiple ethnic group",
      "Mixed",
    ],
    parts: {
      "White and Black Caribbean": "D",
      "White and Black African": "E",
      "White and Asian": "F",
      "Other Mixed or Multiple ethnic groups": "G",
      "Other Mixed": "G",
      "Any other mixed background": "G",
    },
  },
  {
    group: "white",
    names: ["White"],
    parts: {
      "English, Welsh, Scottish, Northern Irish or British": "A",
      "English/Welsh/Scottish/Northern Irish/British": "A",
      British: "A",
      "White British": "A",
      "White Brit": "A",
      Irish: "B",
      "White Irish": "B",
      "Gypsy or Irish Traveller": "C",
      Roma: "C",
      "Other White": "C",
      "Any other White background": "C",
    },
  },
  {
    group: "other",
    names: ["Other ethnic group", "Other ethnic groups", "Chinese or Other Ethnic Group", "Other"],
    parts: { Arab: "S", "Any other ethnic group": "S" },
  },
] as const satisfies readonly {
  group: string;
  names: readonly string[];
  parts: Readonly<Record<string, EthnicCategoryCode>>;
}[];

/** The name that only the 2001 census gave: there Chinese is part of Other, without a column of its own. */
export const OTHER_WITH_CHINESE = "Chinese or Other Ethnic Group";

/** Answers to other questions of the census: they make up a table's residents and are compared with no list. */
export const OTHER_CENSUS_HEADINGS = [
  "No religion",
  "Christian",
  "Buddhist",
  "Hindu",
  "Jewish",
  "Muslim",
  "Sikh",
  "Other religion",
  "Not answered",
  "Religion not stated",
  "Disabled under the Equality Act",
  "Not disabled under the Equality Act",
] as const;
