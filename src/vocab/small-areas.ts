/** The last code given to an English LSOA, by census: areas drawn for 2021 have higher numbers than any before (ONS). */
export const LAST_LSOA_NUMBER = { 2011: 33_768, 2021: 35_762 } as const;

/** English LSOAs by census: as many as an edition of the IMD on them ranks (MHCLG). */
export const ENGLISH_LSOAS = { 2011: 32_844, 2021: 33_755 } as const;
