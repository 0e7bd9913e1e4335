/**
 * Postcodes that stand for no place with a deprivation rank (ONS Postcode Directory; HES data dictionary); keys as
 * written with one space. Any other `ZZ99` is an overseas country. They fail the postcode pattern: test them first.
 */
export type PseudoPostcodeReason = "pseudo-no-fixed-abode" | "pseudo-not-known" | "pseudo-overseas";

export const PSEUDO_POSTCODES: Readonly<Record<string, PseudoPostcodeReason>> = {
  "ZZ99 3VZ": "pseudo-no-fixed-abode",
  "ZZ99 3WZ": "pseudo-not-known",
  // A nation and no more is known.
  "ZZ99 3CZ": "pseudo-not-known",
  "ZZ99 3GZ": "pseudo-not-known",
  "ZZ99 1WZ": "pseudo-not-known",
  "ZZ99 2WZ": "pseudo-not-known",
};
