/** The census whose areas a code belongs to. An unchanged area keeps its code from 2011 to 2021. */
export type LsoaVintage = 2011 | 2021;

export interface ImdEdition {
  readonly name: string;
  readonly vintage: LsoaVintage;
  /** Number of areas ranked, 1 = most deprived. */
  readonly areas: number;
  /** Year of the local authority codes that the official files carry. */
  readonly authorityYears: readonly number[];
}

/** English Indices of Deprivation 2015, 2019 and 2025 (MHCLG), Files 1 and 7. */
export const IMD_EDITIONS = [
  { name: "IMD 2015", vintage: 2011, areas: 32_844, authorityYears: [2013, 2015] },
  { name: "IMD 2019", vintage: 2011, areas: 32_844, authorityYears: [2019] },
  { name: "IMD 2025", vintage: 2021, areas: 33_755, authorityYears: [2024, 2025] },
] as const satisfies readonly ImdEdition[];

export const LARGEST_RANK = Math.max(...IMD_EDITIONS.map((edition) => edition.areas));

/** Codes above this were created for the 2021 census. */
export const LAST_2011_LSOA_NUMBER = 33_768;

/** How many areas the editions of one vintage rank. */
export const areasOfVintage = (vintage: LsoaVintage): number =>
  IMD_EDITIONS.find((edition) => edition.vintage === vintage)!.areas;

/** "IMD 2019", or "IMD 2015 or 2019" where the file does not say: both rank the same 32,844 areas. */
export function editionName(vintage: LsoaVintage | undefined, authorityYear: number | undefined): string {
  const fitting = IMD_EDITIONS.filter((edition) => vintage === undefined || edition.vintage === vintage);
  const named = fitting.find((edition) => edition.authorityYears.some((year) => year === authorityYear));
  if (named !== undefined) return named.name;
  if (vintage === undefined) return "IMD, edition unknown";
  return `IMD ${fitting.map((edition) => edition.name.slice("IMD ".length)).join(" or ")}`;
}

/**
 * National decile of a rank, ceil(10 × rank ÷ areas): 1 = most deprived. Equal to the official decile for every area of
 * 2015, 2019 and 2025. `rank` from 1 to `areas`, both whole.
 */
export const decileOfRank = (rank: number, areas: number): number =>
  Math.floor((10 * rank + areas - 1) / areas);
