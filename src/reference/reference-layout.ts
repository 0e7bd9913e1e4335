import { type AreaGeographyLayout, geographyLayout } from "./area-geography-layout.ts";
import { type DirectoryGeography, directoryGeographies } from "./directory-geographies.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import { type OrganisationsLayout, organisationsLayout } from "./organisations-layout.ts";

/** Columns of a table of areas with their deprivation, by position; −1 = not there. */
export interface LsoaTableLayout {
  readonly kind: "imd";
  readonly lsoa: number;
  readonly rank: number;
  readonly decile: number;
  /** From the header of the LSOA column; undefined when it does not say. */
  readonly vintage: LsoaVintage | undefined;
  /** Year of the local authority columns, which tells IMD 2015 from IMD 2019. */
  readonly authorityYear: number | undefined;
}

/** Columns of a postcode directory, by position; −1 = not there. */
export interface PostcodeDirectoryLayout {
  readonly kind: "postcodes";
  readonly postcode: number;
  readonly lsoa2011: number;
  readonly lsoa2021: number;
  /** An LSOA column that does not say its census. */
  readonly lsoa: number;
  readonly rank: number;
  /** The edition that the ranks are of. */
  readonly rankVintage: LsoaVintage;
  readonly decile: number;
  readonly country: number;
  readonly introduced: number;
  readonly terminated: number;
  readonly geographies: readonly DirectoryGeography[];
}

/** The ONS look-up from 2011 to 2021 areas. */
export interface LsoaChangeLayout {
  readonly kind: "lsoa-changes";
  readonly lsoa2011: number;
  readonly lsoa2021: number;
}

export type ReferenceLayout =
  | LsoaTableLayout
  | PostcodeDirectoryLayout
  | LsoaChangeLayout
  | AreaGeographyLayout
  | OrganisationsLayout;

/** Written into the error when no file fits. */
export const LOOKED_FOR =
  'an LSOA column ("LSOA code (2011)", "LSOA code (2021)", LSOA_CODE, lsoa11_code …) with an IMD rank or decile ' +
  '("Index of Multiple Deprivation (IMD) Rank", "… Decile", IMD_RANK, IMD_DECILE …), or a postcode column ' +
  "(pcds, pcd7, Postcode …) with an LSOA (lsoa11, lsoa21cd, LSOA11CD …) or a rank (imd, imd25ind …), or an LSOA column " +
  "with larger areas (icb24cd, lad24cd, wd24cd, rgn24cd, msoa21cd, ruc21cd …), or ODS codes with names " +
  '("Provider Org Code", "Organisation Name" …)';

/** Headers are compared in lower case without anything but letters and digits. */
const bare = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, "");

const YEAR = "(?:20)?";
const LSOA_NAMES = {
  2011: new RegExp(`^(?:der)?(?:lsoa(?:code)?${YEAR}11(?:cd|code)?)$`),
  2021: new RegExp(`^(?:der)?(?:lsoa(?:code)?${YEAR}21(?:cd|code)?)$`),
  unsaid: /^(?:der)?lsoa(?:cd|code)?$/,
} as const;
/** "… where 1 is most deprived" may be cut at 80 characters; "where 10 is most deprived" is another thing. */
const IMD_NAME = "^(?:indexofmultipledeprivation(?:imd)?|imd)(?:20)?(?:\\d\\d)?";
const TAIL = "(?:(?:20)?\\d\\d|where1(?!0)\\w*)?$";
const RANK = new RegExp(`${IMD_NAME}rank${TAIL}`);
const DECILE = new RegExp(`${IMD_NAME}decile${TAIL}`);
/** ONS directories hold the rank within the country in `imd`, `imd20ind` (2019) or `imd25ind` (2025). */
const DIRECTORY_RANK = /^imd(?:(\d\d)ind)?$/;
const FIRST_YEAR_OF_2021_RANKS = 25;
/** In order of preference: the spelling with one space first. */
const POSTCODES = [
  "pcds",
  "postcodenatural",
  "postcode",
  "pcd8",
  "pcd2",
  "postcode8",
  "pcd7",
  "pcd",
  "postcode7",
] as const;
const COUNTRY = /^(?:ctry(?:\d\d)?(?:cd)?|country(?:code)?)$/;
const INTRODUCED = /^(?:dointr|introductiondate|dateofintroduction)$/;
const TERMINATED = /^(?:doterm|terminationdate|terminated|dateoftermination)$/;
const AUTHORITY_YEAR = /^(?:localauthoritydistrict(?:code|name)|lad)(?:20)?(\d\d)(?:code|name|cd|nm)?$/;

/** What a reference file is, from its header; undefined when it is none that fairwait knows. */
export function recogniseLayout(header: readonly string[]): ReferenceLayout | undefined {
  const names = header.map(bare);
  const find = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const lsoa2011 = find(LSOA_NAMES[2011]);
  const lsoa2021 = find(LSOA_NAMES[2021]);
  const lsoa = find(LSOA_NAMES.unsaid);
  const areas = { lsoa2011, lsoa2021, lsoa };
  const hasArea = lsoa2011 >= 0 || lsoa2021 >= 0 || lsoa >= 0;
  const rank = find(RANK);
  const decile = find(DECILE);
  const postcode = POSTCODES.map((name) => names.indexOf(name)).find((position) => position >= 0);
  if (postcode !== undefined) {
    const directoryRank = rank >= 0 ? rank : find(DIRECTORY_RANK);
    if (!hasArea && directoryRank < 0 && decile < 0) return undefined;
    return {
      kind: "postcodes",
      postcode,
      ...areas,
      rank: directoryRank,
      rankVintage: rankVintage(names[directoryRank]),
      decile,
      country: find(COUNTRY),
      introduced: find(INTRODUCED),
      terminated: find(TERMINATED),
      geographies: directoryGeographies(names, { lsoa2011: lsoa2011 >= 0, lsoa2021: lsoa2021 >= 0 }),
    };
  }
  if (hasArea && (rank >= 0 || decile >= 0)) {
    return { kind: "imd", ...chooseArea(areas), rank, decile, authorityYear: authorityYear(names) };
  }
  if (lsoa2011 >= 0 && lsoa2021 >= 0) return { kind: "lsoa-changes", lsoa2011, lsoa2021 };
  return geographyLayout(names, areas) ?? organisationsLayout(names);
}

/** The census that the header of a list's LSOA column names; undefined when it names none. */
export function vintageOfHeader(header: string | undefined): LsoaVintage | undefined {
  const name = bare(header ?? "");
  if (LSOA_NAMES[2011].test(name)) return 2011;
  if (LSOA_NAMES[2021].test(name)) return 2021;
  const year = /lsoa\D*(?:20)?(11|21)(?!\d)/.exec(name)?.[1];
  return year === undefined ? undefined : year === "11" ? 2011 : 2021;
}

function chooseArea(areas: { lsoa2011: number; lsoa2021: number; lsoa: number }): {
  lsoa: number;
  vintage: LsoaVintage | undefined;
} {
  if (areas.lsoa2021 >= 0 && areas.lsoa2011 < 0) return { lsoa: areas.lsoa2021, vintage: 2021 };
  if (areas.lsoa2011 >= 0) return { lsoa: areas.lsoa2011, vintage: 2011 };
  return { lsoa: areas.lsoa, vintage: undefined };
}

function rankVintage(name: string | undefined): LsoaVintage {
  const year = Number(DIRECTORY_RANK.exec(name ?? "")?.[1] ?? /imd(?:20)?(\d\d)/.exec(name ?? "")?.[1]);
  return year >= FIRST_YEAR_OF_2021_RANKS ? 2021 : 2011;
}

function authorityYear(names: readonly string[]): number | undefined {
  const year = names.map((name) => AUTHORITY_YEAR.exec(name)?.[1]).find((found) => found !== undefined);
  return year === undefined ? undefined : 2000 + Number(year);
}
