/**
 * Areas that people are grouped into by where they live, through a look-up from their LSOA (ONS Open Geography Portal). In the
 * order of output.
 */
export const GEOGRAPHIES = [
  { id: "icb", label: "Integrated care board of residence" },
  { id: "region", label: "Region of residence" },
  { id: "local-authority", label: "Local authority of residence" },
  { id: "ward", label: "Ward of residence" },
  { id: "msoa", label: "MSOA of residence" },
  { id: "rural-urban", label: "Rural or urban residence" },
] as const;

export type GeographyId = (typeof GEOGRAPHIES)[number]["id"];

export const isGeography = (id: string): id is GeographyId =>
  GEOGRAPHIES.some((geography) => geography.id === id);
