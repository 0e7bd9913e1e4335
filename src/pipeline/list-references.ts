import type { CountedList } from "../engine/counted-list.ts";
import { vintageCoverage } from "../enrich/vintage-coverage.ts";
import type { Findings, Note } from "../findings/exact.ts";
import { vintageOfCodes } from "../reference/area-level.ts";
import type { Deprivation } from "../reference/deprivation.ts";
import type { GeographyLookup } from "../reference/geography-lookup.ts";
import { vintageOfHeader } from "../reference/reference-layout.ts";
import type { ReferenceSource } from "../reference/reference-table.ts";
import type { Needs } from "../reference/store/choose-items.ts";
import type { ListOptions } from "../request.ts";
import { type GeographyId, isGeography } from "../vocab/geographies.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { warning } from "./note.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { ColumnTexts } from "./settle.ts";

const LSOA_FIELDS: readonly FieldId[] = ["lsoa21", "lsoa11", "lsoa"];

/** What a list's places are looked up in. */
export interface ListReferences {
  readonly deprivation: Deprivation | undefined;
  readonly geographies: ReadonlyMap<GeographyId, GeographyLookup>;
  /** Names of providers and sites by ODS code. */
  readonly organisations: ReadonlyMap<string, string>;
}

const NAMED_BY_ODS: readonly string[] = ["provider", "site"];

/**
 * The files named with --imd, else what the reference store has for such a list. `texts` are those of each file's coded
 * columns in its first stretch; `dimensions` what it is broken down by.
 */
export async function listReferences(
  files: readonly PlannedFile[],
  list: ListOptions,
  from: { readonly texts: readonly ColumnTexts[]; readonly dimensions: readonly string[] },
): Promise<ListReferences> {
  const vintage = listVintage(files, from.texts);
  const sources = await openedSources(files, list, {
    vintage,
    geographies: from.dimensions.filter(isGeography),
    organisations: from.dimensions.some((id) => NAMED_BY_ODS.includes(id)),
  });
  if (sources.length === 0)
    return { deprivation: undefined, geographies: new Map(), organisations: new Map() };
  const [{ deprivationFrom }, { geographiesFrom }, { namesFrom }] = await Promise.all([
    import("../reference/deprivation.ts"),
    import("../reference/geography-lookup.ts"),
    import("../reference/organisation-names.ts"),
  ]);
  const deprivation = deprivationFrom(sources, { listVintage: vintage, edition: list.imdEdition });
  return {
    deprivation,
    // Postcodes lead to areas of the census that deprivation is looked up by.
    geographies: geographiesFrom(sources, vintage ?? deprivation.vintage),
    organisations: namesFrom(sources),
  };
}

async function openedSources(
  files: readonly PlannedFile[],
  list: ListOptions,
  needs: Pick<Needs, "vintage" | "geographies" | "organisations">,
): Promise<readonly ReferenceSource[]> {
  if (list.imd.length > 0) {
    const { readReferences } = await import("../reference/read-reference.ts");
    return readReferences(list.imd);
  }
  const postcodes = hasField(files, ["postcode"]);
  const isNeeded = postcodes || needs.organisations || hasField(files, LSOA_FIELDS);
  if (list.store === undefined || !isNeeded) return [];
  const { openNeeded } = await import("../reference/store/reference-store.ts");
  return openNeeded(list.store, { ...needs, edition: list.imdEdition, postcodes });
}

type Vintage = ReturnType<typeof vintageOfHeader>;

const hasField = (files: readonly PlannedFile[], fields: readonly FieldId[]): boolean =>
  files.some((file) => fields.some((field) => file.fields.has(field)));

/** The census of the list's areas: as a header of a file says, else as the codes of all files together do. */
function listVintage(files: readonly PlannedFile[], texts: readonly ColumnTexts[]): Vintage {
  const columns = files.map((file) =>
    LSOA_FIELDS.map((field) => file.fields.get(field)?.chosen).find((one) => one !== undefined),
  );
  const said = files.map(({ header }, index) => vintageOfHeader(header.headers[columns[index] ?? -1]));
  return said.find((vintage) => vintage !== undefined) ?? vintageOfCodes(codesIn(files, columns, texts));
}

/** One by one, because a few of the tens of thousands are often enough. */
function* codesIn(
  files: readonly PlannedFile[],
  columns: readonly (number | undefined)[],
  texts: readonly ColumnTexts[],
): Generator<string> {
  for (const [index, file] of files.entries()) {
    const coded = file.plan.coded.findIndex((one) => one.column === columns[index]);
    for (const { text } of texts[index]?.[coded] ?? []) yield text.trim().toUpperCase();
  }
}

/** The reference files as findings name them. */
export const referencesOf = (deprivation: Deprivation | undefined): Findings["references"] =>
  (deprivation?.references ?? []).map(({ kind, name, sha256, rows, vintage }) => ({
    kind,
    name,
    sha256,
    rows,
    ...(vintage !== undefined && { vintage }),
  }));

/** What the reference files say of themselves, and how well they cover the areas of the list. */
export function deprivationNotes(
  deprivation: Deprivation | undefined,
  files: readonly PlannedFile[],
  counted: CountedList,
): Note[] {
  if (deprivation === undefined) return [];
  const notes: Note[] = deprivation.notes.map(({ code, level, text }) => ({ code, level, text }));
  if (deprivation.postcodes === undefined && hasField(files, ["postcode"]) && !hasField(files, LSOA_FIELDS)) {
    notes.push({
      code: "no-postcode-directory",
      level: "warning",
      text: "The list has postcodes and there is no postcode directory to look them up in: add ONSPD or NSPL, fairwait reference add FILE.",
    });
  }
  files.forEach((file, index) => {
    const texts = counted.files[index]?.texts ?? [];
    for (const field of LSOA_FIELDS) {
      const column = file.fields.get(field)?.chosen;
      if (column === undefined) continue;
      const coded = file.plan.coded.findIndex((one) => one.column === column);
      const census = vintageOfHeader(file.header.headers[column]);
      const coverage = vintageCoverage(deprivation, texts[coded] ?? [], census);
      if (coverage.note !== undefined) notes.push(warning(coverage.note.code, coverage.note.wording));
    }
  });
  return notes;
}
