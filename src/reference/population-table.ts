import type { Note } from "../findings/schema.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import type { AreaLevel, NamedAreaLevel } from "./population-layout.ts";
import type { PopulationMember } from "./population-member.ts";

/** Whom a group of residents is, `total` left out: every member counts residents that no other of its kind counts. */
export type ResidentGroup = Exclude<PopulationMember, { kind: "total" }>;

/** Residents by area and group, from one file or from anywhere else that can say so. */
export interface PopulationTable {
  /** "residents by ethnic group, LSOA 2021". */
  readonly name: string;
  /** Base name of the file. */
  readonly file: string;
  readonly level: AreaLevel;
  /** The census whose LSOAs they are; undefined for larger areas, and when too few areas tell. */
  readonly vintage: LsoaVintage | undefined;
  readonly groups: readonly ResidentGroup[];
  /** By area code in capitals. */
  readonly areas: ReadonlyMap<string, AreaResidents>;
}

export interface AreaResidents {
  readonly total: number;
  /** One count for each of the table's `groups`. */
  readonly counts: Float64Array;
}

/** Which LSOAs larger areas are made of, by the areas' codes in capitals. */
export interface AreaMembership {
  readonly file: string;
  readonly level: NamedAreaLevel;
  readonly vintage: LsoaVintage | undefined;
  readonly lsoas: ReadonlyMap<string, readonly string[]>;
}

/** What the population files of a run hold. */
export interface PopulationFiles {
  readonly tables: readonly PopulationTable[];
  readonly memberships: readonly AreaMembership[];
  readonly references: readonly { kind: string; name: string; sha256: string; rows: number }[];
  readonly notes: readonly Note[];
}

/** Residents of all areas together, one count for each group of the table; areas it does not have count as none. */
export function residentsIn(
  { areas, groups }: PopulationTable,
  codes: Iterable<string>,
): { readonly total: number; readonly counts: Float64Array } {
  const counts = new Float64Array(groups.length);
  let total = 0;
  for (const code of codes) {
    const area = areas.get(code);
    if (area === undefined) continue;
    total += area.total;
    for (let group = 0; group < counts.length; group += 1) {
      counts[group] = (counts[group] as number) + (area.counts[group] as number);
    }
  }
  return { total, counts };
}
