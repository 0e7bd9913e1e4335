import type { CountedList } from "../engine/counted-list.ts";
import { vintageCoverage, vintageOfCodes } from "../enrich/vintage-coverage.ts";
import type { Findings, Note } from "../findings/schema.ts";
import type { Deprivation } from "../reference/load-deprivation.ts";
import { vintageOfHeader } from "../reference/reference-layout.ts";
import type { ListOptions } from "../request.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { ColumnTexts } from "./settle.ts";

const LSOA_FIELDS: readonly FieldId[] = ["lsoa21", "lsoa11", "lsoa"];

/**
 * What the run looks areas and postcodes up in: the files named with --imd, else what the reference store has for such a
 * list; undefined when there is nothing. `texts` are those of each file's coded columns in its first stretch.
 */
export async function deprivationOf(
  files: readonly PlannedFile[],
  list: ListOptions,
  texts: readonly ColumnTexts[],
): Promise<Deprivation | undefined> {
  const options = { listVintage: listVintage(files, texts), edition: list.imdEdition };
  if (list.imd.length > 0) {
    const { loadDeprivation } = await import("../reference/load-deprivation.ts");
    return loadDeprivation(list.imd, options);
  }
  const needs = { areas: hasField(files, LSOA_FIELDS), postcodes: hasField(files, ["postcode"]) };
  if (list.store === undefined || !(needs.areas || needs.postcodes)) return undefined;
  const { openNeeded } = await import("../reference/store/reference-store.ts");
  const sources = openNeeded(list.store, {
    vintage: options.listVintage,
    edition: list.imdEdition,
    postcodes: needs.postcodes,
  });
  if (sources.length === 0) return undefined;
  const { deprivationFrom } = await import("../reference/load-deprivation.ts");
  return deprivationFrom(sources, options);
}

const hasField = (files: readonly PlannedFile[], fields: readonly FieldId[]): boolean =>
  files.some((file) => fields.some((field) => file.fields.has(field)));

/** The census of the list's areas, from the header of their column, else from the codes in it. */
function listVintage(
  files: readonly PlannedFile[],
  texts: readonly ColumnTexts[],
): ReturnType<typeof vintageOfHeader> {
  for (const [index, file] of files.entries()) {
    const column = LSOA_FIELDS.map((field) => file.fields.get(field)?.chosen).find(
      (one) => one !== undefined,
    );
    if (column === undefined) continue;
    const coded = file.plan.coded.findIndex((one) => one.column === column);
    const codes = (texts[index]?.[coded] ?? []).map(({ text }) => text);
    return vintageOfHeader(file.header.headers[column]) ?? vintageOfCodes(codes);
  }
  return undefined;
}

/** The reference files as findings name them. */
export const referencesOf = (deprivation: Deprivation | undefined): Findings["references"] =>
  (deprivation?.references ?? []).map(({ kind, name, sha256, rows }) => ({ kind, name, sha256, rows }));

/** What the reference files say of themselves, and how well they cover the areas of the list. */
export function deprivationNotes(
  deprivation: Deprivation | undefined,
  files: readonly PlannedFile[],
  counted: CountedList,
): Note[] {
  if (deprivation === undefined) return [];
  const notes: Note[] = deprivation.notes.map(({ code, level, text }) => ({ code, level, text }));
  files.forEach((file, index) => {
    const texts = counted.files[index]?.texts ?? [];
    for (const field of LSOA_FIELDS) {
      const column = file.fields.get(field)?.chosen;
      if (column === undefined) continue;
      const coded = file.plan.coded.findIndex((one) => one.column === column);
      const codes = (texts[coded] ?? []).map(({ text, analysed }) => ({ code: text, count: analysed }));
      const coverage = vintageCoverage(deprivation, codes, vintageOfHeader(file.header.headers[column]));
      if (coverage.note !== undefined) notes.push(coverage.note);
    }
  });
  return notes;
}
