import { homeAreas } from "../enrich/home-areas.ts";
import { leadingAreas } from "../enrich/leading-areas.ts";
import { inputError, type UserError, usageError } from "../errors.ts";
import type { Note } from "../findings/exact.ts";
import { grouped } from "../grouped.ts";
import { LEVEL_NAMES } from "../reference/area-level.ts";
import type { AreaMembership, PopulationTable } from "../reference/population-table.ts";
import type { CatchmentChoice } from "../request.ts";
import { LAST_LSOA_NUMBER } from "../vocab/small-areas.ts";
import type { ListAreas } from "./list-areas.ts";
import { warning } from "./note.ts";

/** The LSOAs a list is at home in. */
export const DEFAULT_CATCHMENT: CatchmentChoice = { kind: "lsoa" };

/** Whose residents one population table counts for a list. */
export interface Catchment {
  readonly rule: string;
  readonly table: PopulationTable;
  /** LSOAs whose pathways are compared. */
  readonly lsoas: ReadonlySet<string>;
  /** Areas of the table, LSOAs or larger ones, whose residents are. */
  readonly areas: readonly string[];
  readonly notes: readonly Note[];
}

type NamedAreas = Exclude<CatchmentChoice, { kind: "lsoa" }>;

export interface CatchmentOptions {
  readonly choice: CatchmentChoice;
  readonly memberships: readonly AreaMembership[];
  /** Analysed pathways by LSOA, as the list's column for the table's census has them. */
  readonly list: ListAreas;
}

/** The catchment that a choice means for a table, or why the table cannot serve it. */
export function catchmentOf(
  table: PopulationTable,
  { choice, memberships, list }: CatchmentOptions,
): Catchment | { readonly unusable: string } {
  if (choice.kind === "lsoa") return lsoaCatchment(table, choice.percent, list);
  if (table.level !== "lsoa" && table.level !== choice.kind) {
    const name = LEVEL_NAMES[table.level];
    return { unusable: `it counts residents by ${name}, not by LSOA or ${LEVEL_NAMES[choice.kind]}` };
  }
  const named: NamedAreas = { kind: choice.kind, codes: [...new Set(choice.codes)] };
  const membership = membershipOf(named, memberships, table.vintage ?? list.vintage);
  const members = new Set(named.codes.flatMap((code) => membership.lsoas.get(code) ?? []));
  const rule = `${named.kind}:${named.codes.join(",")}`;
  const notes = otherCensus(membership, list);
  if (table.level === named.kind) {
    const absent = named.codes.find((code) => !table.areas.has(code));
    if (absent !== undefined) throw areaNotThere(table.file, absent, named.kind);
    return { rule, table, lsoas: members, areas: named.codes, notes };
  }
  const inBoth = areasOfBoth(table.vintage, list.vintage, memberships);
  const areas = [...members].filter((code) => table.areas.has(code) && inBoth(code));
  if (areas.length === 0) return { unusable: "it has no LSOA of the catchment" };
  const lsoas = new Set(areas);
  return { rule, table, lsoas, areas, notes: [...notes, ...withoutResidents(table, members, lsoas)] };
}

function lsoaCatchment(
  table: PopulationTable,
  percent: number | undefined,
  { pathways }: ListAreas,
): Catchment | { readonly unusable: string } {
  if (table.level !== "lsoa") {
    const name = LEVEL_NAMES[table.level];
    return { unusable: `it counts residents by ${name}, which needs --catchment ${table.level}:CODE` };
  }
  const counted = new Map([...pathways].filter(([code]) => table.areas.has(code)));
  const lsoas = percent === undefined ? homeAreas(counted) : leadingAreas(counted, percent);
  if (lsoas.size === 0) return { unusable: "it has no LSOA of the list" };
  return {
    rule: percent === undefined ? "lsoa" : `lsoa:${percent}`,
    table,
    lsoas,
    areas: [...lsoas],
    notes: sparseNotes(counted, lsoas),
  };
}

/** With fewer pathways in an LSOA on average, chance decides which LSOAs of the true catchment have any, and which are typical. */
const FEW_PATHWAYS = 5;

/** A small list leaves out every LSOA without a pathway, and cannot tell single patients from far away from its own. */
function sparseNotes(pathways: ReadonlyMap<string, number>, lsoas: ReadonlySet<string>): Note[] {
  const inside = [...lsoas].reduce((sum, code) => sum + (pathways.get(code) ?? 0), 0);
  const mean = inside / lsoas.size;
  if (mean >= FEW_PATHWAYS) return [];
  return [
    warning(
      "catchment-sparse",
      `The catchment has ${mean.toFixed(1)} pathways per LSOA, too few to tell whose list it is: LSOAs where nobody waits are left out, ` +
        "and single patients from far away bring theirs in, so rates per 1,000 can be far off. Name the area instead: " +
        "--catchment icb:CODE or local-authority:CODE, with a look-up from LSOA.",
    ),
  ];
}

/** The look-up that has the named areas: of the census wanted where there is one. */
function membershipOf(
  { kind, codes }: NamedAreas,
  memberships: readonly AreaMembership[],
  wanted: PopulationTable["vintage"],
): AreaMembership {
  const ofKind = memberships.filter(({ level }) => level === kind);
  if (ofKind.length === 0) throw noLookup(kind);
  const complete = ofKind.filter(({ lsoas }) => codes.every((code) => lsoas.has(code)));
  const chosen = complete.find(({ vintage }) => vintage === wanted) ?? complete[0];
  if (chosen !== undefined) return chosen;
  const absent = codes.find((code) => !ofKind.some(({ lsoas }) => lsoas.has(code)));
  throw areaNotThere(ofKind[0]?.file, absent ?? codes.join(","), kind);
}

/** Patients in LSOAs that changed would seem to live elsewhere. */
function otherCensus({ file, vintage }: AreaMembership, list: ListAreas): Note[] {
  if (vintage === undefined || list.vintage === undefined || vintage === list.vintage) return [];
  return [
    warning(
      "catchment-vintage-differs",
      `The list has ${list.vintage} LSOA codes and ${file} says which ${vintage} LSOAs are in the catchment: patients in LSOAs that changed ` +
        `count as living elsewhere. Give the look-up of ${list.vintage} LSOAs.`,
    ),
  ];
}

const CODES_SHOWN = 3;

/** These codes are the look-up's, not a patient's: they may be named. */
function withoutResidents(
  table: PopulationTable,
  members: ReadonlySet<string>,
  counted: ReadonlySet<string>,
): Note[] {
  const absent = [...members].filter((code) => !counted.has(code)).sort();
  if (absent.length === 0) return [];
  const more = absent.length > CODES_SHOWN ? " …" : "";
  return [
    warning(
      "catchment-without-residents",
      `${table.file} has no residents for ${grouped(absent.length)} of the ${grouped(members.size)} LSOAs of the catchment ` +
        `(${absent.slice(0, CODES_SHOWN).join(", ")}${more}); their pathways are left out of the rates as well.`,
    ),
  ];
}

const noLookup = (kind: NamedAreas["kind"]): UserError =>
  usageError({
    code: "catchment-without-lookup",
    message: `--catchment ${kind}: no file says which LSOAs are in it`,
    hint: `Give the ONS look-up from LSOA to ${LEVEL_NAMES[kind]} with --population as well.`,
  });

const areaNotThere = (file: string | undefined, code: string, kind: NamedAreas["kind"]): UserError =>
  inputError({
    code: "catchment-not-found",
    ...(file !== undefined && { file }),
    message: `there is no ${LEVEL_NAMES[kind]} ${code}`,
    hint: "Write its code as the file has it, for example icb:QOX or local-authority:E08000025.",
  });

/**
 * With a list of another census only areas that did not change are compared: nobody on the list can live in the others, and
 * their residents would lower every rate.
 */
function areasOfBoth(
  ofTable: PopulationTable["vintage"],
  ofList: PopulationTable["vintage"],
  memberships: readonly AreaMembership[],
): (code: string) => boolean {
  if (ofTable === undefined || ofList === undefined || ofTable === ofList) return () => true;
  if (ofTable === 2021) return (code) => Number(code.slice("E01".length)) <= LAST_LSOA_NUMBER[2011];
  const other = memberships.filter(({ vintage }) => vintage === ofList);
  const codes = new Set(other.flatMap(({ lsoas }) => [...lsoas.values()].flat()));
  return (code) => codes.size === 0 || codes.has(code);
}
