import type { Note, PopulationDimension } from "../findings/exact.ts";
import type { PopulationTable } from "../reference/population-table.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { ListAreas } from "./list-areas.ts";
import { note, partOf, say, warning } from "./note.ts";
import type { PlannedFile } from "./plan-file.ts";

/** Of the pathways with an LSOA: fewer than this without residents is what any two years differ by. */
const MANY_LOST = 0.01;

/**
 * Pathways in LSOAs that the table has no residents of. Unchanged areas keep their code from 2011 to 2021, so that 2011 codes
 * silently match 94–97% of a 2021 table: the match alone shows nothing.
 */
export function lostAreas(table: PopulationTable, { pathways, vintage }: ListAreas): Note[] {
  if (table.level !== "lsoa") return [];
  let placed = 0;
  let lost = 0;
  for (const [code, count] of pathways) {
    placed += count;
    if (!table.areas.has(code)) lost += count;
  }
  const share = partOf(lost, placed, "pathway");
  const differ = vintage !== undefined && table.vintage !== undefined && vintage !== table.vintage;
  if (lost > 0 && differ) {
    return [
      warning(
        "population-vintage-differs",
        say`The list has ${String(vintage)} LSOA codes and ${table.file} counts residents of ${String(table.vintage)} LSOAs: the LSOAs of ${share} are not in it, and neither they nor their residents are compared. Areas that did not change keep their code. Give a table of ${String(vintage)} LSOAs.`,
      ),
    ];
  }
  if (lost <= MANY_LOST * placed) return [];
  return [
    warning(
      "population-without-areas",
      say`${table.file} has no residents for the LSOAs of ${share}; they count as outside the catchment.`,
    ),
  ];
}

/** The list is regrouped for the comparison only: a census table of five groups cannot be. */
export const regrouped = ({ file }: PopulationTable, grouping: EthnicGrouping): Note =>
  warning(
    "population-regrouped",
    `Ethnic groups are compared with residents in the ${grouping} grouping, the only one that ${file} has: Chinese counts as ` +
      `${grouping === "2021" ? "Asian" : "Other"} there and not in the other tables.`,
  );

const OWN_DEPRIVATION: readonly FieldId[] = ["imd-decile", "imd-rank", "imd-quintile"];

/** The list's own column may be of another edition than the one its residents are looked up in. */
export function ownDeprivation(files: readonly PlannedFile[]): Note[] {
  if (!files.some(({ fields }) => OWN_DEPRIVATION.some((field) => fields.has(field)))) return [];
  return [
    warning(
      "population-own-deprivation",
      "Pathways have the deprivation of the list's own column and residents that of the IMD table: are both of one edition?",
    ),
  ];
}

export const notCompared = (label: string, why: readonly string[]): Note =>
  note(
    "population-not-compared",
    `${label} is not compared with residents: ${why.length === 0 ? "no population table counts them by it" : why.join("; ")}.`,
  );

/** A table that serves no dimension was perhaps given for another. */
export function unusedTables(
  tables: readonly PopulationTable[],
  dimensions: readonly PopulationDimension[],
): Note[] {
  return tables.flatMap(({ file, name }, index) =>
    dimensions.some(({ catchment }) => catchment === index)
      ? []
      : [note("population-table-unused", `${file} (${name}) serves none of the dimensions compared.`)],
  );
}
