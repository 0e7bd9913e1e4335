/**
 * Ethnic categories from the commonest down in the 2011 census of England and Wales: the last tie-break of CHIME, so that
 * nobody's ethnicity depends on the order of a file. Source: OHID, Method for assigning ethnic group in the CHIME tool
 * (24 May 2023), step 4. Groups without a category come after, in the order of the same census (ONS table KS201EW).
 */
export const CENSUS_ETHNICITY_ORDER = [
  "A",
  "C",
  "H",
  "J",
  "N",
  "L",
  "M",
  "B",
  "K",
  "D",
  "R",
  "F",
  "G",
  "P",
  "E",
  "S",
  "group-white",
  "group-asian",
  "group-black",
  "group-mixed",
  "group-other",
  "group-chinese",
] as const;
