import { ENGLISH_LSOAS } from "../vocab/small-areas.ts";

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
  { name: "IMD 2015", vintage: 2011, areas: ENGLISH_LSOAS[2011], authorityYears: [2013, 2015] },
  { name: "IMD 2019", vintage: 2011, areas: ENGLISH_LSOAS[2011], authorityYears: [2019] },
  { name: "IMD 2025", vintage: 2021, areas: ENGLISH_LSOAS[2021], authorityYears: [2024, 2025] },
] as const satisfies readonly ImdEdition[];

export const LARGEST_RANK = Math.max(...IMD_EDITIONS.map((edition) => edition.areas));

/** How many areas the editions of one vintage rank. */
export const areasOfVintage = (vintage: LsoaVintage): number => ENGLISH_LSOAS[vintage];

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

/** Ranks of some areas in the two editions that rank the same 32,844 (MHCLG, File 1 of each). */
const RANKS_THAT_TELL: readonly {
  readonly lsoa: number;
  readonly "IMD 2015": number;
  readonly "IMD 2019": number;
}[] = [
  { lsoa: 1, "IMD 2015": 29_111, "IMD 2019": 29_199 },
  { lsoa: 8_000, "IMD 2015": 12_849, "IMD 2019": 13_173 },
  { lsoa: 11_949, "IMD 2015": 5_169, "IMD 2019": 4_731 },
  { lsoa: 15_000, "IMD 2015": 14_337, "IMD 2019": 13_532 },
  { lsoa: 25_000, "IMD 2015": 25_793, "IMD 2019": 23_414 },
  { lsoa: 33_768, "IMD 2015": 2_592, "IMD 2019": 1_833 },
];

/** The edition whose ranks these are, by number of the area; undefined when some differ or are not there. */
export const editionOfRanks = (ranks: Int32Array): ImdEdition | undefined =>
  (["IMD 2015", "IMD 2019"] as const)
    .filter((name) => RANKS_THAT_TELL.every((told) => ranks[told.lsoa] === told[name]))
    .map((name) => IMD_EDITIONS.find((edition) => edition.name === name))[0];
