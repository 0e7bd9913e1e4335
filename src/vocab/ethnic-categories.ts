/**
 * ETHNIC CATEGORY, the 2001-census list still mandated (NHS Data Model and Dictionary), with the five groups of the
 * 2001 and the 2011/2021 census. Chinese is the only code whose group differs. Letters I, O and Q are unused.
 */
export const ETHNIC_CATEGORIES = [
  { code: "A", label: "White - British", group2001: "white", group2021: "white" },
  { code: "B", label: "White - Irish", group2001: "white", group2021: "white" },
  { code: "C", label: "White - Any other White background", group2001: "white", group2021: "white" },
  { code: "D", label: "Mixed - White and Black Caribbean", group2001: "mixed", group2021: "mixed" },
  { code: "E", label: "Mixed - White and Black African", group2001: "mixed", group2021: "mixed" },
  { code: "F", label: "Mixed - White and Asian", group2001: "mixed", group2021: "mixed" },
  { code: "G", label: "Mixed - Any other mixed background", group2001: "mixed", group2021: "mixed" },
  { code: "H", label: "Asian or Asian British - Indian", group2001: "asian", group2021: "asian" },
  { code: "J", label: "Asian or Asian British - Pakistani", group2001: "asian", group2021: "asian" },
  { code: "K", label: "Asian or Asian British - Bangladeshi", group2001: "asian", group2021: "asian" },
  {
    code: "L",
    label: "Asian or Asian British - Any other Asian background",
    group2001: "asian",
    group2021: "asian",
  },
  { code: "M", label: "Black or Black British - Caribbean", group2001: "black", group2021: "black" },
  { code: "N", label: "Black or Black British - African", group2001: "black", group2021: "black" },
  {
    code: "P",
    label: "Black or Black British - Any other Black background",
    group2001: "black",
    group2021: "black",
  },
  { code: "R", label: "Other Ethnic Groups - Chinese", group2001: "other", group2021: "asian" },
  {
    code: "S",
    label: "Other Ethnic Groups - Any other ethnic group",
    group2001: "other",
    group2021: "other",
  },
] as const;

/** Codes that carry no category: asked but declined, and not asked or unable to answer. */
export const ETHNIC_NON_CATEGORIES = [
  { code: "Z", label: "Not stated" },
  { code: "99", label: "Not known" },
] as const;

export const ETHNIC_GROUPS = [
  { id: "white", label: "White" },
  { id: "mixed", label: "Mixed" },
  { id: "asian", label: "Asian" },
  { id: "black", label: "Black" },
  { id: "other", label: "Other" },
] as const;

export type EthnicCategoryCode = (typeof ETHNIC_CATEGORIES)[number]["code"];
export type EthnicGrouping = "2001" | "2021";
