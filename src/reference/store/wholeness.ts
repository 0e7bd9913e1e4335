import { grouped } from "../../grouped.ts";
import { LAST_LSOA_NUMBER } from "../../vocab/small-areas.ts";
import { areasOfVintage, decileOfRank } from "../imd-editions.ts";
import type { LsoaTable } from "../lsoa-table.ts";
import type { ReferenceTable } from "../reference-table.ts";

/** Postcode areas are AB … ZE, GY, IM and JE: 124. One or two have been without live postcodes in some editions. */
const FEWEST_POSTCODE_AREAS = 120;
/** The directories have had more than 2.5 million postcodes since 2012. */
const FEWEST_POSTCODES = 2_000_000;

/** England has had 296 local authority districts since April 2023, and has not had fewer. */
const FEWEST_AUTHORITIES = 296;

/** What is missing of a table, as "33,000 of 33,755 areas"; undefined when it is whole. */
export function whatIsMissing(table: ReferenceTable): string | undefined {
  switch (table.kind) {
    case "imd":
      return fewer(table.codes.size, areasOfVintage(table.vintage), "areas");
    case "lsoa-changes":
      return (
        fewer(new Set(table.before).size, areasOfVintage(2011), "areas of 2011") ??
        fewer(new Set(table.after).size, areasOfVintage(2021), "areas of 2021")
      );
    case "geography": {
      const keys = Math.min(...table.layers.map(({ keys: found }) => found.length));
      return table.vintage === undefined
        ? fewer(keys, Math.max(keys, FEWEST_AUTHORITIES), "local authorities")
        : fewer(keys, areasOfVintage(table.vintage), "areas");
    }
    case "population": {
      const { level, vintage, areas } = table.residents;
      if (level !== "lsoa") return undefined;
      const english = [...areas.keys()].filter((code) => code.startsWith("E01")).length;
      return fewer(english, areasOfVintage(vintage ?? 2021), "areas");
    }
    // There is no number of organisations that a table must have.
    case "organisations":
      return undefined;
    case "postcodes": {
      const { postcodeAreas } = table.facts;
      if (postcodeAreas >= FEWEST_POSTCODE_AREAS && table.size >= FEWEST_POSTCODES) return undefined;
      return `${grouped(table.size)} postcodes in ${postcodeAreas} of 124 postcode areas`;
    }
  }
}

/** Areas with a code that no census gave; a table that was made up has them. */
export function areasUnknownToCensus({ vintage, codes }: LsoaTable): number {
  let unknown = 0;
  for (const [lsoa] of codes.entries()) if (lsoa < 1 || lsoa > LAST_LSOA_NUMBER[vintage]) unknown += 1;
  return unknown;
}

/** How many areas have another decile than ceil(10 × rank ÷ areas), or no rank, and so are not as published. */
export function areasUnlikePublished({ vintage, codes, ranks }: LsoaTable): number {
  const areas = areasOfVintage(vintage);
  let unlike = 0;
  for (const [lsoa, code] of codes.entries()) {
    const rank = ranks[lsoa]!;
    if (rank < 1 || decileOfRank(rank, areas) !== code) unlike += 1;
  }
  return unlike;
}

const fewer = (found: number, expected: number, of: string): string | undefined =>
  found === expected ? undefined : `${grouped(found)} of ${grouped(expected)} ${of}`;
