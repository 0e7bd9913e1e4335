import type { LsoaVintage } from "./imd-editions.ts";
import {
  bareHeading,
  isPercentage,
  memberOfHeading,
  type PopulationMember,
  plainHeading,
} from "./population-member.ts";

/** The kinds of area that residents are counted for, smallest first. */
export const AREA_LEVELS = ["lsoa", "local-authority", "icb"] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];
/** The kinds of area that are made of LSOAs. */
export type NamedAreaLevel = Exclude<AreaLevel, "lsoa">;

/** A column that holds the codes of areas. */
export interface AreaColumn {
  readonly level: AreaLevel;
  readonly column: number;
  /** Of an LSOA column: the census that its header names. */
  readonly vintage: LsoaVintage | undefined;
}

/** A column of counts and whom it counts. */
export interface MemberColumn {
  readonly column: number;
  readonly member: PopulationMember;
}

/** Columns of a population file, by position. */
export interface PopulationLayout {
  readonly kind: "population";
  /** The smallest areas of the file; their level is told by the codes when the header does not say it. */
  readonly area: Omit<AreaColumn, "level"> & { readonly level: AreaLevel | undefined };
  readonly counts: /** A column for each group. */
    | { readonly kind: "wide"; readonly columns: readonly MemberColumn[] }
    /** A row for each group. */
    | { readonly kind: "long"; readonly category: number; readonly value: number }
    /** No counts: the file only says which LSOA lies in which larger area. */
    | { readonly kind: "none" };
  /** Larger areas that the LSOAs of the file lie in. */
  readonly within: readonly { readonly level: NamedAreaLevel; readonly column: number }[];
}

/** Written into the error when no file fits. */
export const POPULATION_LOOKED_FOR =
  "a column of area codes (LSOA code, lsoa21cd, ltla21_code, icb24_code …) with counts of residents by ethnic group, age or " +
  "sex, or their total, or a look-up from LSOA to local authority or ICB";

const LSOA = /^(?:der)?(?:lsoa|lowerlayersuperoutputareas?)(?:code)?(?:20)?(11|21)?(?:cd|code)?$/;
const LSOA_NAME = "lowerlayersuperoutputareas";
const LOCAL_AUTHORITY =
  /^(?:ltla|lad|la|localauthority(?:district)?|lowertierlocalauthorit(?:y|ies))(?:20)?(?:\d\d)?(?:cd|code)(?:20)?(?:\d\d)?$/;
const ICB = /^icb(?:20)?(?:\d\d)?(?:cd|code)(?:h|nhs|ods)?$/;
const ANY_AREA = /^(?:geographycode|areacodes?)$/;
const CATEGORY = /^(?:ethnicgroup|age|sex|religion|disability)(?!.*code$)/;
const VALUE = /^(?:value|observation|obsvalue|count)$/;

/** What a population file is, from its header; undefined when it is none that fairwait knows. */
export function recognisePopulation(header: readonly string[]): PopulationLayout | undefined {
  const names = header.map(bareHeading);
  const areas = areaColumns(names);
  const [area] = areas;
  if (area === undefined) return undefined;
  const within = areas.flatMap(({ level, column }) =>
    area.level === "lsoa" && (level === "local-authority" || level === "icb") ? [{ level, column }] : [],
  );
  const counts = longColumns(names) ?? wideColumns(header);
  if (counts.kind === "none" && within.length === 0) return undefined;
  return { kind: "population", area, counts, within };
}

function areaColumns(names: readonly string[]): PopulationLayout["area"][] {
  const columns = names.flatMap((name, column): PopulationLayout["area"][] => {
    const lsoa = name === LSOA_NAME ? null : LSOA.exec(name);
    if (lsoa !== null) return [{ level: "lsoa", column, vintage: VINTAGES[lsoa[1] ?? ""] }];
    if (LOCAL_AUTHORITY.test(name)) return [{ level: "local-authority", column, vintage: undefined }];
    if (ICB.test(name)) return [{ level: "icb", column, vintage: undefined }];
    return ANY_AREA.test(name) ? [{ level: undefined, column, vintage: undefined }] : [];
  });
  const place = ({ level }: PopulationLayout["area"]): number =>
    level === undefined ? -1 : AREA_LEVELS.indexOf(level);
  return columns.sort((one, other) => place(one) - place(other) || one.column - other.column);
}

const VINTAGES: Readonly<Record<string, LsoaVintage>> = { "11": 2011, "21": 2021 };

function longColumns(names: readonly string[]): PopulationLayout["counts"] | undefined {
  const value = names.findIndex((name) => VALUE.test(name));
  const [category, second] = names.flatMap((name, column) => (CATEGORY.test(name) ? [column] : []));
  // Counts by two characteristics at once are not summed here.
  if (value < 0 || category === undefined || second !== undefined) return undefined;
  return { kind: "long", category, value };
}

function wideColumns(header: readonly string[]): PopulationLayout["counts"] {
  const headings = header.map(plainHeading);
  const columns = header.flatMap((heading, column): MemberColumn[] => {
    if (isPercentage(heading) || isSubtotal(headings[column] ?? "", headings)) return [];
    const member = memberOfHeading(heading);
    return member === undefined ? [] : [{ column, member }];
  });
  return columns.length === 0 ? { kind: "none" } : { kind: "wide", columns: withOpenEnd(columns) };
}

/** "White" is a sum where there is also "White: Irish". */
export const isSubtotal = (heading: string, headings: readonly string[]): boolean =>
  headings.some((other) => other.startsWith(`${heading}:`));

/** The last of the single years of age stands for all above it, whether its header says so (90+) or not (F90). */
function withOpenEnd(columns: readonly MemberColumn[]): MemberColumn[] {
  const ages = columns.flatMap(({ member }) => (member.kind === "age" ? [member] : []));
  if (ages.some(({ to }) => to === null)) return [...columns];
  const oldest = Math.max(...ages.map(({ from }) => from));
  return columns.map(({ column, member }) =>
    member.kind === "age" && member.from === oldest
      ? { column, member: { ...member, to: null } }
      : { column, member },
  );
}
